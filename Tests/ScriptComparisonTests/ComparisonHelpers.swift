import CallModel
import ScriptCompiler
import ScriptComparison
import SourceText
import Testing

/// Compiles a script whose sections stand below a usual head.
func script(_ body: String, front: String = "") throws -> Script {
  let source = """
    ---
    title: Example
    language: en
    goal: done
    currency: EUR
    \(front)---
    # fields
    - spend: money
    - size: number
    - who: one of owner, boss
    # outcomes
    - done: won
    - gone: lost
    \(body)
    """
  let compilation = compile(SourceFile(path: "example.patter", text: source), name: "example")
  let printer = DiagnosticPrinter()
  #expect(
    compilation.diagnostics.map { printer.print($0, in: compilation.files) }.joined() == "")
  return try #require(compilation.script)
}

/// The differences of two scripts, a line for each: `~` for a thing that both have.
func differences(_ old: Script, _ new: Script) -> [String] {
  ScriptComparison(old, new).changes.flatMap { change -> [String] in
    let sign =
      switch change.state {
      case .added: "+"
      case .removed: "-"
      case .kept: "~"
      }
    var head = "\(sign) \(change.subject.rawValue) \(change.name)"
    if let former = change.formerName { head += " was \(former)" }
    if let move = change.move { head += " moved \(move.old) > \(move.new)" }
    if let likely = change.likelyName { head += " like \(likely)" }
    return [head] + change.details.map(text)
  }
}

func text(_ detail: ScriptComparison.Detail) -> String {
  switch detail {
  case .value(let name, let old, let new): "  \(name): \(old ?? "nothing") > \(new ?? "nothing")"
  case .line(let line):
    switch line.kind {
    case .added: "  + \(line.new ?? "")"
    case .removed: "  - \(line.old ?? "")"
    case .changed: "  \(line.old ?? "") > \(line.new ?? "")"
    case .moved: "  moved \(line.new ?? "")"
    }
  }
}

func differences(_ old: String, _ new: String) throws -> [String] {
  differences(try script(old), try script(new))
}
