/// Whether two words are forms of one, or one is the other mistyped.
enum WordLikeness {
  static func isSame(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Bool {
    if one == other { return true }
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    guard short.count >= 3, short[0] == long[0] else { return false }
    var shared = 0
    while shared < short.count, short[shared] == long[shared] { shared += 1 }
    // Inflected at the end: the longer the word, the more of it must be the same.
    if shared == short.count, long.count - short.count <= 3 { return true }
    if shared >= 4, shared * 10 >= long.count * 6 { return true }
    guard short.count >= 5 else { return false }
    return distance(short, long) <= (short.count >= 9 ? 2 : 1)
  }

  /// The number of slips between two words (optimal string alignment, Damerau 1964); 3 for more.
  private static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    guard abs(one.count - other.count) <= 2, other.count <= 60 else { return 3 }
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
}
