import CallModel

/// Which words that people typed are the same but for case, accents, punctuation and slips.
///
/// Negations are the slips that must not be forgiven: `I have time` and `I have no time` differ by two
/// letters. So only long words may be mistyped, and never in their first letter, where `un-`, `in-`,
/// `не-` and the k of `kein` stand; and words of Chinese must be the same, since a single character
/// there is a word.
package enum Likeness {
  /// How many words of a text may be mistyped.
  fileprivate static let mostSlips = 2
  /// With how many leaders a text is compared at most; the most frequent ones come first.
  private static let mostCandidates = 200

  /// Whether two texts are like each other.
  /// - Parameters: both by their `wordsKey`.
  package static func isLike(_ one: String, _ other: String) -> Bool {
    if one == other { return true }
    let (first, second) = (Text(key: one), Text(key: other))
    return first.isLike(second)
  }

  /// Puts texts into groups of those that are like the most frequent one among them.
  ///
  /// Texts are taken in order of their frequency; each joins the most frequent leader that it is like,
  /// or leads a group of its own. Leaders to compare with are found by shared trigrams of letters: two
  /// texts that `isLike` accepts are at most `mostSlips` times two slips apart, each of which spoils
  /// four trigrams, so that they share one of the seventeen rarest. Time grows with the number of texts
  /// and at most `mostCandidates` comparisons for each.
  /// - Parameters:
  ///   - keys: the texts by their `wordsKey`, each once.
  ///   - frequency: how often each came.
  /// - Returns: the places of the texts of each group, the leader first, the groups in order of their
  ///   leaders' frequency.
  package static func groups(_ keys: [String], frequency: [Int]) -> [[Int]] {
    precondition(keys.count == frequency.count, "each text has a frequency")
    let texts = keys.map { Text(key: $0) }
    let grams = texts.map(\.grams)
    var rarity: [UInt64: Int] = [:]
    for gram in grams.joined() { rarity[gram, default: 0] += 1 }
    let order = keys.indices.sorted { (frequency[$1], keys[$0]) < (frequency[$0], keys[$1]) }
    var groups: [[Int]] = []
    var leaders: [UInt64: [Int]] = [:]
    for place in order {
      let rarest = grams[place].sorted { (rarity[$0] ?? 0, $0) < (rarity[$1] ?? 0, $1) }
      var candidates: Set<Int> = []
      for gram in rarest.prefix(4 * 2 * mostSlips + 1) {
        for group in leaders[gram] ?? [] where candidates.count < mostCandidates {
          candidates.insert(group)
        }
      }
      if let group = candidates.sorted().first(where: { texts[groups[$0][0]].isLike(texts[place]) })
      {
        groups[group].append(place)
      } else {
        for gram in grams[place] { leaders[gram, default: []].append(groups.count) }
        groups.append([place])
      }
    }
    return groups
  }
}

/// A text made ready to be compared.
private struct Text {
  /// Its words by their letters.
  let words: [[Unicode.Scalar]]
  /// Its letters without the blanks between words: `e mail` is `email`.
  let letters: [Unicode.Scalar]
  /// Whether it has Chinese or Japanese characters.
  let hasHan: Bool

  init(key: String) {
    words = key.split(separator: " ").map { Array($0.unicodeScalars) }
    let letters = words.flatMap { $0 }
    hasHan = letters.contains { isHan($0) }
    // Particles at the end of a Chinese sentence change its tone, not what it says.
    self.letters = hasHan ? Array(letters.dropParticles()) : letters
  }

  /// The trigrams of its letters, as numbers; what is too short has one.
  var grams: Set<UInt64> {
    let padded = [" "] + letters + [" "]
    var grams: Set<UInt64> = []
    for place in padded.indices.dropLast(2) {
      grams.insert(
        padded[place...place + 2].reduce(0) { $0 << 21 | UInt64($1.value) })
    }
    return grams.isEmpty ? [UInt64(letters.first?.value ?? 0)] : grams
  }

  func isLike(_ other: Text) -> Bool {
    if letters == other.letters { return true }
    guard !hasHan, !other.hasHan, words.count == other.words.count else { return false }
    var slips = 0
    for (one, other) in zip(words, other.words) where one != other {
      slips += 1
      guard slips <= Likeness.mostSlips, isSlip(one, other) else { return false }
    }
    return true
  }
}

/// Whether a word is another one mistyped: both of five letters or more with the same first one, with
/// one letter wrong, missing, too many or two changed places; two such slips from nine letters on.
private func isSlip(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
  let length = min(one.count, other.count)
  guard length >= 5, one.first == other.first,
    !(one + other).contains(where: { $0.properties.numericType != nil })
  else { return false }
  return distance(one, other) <= (length >= 9 ? 2 : 1)
}

/// The number of slips between two words (the optimal string alignment distance of Damerau 1964); 3 for
/// whatever is farther than two.
private func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  guard abs(one.count - other.count) <= 2 else { return 3 }
  var before: [Int] = []
  var last = Array(0...other.count)
  for (row, letter) in one.enumerated() {
    var next = [row + 1]
    for column in other.indices {
      var best = min(last[column] + (letter == other[column] ? 0 : 1), last[column + 1] + 1)
      best = min(best, next[column] + 1)
      if row > 0, column > 0, letter == other[column - 1], one[row - 1] == other[column] {
        best = min(best, before[column - 1] + 1)
      }
      next.append(best)
    }
    (before, last) = (last, next)
  }
  return min(3, last[other.count])
}

private func isHan(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF: true
  default: false
  }
}

extension Array<Unicode.Scalar> {
  /// Without the particles at its end, but for a text of nothing else.
  fileprivate func dropParticles() -> ArraySlice<Unicode.Scalar> {
    let particles: Set<Unicode.Scalar> = ["了", "啦", "啊", "呀", "吧", "呢", "嘛", "哦", "哈"]
    var end = count
    while end > 1, particles.contains(self[end - 1]) { end -= 1 }
    return self[..<end]
  }
}
