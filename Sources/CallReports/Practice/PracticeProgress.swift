package import Statistics

/// How a trainee's rehearsals changed: the first third of them against the last, and the same scenes
/// met again. It tells what was seen; what it came from, rehearsals do not tell.
package struct PracticeProgress: Sendable {
  /// A mean before and after.
  package struct Change: Sendable {
    /// The mean before.
    package let before: Mean
    /// The mean after.
    package let after: Mean
    /// What changed; nil where one of both is of nothing.
    package let difference: Double?
    /// The difference's interval; nil where there is too little for one.
    package let interval: Interval?

    /// What changed between two sets: Welch's interval, by the rehearsals of each.
    init(_ before: [Double], _ after: [Double]) {
      (self.before, self.after) = (Mean(of: before), Mean(of: after))
      let difference = MeanDifference(self.before, self.after)
      self.difference = difference.difference
      interval = difference.welch()
    }

    /// What changed within pairs: Student's interval of the differences.
    init(pairs: [(first: Double, last: Double)]) {
      before = Mean(of: pairs.map(\.first))
      after = Mean(of: pairs.map(\.last))
      let differences = Mean(of: pairs.map { $0.last - $0.first })
      difference = pairs.isEmpty ? nil : differences.value
      interval = differences.student()
    }
  }

  /// How many rehearsals it takes for a before and an after.
  package static let least = 3

  /// All rehearsals, the oldest first.
  package let rehearsals: [RehearsalFigures]
  /// The first third, at least one; none where there are too few.
  package let before: [RehearsalFigures]
  /// The last third, as many.
  package let after: [RehearsalFigures]
  /// The first and the last rehearsal of each scene that was met more than once, in the order in
  /// which scenes were met first.
  package let pairs: [(first: RehearsalFigures, last: RehearsalFigures)]

  /// The progress in some rehearsals of one trainee, the oldest first.
  package init(_ rehearsals: [RehearsalFigures]) {
    self.rehearsals = rehearsals
    let third = rehearsals.count < Self.least ? 0 : max(1, rehearsals.count / 3)
    before = Array(rehearsals.prefix(third))
    after = Array(rehearsals.suffix(third))
    var order: [RehearsalFigures.Scene] = []
    var met: [RehearsalFigures.Scene: (first: RehearsalFigures, last: RehearsalFigures, n: Int)] =
      [:]
    for rehearsal in rehearsals {
      if let known = met[rehearsal.scene] {
        met[rehearsal.scene] = (known.first, rehearsal, known.n + 1)
      } else {
        met[rehearsal.scene] = (rehearsal, rehearsal, 1)
        order.append(rehearsal.scene)
      }
    }
    pairs = order.compactMap { scene in
      met[scene].flatMap { $0.n > 1 ? ($0.first, $0.last) : nil }
    }
  }

  /// Whether there are enough rehearsals for a before and an after.
  package var isEnough: Bool { !before.isEmpty }

  /// The skills that were judged, by name.
  package var skills: [String] { Set(rehearsals.flatMap(\.skills.keys)).sorted() }

  /// How a skill changed, or all of them together for nil, from the first third to the last.
  package func change(_ skill: String?) -> Change {
    Change(before.compactMap { $0.share(skill) }, after.compactMap { $0.share(skill) })
  }

  /// How a skill changed in the same scenes; all of them together for nil.
  package func pairedChange(_ skill: String?) -> Change {
    Change(
      pairs: pairs.compactMap { pair in
        guard let first = pair.first.share(skill), let last = pair.last.share(skill) else {
          return nil
        }
        return (first, last)
      })
  }

  /// How the time to respond changed, in milliseconds.
  package var response: Change {
    Change(before.compactMap(\.response), after.compactMap(\.response))
  }

  /// What is mixed in the first and the last third and makes them unlike: levels, scripts and
  /// rubrics, in words; empty where all are alike.
  package var mixed: [String] {
    func told<Value: Hashable & Comparable>(
      _ name: String, _ value: (RehearsalFigures) -> Value
    ) -> String? {
      guard Set((before + after).map(value)).count > 1 else { return nil }
      func words(_ part: [RehearsalFigures]) -> String {
        Dictionary(grouping: part, by: value).sorted { $0.key < $1.key }
          .map { "\($0.key) (\($0.value.count))" }.joined(separator: ", ")
      }
      return "\(name) before \(words(before)), after \(words(after))"
    }
    return [told("level") { $0.scene.level }, told("script") { $0.scene.script }]
      .compactMap { $0 } + [told("rubric") { $0.rubric }].compactMap { $0 }
  }
}
