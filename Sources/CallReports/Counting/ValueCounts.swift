/// How often each value was given to a field, such as a reason or a point of a scale.
package struct ValueCounts: Sendable {
  /// A value with how often it was given.
  package struct Entry: Hashable, Sendable {
    /// The value, in the spelling that came most often.
    package let value: String
    /// How often.
    package let n: Int
  }

  private var spellings: [String: [String: Int]] = [:]

  /// How many values were given in all.
  package private(set) var total = 0

  /// No value was given.
  package init() {}

  /// Adds a value; what differs in case, blanks around it or Unicode composition is the same.
  package mutating func add(_ value: String, key: String) {
    spellings[key, default: [:]][value, default: 0] += 1
    total += 1
  }

  /// The values, the most frequent first.
  package var entries: [Entry] {
    spellings.values.map { spellings in
      let best = spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
      return Entry(value: best, n: spellings.values.reduce(0, +))
    }
    .sorted { ($1.n, $0.value) < ($0.n, $1.value) }
  }
}
