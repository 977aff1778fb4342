import CallEngine
import CallModel
import Statistics
import TypedValues

/// How often each way was taken in the walks so far: what was never taken is taken sooner.
struct WaysTaken {
  private var replies: [Int]
  private var cards: [Int]

  init(_ script: Script) {
    replies = Array(repeating: 0, count: script.replies.count)
    cards = Array(repeating: 0, count: script.objections.count)
  }

  func weight(_ reply: Ref<Reply>) -> Int { replies[reply.index] == 0 ? 6 : 1 }
  func weight(_ card: Ref<Objection>) -> Int { cards[card.index] == 0 ? 6 : 1 }
  mutating func take(_ reply: Ref<Reply>) { replies[reply.index] += 1 }
  mutating func take(_ card: Ref<Objection>) { cards[card.index] += 1 }
}

/// How a prospect behaves in a random call.
enum Temper {
  /// Raises cards and gives anytime replies now and then.
  case usual
  /// Keeps to the replies of the steps, so that loops show which one who hangs up would hide.
  case patient
  /// Likes what leads to a won end, and raises cards on the way.
  case eager(GoalDistance)

  fileprivate var isPatient: Bool {
    if case .patient = self { true } else { false }
  }

  fileprivate var isUsual: Bool {
    if case .usual = self { true } else { false }
  }

  fileprivate func weight(_ reply: Ref<Reply>, at step: Ref<Step>?) -> Int {
    guard case .eager(let distance) = self, let step else { return 1 }
    return distance.weight(reply, at: step)
  }
}

/// A call in which chance answers. It does only what a transcript can tell, so it can be replayed.
struct RandomCall {
  private let tested: TestedScript
  private(set) var call: Call
  private(set) var turns = 0
  private var chance: SplitMix64
  private let values: ValueDraw
  private let temper: Temper

  init(
    _ tested: TestedScript, _ start: CallStart, values: ValueDraw, chance: SplitMix64,
    temper: Temper
  ) {
    self.tested = tested
    self.values = values
    self.chance = chance
    self.temper = temper
    call = TranscriptPlayer(tested, start).call
  }

  private var script: Script { tested.script }

  /// Leads the call to its end, or to what is wrong.
  mutating func run(_ taken: inout WaysTaken) -> Trouble? {
    var attempts = 0
    while true {
      if let trouble = trouble() { return trouble }
      switch call.state.phase {
      case .notBegun, .ringing, .missed, .ended: return nil
      case .wrapUp where chance.pick(30) > 0: return nil
      case .wrapUp, .talking, .ending: break
      }
      // A long call with a way out is no loop; it has shown enough.
      if turns > Trouble.maximumTurns { return nil }
      let (action, isOffered) = draw(&taken)
      attempts += 1
      guard case .failure(let refusal) = call.perform(action, ms: 0) else {
        turns += 1
        continue
      }
      // Only what was done is a turn, since only that stands in a transcript.
      guard isOffered else {
        if attempts > 5 * Trouble.maximumTurns { return nil }
        continue
      }
      return Trouble(
        .refusal, at: place,
        "what is offered at `\(place)` cannot be done: \(refusal.sentence(script))",
        help: "keep the transcript and send it with the script: patter is wrong here")
    }
  }

  /// In a function of its own: a copy of the call that lives on would have its events copied.
  private func trouble() -> Trouble? {
    Trouble(TranscriptPlayer(tested, call), turns: turns)
  }

  private var place: String { call.state.step.map { script.name($0) } ?? "" }

  /// What is done next, and whether the script offers it in so many words.
  private mutating func draw(_ taken: inout WaysTaken) -> (CallAction, isOffered: Bool) {
    let state = call.state
    guard case .talking = state.phase else {
      if case .wrapUp = state.phase { return (.back, false) }
      return chance.pick(20) == 0 ? (.back, false) : (proper(&taken), true)
    }
    switch chance.pick(100) {
    case 0...2: return (.back, false)
    case 3 where !temper.isPatient: return (.again, false)
    case 4...11 where !temper.isPatient && script.objections.count > 0:
      let cards = script.objections.refs
      let picked = chance.pick(weights: cards.map { taken.weight($0) }) ?? 0
      taken.take(cards[picked])
      return (.raise(cards[picked]), true)
    case 12...15 where temper.isUsual:
      let anytime = state.visibleAnytime(script)
      guard let picked = chance.pick(weights: anytime.map { taken.weight($0) }) else { break }
      taken.take(anytime[picked])
      return (.choose(anytime[picked]), true)
    default: break
    }
    return (proper(&taken), true)
  }

  /// The act that is waited for.
  private mutating func proper(_ taken: inout WaysTaken) -> CallAction {
    switch call.state.prompt(script) {
    case .ask(let field, let isNeeded):
      if !isNeeded, chance.pick(5) == 0 { return .skip }
      let type = script.fields[field].type
      let value = values.value(
        of: type, currency: script.currency, now: call.state.facts.now, &chance)
      return .answer(value, typed: type.plain(value))
    case .replies(let replies):
      let step = call.state.step
      let picked =
        chance.pick(weights: replies.map { taken.weight($0) * temper.weight($0, at: step) }) ?? 0
      guard replies.indices.contains(picked) else { return .goOn }
      taken.take(replies[picked])
      return .choose(replies[picked])
    case .goOn, .mustLines, .begin, .ringing, .wrapUp, .ended: return .goOn
    }
  }
}
