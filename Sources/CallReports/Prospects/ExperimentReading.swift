package import CallModel
package import Statistics

/// What experiments say, read as often as one likes.
///
/// Each letter is compared with the first one that was heard. Every day's figures make a step of the
/// path of `DailyLooks`; its farthest point so far gives a probability that stays valid under daily
/// looking, and these go through Holm's method over all comparisons that are tested. A difference is
/// called on the first day on which that comes to 5 % or less, and stays called. The path ends when the
/// planned number is in.
package struct ExperimentReading: Sendable {
  /// A difference that matters, for which the number of prospects is planned.
  package enum Effect: Hashable, Sendable {
    /// The better letter has half as much again as the other, or half of what the other lacks to all,
    /// whichever is less.
    case half
    /// So much, from 0 to 1.
    case points(Double)

    /// Two shares with this difference, around the share of both letters together; nil where there are
    /// none.
    ///
    /// That share is independent of the difference of two letters that are heard equally often, so a
    /// plan that follows it day by day makes no more false calls (Gould 1992, "Interim analyses for
    /// monitoring clinical trials that do not materially affect the type I error rate").
    func shares(around mean: Double) -> (low: Double, high: Double)? {
      switch self {
      case .half:
        guard mean > 0, mean < 1 else { return nil }
        // Half as much again makes the mean 5/4 of the lower share; half of what it lacks makes it
        // 3/4 of the lower share and 1/4. Both are the same at a lower share of 1/2.
        let low = mean <= 0.625 ? mean / 1.25 : (mean - 0.25) / 0.75
        return (low, low + min(low, 1 - low) / 2)
      case .points(let points):
        let low = min(max(0, mean - points / 2), 1 - points)
        return (low, low + points)
      }
    }
  }

  /// What a comparison has come to.
  package enum Verdict: Hashable, Sendable {
    /// The letters were not heard as evenly as they are drawn.
    case void
    /// The letters were drawn by what the log said.
    case biased
    /// A letter is better than the other; the day on which it was called.
    case better(Letter, than: Letter, on: CivilDate)
    /// So many more prospects a letter are needed; nil where nobody can know yet.
    case notEnough(needed: Int?)
    /// The letter is not better by what matters; the most that it may be better.
    case hopeless(atMost: Double)
    /// The planned number is in, and nothing was called.
    case endedWithoutCall(planned: Int)
  }

  /// A letter beside the first one.
  package struct Pair: Sendable {
    /// The experiment, by its place.
    package let experiment: Int
    /// The first letter.
    package let first: Letter
    /// The other letter.
    package let other: Letter
    /// Both.
    package let comparison: Comparison
    /// The probability of the test, adjusted for all comparisons that are tested; nil where none is.
    package internal(set) var adjusted: Double?
    /// The probability of the farthest point of the path, adjusted likewise; nil where there is none.
    package internal(set) var daily: Double?
    /// Two shares with the difference that matters; nil where nobody can know yet.
    package internal(set) var matters: (low: Double, high: Double)?
    /// The planned number of prospects a letter; nil where nobody can know yet.
    package internal(set) var planned: Int?
    /// How many a letter are in: the harmonic mean of both.
    package internal(set) var inHand: Double
    /// What it has come to.
    package internal(set) var verdict: Verdict
  }

  /// The level of all calls together.
  package static let alpha = 0.05

  /// The experiments.
  package let experiments: [Experiment]
  /// By experiment, the probability of a split at least this uneven; nil where none is expected to be
  /// even, or nothing is to be split.
  package let splits: [Double?]
  /// Every letter beside the first one of its experiment.
  package private(set) var pairs: [Pair] = []
  /// How many comparisons are tested.
  package private(set) var tested = 0

  /// What some experiments say.
  package init(_ experiments: [Experiment], effect: Effect) {
    self.experiments = experiments
    splits = experiments.map { experiment in
      experiment.edition.isAdaptive || experiment.letters.count < 2
        ? nil : SplitCheck.probability(experiment.shares.map(\.total))
    }
    var paths: [Path] = []
    for (place, experiment) in experiments.enumerated() {
      let shares = experiment.shares
      guard let first = shares.firstIndex(where: { $0.total > 0 }) else { continue }
      for other in shares.indices.dropFirst(first + 1) where shares[other].total > 0 {
        let isVoid = splits[place].map { $0 < SplitCheck.limit } ?? false
        let comparison = Comparison(shares[first], shares[other])
        let isTested = !isVoid && !experiment.edition.isAdaptive
        if isTested {
          paths.append(Path(pair: pairs.count, experiment: place, first: first, other: other))
        }
        pairs.append(
          Pair(
            experiment: place, first: experiment.letters[first], other: experiment.letters[other],
            comparison: comparison, inHand: Self.inHand(comparison),
            verdict: isVoid ? .void : isTested ? .notEnough(needed: nil) : .biased))
      }
    }
    tested = paths.count
    read(&paths, effect)
  }

  /// How many prospects a letter are in: what two letters of this many each would tell as well.
  private static func inHand(_ comparison: Comparison) -> Double {
    let (one, other) = (Double(comparison.one.total), Double(comparison.other.total))
    return one > 0 && other > 0 ? 2 / (1 / one + 1 / other) : 0
  }

  private mutating func read(_ paths: inout [Path], _ effect: Effect) {
    guard !paths.isEmpty else { return }
    let looks = DailyLooks(alpha: Self.alpha / Double(paths.count))
    let drift = looks.drift(power: 0.8)
    let days = Set(paths.flatMap { experiments[$0.experiment].days.map(\.day) }).sorted()
    for day in days {
      var hasMoved = false
      for place in paths.indices {
        hasMoved = paths[place].move(to: day, experiments, effect, drift) || hasMoved
      }
      guard hasMoved else { continue }
      let daily = holm(paths.map { DailyLooks.exit($0.farthest) })
      for place in paths.indices where daily[place] <= Self.alpha && paths[place].calledOn == nil {
        paths[place].calledOn = day
      }
    }
    let daily = holm(paths.map { DailyLooks.exit($0.farthest) })
    let adjusted = holm(paths.map { pairs[$0.pair].comparison.probability })
    for (place, path) in paths.enumerated() {
      pairs[path.pair].daily = daily[place]
      pairs[path.pair].adjusted = adjusted[place]
      pairs[path.pair].planned = path.planned
      pairs[path.pair].matters = path.matters
      pairs[path.pair].verdict = verdict(pairs[path.pair], path, looks)
    }
  }

  private func verdict(_ pair: Pair, _ path: Path, _ looks: DailyLooks) -> Verdict {
    if let day = path.calledOn {
      return path.isOtherBetter
        ? .better(pair.other, than: pair.first, on: day)
        : .better(pair.first, than: pair.other, on: day)
    }
    guard let planned = path.planned, let matters = path.matters else {
      return .notEnough(needed: nil)
    }
    if path.hasEnded { return .endedWithoutCall(planned: planned) }
    // The interval that stays valid under daily looking (Jennison and Turnbull 1989, "Interim
    // analyses: the repeated confidence interval approach"): as wide as the bound is high today. Far
    // out it says nothing, and its level is beyond what a double holds.
    let critical = looks.critical(at: pair.inHand / Double(planned))
    if critical < 6 {
      let interval = pair.comparison.newcombe(confidence: 1 - Normal.twoSided(critical))
      if interval.high < matters.high - matters.low { return .hopeless(atMost: interval.high) }
    }
    return .notEnough(needed: max(1, Int((Double(planned) - pair.inHand).rounded(.up))))
  }
}

/// The path of a comparison, day by day.
private struct Path {
  let pair: Int
  let experiment: Int
  let first: Int
  let other: Int
  /// How many days of the experiment are in.
  private var past = 0
  private var counts = (first: 0, firstOf: 0, other: 0, otherOf: 0)
  /// The farthest that the path has come from 0.
  var farthest = 0.0
  var isOtherBetter = false
  var planned: Int?
  var matters: (low: Double, high: Double)?
  var hasEnded = false
  var calledOn: CivilDate?

  init(pair: Int, experiment: Int, first: Int, other: Int) {
    (self.pair, self.experiment, self.first, self.other) = (pair, experiment, first, other)
  }

  /// Takes a day's figures in; says whether there were any.
  mutating func move(
    to day: CivilDate, _ experiments: [Experiment], _ effect: ExperimentReading.Effect,
    _ drift: Double
  ) -> Bool {
    let days = experiments[experiment].days
    guard past < days.count, days[past].day == day, !hasEnded, calledOn == nil else { return false }
    counts.first += days[past].reached[first]
    counts.firstOf += days[past].heard[first]
    counts.other += days[past].reached[other]
    counts.otherOf += days[past].heard[other]
    past += 1
    let comparison = Comparison(
      Proportion(counts.first, of: counts.firstOf), Proportion(counts.other, of: counts.otherOf))
    guard counts.firstOf > 0, counts.otherOf > 0 else { return false }
    let mean =
      Double(counts.first + counts.other) / Double(counts.firstOf + counts.otherOf)
    matters = effect.shares(around: mean)
    planned = matters.flatMap { NeededCount.perLetter($0.low, $0.high, drift: drift) }
    guard let planned, planned > 0 else { return false }
    let inHand = 2 / (1 / Double(counts.firstOf) + 1 / Double(counts.otherOf))
    let part = min(1, inHand / Double(planned))
    let point = comparison.z * part.squareRoot()
    if abs(point) > farthest {
      farthest = abs(point)
      isOtherBetter = point > 0
    }
    hasEnded = part >= 1
    return true
  }
}
