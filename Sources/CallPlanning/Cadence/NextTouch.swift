package import CallModel

/// Where a lead stands in its campaign before a dial is planned on from.
package struct CadencePlace: Hashable, Sendable {
  /// The touch of the cadence that this dial was, from 0.
  package let touch: Int
  /// How often the lead was rung, this dial included.
  package let attempts: Int
  /// How often in a row its number could not be dialled, this dial included.
  package let failures: Int

  /// A place.
  package init(touch: Int, attempts: Int, failures: Int = 0) {
    self.touch = touch
    self.attempts = attempts
    self.failures = failures
  }
}

/// What comes next for a lead in its campaign. Moments are local to the called person; whoever keeps
/// them turns them into the world's time.
package enum NextTouch: Hashable, Sendable {
  /// Ring at a moment; `isPromised` when the prospect was told so.
  case ring(Moment, touch: Int, isPromised: Bool)
  /// Another touch than a call is due: it becomes a task.
  case task(Moment, touch: Int)
  /// A task that the outcome asks for comes first; the cadence goes on when it is done.
  case pause
  /// Nothing more is to be done.
  case end(Reason)

  /// Why nothing more is to be done.
  package enum Reason: String, CaseIterable, Sendable {
    /// The deal is won.
    case won
    /// The prospect does not want it.
    case lost
    /// The cadence has no further touch.
    case cadenceOver = "the cadence is over"
    /// It was rung as often as the campaign allows.
    case attempts = "not reached"
    /// The number is somebody else's.
    case wrongNumber = "wrong number"
    /// The number cannot be dialled.
    case badNumber = "the number cannot be dialled"
  }
}

/// Plans what comes after a dial, by the script's cadence and the outcome's follow-ups.
///
/// The pauses after dials that reach nobody are those that dialers recycle leads with: a busy line is
/// tried again within the hour, a number that does not ring the same day, and somebody who does not
/// pick up on another day at another time of day, since connects fall after each further attempt
/// (FIELD.md: 93 % of conversations happen by the third call, 98 % by the fifth).
package struct CadencePlanner: Sendable {
  private let touches: [Touch]
  /// How often a lead is rung at the most, where the campaign says so.
  private let limit: Int?

  /// So often a lead is rung where neither the campaign nor the cadence says anything.
  package static let usualAttempts = 5

  /// A planner of a cadence; `limit` is the campaign's own limit of attempts, 1 or more.
  package init(_ touches: [Touch], limit: Int?) {
    self.touches = touches
    self.limit = limit
  }

  /// The most dials of a lead.
  package var attempts: Int {
    limit ?? max(Self.usualAttempts, touches.count { $0.isCall })
  }

  /// What a new lead begins with: the first touch, after its own pause.
  package func first(_ now: Moment) -> NextTouch {
    guard !touches.isEmpty else { return .ring(now, touch: 0, isPromised: false) }
    return go(to: 0, from: now)
  }

  /// How a touch of the cadence is made a task; nil for a call and for a touch that there is not.
  package func task(ofTouch touch: Int, due: Moment, _ script: Script) -> PlannedTask? {
    guard touches.indices.contains(touch) else { return nil }
    switch touches[touch].channel {
    case .call: return nil
    case .mail(let message):
      return PlannedTask(
        .mail, message: script.text[script.messages[message].id], due: due, touch: touch)
    case .linkedin(let message):
      return PlannedTask(
        .linkedin, message: script.text[script.messages[message].id], due: due, touch: touch)
    case .task(let words):
      return PlannedTask(.task, text: script.text[words], due: due, touch: touch)
    }
  }

  /// What comes after a touch other than a call was done or passed over.
  package func next(afterTask touch: Int, _ now: Moment) -> NextTouch {
    touch + 1 < touches.count ? go(to: touch + 1, from: now) : .end(.cadenceOver)
  }

  /// What comes after a dial that became no conversation.
  package func next(
    after disposition: Disposition, at place: CadencePlace, _ now: Moment
  ) -> NextTouch {
    switch disposition {
    case .wrongNumber: return .end(.wrongNumber)
    case .failed where place.failures >= 2: return .end(.badNumber)
    default: break
    }
    guard place.attempts < attempts else { return .end(.attempts) }
    switch disposition {
    case .busy: return ring(now, after: Duration(minutes: 30), place)
    case .failed: return ring(now, after: Duration(minutes: 120), place)
    default: break
    }
    // Where the cadence has something else to try, it is tried; else the same call another time.
    if place.touch + 1 < touches.count { return go(to: place.touch + 1, from: now) }
    return .ring(Self.otherTime(now), touch: place.touch, isPromised: false)
  }

  /// What comes after a conversation, by its outcome's kind and follow-ups; an outcome of nil was given
  /// up without one.
  /// - Parameter promised: the moment of `call at FIELD`, if the outcome has it.
  package func next(
    after outcome: Outcome?, promised: Moment?, at place: CadencePlace, _ now: Moment
  ) -> NextTouch {
    guard let outcome else {
      return place.attempts < attempts
        ? .ring(Self.otherTime(now), touch: place.touch, isPromised: false) : .end(.attempts)
    }
    switch outcome.kind {
    case .won: return .end(.won)
    case .lost: return .end(.lost)
    case .open: break
    }
    if let promised { return .ring(promised, touch: place.touch, isPromised: true) }
    for followUp in outcome.followUps {
      if case .call(let after) = followUp, let due = now.adding(after) {
        return .ring(due, touch: place.touch, isPromised: true)
      }
    }
    if outcome.followUps.contains(where: \.isDone) { return .pause }
    return next(afterTask: place.touch, now)
  }

  private func go(to touch: Int, from now: Moment) -> NextTouch {
    let due = now.adding(touches[touch].after) ?? now
    return touches[touch].isCall
      ? .ring(due, touch: touch, isPromised: false) : .task(due, touch: touch)
  }

  private func ring(_ now: Moment, after pause: Duration, _ place: CadencePlace) -> NextTouch {
    .ring(now.adding(pause) ?? now, touch: place.touch, isPromised: false)
  }

  /// On the next day of work, in the other half of the day.
  private static func otherTime(_ now: Moment) -> Moment {
    var day = now.date.adding(days: 1) ?? now.date
    while day.weekday > 5, let next = day.adding(days: 1) { day = next }
    let isMorning = now.time.hour < 12
    return Moment(day, TimeOfDay(hour: isMorning ? 15 : 10, minute: 0) ?? now.time)
  }
}

extension Touch {
  /// Whether it is a call.
  package var isCall: Bool { if case .call = channel { true } else { false } }
}

extension Outcome.FollowUp {
  /// Whether it is done by somebody, so that the cadence waits for it.
  fileprivate var isDone: Bool {
    switch self {
    case .mail, .task, .reheat: true
    case .call, .callAt, .handOver: false
    }
  }
}
