import CallModel
import CallStore
import Terminal

/// `store verify`
enum StoreVerifyCommand {
  /// So many findings are told one by one.
  private static let shown = 20

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let store = try program.store()
    try Recounting.countWaiting(store, program)
    var findings = Findings()
    try checkPages(store, program, &findings)
    let isChained = try checkChain(store, program, &findings)
    if let head = invocation.value("head") { try checkHead(head, store, program, &findings) }
    let altered = try checkCalls(store, program, &findings, keepsAltered: invocation.has("mend"))
    let drilled = try DrillCheck.check(store, program) { findings.add($0) }
    for text in findings.texts { program.screen.line(StyledText(data: "  " + text)) }
    if findings.count > findings.texts.count {
      program.screen.line("  and \(findings.count - findings.texts.count) more")
    }
    if findings.count > 0, invocation.has("mend") {
      if isChained {
        try mend(altered, store, program)
        try DrillCheck.mend(drilled, store, program)
      } else {
        program.screen.line(
          "nothing was mended: the log itself was altered, and only a backup has it as it was")
      }
    }
    try program.flush()
    return findings.count == 0 ? .done : .problems
  }

  /// What was found; only the first ones in words.
  private struct Findings {
    private(set) var texts: [String] = []
    private(set) var count = 0

    mutating func add(_ text: String) {
      count += 1
      if texts.count < StoreVerifyCommand.shown { texts.append(text) }
    }
  }

  private static func checkPages(
    _ store: Store, _ program: Program, _ findings: inout Findings
  ) throws(Failure) {
    do throws(StoreError) {
      try store.checkPages()
      program.screen.line("pages: sound")
    } catch {
      guard case .damaged(let what) = error.kind else { throw Failure(error) }
      program.screen.line("pages: damaged")
      findings.add("the file: \(what)")
    }
  }

  /// Whether the log is the one that was written.
  private static func checkChain(
    _ store: Store, _ program: Program, _ findings: inout Findings
  ) throws(Failure) -> Bool {
    var progress = program.progress("Following the chain", total: nil)
    do throws(StoreError) {
      let report = try store.verifyChain { progress.update(done: $0) }
      progress.finish()
      let head = report.head.map { ", head \($0.description.prefix(16))" } ?? ""
      let entries = report.entries == 1 ? "entry fits" : "entries fit"
      program.screen.line(
        StyledText(
          "chain: \(report.entries) \(entries)" + (report.flaw == nil ? head : ", then it breaks")))
      guard let flaw = report.flaw else { return true }
      findings.add("the chain: \(words(flaw))")
      return false
    } catch {
      progress.finish()
      guard case .damaged(let what) = error.kind else { throw Failure(error) }
      program.screen.line("chain: damaged")
      findings.add("the chain: \(what)")
      return false
    }
  }

  /// Whether the log goes on from a head that was kept elsewhere.
  private static func checkHead(
    _ text: String, _ store: Store, _ program: Program, _ findings: inout Findings
  ) throws(Failure) {
    guard let head = Digest(hexadecimal: text) else {
      throw .usage(
        "`\(SafeText.clean(text))` is no head of a chain",
        help: "write the 64 digits that `patter store info` shows")
    }
    let place = try program.ask { (store) throws(StoreError) in try store.place(ofHead: head) }
    guard let place else {
      program.screen.line("head: not in the chain")
      findings.add("the head: no call has it; the log was replaced, or it is another store's")
      return
    }
    program.screen.line(
      StyledText("head: entry \(place.entry) of \(place.count); what is before it is as it was"))
  }

  private static func words(_ flaw: ChainReport.Flaw) -> String {
    let call = flaw.call.map { "call \($0)" } ?? "a call"
    return switch flaw.kind {
    case .events: "\(call) has other events than it ended with"
    case .words: "\(call) has other words than it ended with"
    case .link: "\(call) does not follow from the one before it"
    case .missing: "\(call), or its entry, is not there"
    }
  }

  /// The calls that have to be written anew, with what they really come to, when that is wanted.
  private static func checkCalls(
    _ store: Store, _ program: Program, _ findings: inout Findings, keepsAltered: Bool
  ) throws(Failure) -> [UUIDv7] {
    var altered: [UUIDv7] = []
    var (calls, tallies) = (0, 0)
    var progress = program.progress("Folding calls again", total: nil)
    let scripts = KeptScripts(store)
    do throws(StoreError) {
      let report = try store.verifyCalls {
        progress.update(done: $0)
      } fold: { (row, records) throws(StoreError) in
        try scripts.summary(row, records)
      } found: { flaw, summary in
        findings.add(words(flaw))
        if flaw.call == nil { tallies += 1 } else { calls += 1 }
        if keepsAltered, summary != nil, let call = flaw.call, altered.last != call {
          altered.append(call)
        }
      }
      progress.finish()
      var text = "calls: \(report.folded) folded again"
      if report.erased > 0 { text += ", \(report.erased) erased ones taken as they stand" }
      if report.waiting > 0 { text += ", \(report.waiting) not counted yet" }
      program.screen.line(StyledText(text + (calls == 0 ? ", all fit" : ", not all fit")))
      program.screen.line(
        StyledText(tallies == 0 ? "tallies: the sums of the calls" : "tallies: \(tallies) wrong"))
    } catch {
      progress.finish()
      guard case .damaged(let what) = error.kind else { throw Failure(error) }
      program.screen.line("calls: damaged")
      findings.add("the calls: \(what)")
    }
    return altered
  }

  private static func words(_ flaw: StoreFlaw) -> String {
    switch flaw {
    case .columns(let call, let names):
      return "call \(call): \(names.joined(separator: ", ")) not as its events have it"
    case .answers(let call): return "call \(call): its answers are not those of its events"
    case .objections(let call): return "call \(call): its objections are not those of its events"
    case .counts(let call): return "call \(call): it is counted by something else than its events"
    case .unfolded(let call): return "call \(call): its events do not fit its script"
    case .tally(let day, let thing, let found, let expected):
      var name = "something unknown"
      if let thing {
        let parts = [
          thing.step, thing.target, thing.experiment, thing.letter.map { "[\($0)]" },
        ].compactMap { $0 }
        name = (["\(thing.kind)"] + parts).joined(separator: " ")
      }
      if found == expected { return "tally of \(day.plain), \(name): its time is wrong" }
      return "tally of \(day.plain), \(name): \(found), and the calls have \(expected)"
    }
  }

  /// Writes anew what follows from the events; the events and the chain stay as they are.
  private static func mend(
    _ altered: [UUIDv7], _ store: Store, _ program: Program
  ) throws(Failure) {
    var progress = program.progress("Mending", total: nil)
    let scripts = KeptScripts(store)
    do throws(StoreError) {
      for start in stride(from: 0, to: altered.count, by: 500) {
        var calls: [(id: UUIDv7, summary: CallSummary)] = []
        for id in altered[start..<min(start + 500, altered.count)] {
          let row = try store.call(id)
          if let summary = try scripts.summary(row, store.events(of: id)) {
            calls.append((id, summary))
          }
        }
        try store.mend(calls)
        progress.update(done: start)
      }
      try store.sumTallies { progress.update(done: $0) }
      progress.finish()
    } catch {
      progress.finish()
      throw Failure(error)
    }
    let calls = altered.count == 1 ? "1 call" : "\(altered.count) calls"
    program.screen.line(
      StyledText("mended: \(calls) written anew from the events, all tallies summed anew"))
  }
}
