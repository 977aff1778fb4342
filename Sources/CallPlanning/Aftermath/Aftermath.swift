package import CallModel

/// What follows from a call: what comes next for the lead, what is to be done, and where the lead
/// stands now.
package struct Aftermath: Hashable, Sendable {
  /// How a call ended.
  package struct Ending: Sendable {
    /// How the dial ended.
    package let disposition: Disposition
    /// The outcome; nil for a call without one.
    package let outcome: Ref<Outcome>?
    /// What the fields hold at the end.
    package let answers: [Value?]
    /// When it ended, at the lead's place.
    package let now: Moment

    /// An ending.
    package init(
      disposition: Disposition, outcome: Ref<Outcome>?, answers: [Value?], now: Moment
    ) {
      self.disposition = disposition
      self.outcome = outcome
      self.answers = answers
      self.now = now
    }
  }

  /// What comes next in the campaign; nil for a call outside of one.
  package let next: NextTouch?
  /// What is to be done, in the outcome's order; a call that is due in the campaign is none.
  package let tasks: [PlannedTask]
  /// Whether the person must not be contacted again.
  package let isOptOut: Bool
  /// Where the lead's life goes; nil where it stays.
  package let life: LeadLife?
  /// How warm the lead is now; nil where that stays.
  package let temperature: Temperature?

  /// What follows from a call.
  /// - Parameters:
  ///   - place: where the lead stood in its campaign, this dial included; nil outside of one.
  ///   - limit: the campaign's limit of attempts.
  package init(_ ending: Ending, _ script: Script, place: CadencePlace?, limit: Int? = nil) {
    let outcome = ending.outcome.map { script.outcomes[$0] }
    isOptOut = outcome?.isNeverCallAgain ?? false
    let planner = CadencePlanner(script.cadence, limit: limit)
    let promised = outcome.flatMap { Self.promised($0, ending) }
    let next = place.map { place in
      ending.disposition == .answered
        ? planner.next(after: outcome, promised: promised, at: place, ending.now)
        : planner.next(after: ending.disposition, at: place, ending.now)
    }
    self.next = next
    var tasks = outcome.map { Self.tasks($0, script, ending, place, promised) } ?? []
    if case .task(let due, let touch)? = next,
      let task = planner.task(ofTouch: touch, due: due, script)
    {
      tasks.append(task)
    }
    self.tasks = isOptOut ? [] : tasks
    life = outcome.map { Self.life($0) }
    temperature = outcome.map { Self.temperature($0.kind) }
  }

  private static func promised(_ outcome: Outcome, _ ending: Ending) -> Moment? {
    for followUp in outcome.followUps {
      if case .callAt(let field) = followUp, case .moment(let moment)? = ending.answers[field.index]
      {
        return moment
      }
    }
    return nil
  }

  private static func tasks(
    _ outcome: Outcome, _ script: Script, _ ending: Ending, _ place: CadencePlace?,
    _ promised: Moment?
  ) -> [PlannedTask] {
    let now = ending.now
    func due(_ after: Duration) -> Moment { now.adding(after) ?? now }
    // The cadence waits for what an open outcome asks for.
    let touch = outcome.kind == .open ? place?.touch : nil
    return outcome.followUps.compactMap { followUp in
      switch followUp {
      case .call(let after):
        return place == nil ? PlannedTask(.call, due: due(after)) : nil
      case .callAt:
        return place == nil ? promised.map { PlannedTask(.call, due: $0) } : nil
      case .mail(let message, let after):
        return PlannedTask(
          .mail, message: script.text[script.messages[message].id], due: due(after), touch: touch)
      case .task(let words, let after):
        return PlannedTask(.task, text: script.text[words], due: due(after), touch: touch)
      case .handOver(let to):
        return PlannedTask(
          .handOver, text: script.text[to], due: due(Duration(minutes: ResponseTime.first)))
      case .reheat(let after): return PlannedTask(.reheat, due: due(after), touch: touch)
      }
    }
  }

  private static func temperature(_ kind: Outcome.Kind) -> Temperature {
    switch kind {
    case .won: .hot
    case .open: .warm
    case .lost: .cold
    }
  }

  /// A conversation makes a lead contacted, its goal makes it qualified; a no loses it, but for one that
  /// is to be taken up again.
  private static func life(_ outcome: Outcome) -> LeadLife {
    let isReheated = outcome.followUps.contains {
      if case .reheat = $0 { true } else { false }
    }
    switch outcome.kind {
    case .won: return .qualified
    case .lost: return isReheated ? .toReheat : .lost
    case .open: return .contacted
    }
  }
}
