/// The names that a person may have meant by a word that is none of them, nearest first: by edit
/// distance with neighbouring letters swapped counting once (Damerau 1964, restricted form), at
/// most a third of the word's letters, or sharing its beginning. At most `limit` of them.
package func nearestNames(
  to word: String, among names: some Sequence<String>, limit: Int = 3
) -> [String] {
  let wanted = Array(word.lowercased().unicodeScalars.prefix(64))
  guard !wanted.isEmpty else { return [] }
  let allowed = max(1, wanted.count / 3)
  var found: [(distance: Int, name: String)] = []
  for name in names {
    let candidate = Array(name.lowercased().unicodeScalars.prefix(64))
    let isPart =
      wanted.count >= 3 && candidate.count >= 3
      && (candidate.starts(with: wanted) || wanted.starts(with: candidate))
    guard isPart || abs(candidate.count - wanted.count) <= allowed else { continue }
    let distance = isPart ? min(1, allowed) : editDistance(wanted, candidate)
    if distance <= allowed { found.append((distance, name)) }
  }
  found.sort { ($0.distance, $0.name) < ($1.distance, $1.name) }
  return Array(found.prefix(limit).map(\.name))
}

private func editDistance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...other.count)
  for i in one.indices {
    var row = [i + 1]
    for j in other.indices {
      var cost = min(last[j + 1] + 1, row[j] + 1, last[j] + (one[i] == other[j] ? 0 : 1))
      if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
        cost = min(cost, beforeLast[j - 1] + 1)
      }
      row.append(cost)
    }
    beforeLast = last
    last = row
  }
  return last[other.count]
}
