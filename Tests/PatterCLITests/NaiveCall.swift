import CallModel

/// A call as its raw events tell it, counted anew by other means than the program's: no engine, no
/// counts, no tallies.
struct NaiveCall {
  let records: [EventRecord]
  let agent: String
  let attempt: Int
  let day: Int
  let hour: Int
  let campaign: String?
  let job: String
  /// The lead's name; nil for nobody known.
  var lead: String?

  /// The events that were not taken back.
  var effective: [EventRecord] {
    var kept: [EventRecord] = []
    for record in records {
      if record.kind == .undone, let act = record.number {
        let stays: Set<EventRecord.Kind> = [
          .noted, .held, .resumed, .reopened, .referred, .repliedInWords, .lineUnsaid, .lineTyped,
          .prospectSaid,
        ]
        // Marks of earlier takings back stay away like all that came after the act.
        kept = kept.filter { Int64($0.seq) < act || stays.contains($0.kind) }
      }
      kept.append(record)
    }
    return kept
  }

  func events(_ kind: EventRecord.Kind) -> [EventRecord] { effective.filter { $0.kind == kind } }

  var outcome: String? {
    records.last { $0.kind == .outcomeCorrected }?.target
      ?? events(.outcomeReached).last?.target
  }

  var disposition: String {
    events(.disposition).last?.target ?? (events(.dialled).isEmpty ? "answered" : "failed")
  }

  var isConversation: Bool {
    let said: Set<EventRecord.Kind> = [.replyChosen, .repliedInWords, .answered, .objectionRaised]
    if effective.contains(where: { said.contains($0.kind) }) { return true }
    return events(.stepEntered).isEmpty && outcome != nil
  }

  /// The steps of stages that were entered, in order, each time.
  var steps: [String] { events(.stepEntered).compactMap(\.target) }

  /// Whether the conversation came to an end, by an outcome or without.
  var hasEnd: Bool { !events(.outcomeReached).isEmpty || !events(.abandoned).isEmpty }

  /// Milliseconds by where they belong, and in conversation, on hold and after.
  var times: (byStep: [String: Int64], talk: Int64, hold: Int64, wrap: Int64) {
    var result: (byStep: [String: Int64], talk: Int64, hold: Int64, wrap: Int64) = ([:], 0, 0, 0)
    var (last, isHeld, isOver, isRinging) = (Int64(0), false, false, false)
    for record in records {
      let gap = record.kind == .reopened ? record.number ?? 0 : 0
      let interval = max(0, record.ms - last - max(0, gap))
      last = record.ms
      if record.kind == .outcomeCorrected || record.kind == .fieldCorrected { continue }
      if isRinging {
        // Nobody talks yet.
      } else if isOver {
        result.wrap += interval
      } else if isHeld {
        result.hold += interval
      } else {
        result.talk += interval
        result.byStep[record.step ?? "", default: 0] += interval
      }
      switch record.kind {
      case .held: isHeld = true
      case .resumed: isHeld = false
      case .outcomeReached: isOver = true
      case .dialled: isRinging = true
      case .disposition: (isRinging, isOver) = (false, record.target != "answered")
      case .undone:
        isOver = false
        isRinging = isRinging || isSettling(record.number)
      default: break
      }
    }
    return result
  }

  /// Whether it was taken back how the dial ended.
  private func isSettling(_ act: Int64?) -> Bool {
    records.contains { Int64($0.seq) == act && $0.kind == .disposition }
  }

  /// Milliseconds in each stage: those at its steps, and those in cards that were raised there.
  func stageTimes(_ stages: [String: String]) -> [String: Int64] {
    var times: [String: Int64] = [:]
    var (last, isHeld, isOver, isRinging) = (Int64(0), false, false, false)
    var stage: String?
    for record in records {
      if let step = record.step, let own = stages[step] { stage = own }
      let gap = record.kind == .reopened ? record.number ?? 0 : 0
      let interval = max(0, record.ms - last - max(0, gap))
      last = record.ms
      if record.kind == .outcomeCorrected || record.kind == .fieldCorrected { continue }
      if !isRinging, !isOver, !isHeld, let stage { times[stage, default: 0] += interval }
      switch record.kind {
      case .held: isHeld = true
      case .resumed: isHeld = false
      case .outcomeReached: isOver = true
      case .dialled: isRinging = true
      case .disposition: (isRinging, isOver) = (false, record.target != "answered")
      case .undone:
        isOver = false
        isRinging = isRinging || isSettling(record.number)
      default: break
      }
    }
    return times
  }

  /// Each raise of a card: the step, the card, the rebuttals given, and how it was closed.
  var raises: [(step: String, card: String, rebuttals: [String], isOvercome: Bool?)] {
    var raises: [(step: String, card: String, rebuttals: [String], isOvercome: Bool?)] = []
    var step = ""
    for record in effective {
      switch record.kind {
      case .stepEntered: step = record.target ?? ""
      case .objectionRaised: raises.append((step, record.target ?? "", [], nil))
      case .rebuttalGiven: raises[raises.count - 1].rebuttals.append(record.target ?? "")
      case .objectionResolved: raises[raises.count - 1].isOvercome = record.number == 1
      default: break
      }
    }
    return raises
  }
}
