import CallEngine
import CallModel
import CallStore
import SourceText
import Terminal
import TypedValues

/// `log correct CALL`
enum LogCorrectCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    guard let reason = invocation.value("reason")?.trimmingBlanks, !reason.isEmpty else {
      throw .usage("a correction needs its reason", help: "write it with --reason \"…\"")
    }
    guard invocation.has("outcome") || invocation.has("set") else {
      throw .usage("nothing is corrected", help: "give --outcome or --set FIELD=VALUE")
    }
    let store = try program.store()
    let agent = try program.agent()
    let row: CallRow
    let records: [EventRecord]
    do throws(StoreError) {
      row = try store.call(invocation.arguments[0])
      records = try store.events(of: row.id)
    } catch { throw Failure(error) }
    guard !row.isOpen else {
      throw Failure(
        .problems, "the call \(row.id) is not over",
        help: "take it up with `patter call --resume \(row.id)`")
    }
    let before = try LogShowCommand.call(row, records, store)
    var call = before
    let changes = try changes(invocation, call.script, row, program)
    let ms = max(0, program.clock.now - row.start.startedAt)
    for change in changes {
      let correction = Correction(
        agent: agent.name, at: program.clock.now, reason: reason, change: change)
      if case .failure(let refusal) = call.perform(.correct(correction), ms: ms) {
        throw Failure(.problems, refusal.sentence(call.script))
      }
    }
    let events = call.events[before.events.count...].map { EventRecord($0, call.script) }
    do throws(StoreError) {
      try store.correct(
        row.id, events: events, replacing: CallSummary(before), with: CallSummary(call))
    } catch { throw Failure(error) }
    let outcome = call.state.outcome.map { call.script.name($0) } ?? "abandoned"
    program.screen.line(StyledText(data: "call \(row.id): corrected, outcome \(outcome)"))
    try program.flush()
    return .done
  }

  private static func changes(
    _ invocation: Invocation, _ script: Script, _ row: CallRow, _ program: Program
  ) throws(Failure) -> [Correction.Change] {
    let names = ScriptNames(script)
    var changes: [Correction.Change] = []
    for option in invocation.options["set"] ?? [] {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = parts[0].trimmingBlanks
      guard parts.count == 2 else {
        throw .usage("`--set \(name)` has no value", help: "write --set \(name)=VALUE")
      }
      guard let field = names.field(name) else {
        throw unknown("field", name, script.fields.refs.map { script.name($0) })
      }
      let typed = parts[1].trimmingBlanks
      if typed.isEmpty {
        changes.append(.field(field, nil))
        continue
      }
      let reader = ValueReader(
        language: script.language, currency: script.currency,
        now: Moment(milliseconds: row.start.startedAt, offset: row.start.offset))
      switch reader.read(typed, as: script.fields[field].type) {
      case .success(let value): changes.append(.field(field, value))
      case .failure(let problem): throw .usage("\(name): \(problem.text)")
      }
    }
    if let name = invocation.value("outcome") {
      guard let outcome = names.outcome(name) else {
        throw unknown("outcome", name, script.outcomes.refs.map { script.name($0) })
      }
      changes.append(.outcome(outcome))
    }
    return changes
  }

  private static func unknown(_ word: String, _ name: String, _ all: [String]) -> Failure {
    let near = nearestNames(to: name, among: all, limit: 1).first
    return .usage(
      "the call's script has no \(word) `\(name)`",
      help: near.map { "the \(word) with a similar name is `\($0)`" }
        ?? "it has \(all.joined(separator: ", "))")
  }
}
