package import CallModel
package import Statistics

/// A share with its name, to be set beside another.
package struct Rate: Hashable, Sendable {
  /// What it is of; data, not yet cleaned.
  package let name: String
  /// The share.
  package let share: Proportion

  /// A share with its name.
  package init(_ name: String, _ share: Proportion) {
    self.name = name
    self.share = share
  }
}

/// Two periods or two versions side by side.
package enum Comparing {
  /// What must stand wherever calls are compared that chance did not divide.
  package static let caution =
    "This is an observation, not an experiment: the two differ in more than what was changed, such as "
    + "the season, the leads and who called. Only letters of one step are drawn by chance."

  /// The table of rates, one row for each that both have: the difference is of what was asked for
  /// less what it is compared with.
  ///
  /// Probabilities are adjusted for their number by Holm's method.
  package static func parts(_ one: [Rate], _ other: [Rate]) -> [Report.Part] {
    let others = Dictionary(other.map { ($0.name, $0.share) }) { first, _ in first }
    let pairs = one.compactMap { rate in
      others[rate.name].map { (name: rate.name, comparison: Comparison($0, rate.share)) }
    }.filter { $0.comparison.one.total > 0 && $0.comparison.other.total > 0 }
    let adjusted = holm(pairs.map { $0.comparison.probability })
    var table = ReportTable(
      name: "comparison", title: "Side by side",
      columns: ["rate", "asked for", "compared with", "difference", "probability"])
    for (pair, probability) in zip(pairs, adjusted) {
      table.add([
        .text(pair.name), .share(pair.comparison.other), .share(pair.comparison.one),
        .difference(pair.comparison.difference ?? 0, pair.comparison.newcombe()),
        .probability(probability),
      ])
    }
    table.notes = [
      "the difference has its 95 % interval by Newcombe; the probability is that of a difference at "
        + "least this large if there were none, adjusted for \(pairs.count) comparisons by Holm"
    ]
    var parts: [Report.Part] = [.table(table), .remark(caution)]
    if !pairs.isEmpty {
      parts.insert(
        .plot(
          .intervals(
            IntervalPlot(
              title: "Differences", axis: .difference, unit: "percentage points",
              rows: pairs.map { pair in
                IntervalPlot.Row(
                  pair.name, pair.comparison.difference ?? 0, pair.comparison.newcombe(),
                  total: pair.comparison.one.total + pair.comparison.other.total)
              }))), at: 0)
    }
    return parts
  }
}

extension FunnelReport {
  /// The rates that a comparison sets side by side.
  package static func rates(_ counts: Counts, _ script: Script) -> [Rate] {
    [
      Rate("connect", Proportion(counts.connects, within: counts.calls)),
      Rate("conversation", Proportion(counts.conversations, within: counts.connects)),
      Rate("conversion", Proportion(counts.goals, within: counts.conversations)),
    ]
      + Passages(counts, script).stages.map {
        Rate("\($0.title): drop-off", Proportion($0.passage.dropped, within: $0.passage.reached))
      }
  }
}
