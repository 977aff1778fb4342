package import CallModel

/// A part of a line as it is said.
package enum SaidPart: Hashable, Sendable {
  /// Words.
  case words(String)
  /// Words that carry the stress.
  case stress(String)
  /// Something unknown, by its name: the speaker fills it by ear.
  case gap(String)

  /// What is said; of a gap nothing is known.
  package var text: String {
    switch self {
    case .words(let text), .stress(let text): text
    case .gap: ""
    }
  }
}

extension ValuePrinter {
  /// A line's parts with what they insert. What is unknown and has no words of its own is a gap.
  package func parts(
    of pieces: Refs<Piece>, in script: Script, _ facts: borrowing CallFacts
  ) -> [SaidPart] {
    var parts: [SaidPart] = []
    func inserted(_ words: String?, _ name: String, _ fallback: TextRef?) -> SaidPart {
      if let words, !words.isEmpty { return .words(words) }
      return fallback.map { .words(script.text[$0]) } ?? .gap(name)
    }
    for piece in script.pieces[pieces] {
      switch piece {
      case .words(let words): parts.append(.words(script.text[words]))
      case .stress(let words): parts.append(.stress(script.text[words]))
      case .field(let field, let fallback):
        let value = facts.answers[field.index]
        parts.append(
          inserted(
            value.map { print($0, as: script.fields[field].type) }, script.name(field), fallback))
      case .column(let column, let name, let fallback):
        let name = script.text[name]
        parts.append(
          inserted(facts.column(column, name), "\(column.rawValue).\(name)", fallback))
      case .builtIn(let builtIn, let fallback):
        parts.append(inserted(words(builtIn, facts), builtIn.rawValue, fallback))
      case .greeting: parts.append(.words(greeting(Daypart(facts.now.time))))
      }
    }
    return parts
  }

  private func words(_ builtIn: Expression.BuiltIn, _ facts: borrowing CallFacts) -> String? {
    switch builtIn {
    case .score: String(facts.score)
    case .attempt: String(facts.attempt)
    case .elapsed: print(.duration(Duration(minutes: facts.elapsed / 60_000)))
    case .now: print(.time(facts.now.time))
    case .daypart: daypart(Daypart(facts.now.time))
    case .variant: facts.letter?.description
    }
  }
}
