import CallModel

/// Writes a map as a Mermaid flowchart (mermaid.js.org, "Flowcharts Syntax").
package struct MermaidRenderer: Sendable {
  private static let labelLimit = 4
  private let map: Map

  /// A renderer of a map.
  package init(_ map: Map) {
    self.map = map
  }

  /// Writes the chart. Nodes are called by their position, so that no name can be a keyword such as
  /// `end`, and every text stands in quotes.
  package func write(to output: inout some TextOutputStream) {
    output.write("flowchart TB\n")
    for (index, stage) in map.stages.enumerated() {
      output.write("  subgraph stage\(index)[\(quoted([stage.title]))]\n")
      for step in stage.steps { write(step: step, &output) }
      output.write("  end\n")
    }
    if !map.cards.isEmpty {
      output.write("  subgraph objections[\"Objections\"]\n")
      for (index, card) in map.cards.enumerated() {
        let lines = [card.title, "!" + card.id] + map.rows(of: card)
        output.write("    c\(index)[/\(quoted(lines))/]:::card\n")
      }
      output.write("  end\n")
    }
    output.write("  subgraph outcomes[\"Outcomes\"]\n")
    for (index, outcome) in map.outcomes.enumerated() {
      let label = quoted([outcome.title, "\(outcome.id) (\(outcome.kind.rawValue))"])
      let shape = outcome.kind == .lost ? "[\(label)]" : "([\(label)])"
      output.write("    o\(index)\(shape):::\(outcome.kind.rawValue)\n")
    }
    output.write("  end\n")
    if !map.anytime.isEmpty { output.write("  anytime>\"Anytime\"]\n") }
    map.edges(labelLimit: Self.labelLimit) { write($0, &output) }
    output.write(
      """
        classDef card fill:#fcefcf,stroke:#e6c987,color:#704700
        classDef won fill:#daf1e1,stroke:#2f8a55,color:#0b552a
        classDef open fill:#e8e5fa,stroke:#6a5bc0,color:#44369a,stroke-dasharray:5 3
        classDef lost fill:#f6e2e1,stroke:#a85050,color:#7f2626

      """)
  }

  private func write(step index: Int, _ output: inout some TextOutputStream) {
    let step = map.steps[index]
    var lines = [step.title, ([step.id] + step.marks).joined(separator: " · ")]
    if !step.asks.isEmpty { lines.append("? " + step.asks.joined(separator: ", ")) }
    output.write("    s\(index)(\(quoted(lines)))\n")
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
    let arrow = edge.isGuarded ? "-.->" : "-->"
    output.write("  \(from) \(arrow)\(labels.isEmpty ? "" : "|\(quoted(labels))|") \(to)\n")
  }

  /// A text in quotes, all but letters, digits, blanks and a few harmless signs as Mermaid's numbered
  /// characters (`#35;`): a `"` would end the text, some versions read Markdown and HTML in it, and
  /// before it reads a line Mermaid looks in it for `style …:…#` and for `direction LR`.
  private func quoted(_ lines: [String]) -> String {
    "\"" + lines.map(escaped).joined(separator: "<br/>") + "\""
  }

  private func escaped(_ line: String) -> String {
    var result = ""
    var previous: Unicode.Scalar = " "
    for scalar in line.unicodeScalars {
      if isHarmless(scalar, after: previous) && !isDirection(result, scalar) {
        result.unicodeScalars.append(scalar)
      } else {
        result += "#\(scalar.value);"
      }
      previous = scalar
    }
    return result
  }

  private func isHarmless(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Bool {
    switch scalar {
    case "A"..."Z", "a"..."z", "0"..."9": true
    case " ", ",", "?", "!", "'", "(", ")", "/": true
    // `1. ` would begin a list.
    case ".": !("0"..."9").contains(previous)
    default: scalar.value >= 0x80
    }
  }

  private func isDirection(_ text: String, _ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isWhitespace && text.hasSuffix("direction")
  }
}
