import Glibc

/// How well something is remembered, by the model FSRS-6 (free spaced repetition scheduler, the
/// open-spaced-repetition project; default parameters of its reference implementation py-fsrs).
///
/// Retrievability after t days is R = (1 + f·t/S)^−w20 with f = 0.9^(−1/w20) − 1, so that R is 0.9 when
/// t is the stability S. The next review is due when R has fallen to 0.9: after S days, rounded, at
/// least one and at most `longest`.
package struct Memory: Hashable, Sendable {
  /// How well it was recalled.
  package enum Grade: Int, CaseIterable, Sendable {
    /// Not recalled.
    case again = 1
    /// Recalled with trouble.
    case hard = 2
    /// Recalled.
    case good = 3
    /// Recalled at once.
    case easy = 4
  }

  /// The days until the chance of recalling it has fallen to nine in ten; 0.001 or more.
  package let stability: Double
  /// How hard it is to remember, from 1 to 10.
  package let difficulty: Double

  /// A memory as it was kept.
  package init(stability: Double, difficulty: Double) {
    self.stability = stability
    self.difficulty = difficulty
  }

  /// No review is due later than after so many days.
  package static let longest = 36_500

  /// The default parameters w0 to w20 of FSRS-6.
  private static let w = [
    0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835,
    0.0614, 0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
  ]

  /// A memory after the first review: S = w(G−1), D = w4 − e^(w5·(G−1)) + 1.
  package init(first grade: Grade) {
    self.init(
      kept: Self.w[grade.rawValue - 1], Self.firstDifficulty(grade))
  }

  /// The memory after another review, so many days after the one before.
  /// - Parameter days: 0 or more; on the same day the short-term formula holds.
  package func reviewed(_ grade: Grade, after days: Int) -> Memory {
    let stability: Double =
      if days < 1 {
        shortTerm(grade)
      } else if grade == .again {
        forgotten(retrievability(after: days))
      } else {
        recalled(grade, retrievability(after: days))
      }
    return Memory(kept: stability, nextDifficulty(grade))
  }

  /// The chance of recalling it after so many days.
  package func retrievability(after days: Int) -> Double {
    let factor = pow(0.9, -1 / Self.w[20]) - 1
    return pow(1 + factor * Double(days) / stability, -Self.w[20])
  }

  /// After how many days the next review is due, from 1 to `longest`.
  package var interval: Int { min(max(Int(stability.rounded(.toNearestOrEven)), 1), Self.longest) }

  /// Numbers are kept to a millionth, so that machines whose libraries differ in the last bit agree.
  private init(kept stability: Double, _ difficulty: Double) {
    func rounded(_ number: Double) -> Double { (number * 1_000_000).rounded() / 1_000_000 }
    self.init(
      stability: max(rounded(stability), 0.001),
      difficulty: min(max(rounded(difficulty), 1), 10))
  }

  private static func firstDifficulty(_ grade: Grade) -> Double {
    w[4] - exp(w[5] * Double(grade.rawValue - 1)) + 1
  }

  /// D′ = w7·D0(easy) + (1 − w7)·(D − w6·(G − 3)·(10 − D)/9).
  private func nextDifficulty(_ grade: Grade) -> Double {
    let w = Self.w
    let change = -w[6] * Double(grade.rawValue - 3)
    let moved = difficulty + (10 - difficulty) * change / 9
    return w[7] * Self.firstDifficulty(.easy) + (1 - w[7]) * moved
  }

  /// S′ = S·e^(w17·(G − 3 + w18))·S^−w19; a recall never lowers it.
  private func shortTerm(_ grade: Grade) -> Double {
    let w = Self.w
    let growth = exp(w[17] * (Double(grade.rawValue - 3) + w[18])) * pow(stability, -w[19])
    return stability * (grade.rawValue >= Grade.good.rawValue ? max(growth, 1) : growth)
  }

  /// S′ = S·(1 + e^w8·(11 − D)·S^−w9·(e^(w10·(1 − R)) − 1)·w15 if hard·w16 if easy).
  private func recalled(_ grade: Grade, _ retrievability: Double) -> Double {
    let w = Self.w
    let bonus = grade == .hard ? w[15] : grade == .easy ? w[16] : 1
    let growth =
      exp(w[8]) * (11 - difficulty) * pow(stability, -w[9])
      * (exp(w[10] * (1 - retrievability)) - 1) * bonus
    return stability * (1 + growth)
  }

  /// S′ = min(w11·D^−w12·((S + 1)^w13 − 1)·e^(w14·(1 − R)), S / e^(w17·w18)).
  private func forgotten(_ retrievability: Double) -> Double {
    let w = Self.w
    let long =
      w[11] * pow(difficulty, -w[12]) * (pow(stability + 1, w[13]) - 1)
      * exp(w[14] * (1 - retrievability))
    return min(long, stability / exp(w[17] * w[18]))
  }
}
