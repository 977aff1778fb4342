import CallModel

/// Where the time of a call went. Each interval between two events belongs to the step at which it
/// ended; ringing, holds, gaps and what comes after the outcome are apart.
struct StepTimes {
  /// In conversation, in milliseconds.
  private(set) var talk: Int64 = 0
  /// On hold, in milliseconds.
  private(set) var hold: Int64 = 0
  /// After the outcome, in milliseconds.
  private(set) var wrap: Int64 = 0
  /// At each step or rebuttal, in milliseconds.
  private(set) var steps: [Ref<Step>: Int64] = [:]
  /// In each stage with its cards, in milliseconds.
  private(set) var stages: [Ref<Stage>: Int64] = [:]

  init(_ call: Call) {
    let script = call.script
    var last: Int64 = 0
    var isOnHold = false
    var isRinging = false
    var hasOutcome = false
    var stage: Ref<Stage>?
    for event in call.events {
      if let step = event.step, case .stage(let owner) = script.steps[step].owner { stage = owner }
      var interval = max(0, event.ms.subtracting(last))
      last = event.ms
      if case .reopened(_, let gap) = event.kind {
        interval = max(0, interval.subtracting(max(0, gap)))
      }
      if case .corrected = event.kind { continue }
      if isRinging {
        // Nobody talks yet.
      } else if hasOutcome {
        wrap = wrap.adding(interval)
      } else if isOnHold {
        hold = hold.adding(interval)
      } else {
        talk = talk.adding(interval)
        if let step = event.step { steps[step] = interval.adding(steps[step] ?? 0) }
        if let stage { stages[stage] = interval.adding(stages[stage] ?? 0) }
      }
      switch event.kind {
      case .dialled: isRinging = true
      case .disposition(let disposition):
        isRinging = false
        hasOutcome = disposition != .answered
      case .held: isOnHold = true
      case .resumed: isOnHold = false
      case .outcomeReached: hasOutcome = true
      case .undone(let act):
        hasOutcome = false
        if call.events.indices.contains(Int(act)),
          case .disposition = call.events[Int(act)].kind
        {
          isRinging = true
        }
      default: break
      }
    }
  }
}
