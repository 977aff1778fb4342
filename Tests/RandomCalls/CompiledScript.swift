package import CallModel
import ScriptCompiler
import SourceText

/// What a walk did not expect.
package struct Unexpected: Error, CustomStringConvertible {
  /// What it was.
  package let description: String

  /// What a walk did not expect.
  package init(_ description: String) {
    self.description = description
  }
}

/// A script with common fields and outcomes, to which a test adds what it is about.
package func compiled(_ body: String, head: String = "", files: [(path: String, text: String)] = [])
  throws
  -> Script
{
  let source = body.hasPrefix("---") ? body : commonHead(head) + body
  let file = SourceFile(path: "example.patter", text: source)
  let compilation = compile(file, name: "example") { name, _ in
    guard let file = files.first(where: { $0.path == name }) else { return .failure(.missing) }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, text: file.text), relativePath: name, identity: name))
  }
  guard let script = compilation.script else {
    let printer = DiagnosticPrinter()
    throw Unexpected(
      compilation.diagnostics.map { printer.print($0, in: compilation.files) }
        .joined(separator: "\n"))
  }
  return script
}

/// The head that a test's script gets: title, fields and outcomes.
package func commonHead(_ more: String = "") -> String {
  """
  ---
  title: Example
  language: en
  goal: won
  currency: EUR
  \(more)
  ---
  # fields
  - spend: money
  - supplier: text
  - size: number
  - pain: 0..10
  - warm: yes or no
  - who: one of owner, manager, someone else
  - worries: some of price, ovens, cold rooms
  - day: date and time
  # outcomes
  - won "Won": won
  - meeting "Meeting": won, needs who and day
  - later "Later": open
  - callback "Call back": open, call at call_back_at
  - refused "Refused": lost, needs reason
  - no "No": lost

  """
}
