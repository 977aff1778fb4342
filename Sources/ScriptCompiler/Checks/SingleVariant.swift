import CallModel
package import SourceText

extension Rule {
  /// An experiment has one letter only.
  package static let singleVariant = Rule(
    "single-variant", .warning,
    explanation:
      "The lettered lines of a step are one experiment: each lead hears one letter, and the report "
      + "compares them. With one letter there is nothing to compare, and everybody hears it.",
    wrong: .step(
      """
      [A] Good morning, is this a good moment?
      - Hello -> offer
      """),
    right: .step(
      """
      [A] Good morning, is this a good moment?
      [B] Good morning, did I catch you at a bad time?
      - Hello -> offer
      """))
}

extension Check {
  static let singleVariant = Check(.singleVariant) { audit in
    let script = audit.script
    for step in script.steps.refs where script.steps[step].letters.nonzeroBitCount == 1 {
      for line in script.steps[step].passage.lines.refs {
        let letter: Letter? =
          switch script.lines[line] {
          case .speak(let words), .note(let words): words.letter
          case .variant(let letter, _): letter
          case .ask, .assign, .test, .otherwise, .arm: nil
          }
        guard let letter else { continue }
        audit.report(
          .singleVariant, at: audit.span(ofLetter: letter, on: audit.map[line]),
          "`[\(letter)]` is the only variant of `\(script.name(step))`",
          help:
            "write another line with `[\(letter.index == 0 ? "B" : "A")]`, or take the letter away")
        break
      }
    }
  }
}

extension Audit {
  /// The bracket of a letter on the line of a span; the span where the bracket stands above.
  fileprivate func span(ofLetter letter: Letter, on span: Span) -> Span {
    let file = files[Int(span.file)]
    let line = file.line(file.lineIndex(of: Int(span.start)))
    let name = UInt8(0x41 + letter.index)
    for place in line where place + 2 < line.upperBound && file.bytes[place] == 0x5B {
      if file.bytes[place + 1] & 0xDF == name, file.bytes[place + 2] == 0x5D {
        return Span(file: Int(span.file), range: place..<place + 3)
      }
    }
    return span
  }
}
