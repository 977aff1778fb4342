import CallModel
import ScriptCompiler
import SourceText

/// Compiles a script that stands in memory, with the files it includes.
func compiled(
  _ bytes: [UInt8], path: String = "example.patter", files: [(path: String, text: String)] = [],
  recordsUses: Bool = false
) -> Compilation {
  compile(
    SourceFile(path: path, bytes: bytes), name: "example", identity: path, recordsUses: recordsUses
  ) { name, _ in
    guard let file = files.first(where: { $0.path == name }) else { return .failure(.missing) }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, text: file.text), relativePath: name, identity: name))
  }
}

/// Compiles a script that stands in memory.
func compiled(
  _ source: String, files: [(path: String, text: String)] = [], recordsUses: Bool = false
) -> Compilation {
  compiled(Array(source.utf8), files: files, recordsUses: recordsUses)
}

/// Compiles an example of a rule.
func compiled(_ example: Rule.Example) -> Compilation {
  compile(example)
}

/// All that `check` tells of a script: its errors, or what is likely wrong in it.
func told(_ compilation: Compilation, after kept: Script? = nil) -> [Diagnostic] {
  compilation.diagnostics + compilation.audit(after: kept).diagnostics
}

/// All that `check` tells of an example of a rule.
func told(_ compilation: Compilation, _ example: Rule.Example) -> [Diagnostic] {
  told(compilation, after: example.earlier.flatMap { compiled($0).script })
}

/// Everything that was found while compiling, as it is printed.
func printed(_ compilation: Compilation) -> String {
  printed(compilation.diagnostics, compilation.files)
}

/// Diagnostics as they are printed.
func printed(_ diagnostics: [Diagnostic], _ files: [SourceFile]) -> String {
  let printer = DiagnosticPrinter()
  return diagnostics.map { printer.print($0, in: files) }.joined(separator: "\n")
}

/// The ids of what was found, in file order.
func found(_ source: String) -> [String] {
  compiled(source).diagnostics.map(\.rule.id)
}

/// The ids of what was found in the body of one step.
func foundInStep(_ text: String) -> [String] {
  compiled(Rule.Example.step(text)).diagnostics.map(\.rule.id)
}

/// The ids of what was found in a script with these sections.
func foundInBody(_ text: String) -> [String] {
  compiled(Rule.Example.body(text)).diagnostics.map(\.rule.id)
}
