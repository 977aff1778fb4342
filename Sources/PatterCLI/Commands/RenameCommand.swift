import ScriptCompiler
import SourceText
import Terminal

/// `rename SCRIPT OLD NEW`
enum RenameCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let path = invocation.arguments[0]
    let real = FileReader.realPath(path) ?? path
    let replacement = FileReplacement(folder: ScriptLoader.folder(of: real))
    if replacement.isInterrupted {
      guard !invocation.has("dry-run") else {
        throw Failure(
          .problems, "an earlier renaming in this folder was interrupted",
          help: "run a `patter rename` without --dry-run; it finishes that one first")
      }
      tellFinished(try replacement.finish(), program)
    }
    var set = try ScriptSet.around(path)
    let folder = invocation.value("below") ?? ScriptLoader.folder(of: path)
    guard FileReader.isFolder(folder) else {
      throw .usage("--below `\(folder)` is no folder", help: "name the folder of the scripts")
    }
    set.addScripts(sharingFilesBelow: folder)
    set.addTranscripts(FolderSearch.files(below: folder, endingIn: [".transcript"]))
    guard let (member, thing) = try find(invocation, set, program) else { return .problems }
    for member in set.members where member.compilation.script == nil {
      throw Failure(
        .problems, "\(member.path) does not compile, so that nothing is renamed",
        help: "mend what `patter check \(member.path)` tells first")
    }
    let renaming: Renaming
    let changed: [Int: [UInt8]]
    do throws(Renaming.Refusal) {
      renaming = try Renaming(thing, in: member, to: invocation.arguments[2], scope: set.scope)
      changed = Dictionary(
        uniqueKeysWithValues: renaming.edits.keys.compactMap { file in
          renaming.changed(file).map { (file, $0) }
        })
    } catch {
      throw refused(error, set.members[member].uses.name(of: thing), path)
    }
    let after = try set.replacing(changed)
    for member in after.members where member.compilation.script == nil {
      DiagnosticOutput.write(member.compilation, to: program.errors, program)
      throw Failure(
        .problems, "\(member.path) would not compile with the new name; nothing was renamed",
        help: "choose another name")
    }
    do throws(Renaming.Refusal) {
      try renaming.prove(after.members.map(\.names), after.files.map(\.source))
    } catch {
      throw refused(error, set.members[member].uses.name(of: thing), path)
    }
    if !invocation.has("dry-run") { try write(changed, set, replacement) }
    tell(renaming, changed, set, invocation, program)
    try program.flush()
    return .done
  }

  /// The one thing that the old name stands for; nil after telling that there is none.
  private static func find(
    _ invocation: Invocation, _ set: ScriptSet, _ program: Program
  ) throws(Failure) -> (member: Int, thing: NamedThing)? {
    let (found, name) = try RefsCommand.find(invocation, set)
    // The script that was named goes before others that share its files.
    let own = found.filter { $0.member == 0 }
    let things = own.isEmpty ? found : own
    guard let first = things.first else {
      RefsCommand.tellUnknown(name, invocation, set, program)
      return nil
    }
    guard things.count == 1 else {
      let kinds = things.map(\.thing.kind.rawValue)
      throw .usage(
        "`\(name)` is \(kinds.map { "a \($0)" }.joined(separator: " and "))",
        help: Set(kinds).count > 1
          ? "say which with `--kind \(kinds[0])`" : "name one of the scripts that include the file")
    }
    return first
  }

  private static func refused(
    _ refusal: Renaming.Refusal, _ name: String, _ path: String
  ) -> Failure {
    Failure(
      refusal.isWrongUse ? .usage : .problems,
      "`\(name)` is not renamed: \(refusal.message)",
      help: refusal.help.map { help in
        help.split(separator: "SCRIPT", omittingEmptySubsequences: false).joined(separator: path)
      })
  }

  private static func write(
    _ changed: [Int: [UInt8]], _ set: ScriptSet, _ replacement: FileReplacement
  ) throws(Failure) {
    let items = changed.sorted { $0.key < $1.key }.map { number, bytes in
      FileReplacement.Item(
        path: set.files[number].realPath, old: set.files[number].source.bytes, new: bytes)
    }
    try replacement.replace(items)
  }

  private static func tellFinished(_ paths: [String], _ program: Program) {
    program.errors.line(
      StyledText("note", .heading)
        + StyledText(": an earlier renaming was interrupted and is finished now"))
    for path in paths { program.errors.line(StyledText(data: "  \(path)", .muted)) }
    try? program.errors.flush()
  }

  private static func tell(
    _ renaming: Renaming, _ changed: [Int: [UInt8]], _ set: ScriptSet, _ invocation: Invocation,
    _ program: Program
  ) {
    let screen = program.screen
    let numbers = changed.keys.sorted()
    if invocation.has("dry-run") {
      for number in numbers {
        let old = set.files[number].source
        let new = SourceFile(path: old.path, bytes: changed[number] ?? [])
        for line in UnifiedDiff.lines(old, new) { screen.line(line) }
      }
    }
    let word = invocation.has("dry-run") ? "would be renamed" : "renamed"
    screen.line(
      StyledText("\(renaming.thing.kind.rawValue) ")
        + StyledText(data: renaming.oldName, .heading) + StyledText(" \(word) ")
        + StyledText(data: (renaming.newID ? "#" : "") + renaming.newName, .heading)
        + StyledText(
          ": \(renaming.placeCount.counted("place")) in \(numbers.count.counted("file"))"))
    if !invocation.has("dry-run") {
      for number in numbers { screen.line(StyledText(data: "  \(set.files[number].source.path)")) }
    }
    if renaming.keepsHistory {
      screen.line(
        StyledText(data: "`(was \(renaming.oldName))` keeps its history in the log.", .muted))
    } else if [.field, .outcome, .message, .persona].contains(renaming.thing.kind) {
      screen.line(
        StyledText(
          data: "Calls that were made before keep the old name `\(renaming.oldName)` in the log.",
          .muted))
    }
    tellColumn(renaming, set, screen)
  }

  /// A field that is filled from the lead takes the column of its name.
  private static func tellColumn(_ renaming: Renaming, _ set: ScriptSet, _ screen: Screen) {
    guard renaming.thing.kind == .field, let first = renaming.things.first else { return }
    let script = set.members[first.member].uses.script
    guard script.isFilledFromLead(first.thing) else { return }
    screen.line(
      StyledText(
        data:
          "It is filled from the lead: lists of leads need the column `\(renaming.newName)` now, "
          + "not `\(renaming.oldName)`.", .warning))
  }
}
