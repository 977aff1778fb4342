import CallEngine
import CallModel
import CallStore
import DataExchange
import Terminal
import TypedValues

/// The message that a task sends, with what the call and the lead put into it.
struct TaskMessage {
  /// The subject line; empty for none.
  let subject: String
  /// The text.
  let body: String
  /// What is not known, and stands as a gap.
  let gaps: [String]

  /// Renders a task's message; nil for a task that has none.
  init?(
    _ task: FollowUpTask, _ lead: StoredLead?, _ program: Program, _ store: Store
  ) throws(Failure) {
    guard let name = task.message, let hash = task.script else { return nil }
    let kept: ScriptBundle?
    do throws(StoreError) { kept = try store.bundle(hash) } catch { throw Failure(error) }
    guard let kept else { throw .system("the script of the task is not in the store") }
    let script = try ScriptLoader.script(of: kept)
    guard
      let message = script.messages.refs.first(where: {
        script.text[script.messages[$0].id] == name
      })
    else { throw .system("the script has no message `\(name)`") }
    let facts = try Self.facts(task, lead, script, program, store)
    let printer = ValuePrinter(
      language: script.language, currency: script.currency, now: facts.now)
    var gaps: [String] = []
    func text(_ pieces: Refs<Piece>) -> String {
      printer.parts(of: pieces, in: script, facts).map { part in
        switch part {
        case .words(let words), .stress(let words): return words
        case .gap(let name):
          gaps.append(name)
          return name
        }
      }.joined()
    }
    subject = text(script.messages[message].subject)
    body = text(script.messages[message].body)
    self.gaps = gaps
  }

  /// What the call knew at its end; without a call, what is known of the lead.
  private static func facts(
    _ task: FollowUpTask, _ lead: StoredLead?, _ script: Script, _ program: Program, _ store: Store
  ) throws(Failure) -> CallFacts {
    let row: CallRow?
    let records: [EventRecord]
    do throws(StoreError) {
      row = try task.call.map { (id) throws(StoreError) in try store.call(id) }
      records = try task.call.map { (id) throws(StoreError) in try store.events(of: id) } ?? []
    } catch { throw Failure(error) }
    if let row { return try Unfinished.replay(row, records, script).state.facts }
    let known = lead?.lead ?? Lead()
    let moment = program.zones.zone(of: known).local(program.clock.now)
    var facts = CallFacts(
      fieldCount: script.fields.count, now: moment, lead: known,
      agent: Lead([("name", task.agent ?? program.settings["agent"] ?? "")]))
    for (field, value) in LeadOption.answers(known, script, now: moment) {
      facts.answers[field.index] = value
    }
    return facts
  }
}
