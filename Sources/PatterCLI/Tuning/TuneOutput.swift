import CallReports
import DataExchange
import ScriptCompiler
import SourceText
import Terminal

/// Prints what `tune` found for people and for programs.
struct TuneOutput {
  let tuning: Tuning
  let facts: [Report.Fact]
  let compilation: Compilation
  let map: SourceMap
  /// What `check` advises, which a finding may be about.
  let advice: [Diagnostic]

  /// Writes the findings in the shape of diagnostics, the best worth first.
  func write(to screen: Screen, _ layout: Layout) {
    screen.lines(
      layout.keyValues(facts.map { (SafeText.clean($0.name), StyledText(data: $0.value)) }))
    screen.line()
    DiagnosticOutput.write(tuning.findings.map(diagnostic), compilation.files, to: screen)
    let count = tuning.findings.count
    screen.line(
      StyledText(
        count == 0
          ? "nothing found" : count == 1 ? "1 finding" : "\(count) findings, the best worth first",
        .heading))
    for sentence in tuning.closing {
      screen.lines(layout.paragraph(StyledText(data: sentence, .muted)))
    }
    if tuning.comparisonCount > 0 {
      screen.lines(
        layout.paragraph(
          StyledText(
            "These are observations, not experiments; probabilities hold for who looks once. Letters "
              + "of a step are drawn by chance: `patter report variants` reads them.", .muted)))
    }
  }

  /// A finding in the shape of a diagnostic.
  private func diagnostic(_ finding: TuningFinding) -> Diagnostic {
    let example = Rule.Example.body("")
    var notes = finding.figures.map { Diagnostic.Note("\($0.name): \($0.cell.text)") }
    notes += finding.remarks.map { Diagnostic.Note($0) }
    if let worth = finding.worth {
      notes.append(
        Diagnostic.Note("worth: \(Self.text(worth)) more for each 1,000 conversations"))
    }
    return Diagnostic(
      Rule(finding.id, .advice, explanation: "", wrong: example, right: example),
      at: span(finding.place), finding.message, notes: notes, help: finding.help)
  }

  private func span(_ place: TuningFinding.Place) -> Span {
    switch place {
    case .step(let step): map[step]
    case .reply(let reply): map[reply]
    case .advice(let number): advice[number].span
    }
  }

  private static func text(_ worth: Double) -> String {
    guard worth >= 0.05 else { return "less than 0.1 goal outcomes" }
    return "about \(Cell.number(worth, decimals: worth < 10 ? 1 : 0).text) goal outcomes"
  }

  /// The same as JSON.
  var json: String {
    var json = JSONWriter()
    json.object { json in
      json.key("facts")
      json.object { json in
        for fact in facts { json.member(fact.name, fact.value) }
      }
      json.key("findings")
      json.array { json in
        for finding in tuning.findings { write(finding, &json) }
      }
      json.member("comparisons", tuning.comparisonCount)
      json.key("remarks")
      json.array { json in
        for sentence in tuning.closing { json.value(sentence) }
      }
    }
    return json.text + "\n"
  }

  private func write(_ finding: TuningFinding, _ json: inout JSONWriter) {
    let span = span(finding.place)
    let file = compilation.files[Int(span.file)]
    let (line, column) = file.position(of: Int(span.start))
    json.object { json in
      json.member("id", finding.id)
      json.member("file", file.path)
      json.member("line", line)
      json.member("column", column)
      json.member("length", file.scalarCount(span.range))
      json.member("message", finding.message)
      json.key("worth")
      if let worth = finding.worth { json.value(worth) } else { json.value(nil) }
      json.key("evidence")
      json.array { json in
        for figure in finding.figures {
          json.object { json in
            json.member("name", figure.name)
            json.key("value")
            JSONRenderer.write(figure.cell, &json)
          }
        }
      }
      json.key("remarks")
      json.array { json in
        for remark in finding.remarks { json.value(remark) }
      }
      json.member("help", finding.help)
      guard let phrase = finding.phrase else { return }
      json.key("phrase")
      json.object { json in
        json.member("words", phrase.words)
        json.member("reply", phrase.choice)
      }
    }
  }
}
