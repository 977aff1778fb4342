package import CallEngine
package import CallModel
import Statistics

/// A call that goes where chance leads it.
package struct RandomWalk {
  /// The call so far.
  package private(set) var call: Call
  /// Milliseconds since it began.
  package private(set) var ms: Int64 = 0
  private var chance: SplitMix64

  /// Begins a call.
  package init(_ script: Script, seed: UInt64) throws {
    chance = SplitMix64(seed: seed)
    var start = CallStart(
      startedAt: (Moment(plain: "2026-11-30 09:00")?.minutes ?? 0) * 60_000, offset: 0, zone: "UTC",
      variantSeed: seed, lead: Lead([("first_name", "Anna"), ("company", "Roth, Söhne")]),
      agent: Lead([("name", "Kim")]))
    start.attempt = Int(seed % 3) + 1
    call = Call(script, start)
    _ = call.perform(.begin, ms: 0)
  }

  /// What is done next.
  /// - Parameter onlyWritten: whether only acts are done that a transcript tells.
  package mutating func action(onlyWritten: Bool) -> CallAction {
    let script = call.script
    let anytime = call.state.visibleAnytime(script)
    switch chance.next() % 24 {
    case 0...2: return .back
    case 3 where script.objections.count > 0, 4 where script.objections.count > 0:
      return .raise(Ref(pick(script.objections.count)))
    case 5: return .again
    case 6: return .unsay
    case 7:
      let field: Ref<Field> = Ref(pick(script.fields.count))
      let value = chance.next() % 4 == 0 ? nil : value(of: field)
      return .set(field, value, typed: "typed")
    case 8 where !anytime.isEmpty: return .choose(anytime[pick(anytime.count)])
    case 9 where chance.next() % 4 == 0: return .end(Ref(pick(script.outcomes.count)))
    case 10 where chance.next() % 2 == 0: return .note("A note.")
    case 11 where !onlyWritten: return anything()
    default: return proper()
    }
  }

  /// The act that the prompt asks for.
  private mutating func proper() -> CallAction {
    switch call.state.prompt(call.script) {
    case .ask(let field, _):
      return chance.next() % 5 == 0 ? .skip : .answer(value(of: field), typed: "typed")
    case .replies(let replies) where !replies.isEmpty: return .choose(replies[pick(replies.count)])
    case .replies: return .end(Ref(pick(call.script.outcomes.count)))
    case .goOn, .mustLines: return .goOn
    case .wrapUp: return chance.next() % 3 == 0 ? .back : .note("After.")
    case .begin: return chance.next() % 4 == 0 ? .dial : .begin
    case .ringing:
      let all = Disposition.allCases
      return .settle(chance.next() % 4 == 0 ? all[pick(all.count)] : .answered)
    case .ended: return .begin
    }
  }

  /// Any action, mostly out of place.
  private mutating func anything() -> CallAction {
    let script = call.script
    switch chance.next() % 13 {
    case 0: return .hold
    case 1: return .resume
    case 2: return .words("so to say", isMatched: false)
    case 3: return .refer(name: "Jo", phone: "")
    case 4: return .reopen(agent: "Ann", gap: Int64(chance.next() % 5000))
    case 5: return .choose(Ref(pick(script.replies.count)))
    case 6: return .goOn
    case 7: return .skip
    case 8: return .answer(.text("x"), typed: "x")
    case 9: return .begin
    case 10: return .dial
    case 11: return .settle(.busy)
    default:
      guard chance.next() % 4 == 0 else { return .wrapUp(note: nil) }
      return .correct(
        Correction(
          agent: "Ann", at: 7, reason: "because", change: .outcome(Ref(pick(script.outcomes.count)))
        ))
    }
  }

  /// Does the next thing; says what, and whether it could be done.
  @discardableResult
  package mutating func step(onlyWritten: Bool = false) -> (action: CallAction, isDone: Bool) {
    let action = action(onlyWritten: onlyWritten)
    // What does not fit the field's type never comes to the engine.
    if case .answer(.text("x"), _) = action,
      case .ask(let field, _) = call.state.prompt(call.script),
      call.script.fields[field].type != .text
    {
      return (action, false)
    }
    ms += Int64(chance.next() % 4000)
    if case .success = call.perform(action, ms: ms) { return (action, true) }
    return (action, false)
  }

  private mutating func pick(_ count: Int) -> Int { Int(chance.next() % UInt64(max(1, count))) }

  private mutating func value(of field: Ref<Field>) -> Value {
    let number = Number(pick(4000)) ?? Number(millionths: 0)
    return switch call.script.fields[field].type {
    case .text, .phone, .email, .link: .text("words, \(pick(9))")
    case .number: .number(number)
    case .money: call.script.currency.map { .money(number, $0) } ?? .number(number)
    case .date: .date(CivilDate(plain: "2026-12-0\(pick(9) + 1)") ?? Moment(minutes: 0).date)
    case .time: .time(TimeOfDay(hour: pick(24), minute: pick(60)) ?? .midnight)
    case .dateAndTime: .moment(Moment(minutes: 29_900_000 + Int64(pick(90_000))))
    case .yesNo: .yesNo(pick(2) == 0)
    case .oneOf(let options): .option(pick(options.count))
    case .someOf(let options): .options(1 + UInt64(pick((1 << options.count) - 1)))
    case .scale(let low, let high): .number(Number(small: low + Int32(pick(Int(high - low) + 1))))
    }
  }
}
