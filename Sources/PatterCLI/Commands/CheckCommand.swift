import CallModel
import CallStore
import DataExchange
import ScriptCompiler
import SourceText
import Terminal

/// `check PATH…`
enum CheckCommand {
  /// What was found in one script, or in one file of rules: its files stand beside its diagnostics.
  private struct Found {
    let files: [SourceFile]
    let diagnostics: [Diagnostic]
    let droppedCount: Int
  }

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", ["text", "json"])
    let levels = try LevelChoices(invocation)
    let log = try logIfAny(program)
    let paths = try ScriptFinder.scripts(invocation.arguments)
    var all: [Found] = []
    var seen: Set<String> = []
    var unreadable: Failure?
    var library: String?
    var hasErrors = false
    for path in paths {
      do throws(Failure) {
        if path.hasSuffix(".json") {
          let (file, flaws) = try RuleFiles.check(path)
          hasErrors = hasErrors || !flaws.isEmpty
          all.append(
            Found(files: [file], diagnostics: DataFlaws.diagnostics(flaws), droppedCount: 0))
          continue
        }
        let compilation = try ScriptLoader.load(path)
        if compilation.isLibrary, !compilation.hasErrors { library = path }
        // A library that several scripts include is told once.
        let findings = compilation.audit(
          after: try kept(compilation, log, program), as: levels.level)
        hasErrors = hasErrors || compilation.hasErrors || findings.hasErrors
        let fresh = (compilation.diagnostics + findings.diagnostics).filter { diagnostic in
          let file = compilation.files[Int(diagnostic.span.file)].path
          let place = "\(file)\u{0}\(diagnostic.rule.id)\u{0}\(diagnostic.span.start)"
          return seen.insert(place).inserted
        }
        all.append(
          Found(
            files: compilation.files, diagnostics: fresh,
            droppedCount: compilation.droppedCount + findings.droppedCount))
      } catch {
        program.tell(error)
        unreadable = error
      }
    }
    if format == "json" { writeJSON(all, program) } else { writeText(all, program) }
    if format == "text", paths.count == 1, let library {
      program.screen.line(
        StyledText(
          data: "\(library) is a library: by itself only its syntax is checked.", .muted))
    }
    try program.flush()
    if unreadable != nil { return .system }
    return hasErrors ? .problems : .done
  }

  /// The store, if there is one: what its calls were made with tells what a rename would lose.
  /// Checking makes none, and only one that was named has to be readable.
  private static func logIfAny(_ program: Program) throws(Failure) -> Store? {
    guard let path = program.settings["store"] else { return nil }
    do throws(StoreError) { return try Store.openForReading(path) } catch {
      guard program.settings.isOption("store") else { return nil }
      throw Failure(error)
    }
  }

  private static func kept(
    _ compilation: Compilation, _ log: Store?, _ program: Program
  ) throws(Failure) -> Script? {
    guard let log else { return nil }
    do throws(StoreError) {
      return try ScriptLoader.keptVersion(before: compilation, log)
    } catch {
      guard program.settings.isOption("store") else { return nil }
      throw Failure(error)
    }
  }

  private static func writeJSON(_ all: [Found], _ program: Program) {
    var json = JSONWriter()
    json.array { json in
      for found in all { DiagnosticOutput.json(found.diagnostics, found.files, &json) }
    }
    program.screen.write(json.text + "\n")
  }

  private static func writeText(_ all: [Found], _ program: Program) {
    // What could not be read was told on standard error.
    guard !all.isEmpty else { return }
    for found in all {
      DiagnosticOutput.write(found.diagnostics, found.files, to: program.screen)
      DiagnosticOutput.tellDropped(found.droppedCount, to: program.screen)
    }
    let diagnostics = all.flatMap(\.diagnostics)
    func counted(_ level: Diagnostic.Level, _ word: String) -> String? {
      let count = diagnostics.count { $0.level == level }
      return count == 0 ? nil : "\(count) \(word)\(count == 1 || level == .advice ? "" : "s")"
    }
    let parts = [
      counted(.error, "error"), counted(.warning, "warning"), counted(.advice, "advice"),
    ].compactMap { $0 }
    let what = parts.isEmpty ? "nothing to mend" : parts.joined(separator: ", ")
    program.screen.line(
      StyledText(
        "\(all.count.counted("file")) checked: \(what)", diagnostics.isEmpty ? .good : .heading))
  }
}
