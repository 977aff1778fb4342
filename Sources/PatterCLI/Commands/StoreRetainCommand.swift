import CallModel
import CallStore
import Terminal
import TypedValues

/// `store retain` and `store compact`
enum StoreRetainCommand {
  static func retain(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let day = try day(invocation, program)
    let moment = program.zones.own.milliseconds(Moment(day, .midnight))
    let request = try program.ask { (store) throws(StoreError) in
      try store.outdated(before: moment)
    }
    let what =
      "\(request.leads.count.counted("lead")) and what was said in "
      + "\(request.calls.count.counted("call")) from before \(day.plain)"
    if request.isEmpty {
      program.screen.line("Nothing is from before \(day.plain).")
    } else if invocation.has("dry-run") {
      program.screen.line("\(what) would be gone; nothing was changed.")
    } else if try isAgreed("erase \(what)?", invocation, program) {
      let report = try program.ask { (store) throws(StoreError) in try store.erase(request) }
      program.screen.line(
        StyledText(
          "Erased: \(report.leads.counted("lead")), and what was said in "
            + "\(report.calls.counted("call")). That the calls were made, and counts, stay.", .good)
      )
    } else {
      program.screen.line("Nothing was changed.")
    }
    try program.flush()
    return .done
  }

  private static func isAgreed(
    _ question: String, _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> Bool {
    if invocation.has("yes") { return true }
    return try Consent.isGiven(question, program)
  }

  /// The first day that is kept, by `--older-than 3 years`; months and years are rounded up to days, so
  /// that nothing goes too early.
  private static func day(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> CivilDate {
    let help = "write --older-than '3 years', or months, weeks or days"
    guard let text = invocation.value("older-than") else {
      throw .usage("`store retain` lacks the time", help: help)
    }
    let words = text.split(separator: " ")
    let units = [
      ("day", 1.0), ("days", 1), ("week", 7), ("weeks", 7), ("month", 30.4375),
      ("months", 30.4375), ("year", 365.25), ("years", 365.25),
    ]
    guard words.count == 2, let count = Int(words[0]), (1...1000).contains(count),
      let unit = units.first(where: { $0.0 == words[1].lowercased() }),
      let day = program.local(program.clock.now).date
        .adding(days: -Int((Double(count) * unit.1).rounded(.up)))
    else {
      throw .usage("--older-than: `\(SafeText.clean(text))` is no length of time", help: help)
    }
    return day
  }

  static func compact(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let before = try program.ask { (store) throws(StoreError) in try store.info().byteCount }
    let after = try program.ask { (store) throws(StoreError) in
      try store.scrub()
      return try store.info().byteCount
    }
    program.screen.line("The store takes \(after) bytes; it took \(before).")
    try program.flush()
    return .done
  }
}
