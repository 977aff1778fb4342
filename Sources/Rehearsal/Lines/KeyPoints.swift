import CallModel

/// The key points of a line: its clauses, as punctuation divides them. A clause that carries too little
/// by itself joins its neighbour in the sentence.
enum KeyPoints {
  static func of(_ line: String, _ vocabulary: LineVocabulary) -> [String] {
    var points: [String] = []
    for sentence in parts(line, at: isSentenceEnd) {
      var clauses: [String] = []
      for clause in parts(sentence, at: isClauseEnd) {
        if let last = clauses.last, weight(last, vocabulary) < 2 || weight(clause, vocabulary) < 2 {
          clauses[clauses.count - 1] = last + ", " + clause
        } else {
          clauses.append(clause)
        }
      }
      points += clauses
    }
    return points
  }

  /// How many words carry meaning; three Chinese characters count for one word and a half.
  private static func weight(_ clause: String, _ vocabulary: LineVocabulary) -> Int {
    LineTokens(clause, vocabulary).tokens.count { token in
      if case .word(_, isFiller: true) = token { false } else { true }
    }
  }

  private static func parts(_ text: String, at isEnd: (Character) -> Bool) -> [String] {
    var parts: [String] = []
    var part = ""
    var characters = Array(text)[...]
    while let character = characters.popFirst() {
      // A point or comma inside a number divides nothing.
      let isInside =
        ".,:".contains(character) && part.last?.isNumber == true
        && characters.first?.isNumber == true
      if isEnd(character), !isInside {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    parts.append(part)
    return parts.map(\.trimmingBlanks).filter { part in part.contains { $0.isLetter || $0.isNumber }
    }
  }

  private static func isSentenceEnd(_ character: Character) -> Bool {
    ".!?…。！？\n".contains(character)
  }

  private static func isClauseEnd(_ character: Character) -> Bool {
    ",;:–—，；：、()（）".contains(character)
  }
}
