/// What a rehearsal came to.
package struct Score: Sendable, Equatable {
  /// Something that earned or lost a part of a criterion's points.
  package struct Reason: Sendable, Equatable {
    /// The event of the call that did, by its number.
    package let seq: Int32
    /// The step or rebuttal.
    package let step: String
    /// Whether it earned its part.
    package let isEarned: Bool
    /// What it was.
    package let text: String
  }

  /// What a criterion came to.
  package struct Item: Sendable, Equatable {
    /// The criterion.
    package let criterion: Rubric.Criterion
    /// What earned or lost its points, in the order of the call; empty where it could not be judged.
    package let reasons: [Reason]

    /// What could be earned, in hundredths of a point; 0 where it could not be judged.
    package var possible: Int { reasons.isEmpty ? 0 : criterion.points * 100 }
    /// What was earned, in hundredths of a point: the share of the reasons that earned.
    package var earned: Int {
      reasons.isEmpty ? 0 : possible * reasons.count { $0.isEarned } / reasons.count
    }
  }

  /// The criteria, in the rubric's order.
  package let items: [Item]
  /// The trainee's share of all words, in per cent; nil where nobody spoke.
  package let talkShare: Int?
  /// How often the trainee answered what the prospect said, and the milliseconds that it took in all.
  package let responses: Int
  /// The milliseconds that all answers took.
  package let responseMs: Int64
  /// How the prospect felt.
  package let mood: Mood

  /// What was earned, in hundredths.
  package var earned: Int { items.reduce(0) { $0 + $1.earned } }
  /// What could be earned, in hundredths.
  package var possible: Int { items.reduce(0) { $0 + $1.possible } }
  /// What was earned of what could be, in hundredths of a per cent; nil where nothing was judged.
  package var share: Int? { possible == 0 ? nil : earned * 10_000 / possible }

  /// The skills that were judged, in the rubric's order, with their points in hundredths.
  package var skills: [(name: String, earned: Int, possible: Int)] {
    var result: [(name: String, earned: Int, possible: Int)] = []
    for item in items where item.possible > 0 {
      if let place = result.firstIndex(where: { $0.name == item.criterion.skill }) {
        result[place].earned += item.earned
        result[place].possible += item.possible
      } else {
        result.append((item.criterion.skill, item.earned, item.possible))
      }
    }
    return result
  }
}
