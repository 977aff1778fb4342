import CallModel

/// Writes a map in the language of Graphviz (graphviz.org, "DOT language").
package struct DotRenderer: Sendable {
  private static let labelLimit = 4
  private let map: Map

  /// A renderer of a map.
  package init(_ map: Map) {
    self.map = map
  }

  /// Writes the graph. Nodes are called by their position, so that no name can be a keyword.
  package func write(to output: inout some TextOutputStream) {
    output.write(
      """
      digraph patter {
        graph [label=\(quoted([map.title])), labelloc=t, rankdir=TB, fontname="sans-serif"];
        node [shape=box, style="rounded,filled", fillcolor=white, fontname="sans-serif"];
        edge [fontname="sans-serif", fontsize=10];

      """)
    for (index, stage) in map.stages.enumerated() {
      begin("cluster_\(index)", stage.title, &output)
      for step in stage.steps { write(step: step, &output) }
      output.write("  }\n")
    }
    if !map.cards.isEmpty {
      begin("cluster_objections", "Objections", &output)
      for (index, card) in map.cards.enumerated() {
        let lines = [card.title, "!" + card.id] + map.rows(of: card)
        output.write("    c\(index) [label=\(quoted(lines)), shape=note, style=filled];\n")
      }
      output.write("  }\n")
    }
    begin("cluster_outcomes", "Outcomes", &output)
    for (index, outcome) in map.outcomes.enumerated() { write(outcome, index, &output) }
    output.write("  }\n")
    if !map.anytime.isEmpty {
      output.write("  anytime [label=\(quoted(["Anytime"])), shape=cds, style=filled];\n")
    }
    map.edges(labelLimit: Self.labelLimit) { write($0, &output) }
    output.write("}\n")
  }

  private func begin(_ name: String, _ title: String, _ output: inout some TextOutputStream) {
    output.write(
      "  subgraph \(name) {\n    label=\(quoted([title])); style=\"rounded,filled\"; "
        + "color=\"#d5dbe1\"; fillcolor=\"#f4f6f8\";\n")
  }

  private func write(step index: Int, _ output: inout some TextOutputStream) {
    let step = map.steps[index]
    var lines = [step.title, ([step.id] + step.marks).joined(separator: "  ")]
    if !step.asks.isEmpty { lines.append("? " + step.asks.joined(separator: ", ")) }
    let width = map.start == index ? ", penwidth=2" : ""
    output.write("    s\(index) [label=\(quoted(lines))\(width)];\n")
  }

  private func write(
    _ outcome: Map.OutcomeNode, _ index: Int, _ output: inout some TextOutputStream
  ) {
    let shape =
      switch outcome.kind {
      case .won: "shape=ellipse, style=filled, fillcolor=\"#daf1e1\""
      case .open: "shape=ellipse, style=\"dashed,filled\", fillcolor=\"#e8e5fa\""
      case .lost: "shape=box, style=filled, fillcolor=\"#f6e2e1\""
      }
    let lines = [outcome.title, "\(outcome.id) (\(outcome.kind.rawValue))"]
    let width = index == map.goal ? ", penwidth=2" : ""
    output.write("    o\(index) [label=\(quoted(lines)), \(shape)\(width)];\n")
  }

  private func write(_ edge: Map.Edge, _ output: inout some TextOutputStream) {
    let from: String
    switch edge.origin {
    case .step(let step): from = "s\(step)"
    case .rebuttal(let card, _): from = "c\(card)"
    case .anytime: from = "anytime"
    }
    let to: String
    switch edge.place {
    case .step(let step): to = "s\(step)"
    case .card(let card): to = "c\(card)"
    case .outcome(let outcome): to = "o\(outcome)"
    case .again:
      guard case .step = edge.origin else { return }
      to = from
    case .back, .next: return
    }
    let labels = edge.lines
    let style = edge.isGuarded ? "style=dashed" : nil
    let attributes = [labels.isEmpty ? nil : "label=\(quoted(labels))", style].compactMap { $0 }
    output.write(
      "  \(from) -> \(to)"
        + (attributes.isEmpty ? "" : " [\(attributes.joined(separator: ", "))]") + ";\n")
  }

  /// A label in quotes. In one Graphviz reads `\` and the names of HTML's characters, too.
  private func quoted(_ lines: [String]) -> String {
    "\""
      + lines.map { line in
        var result = ""
        for scalar in line.unicodeScalars {
          switch scalar {
          case "\"": result += "\\\""
          case "\\": result += "\\\\"
          case "&": result += "&amp;"
          default: result.unicodeScalars.append(scalar)
          }
        }
        return result
      }.joined(separator: "\\n") + "\""
  }
}
