import CallEngine
import CallModel

/// What a prospect remembers of a call: all of it is read from the events, so that a rehearsal that is
/// taken up or played again finds the same prospect.
struct Past {
  /// How often the step or rebuttal where the call is was entered.
  private(set) var visit = 0
  /// How often a card has led away from this visit and back.
  private(set) var returns = 0
  /// The cards that were raised.
  private(set) var raised: Set<Ref<Objection>> = []
  /// Those of them that were raised before the step beneath was entered last.
  private(set) var raisedBefore: Set<Ref<Objection>> = []
  /// The anytime replies that were given.
  private(set) var given: Set<Ref<Reply>> = []
  /// Those of them that were given before the step beneath was entered last.
  private(set) var givenBefore: Set<Ref<Reply>> = []
  /// The cards that were answered so well that he gave way.
  private(set) var overcome: Set<Ref<Objection>> = []
  private var replies: [Ref<Reply>: Int] = [:]
  private var cards: [Ref<Objection>: Int] = [:]
  /// How many rebuttals were given.
  private(set) var rebuttals: Int32 = 0
  /// How often the prospect had his turn; what was taken back was said all the same.
  private(set) var turns: Int32 = 0
  /// Whether he has spoken since something was done last.
  private(set) var hasSpoken = false

  /// The turns that he had before the one that waits for an answer.
  var turnsBefore: Int32 { hasSpoken ? turns - 1 : turns }

  /// How often he has spoken before the turn that waits for an answer.
  var said: Int { Int(turnsBefore) }

  /// How often a reply was chosen.
  func times(_ reply: Ref<Reply>) -> Int { replies[reply] ?? 0 }

  /// How often a card was raised.
  func times(_ card: Ref<Objection>) -> Int { cards[card] ?? 0 }

  /// Reads a call's events once.
  init(_ call: Call) {
    let here = call.state.step
    for event in call.effectiveEvents {
      switch event.kind {
      case .stepEntered(let step, _):
        if step == here { visit += 1 }
        returns = 0
        (raisedBefore, givenBefore) = (raised, given)
      case .rebuttalGiven(let step, _):
        if step == here { visit += 1 }
        rebuttals += 1
      case .objectionRaised(let card, _):
        raised.insert(card)
        cards[card, default: 0] += 1
        returns += 1
      case .objectionResolved(let card, isOvercome: true): overcome.insert(card)
      case .replyChosen(let reply):
        replies[reply, default: 0] += 1
        if call.script.anytime.contains(reply) { given.insert(reply) }
      default: continue
      }
    }
    for event in call.events {
      if case .prospectSaid = event.kind {
        turns += 1
        hasSpoken = true
      } else if event.kind.isAct {
        hasSpoken = false
      }
    }
  }
}

extension CallEvent.Kind {
  /// Whether something was done that the prospect has to react to anew.
  var isAct: Bool {
    switch self {
    case .stepEntered, .replyChosen, .wentOn, .answered, .skipped, .fieldSet, .repeated,
      .objectionRaised, .rebuttalGiven, .objectionResolved, .undone, .endChosen, .outcomeProposed,
      .outcomeReached, .abandoned:
      true
    default: false
    }
  }
}
