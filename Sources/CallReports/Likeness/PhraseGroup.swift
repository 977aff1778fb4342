import CallModel

/// Words that nothing understood, as they were typed in one call.
package struct TypedWords: Hashable, Sendable {
  /// The step or rebuttal at which they were typed, under its name of today.
  package let step: String
  /// The words; data, not yet cleaned.
  package let words: String
  /// What the operator chose by hand right after them at that step: a reply's name, or `!` and a
  /// card's; nil where he chose nothing there.
  package let choice: String?

  /// Words that nothing understood.
  package init(step: String, words: String, choice: String?) {
    self.step = step
    self.words = words
    self.choice = choice
  }
}

/// Words that nothing understood at a step, those that are like each other together.
package struct PhraseGroup: Hashable, Sendable {
  /// A way to write them.
  package struct Spelling: Hashable, Sendable {
    /// The words, in the way that came most often.
    package let words: String
    /// How often.
    package let n: Int
  }

  /// What operators chose by hand after them.
  package struct Choice: Hashable, Sendable {
    /// A reply's name, or `!` and a card's.
    package let name: String
    /// How often.
    package let n: Int
  }

  /// The step or rebuttal.
  package let step: String
  /// The ways to write them, the most frequent first; never empty.
  package let spellings: [Spelling]
  /// What operators chose after them, the most frequent first.
  package let choices: [Choice]
  /// How often they were typed.
  package let n: Int

  /// The way to write them that came most often.
  package var words: String { spellings.first?.words ?? "" }
  /// How often something was chosen by hand after them.
  package var chosen: Int { choices.reduce(0) { $0 + $1.n } }
}

/// Gathers words that nothing understood, and groups them by step and likeness.
package struct PhraseGathering: Sendable {
  private struct Gathered {
    var spellings: [String: Int] = [:]
    var choices: [String: Int] = [:]
    var n = 0

    mutating func add(_ typed: TypedWords) {
      spellings[typed.words, default: 0] += 1
      if let choice = typed.choice { choices[choice, default: 0] += 1 }
      n += 1
    }
  }

  private var steps: [String: [String: Gathered]] = [:]
  /// The key of words that came before: the same words come often.
  private var keys: [String: String] = [:]

  /// Nothing was typed.
  package init() {}

  /// Adds the words of a call. The caller hands in the same words at the same step once a call.
  package mutating func add(_ typed: TypedWords) {
    let key = keys[typed.words] ?? typed.words.wordsKey
    keys[typed.words] = key
    guard !key.isEmpty else { return }
    steps[typed.step, default: [:]][key, default: Gathered()].add(typed)
  }

  /// The groups, the most frequent first, then by step and words.
  package var groups: [PhraseGroup] {
    var groups: [PhraseGroup] = []
    for (step, gathered) in steps {
      let keys = Array(gathered.keys)
      let values = keys.map { gathered[$0] ?? Gathered() }
      for members in Likeness.groups(keys, frequency: values.map(\.n)) {
        var choices: [String: Int] = [:]
        for member in members { choices.merge(values[member].choices, uniquingKeysWith: +) }
        groups.append(
          PhraseGroup(
            step: step,
            spellings: members.map { member in
              PhraseGroup.Spelling(
                words: Self.most(values[member].spellings), n: values[member].n)
            },
            choices: choices.map { PhraseGroup.Choice(name: $0, n: $1) }
              .sorted { ($1.n, $0.name) < ($0.n, $1.name) },
            n: members.reduce(0) { $0 + values[$1].n }))
      }
    }
    return groups.sorted {
      ($1.n, $0.step, $0.words) < ($0.n, $1.step, $1.words)
    }
  }

  private static func most(_ spellings: [String: Int]) -> String {
    spellings.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? ""
  }
}
