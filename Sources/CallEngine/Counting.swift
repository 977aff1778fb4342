import CallModel

/// Counts what happened in a call, event by event.
struct Counting {
  /// What was counted so far, each thing once.
  private(set) var counts: [CallCount] = []

  private let script: Script
  private var places: [Counted: Int] = [:]
  /// The steps and rebuttals that were reached, in order, with how often they were entered.
  private var reached: [Ref<Step>] = []
  private var entries: [Ref<Step>: Int64] = [:]
  /// The step of a stage where the call is.
  private var base: Ref<Step>?
  /// Where something was said last: a step or a rebuttal.
  private var lastPlace: Ref<Step>?
  private var cards: [Ref<Objection>] = []
  private var met: Set<Counted> = []

  init(_ script: Script) {
    self.script = script
  }

  private mutating func add(
    _ kind: Counted.Kind, step: String? = nil, target: String? = nil, experiment: String? = nil,
    letter: Letter? = nil, ms: Int64 = 0
  ) {
    let counted = Counted(
      kind, step: step, target: target, experiment: experiment, letter: letter)
    if let same = places[counted] {
      counts[same].n += 1
      counts[same].ms = counts[same].ms.adding(ms)
    } else {
      places[counted] = counts.count
      counts.append(CallCount(counted, ms: ms))
    }
  }

  private func name(_ step: Ref<Step>?) -> String? { step.map { script.name($0) } }

  /// One event that was not taken back.
  mutating func add(_ event: CallEvent) {
    switch event.kind {
    case .replyChosen, .answered, .skipped, .wentOn, .endChosen, .returned: lastPlace = event.step
    case .stepEntered(let step, _), .rebuttalGiven(let step, _): lastPlace = step
    default: break
    }
    switch event.kind {
    case .stepEntered(let step, _):
      if case .stage = script.steps[step].owner { base = step }
      enter(step)
    case .rebuttalGiven(let step, _):
      enter(step)
      if let card = script.steps[step].owner.objection {
        add(.rebuttalGiven, step: name(step), target: script.name(card))
      }
    case .replyChosen(let reply):
      add(.replyChosen, step: name(event.step), target: script.name(reply))
    case .answered(let field, _, _):
      add(.answered, step: name(event.step), target: script.name(field))
    case .skipped(let field):
      add(.skipped, step: name(event.step), target: script.name(field))
    case .objectionRaised(let card, _): raise(card)
    case .objectionResolved(let card, let isOvercome):
      add(
        isOvercome ? .objectionOvercome : .objectionInsisted, step: name(event.step),
        target: script.name(card))
    default: break
    }
  }

  private mutating func enter(_ step: Ref<Step>) {
    if entries[step] == nil { reached.append(step) }
    entries[step, default: 0] += 1
  }

  private mutating func raise(_ card: Ref<Objection>) {
    let target = script.name(card)
    add(.objectionRaised, step: name(base), target: target)
    if !cards.contains(card) { cards.append(card) }
    met.insert(Counted(.cardMet, step: name(base), target: target))
  }

  /// Words that nothing understood; what was said stays said.
  mutating func addUnmatched(_ events: [CallEvent]) {
    for event in events {
      if case .repliedInWords(_, isMatched: false) = event.kind {
        add(.wordsUnmatched, step: name(event.step))
      }
    }
  }

  /// Whether the prospect said something.
  mutating func addConversation(_ call: Call) {
    var hasSteps = false
    for event in call.effectiveEvents {
      switch event.kind {
      case .replyChosen, .repliedInWords, .answered, .objectionRaised:
        add(.conversation)
        return
      case .stepEntered: hasSteps = true
      default: break
      }
    }
    if !hasSteps, call.state.outcome != nil { add(.conversation) }
  }

  /// Where the conversation ended, with the outcome as corrected.
  mutating func addEnd(_ call: Call) {
    let hasEnd = call.effectiveEvents.contains {
      switch $0.kind {
      case .outcomeReached, .abandoned: true
      default: false
      }
    }
    guard hasEnd else { return }
    let outcome = call.state.outcome.map { script.name($0) }
    if let lastPlace, script.steps[lastPlace].owner.objection != nil {
      add(.endedAt, step: name(lastPlace), target: outcome)
    }
    if let base, case .stage(let stage) = script.steps[base].owner {
      add(.endedAt, step: name(base), target: outcome)
      add(.stageEnded, step: script.text[script.stages[stage].id], target: outcome)
    }
  }

  /// What counts once a call: steps and stages that were reached, cards that were met.
  mutating func addOnce(_ times: StepTimes) {
    var stages: [Ref<Stage>] = []
    for step in reached {
      let count = entries[step] ?? 0
      let ms = times.steps[step] ?? 0
      let name = name(step)
      add(.stepReached, step: name)
      counts.append(CallCount(.stepEntered, step: name, n: count, ms: ms))
      let target = Int64(script.steps[step].seconds)
      if target > 0, ms > target * 1000 * count { add(.overTime, step: name) }
      if case .stage(let stage) = script.steps[step].owner, !stages.contains(stage) {
        stages.append(stage)
        add(
          .stageReached, target: script.text[script.stages[stage].id], ms: times.stages[stage] ?? 0)
      }
    }
    for place in met.sorted(by: {
      ($0.target ?? "", $0.step ?? "") < ($1.target ?? "", $1.step ?? "")
    }) {
      counts.append(CallCount(place))
    }
  }

  /// What the call is as a whole.
  mutating func addWhole(_ call: Call, _ figures: CallFigures) {
    let outcome = call.state.outcome
    let isGoal = outcome == script.goal
    let handle = figures.talk.adding(figures.hold).adding(figures.wrap)
    add(.call, ms: handle)
    add(.disposition, target: figures.disposition.rawValue, ms: handle)
    if let outcome { add(.outcome, target: script.name(outcome), ms: figures.talk) }
    if isGoal { add(.goal) }
    if figures.hold > 0 { add(.hold, ms: figures.hold) }
    let missed = figures.disposition == .answered ? nil : figures.disposition.rawValue
    if figures.wrap > 0 { add(.wrapUp, target: missed, ms: figures.wrap) }
    for card in cards {
      let target = script.name(card)
      add(.cardMet, target: target)
      add(.outcomeAfterCard, step: outcome.map { script.name($0) }, target: target)
    }
    for (step, letter) in call.state.letters.sorted(by: { $0.key < $1.key }) {
      add(.letterDrawn, experiment: script.name(step), letter: letter)
      if isGoal { add(.goalReached, experiment: script.name(step), letter: letter) }
    }
    for line in call.state.dueMust.sorted() {
      add(.lineDue, step: name(script.mustLines[line].step), target: script.name(line))
    }
    for line in call.state.spokenMust.sorted() {
      add(.lineSpoken, step: name(script.mustLines[line].step), target: script.name(line))
    }
  }
}
