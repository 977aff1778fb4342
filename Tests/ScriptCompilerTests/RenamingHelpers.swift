import ScriptCompiler
import SourceText
import Testing

/// A script in memory with the files it includes and its transcripts, to be renamed in.
struct RenamingSet {
  /// The script's file first; transcripts end in `.transcript`.
  var files: [(path: String, text: String)]

  init(_ source: String, _ more: [(path: String, text: String)] = []) {
    files = [("example.patter", source)] + more
  }

  var script: String { files[0].text }

  /// The scope of the one script.
  func scope() throws -> Renaming.Scope {
    let isTranscript = { (path: String) in path.hasSuffix(".transcript") }
    let compilation = compiled(
      files[0].text, files: files.dropFirst().filter { !isTranscript($0.path) }, recordsUses: true)
    if compilation.script == nil { Issue.record("\(printed(compilation))") }
    let uses = try #require(compilation.uses)
    var sources = compilation.files
    let finder = TranscriptUses(uses.script)
    var found: [NameUse] = []
    for file in files where isTranscript(file.path) {
      let source = SourceFile(path: file.path, text: file.text)
      found += finder.uses(in: source, index: sources.count)
      sources.append(source)
    }
    let transcripts = Set(sources.indices.filter { isTranscript(sources[$0].path) })
    let member = NamePlaces.Member(uses: uses.adding(found), files: Array(sources.indices))
    return Renaming.Scope(members: [member], files: sources, transcripts: transcripts)
  }

  /// The set with a thing renamed, proven.
  func renaming(
    _ old: String, to new: String, kind: NameKind? = nil
  ) throws -> (set: RenamingSet, renaming: Renaming) {
    let scope = try scope()
    let things = scope.members[0].uses.things(named: old, kind: kind)
    return try renaming(try #require(things.first, "nothing is named \(old)"), to: new, scope)
  }

  func renaming(
    _ thing: NamedThing, to new: String, _ scope: Renaming.Scope
  ) throws -> (set: RenamingSet, renaming: Renaming) {
    let renaming = try Renaming(thing, in: 0, to: new, scope: scope)
    var set = self
    for number in scope.files.indices {
      guard let bytes = renaming.changed(number),
        let index = files.firstIndex(where: { $0.path == scope.files[number].path })
      else { continue }
      set.files[index].text = String(decoding: bytes, as: UTF8.self)
    }
    let after = try set.scope()
    try renaming.prove(after.members, after.files)
    return (set, renaming)
  }

  /// Why a renaming is refused; nil when it is not.
  func refusal(_ old: String, to new: String, kind: NameKind? = nil) throws -> String? {
    do {
      _ = try renaming(old, to: new, kind: kind)
      return nil
    } catch let refusal as Renaming.Refusal {
      return refusal.message
    }
  }
}

/// The lines that two texts do not share, `-` before those of the first.
func changedLines(_ one: String, _ other: String) -> [String] {
  let old = one.split(separator: "\n", omittingEmptySubsequences: false)
  let new = other.split(separator: "\n", omittingEmptySubsequences: false)
  #expect(old.count == new.count)
  return zip(old, new).filter { $0 != $1 }.flatMap { ["-\($0)", "+\($1)"] }
}
