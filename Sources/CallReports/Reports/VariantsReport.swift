import CallModel
import Statistics

/// What the letters of experiments came to: shares with intervals, differences with their tests, whether
/// the letters were heard evenly, what may be believed under daily looking, and what each letter says.
package enum VariantsReport {
  /// The report.
  /// - Parameters:
  ///   - effect: the difference that matters.
  ///   - versionNames: what each version of the script is called.
  package static func make(
    _ prospects: Prospects, effect: ExperimentReading.Effect, versionNames: [String]
  ) -> Report {
    let reading = ExperimentReading(prospects.experiments, effect: effect)
    let names = Self.names(reading.experiments, versionNames)
    var parts: [Report.Part] = [.table(verdicts(reading, names))]
    parts += plots(reading, names).map { .plot($0) }
    parts += [
      .table(letters(reading, names)), .table(differences(reading, names)),
      .table(splits(reading, names)), .table(words(reading, names)),
    ]
    parts += remarks(reading, names, effect).map { .remark($0) }
    return Report(name: "variants", title: "Experiments", parts: parts)
  }

  /// What each experiment is called: its name, with the versions where other versions said other words.
  private static func names(_ experiments: [Experiment], _ versionNames: [String]) -> [String] {
    experiments.map { experiment in
      let name = experiment.edition.experiment
      guard experiments.filter({ $0.edition.experiment == name }).count > 1 else { return name }
      let versions = experiment.versions.map { versionNames[$0] }
      return name + (versions.count == 1 ? ", version " : ", versions ")
        + versions.joined(separator: ", ")
    }
  }

  private static func verdicts(_ reading: ExperimentReading, _ names: [String]) -> ReportTable {
    var table = ReportTable(
      name: "verdicts", title: "What may be believed",
      columns: ["experiment", "letters", "verdict"])
    for (place, experiment) in reading.experiments.enumerated() {
      let pairs = reading.pairs.filter { $0.experiment == place }
      for pair in pairs {
        table.add([.text(names[place]), .text(pair.name), .text(pair.verdictText)])
      }
      guard pairs.isEmpty else { continue }
      let shares = experiment.shares
      let heard = experiment.letters.indices.filter { shares[$0].total > 0 }
        .map { experiment.letters[$0].description }
      table.add([
        .text(names[place]), .text(heard.joined(separator: ", ")),
        .text(heard.isEmpty ? "not enough calls yet" : "nothing to compare with yet"),
      ])
    }
    return table
  }

  private static func letters(_ reading: ExperimentReading, _ names: [String]) -> ReportTable {
    var table = ReportTable(
      name: "letters", title: "Letters", columns: ["experiment", "letter", "goal"])
    for (place, experiment) in reading.experiments.enumerated() {
      for (letter, share) in zip(experiment.letters, experiment.shares) {
        table.add([.text(names[place]), .text(letter.description), .share(share)])
      }
    }
    table.notes = [
      "goal is the prospects who reached the goal in the call in which they heard the letter or "
        + "after it, of all who heard it; who heard two counts under the first"
    ]
    return table
  }

  private static func differences(_ reading: ExperimentReading, _ names: [String]) -> ReportTable {
    var table = ReportTable(
      name: "differences", title: "Differences",
      columns: [
        "experiment", "letters", "difference", "test", "probability", "adjusted", "read daily",
        "in hand", "planned",
      ])
    for pair in reading.pairs {
      let isTested = pair.adjusted != nil
      table.add([
        .text(names[pair.experiment]), .text(pair.name),
        .difference(pair.comparison.difference ?? 0, pair.comparison.newcombe()),
        isTested ? .text(pair.comparison.test == .exact ? "exact" : "pooled") : .empty,
        isTested ? .probability(pair.comparison.probability) : .empty,
        pair.adjusted.map { .probability($0) } ?? .empty,
        pair.daily.map { .probability($0) } ?? .empty, .count(Int(pair.inHand)),
        pair.planned.map { .count($0) } ?? .empty,
      ])
    }
    table.notes = [
      "the difference has its 95 % interval by Newcombe; the test is the two-proportion test with the "
        + "pooled share, or Fisher's exact one where a cell is small",
      "adjusted is the probability by Holm over \(reading.tested) comparisons, for who looks once; "
        + "read daily stays valid however often one looks, and is what the verdicts rest on",
      "in hand and planned are prospects a letter",
    ]
    return table
  }

  private static func splits(_ reading: ExperimentReading, _ names: [String]) -> ReportTable {
    var table = ReportTable(
      name: "splits", title: "Whether the letters were heard evenly",
      columns: ["experiment", "prospects", "probability"])
    for (place, experiment) in reading.experiments.enumerated() {
      let counts = zip(experiment.letters, experiment.shares).map { "\($0) \($1.total)" }
      table.add([
        .text(names[place]), .text(counts.joined(separator: ", ")),
        reading.splits[place].map { .probability($0) } ?? .empty,
      ])
    }
    table.notes = [
      "a probability below 0.001 voids the test: who heard which letter was not left to chance"
    ]
    return table
  }

  private static func words(_ reading: ExperimentReading, _ names: [String]) -> ReportTable {
    var table = ReportTable(
      name: "words", title: "What the letters say", columns: ["experiment", "letter", "words"])
    for (place, experiment) in reading.experiments.enumerated() {
      for letter in experiment.letters {
        let words = experiment.edition.words.map { $0[letter] ?? "" }
        let line = words.map { $0.split(separator: "\n").joined(separator: " / ") }
        table.add([
          .text(names[place]), .text(letter.description), line.map { .text($0) } ?? .empty,
        ])
      }
    }
    return table
  }

  private static func plots(_ reading: ExperimentReading, _ names: [String]) -> [Plot] {
    let shares = reading.experiments.enumerated().flatMap { place, experiment in
      zip(experiment.letters, experiment.shares).compactMap { letter, share in
        IntervalPlot.Row("\(names[place]) [\(letter)]", share)
      }
    }
    let differences = reading.pairs.compactMap { pair in
      pair.comparison.difference.map {
        IntervalPlot.Row(
          "\(names[pair.experiment]): \(pair.name)", $0, pair.comparison.newcombe(),
          total: pair.comparison.one.total + pair.comparison.other.total)
      }
    }
    return [
      IntervalPlot(
        title: "Letters", axis: .share, unit: "goal, per cent of those who heard it", rows: shares),
      IntervalPlot(
        title: "Differences", axis: .difference, unit: "percentage points", rows: differences),
    ].filter { !$0.rows.isEmpty }.map { .intervals($0) }
  }

  private static func remarks(
    _ reading: ExperimentReading, _ names: [String], _ effect: ExperimentReading.Effect
  ) -> [String] {
    guard !reading.experiments.isEmpty else {
      return ["No letter was heard: the script has no experiment, or no call came to one."]
    }
    var remarks: [String] = []
    switch effect {
    case .half:
      remarks.append(
        "The difference that matters is half as much again, or half of what a letter lacks to 100 %, "
          + "whichever is less, at the share of both letters so far; `--effect POINTS` names another."
      )
    case .points(let points):
      remarks.append("The difference that matters is \(Decimal.text(100 * points, 1)) points.")
    }
    remarks.append(
      "The planned number finds such a difference with a chance of 80 % under daily looking, with 5 % "
        + "for a false call over all comparisons of this report.")
    for (place, experiment) in reading.experiments.enumerated() {
      if experiment.edition.isAdaptive {
        remarks.append(
          "\(names[place]): the letters were drawn by what the log said, so the shares are biased, "
            + "their split is not even, and nothing is tested.")
      }
      if experiment.edition.words == nil {
        remarks.append(
          "\(names[place]): the version cannot be read any more, so nobody knows what its letters said."
        )
      }
      for (count, what) in [
        (experiment.secondLetters, "heard a second letter later, and count under the first"),
        (experiment.otherWords, "heard other words for their letter later, and count here"),
        (experiment.unknown, "are calls to nobody known, each counted for itself"),
      ] where count > 0 {
        remarks.append("\(names[place]): \(count) of the prospects \(what).")
      }
    }
    return remarks
  }
}

extension ExperimentReading.Pair {
  /// `B against A`.
  fileprivate var name: String { "\(other) against \(first)" }

  /// The verdict in words.
  package var verdictText: String {
    let effect = matters.map { $0.high - $0.low } ?? 0
    func points(_ difference: Double) -> String { Decimal.text(100 * difference, 1) + " points" }
    switch verdict {
    case .void:
      return "void: the letters were not heard evenly; find out why before reading further"
    case .biased:
      return "no verdict: the letters were drawn by what the log said, so the shares are biased"
    case .better(let winner, let loser, let day):
      return "\(winner) is better than \(loser) (called on \(day.plain))"
    case .notEnough(let needed):
      guard let needed else { return "not enough calls yet" }
      return "not enough calls yet: no difference of \(points(effect)) or more can be told; "
        + "\(needed) more prospects a letter are needed"
    case .hopeless(let most):
      return
        "hopeless: \(other) is better by at most \(points(most)), where \(points(effect)) "
        + "matter"
    case .endedWithoutCall(let planned):
      return "hopeless: the planned \(planned) prospects a letter are in, and no difference showed"
    }
  }
}
