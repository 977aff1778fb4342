import ScriptCompiler
import SourceText

/// Scripts that are looked at together, each compiled with the places of its names, and their
/// transcripts. A file that several of them share is one file here.
struct ScriptSet {
  /// A file of the set.
  struct File {
    /// The bytes, and the path as the user knows it.
    let source: SourceFile
    /// The path with all links followed, which tells files apart.
    let realPath: String
    /// Whether it is a transcript.
    let isTranscript: Bool
  }

  /// A script of the set.
  struct Member {
    let path: String
    let compilation: Compilation
    /// The names of the script itself, its files numbered as in the compilation.
    let uses: NameUses
    /// The same with those in its transcripts, the files numbered as in the set.
    var names: NamePlaces.Member
  }

  private(set) var files: [File] = []
  private(set) var members: [Member] = []
  private var numbers: [String: Int] = [:]

  /// The script of a path, or, where the path is a library, the scripts of its folder and below that
  /// include it; with the transcripts beside each and in `tests/` there.
  static func around(_ path: String) throws(Failure) -> ScriptSet {
    let compilation = try ScriptLoader.load(path, recordsUses: true)
    var set = ScriptSet()
    guard compilation.isLibrary else {
      set.add(path, compilation)
      set.addTranscripts(beside: path)
      return set
    }
    let folder = ScriptLoader.folder(of: path)
    set.addScripts(below: folder, sharing: [FileReader.realPath(path) ?? path])
    guard !set.members.isEmpty else {
      throw .usage(
        "\(path) is a library, and no script in its folder or below includes it",
        help: "name a script that includes it")
    }
    for member in set.members { set.addTranscripts(beside: member.path) }
    return set
  }

  /// Adds the scripts of a folder and below that share a file with one of the set, or with one that
  /// does.
  mutating func addScripts(sharingFilesBelow folder: String) {
    addScripts(below: folder, sharing: Set(files.filter { !$0.isTranscript }.map(\.realPath)))
  }

  private mutating func addScripts(below folder: String, sharing files: Set<String>) {
    var shared = files
    var known = Set(members.compactMap { FileReader.realPath($0.path) })
    var others: [(path: String, compilation: Compilation, files: Set<String>)] = []
    for path in FolderSearch.files(below: folder, endingIn: [".patter"]) {
      guard let real = FileReader.realPath(path), known.insert(real).inserted,
        let compilation = try? ScriptLoader.load(path, recordsUses: true), !compilation.isLibrary
      else { continue }
      others.append(
        (path, compilation, Set(compilation.files.compactMap { FileReader.realPath($0.path) })))
    }
    var hasGrown = true
    while hasGrown {
      let added = others.filter { !$0.files.isDisjoint(with: shared) }
      others.removeAll { !$0.files.isDisjoint(with: shared) }
      for script in added {
        add(script.path, script.compilation)
        shared.formUnion(script.files)
      }
      hasGrown = !added.isEmpty
    }
  }

  /// The same scripts and transcripts with other contents of some files, by their numbers.
  func replacing(_ changed: [Int: [UInt8]]) throws(Failure) -> ScriptSet {
    var replaced: [String: [UInt8]] = [:]
    for (number, bytes) in changed { replaced[files[number].realPath] = bytes }
    var set = ScriptSet()
    for member in members {
      set.add(
        member.path,
        try ScriptLoader.load(member.path, recordsUses: true, replaced: replaced))
    }
    // Transcripts come in the order in which they came here, so that their numbers are the same.
    for (index, member) in members.enumerated() where index < set.members.count {
      let transcripts = member.names.files.filter { files[$0].isTranscript }.map { number in
        SourceFile(
          path: files[number].source.path, bytes: changed[number] ?? files[number].source.bytes)
      }
      set.addTranscripts(transcripts, to: index)
    }
    return set
  }

  /// What a renaming looks at.
  var scope: Renaming.Scope {
    Renaming.Scope(
      members: members.map(\.names), files: files.map(\.source),
      transcripts: Set(files.indices.filter { files[$0].isTranscript }))
  }

  private mutating func add(_ path: String, _ compilation: Compilation) {
    guard let uses = compilation.uses else { return }
    let files = compilation.files.map { number(of: $0, isTranscript: false) }
    members.append(
      Member(
        path: path, compilation: compilation, uses: uses,
        names: NamePlaces.Member(uses: uses, files: files)))
  }

  private mutating func addTranscripts(beside path: String) {
    let folder = ScriptLoader.folder(of: path)
    let paths =
      FolderSearch.files(in: folder, endingIn: [".transcript"])
      + FolderSearch.files(
        in: FolderSearch.joined(folder, "tests"), endingIn: [".transcript"])
    addTranscripts(paths)
  }

  /// Adds those of some transcripts that belong to scripts of the set.
  mutating func addTranscripts(_ paths: [String]) {
    var byScript: [String: [SourceFile]] = [:]
    for path in paths {
      guard case .success(let bytes) = FileReader.read(path, limit: SourceFile.maximumSize),
        bytes.count <= SourceFile.maximumSize
      else { continue }
      let file = SourceFile(path: path, bytes: bytes)
      guard numbers[FileReader.realPath(path) ?? path] == nil,
        let script = TranscriptUses.head("script", of: file), !script.utf8.contains(0)
      else { continue }
      let place =
        script.hasPrefix("/")
        ? script : FolderSearch.joined(ScriptLoader.folder(of: path), script)
      guard let real = FileReader.realPath(place) else { continue }
      byScript[real, default: []].append(file)
    }
    for index in members.indices {
      guard let real = FileReader.realPath(members[index].path),
        let transcripts = byScript[real]
      else { continue }
      addTranscripts(transcripts, to: index)
    }
  }

  private mutating func addTranscripts(_ transcripts: [SourceFile], to index: Int) {
    let member = members[index]
    let finder = TranscriptUses(member.uses.script)
    var found: [NameUse] = []
    var numbers = member.names.files
    for file in transcripts {
      found += finder.uses(in: file, index: numbers.count)
      numbers.append(number(of: file, isTranscript: true))
    }
    members[index].names = NamePlaces.Member(uses: member.uses.adding(found), files: numbers)
  }

  private mutating func number(of file: SourceFile, isTranscript: Bool) -> Int {
    let real = FileReader.realPath(file.path) ?? file.path
    if let number = numbers[real] { return number }
    numbers[real] = files.count
    files.append(File(source: file, realPath: real, isTranscript: isTranscript))
    return files.count - 1
  }

  /// The places of a thing in the whole set.
  func places(of thing: NamedThing, in member: Int = 0) -> NamePlaces {
    NamePlaces(of: thing, in: member, among: members.map(\.names))
  }

  /// What a name of the command line stands for, with the script that has it: each thing once, though
  /// several scripts may have it.
  func things(named name: String, kind: NameKind?) -> [(member: Int, thing: NamedThing)] {
    var found: [(member: Int, thing: NamedThing)] = []
    for (index, member) in members.enumerated() {
      for thing in member.uses.things(named: name, kind: kind) {
        let isKnown = found.contains { known in
          known.thing.kind == thing.kind
            && places(of: known.thing, in: known.member).things.contains {
              $0.member == index && $0.thing == thing
            }
        }
        if !isKnown { found.append((index, thing)) }
      }
    }
    return found
  }
}
