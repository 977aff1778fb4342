import CallEngine
import CallModel
import RandomCalls
import Statistics
import Testing

/// A log may be damaged or written by hand: whatever can be read is folded.
@Suite struct DamagedLogTests {
  @Test func `any events whose names fit the script are folded, and the call goes on`() throws {
    for seed in UInt64(1)...60 {
      let script = try compiled(randomScript(seed: seed % 10 + 1))
      let names = ScriptNames(script)
      var chance = SplitMix64(seed: seed)
      var events: [CallEvent] = []
      while events.count < 60 {
        let record = record(Int32(events.count), script, &chance)
        if let event = CallEvent(record, names, script) { events.append(event) }
      }
      let walk = try Walk(script)
      var call = Call(script, walk.call.start, replaying: events)
      _ = call.state.prompt(script)
      _ = call.state.visibleAnytime(script)
      _ = call.find("yes")
      #expect(!call.transcript(script: "example.patter", now: "").isEmpty)
      #expect(call.figures.talk >= 0)
      _ = call.perform(.reopen(agent: "Kim", gap: .max), ms: .max)
      for action in [CallAction.goOn, .skip, .again, .back, .begin, .unsay, .abandon] {
        _ = call.perform(action, ms: 0)
      }
      #expect(Call(script, call.start, replaying: call.events).state == call.state)
    }
  }

  private func record(
    _ seq: Int32, _ script: Script, _ chance: inout SplitMix64
  ) -> EventRecord {
    func pick(_ count: Int) -> Int { Int(chance.next() % UInt64(max(1, count))) }
    let numbers: [Int64] = [0, 1, 2, 25, -1, .max, .min]
    let kinds = EventRecord.Kind.allCases
    var record = EventRecord(
      seq: seq, ms: numbers[pick(numbers.count)], kind: kinds[pick(kinds.count)])
    let step: Ref<Step> = Ref(pick(script.steps.count))
    record.step = pick(9) == 0 ? nil : script.name(step)
    record.number = pick(3) == 0 ? nil : numbers[pick(numbers.count)]
    record.words = "words"
    let field: Ref<Field> = Ref(pick(script.fields.count))
    switch record.kind {
    case .replyChosen: record.target = script.name(Ref<Reply>(pick(script.replies.count)))
    case .objectionRaised, .objectionResolved:
      record.target = script.name(Ref<Objection>(pick(script.objections.count)))
    case .endChosen, .outcomeProposed, .outcomeReached, .outcomeCorrected:
      record.target = script.name(Ref<Outcome>(pick(script.outcomes.count)))
    case .answered, .skipped, .fieldSet, .assigned, .fieldCorrected:
      record.target = script.name(field)
      record.value = ["3", "yes", "owner", "2026-12-01 10:00", "words"][pick(5)]
    case .lineSpoken, .lineUnsaid: record.target = "\(script.name(step))#1"
    case .disposition: record.target = "answered"
    case .undone: record.number = Int64(pick(Int(seq) + 2)) - 1
    default: record.target = script.name(Ref<Step>(pick(script.steps.count)))
    }
    return record
  }
}
