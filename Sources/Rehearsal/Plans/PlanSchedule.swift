package import CallModel

/// A plan on the calendar: which day is when, and what of it was done.
package struct PlanSchedule: Sendable {
  /// What a trainee did, by days; all days are his.
  package struct Record: Sendable {
    /// A rehearsal.
    package struct Rehearsal: Sendable {
      /// The day.
      package let day: CivilDate
      /// The level, from 1 to 4.
      package let level: Int
      /// The share of points from 0 to 1; nil where it was not judged.
      package let share: Double?

      /// A rehearsal.
      package init(day: CivilDate, level: Int, share: Double?) {
        self.day = day
        self.level = level
        self.share = share
      }
    }

    /// The rehearsals that came to an end.
    package var rehearsals: [Rehearsal]
    /// The days on which cards were drilled.
    package var drills: [CivilDate]
    /// The days on which live calls were made.
    package var live: [CivilDate]

    /// What a trainee did.
    package init(
      rehearsals: [Rehearsal] = [], drills: [CivilDate] = [], live: [CivilDate] = []
    ) {
      self.rehearsals = rehearsals
      self.drills = drills
      self.live = live
    }

    /// The first day on which he practised; nil for none.
    package var first: CivilDate? { (rehearsals.map(\.day) + drills).min() }
  }

  /// How a line stands.
  package enum State: String, CaseIterable, Sendable {
    /// It was done.
    case done
    /// Its day is over and it was not done.
    case missed
    /// It is for today.
    case today
    /// It is for a later day.
    case ahead
    /// Its day is over, and nothing records it.
    case past
  }

  /// The plan.
  package let plan: TrainingPlan
  /// The first day on which something may be done for it.
  package let start: CivilDate
  /// Whether Saturdays and Sundays are days of the plan.
  package let withWeekends: Bool

  /// A plan that begins on a day, or on the Monday after it where that day is of a weekend.
  package init(_ plan: TrainingPlan, start: CivilDate, withWeekends: Bool = false) {
    self.plan = plan
    self.start = start
    self.withWeekends = withWeekends
  }

  /// When a day of the plan is, from 1.
  package func date(of day: Int) -> CivilDate {
    precondition(day >= 1, "days are counted from 1")
    guard !withWeekends else { return CivilDate(days: start.days + Int32(day - 1)) }
    // Saturday and Sunday move on to Monday.
    let first = start.weekday > 5 ? start.days + Int32(8 - start.weekday) : start.days
    let monday = CivilDate(days: first).monday
    let place = Int(first - monday.days) + day - 1
    return CivilDate(days: monday.days + Int32(7 * (place / 5) + place % 5))
  }

  /// The day of the plan that is on a day, or that is next; nil after the last.
  package func next(from today: CivilDate) -> Int? {
    (1...max(1, plan.dayCount)).first { date(of: $0) >= today }
  }

  /// The days that count for a day of the plan: from the day after the one before it.
  private func window(_ day: Int) -> ClosedRange<CivilDate> {
    let last = date(of: day)
    guard day > 1 else { return min(start, last)...last }
    return CivilDate(days: date(of: day - 1).days + 1)...last
  }

  /// The rehearsals that do a line: on its day or since the day before it, at its level or a higher
  /// one.
  package func rehearsals(for line: TrainingPlan.Line, _ record: Record) -> [Record.Rehearsal] {
    guard line.kind == .rehearse else { return [] }
    let window = window(line.day)
    return record.rehearsals.filter {
      window.contains($0.day) && $0.level >= line.level ?? 1
    }
  }

  /// Whether a line was done; nil where nothing records it.
  package func isDone(_ line: TrainingPlan.Line, _ record: Record) -> Bool? {
    let window = window(line.day)
    switch line.kind {
    case .read, .listen, .review: return nil
    case .rehearse: return !rehearsals(for: line, record).isEmpty
    case .drill: return record.drills.contains { window.contains($0) }
    case .live: return record.live.contains { window.contains($0) }
    }
  }

  /// How a line stands on a day; without a record nothing is done or missed.
  package func state(
    _ line: TrainingPlan.Line, on today: CivilDate, _ record: Record?
  ) -> State {
    let date = date(of: line.day)
    guard date <= today else { return .ahead }
    let done = record.flatMap { isDone(line, $0) }
    if done == true { return .done }
    if date == today { return .today }
    return done == nil ? .past : .missed
  }
}
