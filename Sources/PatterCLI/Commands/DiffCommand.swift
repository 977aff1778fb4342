import CallModel
import CallStore
import DataExchange
import ScriptCompiler
import ScriptComparison
import SourceText
import Terminal

/// `diff OLD NEW`
enum DiffCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", ["text", "json"])
    let isGit = program.variables["GIT_DIFF_PATH_COUNTER"] != nil
    if isGit, invocation.arguments.count == 1 {
      program.screen.line(
        StyledText(data: "\(invocation.arguments[0]): not merged yet", .warning))
      try program.flush()
      return .done
    }
    let versions = try versions(invocation, program)
    guard let old = versions.old.script, let new = versions.new.script else {
      try tellBroken(versions, isGit: isGit || invocation.arguments.count >= 7, program)
      // git takes any other status as a crash and shows nothing more.
      return isGit ? .done : .problems
    }
    let comparison = ScriptComparison(old, new)
    if format == "json" {
      program.screen.write(DiffOutput.json(comparison, versions) + "\n")
    } else {
      DiffOutput.write(comparison, versions, program)
    }
    try program.flush()
    return invocation.has("exit-code") && !comparison.changes.isEmpty ? .problems : .done
  }

  private static func versions(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> ScriptVersions {
    let arguments = invocation.arguments
    let hashes = invocation.options["version"] ?? []
    switch (hashes.count, arguments.count) {
    case (0, 2): return try ScriptVersions.files(arguments[0], arguments[1])
    case (0, 7), (0, 9): return try ScriptVersions.git(arguments)
    case (1, 1):
      let store = try program.store()
      return ScriptVersions(
        old: try ScriptVersions.kept(hashes[0], store),
        new: ScriptVersions.Side(
          name: arguments[0], compilation: try ScriptLoader.load(arguments[0])))
    case (2, 0):
      let store = try program.store()
      return ScriptVersions(
        old: try ScriptVersions.kept(hashes[0], store),
        new: try ScriptVersions.kept(hashes[1], store))
    default:
      throw .usage(
        "`diff` compares two versions",
        help: "write `patter diff OLD NEW`, `patter diff --version HASH SCRIPT` or "
          + "`patter diff --version HASH --version HASH`")
    }
  }

  /// Tells that a version cannot be compared, and why.
  private static func tellBroken(
    _ versions: ScriptVersions, isGit: Bool, _ program: Program
  ) throws(Failure) {
    // Under git only standard output is sure to be seen.
    let screen = isGit ? program.screen : program.errors
    for side in [versions.old, versions.new] where side.script == nil {
      guard let compilation = side.compilation else { continue }
      if compilation.isLibrary {
        screen.line(
          StyledText(
            data: "\(side.name) is a library that no script includes: it has no meaning to compare",
            .warning))
      } else {
        let errors = compilation.diagnostics.filter { $0.rule.level == .error }
        screen.line(
          StyledText(
            data: "\(side.name) cannot be compared: it does not compile with the rules and the "
              + "included files of today (\(errors.count) errors, the first one below)", .warning))
        DiagnosticOutput.write(Array(errors.prefix(1)), compilation.files, to: screen)
      }
    }
    if isGit { screen.line("`git diff --no-ext-diff` shows the lines as they stand.") }
    do throws(SystemError) { try screen.flush() } catch {
      throw .system("the output cannot be written: \(error.description)")
    }
  }
}
