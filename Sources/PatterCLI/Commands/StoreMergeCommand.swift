import CallStore
import Terminal

/// `store merge OTHER`
enum StoreMergeCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let other = invocation.arguments[0]
    guard let place = program.settings["store"] else {
      throw .usage("it is not known where the store lies", help: "name it with --store FILE")
    }
    let agent = try program.agent().name
    let report: MergeReport
    do throws(StoreError) {
      report = try Store.merge(other, into: place, at: program.clock.now, by: agent)
    } catch { throw Failure(error) }
    let store = try program.store()
    // Corrected calls and cards of both stores come to something else now.
    try Recounting.countWaiting(store, program)
    do throws(StoreError) { try store.mend(DrillCheck.altered(store)) } catch {
      throw Failure(error)
    }
    let lines = lines(report)
    if lines.isEmpty { program.screen.line(StyledText(data: "\(other) holds nothing new.")) }
    for line in lines { program.screen.lines(program.layout.paragraph(StyledText(data: line))) }
    try program.flush()
    return .done
  }

  private static func lines(_ report: MergeReport) -> [String] {
    let new: [(count: Int, word: String)] = [
      (report.calls, "call"), (report.leads, "lead"), (report.campaigns, "campaign"),
      (report.tasks, "task"), (report.suppressions, "suppression"), (report.reviews, "review"),
    ]
    let parts = new.filter { $0.count > 0 }.map { $0.count.counted($0.word) }
    var lines = parts.isEmpty ? [] : ["New here: " + parts.joined(separator: ", ") + "."]
    let others: [(count: Int, word: String, what: String)] = [
      (report.known, "lead", "known here by phone or mail address."),
      (report.corrected, "call", "corrected there since."),
      (report.erased, "call", "erased there, and so here."),
      (report.erasedLeads, "lead", "erased there, and so here."),
      // What stays as it is stays so each time.
      (report.forgotten, "lead", "erased here: nothing of that comes back."),
      (report.disputed, "call", "corrected in both stores; the correction here stands."),
      (report.open, "call", "not ended there, and not taken."),
    ]
    for (count, word, what) in others where count > 0 {
      lines.append("\(count.counted(word)) \(count == 1 ? "was" : "were") \(what)")
    }
    return lines
  }
}
