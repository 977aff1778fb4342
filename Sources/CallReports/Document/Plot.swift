package import CallModel
package import Statistics

/// Figures to look at. Every plot's figures stand in a table too.
package enum Plot: Sendable {
  /// Bars that get shorter: how many came how far.
  case bars(BarPlot)
  /// Estimates with their intervals on one axis.
  case intervals(IntervalPlot)
  /// A share over time, with its interval.
  case trend(TrendPlot)
  /// Means before and after, as two bars each.
  case changes(ChangePlot)
}

/// How many there were of each.
package struct BarPlot: Sendable {
  /// One bar.
  package struct Bar: Sendable {
    /// What it counts; data, not yet cleaned.
    package let label: String
    /// How many.
    package let count: Int
    /// How many of these are marked, such as those that ended there; 0 for none.
    package let marked: Int

    /// A bar.
    package init(_ label: String, _ count: Int, marked: Int = 0) {
      self.label = label
      self.count = count
      self.marked = marked
    }
  }

  /// What stands above it.
  package let title: String
  /// What is counted, below the axis: `calls`.
  package let unit: String
  /// What the marked part is: `dropped off there`; nil when none is.
  package let mark: String?
  /// The bars from top to bottom.
  package let bars: [Bar]

  /// A plot of bars.
  package init(title: String, unit: String, mark: String? = nil, bars: [Bar]) {
    self.title = title
    self.unit = unit
    self.mark = mark
    self.bars = bars
  }
}

/// Estimates with their 95 % intervals.
package struct IntervalPlot: Sendable {
  /// What the axis counts.
  package enum Axis: Hashable, Sendable {
    /// Shares, drawn in per cent.
    case share
    /// Differences of shares, drawn in percentage points, with a line at 0.
    case difference
    /// A scale with its ends.
    case scale(Double, Double)
  }

  /// One estimate.
  package struct Row: Sendable {
    /// What it is of; data, not yet cleaned.
    package let label: String
    /// The estimate.
    package let estimate: Double
    /// Its interval.
    package let interval: Interval
    /// How many it rests on.
    package let total: Int

    /// An estimate.
    package init(_ label: String, _ estimate: Double, _ interval: Interval, total: Int) {
      self.label = label
      self.estimate = estimate
      self.interval = interval
      self.total = total
    }

    /// A share with its Wilson interval; nil of nothing.
    package init?(_ label: String, _ share: Proportion) {
      guard let part = share.share else { return nil }
      self.init(label, part, share.wilson(), total: share.total)
    }
  }

  /// What stands above it.
  package let title: String
  /// What the axis counts.
  package let axis: Axis
  /// What stands below the axis: `conversion, per cent of conversations`.
  package let unit: String
  /// The estimates from top to bottom.
  package let rows: [Row]

  /// A plot of intervals.
  package init(title: String, axis: Axis, unit: String, rows: [Row]) {
    self.title = title
    self.axis = axis
    self.unit = unit
    self.rows = rows
  }
}

/// A share by week.
package struct TrendPlot: Sendable {
  /// One week.
  package struct Point: Sendable {
    /// Its Monday.
    package let week: CivilDate
    /// The share in that week; nil where there was nothing.
    package let estimate: Double?
    /// Its interval; nil where there is too little for one.
    package let interval: Interval?
    /// How many it rests on.
    package let total: Int
    /// How it is told.
    let words: String

    /// A week with so many of so many.
    package init(_ week: CivilDate, _ share: Proportion) {
      self.week = week
      estimate = share.share
      interval = share.wilson()
      total = share.total
      words = Cell.share(share).text
    }

    /// A week with a mean of shares.
    package init(_ week: CivilDate, mean: Mean) {
      self.week = week
      estimate = mean.count == 0 ? nil : mean.value
      interval = Cell.Unit.share.interval(mean)
      total = mean.count
      words = Cell.mean(mean, .share).text
    }
  }

  /// What stands above it.
  package let title: String
  /// What stands beside the axis.
  package let unit: String
  /// The weeks in order; weeks without calls are missing.
  package let points: [Point]
  /// Where a version of the script was used first, to be marked; data, not yet cleaned.
  package let marks: [(day: CivilDate, label: String)]

  /// A plot over weeks.
  package init(
    title: String, unit: String, points: [Point], marks: [(day: CivilDate, label: String)] = []
  ) {
    self.title = title
    self.unit = unit
    self.points = points
    self.marks = marks
  }
}

/// Means of shares before and after.
package struct ChangePlot: Sendable {
  /// Two bars.
  package struct Row: Sendable {
    /// What the means are of; data, not yet cleaned.
    package let label: String
    /// The mean before.
    package let before: Mean
    /// The mean after.
    package let after: Mean

    /// Two bars.
    package init(_ label: String, before: Mean, after: Mean) {
      self.label = label
      self.before = before
      self.after = after
    }
  }

  /// What stands above it.
  package let title: String
  /// What the axis counts.
  package let unit: String
  /// The rows from top to bottom.
  package let rows: [Row]

  /// A plot of changes.
  package init(title: String, unit: String, rows: [Row]) {
    self.title = title
    self.unit = unit
    self.rows = rows
  }
}
