package import CallModel

/// Compares what a trainee typed from memory with a script's line: key points, not letters. Word order,
/// inflection, slips, digits or words for numbers, and what the script itself says in several ways do
/// not matter; a number that is another, and a no that is missing or too much, do.
package struct LineComparer: Sendable {
  private let vocabulary: LineVocabulary
  private let hasTellingCapitals: Bool
  /// Phrases that the script treats as the same: a reply's, a card's.
  private let synonyms: [[LineTokens]]
  /// A line or an answer longer than this is cut, in characters.
  private static let longest = 20_000

  /// A comparer that knows what a script says in several ways. Linear in the script's size.
  package init(_ script: Script) {
    let vocabulary = LineVocabulary.of(script.language)
    self.vocabulary = vocabulary
    hasTellingCapitals = script.language.spoken != .de
    var groups: [[String]] = script.replies.refs.map { reply in
      let row = script.replies[reply]
      return [script.text[row.label]] + script.texts[row.phrases].map { script.text[$0] }
    }
    groups += script.objections.refs.map { card in
      let row = script.objections[card]
      return [script.text[row.title]] + script.texts[row.phrases].map { script.text[$0] }
    }
    synonyms = groups.filter { $0.count > 1 }.map { group in
      group.map { LineTokens($0, vocabulary) }.filter { $0.tokens.contains(where: \.isMeaning) }
    }
  }

  /// What of a line was there.
  /// - Parameter isMust: whether the line is one that has to be said word for word.
  package func compare(_ typed: String, with line: String, isMust: Bool) -> LineComparison {
    let points = KeyPoints.of(String(line.prefix(Self.longest)), vocabulary)
    let said = compare(typed, points: points)
    let isExact = isMust ? stands(line, in: typed) : said.allSatisfy { $0 }
    return LineComparison(
      points: zip(points, said).map { LineComparison.Point(words: $0, isSaid: $1) },
      isExact: isExact)
  }

  /// Which of some points were there.
  package func compare(_ typed: String, points: [String]) -> [Bool] {
    let typed = LineTokens(String(typed.prefix(Self.longest)), vocabulary)
    return points.map { point in
      let names = names(in: point)
      return variants(of: LineTokens(point, vocabulary).tokens).contains {
        typed.tokens.firstRange(of: $0) != nil || isSaid($0, names, in: typed)
      }
    }
  }

  /// The names in a point, folded: words with a capital that begin no sentence. They count twice. Not in
  /// German, where every noun has one.
  private func names(in point: String) -> Set<String> {
    guard hasTellingCapitals else { return [] }
    return Set(
      point.split(separator: " ").dropFirst().filter { $0.first?.isUppercase == true }
        .map { LineTokens.fold(String($0)) })
  }

  /// Whether a line's words stand in what was typed, in order and without a gap.
  private func stands(_ line: String, in typed: String) -> Bool {
    let wanted = LineTokens(String(line.prefix(Self.longest)), vocabulary).tokens
    let found = LineTokens(String(typed.prefix(Self.longest)), vocabulary).tokens
    guard !wanted.isEmpty, found.count >= wanted.count else { return wanted.isEmpty }
    return (0...(found.count - wanted.count)).contains { start in
      found[start..<(start + wanted.count)].elementsEqual(wanted)
    }
  }

  /// The few words that prompt a line: one or two of each of its points, in order.
  package static func keyWords(of line: String, language: Language) -> [String] {
    let vocabulary = LineVocabulary.of(language)
    return KeyPoints.of(String(line.prefix(longest)), vocabulary).compactMap { point in
      let words = point.split(separator: " ").map(String.init)
      guard words.count > 1 else {
        // Chinese: the first characters that carry meaning.
        let text = point.drop { vocabulary.fillers.contains(String($0)) }
        return text.isEmpty ? nil : String(text.prefix(4))
      }
      let meaning = words.filter { word in
        LineTokens(word, vocabulary).tokens.contains(where: \.isMeaning)
      }
      guard !meaning.isEmpty else { return nil }
      let longest = meaning.indices.sorted {
        (meaning[$1].count, $0) < (meaning[$0].count, $1)
      }.prefix(2).sorted()
      return longest.map { meaning[$0] }.joined(separator: " ")
    }
  }

  // MARK: Judging

  /// A point in the ways that the script has for what it says; at most twenty.
  private func variants(of point: [LineTokens.Token]) -> [[LineTokens.Token]] {
    var variants = [point]
    for group in synonyms {
      for phrase in group {
        guard variants.count < 20, let range = point.firstRange(of: phrase.tokens) else {
          continue
        }
        for other in group where other.tokens != phrase.tokens && variants.count < 20 {
          var variant = point
          variant.replaceSubrange(range, with: other.tokens)
          variants.append(variant)
        }
      }
    }
    return variants
  }

  /// Whether enough of a point's words are there, all its numbers and dates, and its no or yes.
  private func isSaid(
    _ point: [LineTokens.Token], _ names: Set<String>, in typed: LineTokens
  ) -> Bool {
    var wanted = point.filter(\.isMeaning)
    if wanted.isEmpty { wanted = point.filter { $0 != .negation } }
    guard !wanted.isEmpty else { return typed.tokens.contains(.negation) }
    var found: [Int] = []
    var used: Set<Int> = []
    var (weight, sum) = (0, 0)
    for token in wanted {
      let own = token.weight(names)
      sum += own
      let places = typed.tokens.indices.filter { token.isMatched(by: typed.tokens[$0]) }
      guard let place = places.first(where: { !used.contains($0) }) else {
        if token.isHard { return false }
        continue
      }
      used.insert(place)
      found += places
      weight += own
    }
    return weight >= Self.enough(of: sum) && turnsAlike(point, typed, found, used)
  }

  /// How many of so many words are enough: one of two, two of three, three of five.
  private static func enough(of count: Int) -> Int {
    count <= 2 ? 1 : (count * 6 + 9) / 10
  }

  /// Whether a no stands with the words that were found just if the point has one: near to one of them
  /// where it has, else right before or behind one in the same clause.
  private func turnsAlike(
    _ point: [LineTokens.Token], _ typed: LineTokens, _ found: [Int], _ used: Set<Int>
  ) -> Bool {
    let noes = typed.tokens.indices.filter { typed.tokens[$0] == .negation }
    if point.contains(.negation) {
      return noes.contains { no in found.contains { abs($0 - no) <= 3 } }
    }
    return !noes.contains { no in
      used.contains { place in
        (-1...2).contains(place - no) && typed.clauses[place] == typed.clauses[no]
      }
    }
  }
}

extension LineTokens.Token {
  /// Whether it carries meaning.
  var isMeaning: Bool {
    switch self {
    case .word(_, let isFiller): !isFiller
    case .number, .date: true
    case .negation: false
    }
  }

  /// Whether nothing can stand for it.
  var isHard: Bool {
    switch self {
    case .number, .date: true
    case .word, .negation: false
    }
  }

  /// How much it counts.
  func weight(_ names: Set<String>) -> Int {
    guard case .word(let scalars, _) = self, !names.isEmpty else { return 1 }
    return names.contains(String(String.UnicodeScalarView(scalars))) ? 2 : 1
  }

  /// Whether another token says the same.
  func isMatched(by other: LineTokens.Token) -> Bool {
    switch (self, other) {
    case (.word(let one, _), .word(let other, _)): WordLikeness.isSame(one, other)
    default: self == other
    }
  }
}
