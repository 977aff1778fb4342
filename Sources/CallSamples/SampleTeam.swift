import CallModel
import Statistics

/// Who calls in a sample log, and when.
package struct SampleTeam: Sendable {
  /// The operators' names.
  package let agents: [String]
  /// How well each of them calls; 1 is like most.
  let skills: [Double]
  /// How many calls each day has, in order from the first day.
  let quotas: [Int]
  /// The first day.
  let firstDay: CivilDate

  /// How much of the day's calling falls into each hour from 8 to 19.
  private static let hours: [Double] = [3, 9, 13, 12, 7, 5, 9, 11, 13, 11, 5, 2]
  /// How well people are reached in each of these hours; about 1 on average over the calls.
  private static let reach: [Double] = [
    0.9, 0.95, 1.05, 1.05, 0.85, 0.8, 0.95, 1.0, 1.15, 1.15, 1.05, 1,
  ]
  /// How much of the week's calling falls on each day, Monday first.
  private static let weekdays: [Double] = [18, 21, 21, 20, 16, 3, 1]

  /// A team that makes `count` calls over `days` days up to `lastDay`.
  init(
    agents: Int, count: Int, days: Int, lastDay: CivilDate, words: SampleWords, seed: UInt64
  ) {
    self.agents = (0..<agents).map { words.agent($0) }
    skills = (0..<agents).map { place in
      var draw = SplitMix64(seed: SplitMix64.seed(seed, "agent \(place)"))
      return 0.75 + 0.125 * draw.gamma(shape: 2)
    }
    let first = lastDay.adding(days: 1 - days) ?? lastDay
    firstDay = first
    var sum = 0.0
    let sums = (0..<days).map { offset -> Double in
      let day = first.adding(days: offset) ?? first
      sum += Self.weekdays[day.weekday - 1]
      return sum
    }
    var before = 0
    quotas = sums.map { part in
      let upTo = Int((Double(count) * part / sum).rounded())
      defer { before = upTo }
      return upTo - before
    }
  }

  /// When the call at a place of a day's calls begins, in milliseconds after midnight. A `shift` from 0
  /// to 1 moves it within its share of the day, so calls stay in order.
  func time(place: Int, of count: Int, shift: Double) -> Int64 {
    var share = (Double(place) + shift) / Double(count) * Self.hours.reduce(0, +)
    for (hour, weight) in Self.hours.enumerated() {
      if share < weight || hour == Self.hours.count - 1 {
        let part = min(share / weight, 0.999_999)
        return Int64((Double(8 + hour) + part) * 3_600_000)
      }
      share -= weight
    }
    return 0
  }

  /// How well people are reached at an hour.
  func reach(hour: Int) -> Double {
    Self.reach.indices.contains(hour - 8) ? Self.reach[hour - 8] : 1
  }
}

/// How often people are reached, by the attempt.
struct ConnectRates {
  /// A person is dialled so often at most.
  static let maximumAttempts = 6
  /// Of those who were not reached, so many are dialled again.
  static let persistence = 0.85
  /// At the first attempt.
  let first: Double

  /// Rates that give `average` over all dials: after the first attempt they fall by a third (FIELD).
  init(average: Double) {
    var first = average
    for _ in 0..<50 {
      // How many dials a person has, each attempt made if those before it failed.
      var dials = 0.0
      var left = 1.0
      for attempt in 1...Self.maximumAttempts {
        dials += left
        left *= (1 - min(1, attempt == 1 ? first : first * 2 / 3)) * Self.persistence
      }
      let share = 1 / dials
      first = min(0.98, average / (share + (1 - share) * 2 / 3))
    }
    self.first = first
  }

  /// The rate at an attempt, from 1.
  func rate(attempt: Int) -> Double { attempt == 1 ? first : first * 2 / 3 }
}
