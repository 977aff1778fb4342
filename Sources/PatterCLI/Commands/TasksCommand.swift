import CallModel
import CallPlanning
import CallStore
import DataExchange
import Terminal
import TypedValues

/// `tasks`, `tasks show`, `done`, `skip`, `move` and `send`.
enum TasksCommand {
  static func list(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let spans = ["today", "overdue", "week"]
    let span = invocation.arguments.first ?? "today"
    guard spans.contains(span) else {
      throw .usage(
        "`tasks \(SafeText.clean(span))` is not known",
        help: "write \(spans.joined(separator: ", "))")
    }
    let agent = try program.knownAgent(invocation.value("for"))
    var rows: [[String]] = []
    try program.ask { (store) throws(StoreError) in
      for number in try store.openTasks(
        dueBefore: end(of: span, program), for: agent, limit: 10_000)
      {
        guard let task = try store.task(number) else { continue }
        rows.append(try row(number, task, store, program))
      }
      for (campaign, entry) in try store.promisedCalls(
        dueBefore: end(of: span, program), rank: QueueRank.firstUnpromised, limit: 10_000)
      {
        guard let stored = try store.lead(entry.lead),
          agent == nil || stored.agent == nil || stored.agent == invocation.value("for")
        else { continue }
        rows.append(row(promised: entry, stored, try store.campaign(campaign).name, program))
      }
    }
    rows.sort { $0[1] < $1[1] }
    try Listing(
      ["task", "due", "late", "what", "lead", "name", "company", "phone", "campaign", "for"], rows
    ).write(
      invocation, program,
      empty: span == "overdue" ? "Nothing is overdue." : "Nothing is to be done.",
      hidden: ["company", "campaign"])
    return .done
  }

  /// The moment before which the tasks of a span are due.
  private static func end(of span: String, _ program: Program) -> Int64 {
    let now = program.clock.now
    if span == "overdue" { return now }
    let today = program.local(now).date
    let first = span == "week" ? today.monday.adding(days: 7) : today.adding(days: 1)
    return program.zones.own.milliseconds(Moment(first ?? today, .midnight))
  }

  private static func row(
    _ number: TaskNumber, _ task: FollowUpTask, _ store: Store, _ program: Program
  ) throws(StoreError) -> [String] {
    let known = try task.lead.flatMap { (lead) throws(StoreError) in try store.lead(lead)?.lead }
    let called = try task.call.map { (id) throws(StoreError) in try store.call(id).start.lead }
    let lead = known ?? called
    let campaign = try task.campaign.map { (key) throws(StoreError) in try store.campaign(key).name
    }
    return [
      String(number.value), program.local(task.dueAt).plain,
      task.lateness(at: program.clock.now), task.words,
      task.lead.map { String($0.value) } ?? "", lead?.label ?? "", lead?["company"] ?? "",
      lead?["phone"] ?? "", campaign ?? "", task.agent ?? "",
    ]
  }

  /// A call that was promised: `dial` brings it up when it is due.
  private static func row(
    promised entry: QueueEntry, _ stored: StoredLead, _ campaign: String, _ program: Program
  ) -> [String] {
    [
      "", program.local(entry.dueAt).plain, lateness(entry.dueAt, at: program.clock.now),
      "call as promised", String(entry.lead.value), stored.lead.label ?? "",
      stored.lead["company"] ?? "", stored.lead["phone"] ?? "", campaign, stored.agent ?? "",
    ]
  }

  /// How long ago something was due, in words; empty before.
  static func lateness(_ dueAt: Int64, at now: Int64) -> String {
    guard now > dueAt else { return "" }
    let minutes = (now - dueAt) / 60_000
    return minutes < 120
      ? "\(minutes) min" : minutes < 2880 ? "\(minutes / 60) h" : "\(minutes / 1440) d"
  }

  static func show(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let (number, task, lead) = try task(invocation.arguments[0], program)
    let store = try program.store()
    var pairs: [(key: String, value: StyledText)] = [
      ("task", StyledText(data: "\(number.value), \(task.words)")),
      ("state", StyledText(data: task.state.word + (task.reason.map { " (\($0))" } ?? ""))),
      ("due", StyledText(program.local(task.dueAt).plain)),
    ]
    if let agent = task.agent { pairs.append(("for", StyledText(data: agent))) }
    if let lead {
      pairs.append(("lead", StyledText(data: "\(lead.number.value), \(lead.lead.label ?? "")")))
      for name in ["company", "phone", "email"] {
        if let value = lead.lead[name] { pairs.append((name, StyledText(data: value))) }
      }
    }
    program.screen.lines(program.layout.keyValues(pairs))
    if let message = try TaskMessage(task, lead, program, store) {
      program.screen.line()
      if !message.subject.isEmpty {
        program.screen.line(StyledText(data: message.subject, .heading))
        program.screen.line()
      }
      for line in message.body.split(separator: "\n", omittingEmptySubsequences: false) {
        program.screen.line(StyledText(data: String(line)))
      }
      tellGaps(message, program)
    }
    try program.flush()
    return .done
  }

  private static func tellGaps(_ message: TaskMessage, _ program: Program) {
    guard !message.gaps.isEmpty else { return }
    program.errors.line(
      StyledText(
        data: "Not known, and to be filled in: \(message.gaps.joined(separator: ", ")).", .warning))
    try? program.errors.flush()
  }

  static func done(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    try end(as: .done, invocation, program)
  }

  static func skip(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    try end(as: .skipped, invocation, program)
  }

  private static func end(
    as state: FollowUpTask.State, _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> ExitStatus {
    let agent = try program.agent()
    let ending = TaskEnding(program: program, store: try program.store(), agent: agent.name)
    let reason = invocation.value("reason").map { SafeText.clean($0) }
    var status = ExitStatus.done
    for text in invocation.arguments {
      let (number, task, _) = try task(text, program)
      if try ending.end(number, as: state, because: reason) {
        program.screen.line(
          StyledText(data: "Task \(number.value), \(task.words): \(state.word)."))
      } else {
        program.screen.line(
          StyledText(
            data: "Task \(number.value) is \(task.state.word) already; nothing was changed."))
        status = .problems
      }
    }
    try program.flush()
    return status
  }

  static func move(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let (number, task, _) = try task(invocation.arguments[0], program)
    let words = invocation.arguments.dropFirst().joined(separator: " ")
    let now = program.clock.now
    let reader = ValueReader(
      language: Language(program.variables["LANG"] ?? "en"), currency: nil,
      now: program.local(now))
    guard case .success(.moment(let moment)) = reader.read(words, as: .dateAndTime) else {
      throw .usage(
        "`\(SafeText.clean(words))` is no day and time",
        help: "write it such as `tomorrow at 10` or `2026-12-01 10:00`")
    }
    let due = program.zones.own.milliseconds(moment)
    let isMoved = try program.ask { (store) throws(StoreError) in
      try store.move(number, to: due)
    }
    guard isMoved else {
      throw Failure(.problems, "task \(number.value) is \(task.state.word); it cannot be moved")
    }
    program.screen.line(
      StyledText(data: "Task \(number.value), \(task.words): due \(moment.plain)."))
    try program.flush()
    return .done
  }

  static func send(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let (number, task, lead) = try task(invocation.arguments[0], program)
    let store = try program.store()
    guard task.state == .open else {
      throw Failure(.problems, "task \(number.value) is \(task.state.word) already")
    }
    guard let message = try TaskMessage(task, lead, program, store) else {
      throw .usage("task \(number.value) sends nothing", help: "`patter tasks done` ends it")
    }
    if invocation.has("mail-with") || invocation.has("output") {
      guard task.kind == .mail else {
        throw .usage(
          "task \(number.value) is no mail",
          help: "`patter tasks show \(number.value)` shows what to copy")
      }
      guard let to = lead?.lead["email"] else {
        throw Failure(
          .problems, "the lead of task \(number.value) has no mail address",
          help: "`patter leads edit` gives it one")
      }
      try deliver(
        MailMessage(
          to: to, from: invocation.value("from"), subject: message.subject, body: message.body),
        message, invocation)
    } else {
      program.screen.write(
        MailMessage(
          to: lead?.lead["email"] ?? "", from: invocation.value("from"), subject: message.subject,
          body: message.body
        ).text)
    }
    tellGaps(message, program)
    if invocation.has("mail-with") {
      let agent = try program.agent()
      let ending = TaskEnding(program: program, store: store, agent: agent.name)
      _ = try ending.end(number, as: .done)
      program.screen.line(StyledText(data: "Task \(number.value), \(task.words): sent."))
    }
    try program.flush()
    return .done
  }

  private static func deliver(
    _ mail: MailMessage, _ message: TaskMessage, _ invocation: Invocation
  ) throws(Failure) {
    if let path = invocation.value("output") {
      let file = try OutputFile(path)
      file.write(mail.text)
      try file.finish()
    }
    guard let commandLine = invocation.value("mail-with") else { return }
    guard message.gaps.isEmpty else {
      throw Failure(
        .problems, "the message has gaps: \(message.gaps.joined(separator: ", "))",
        help: "write it to a file with --output, fill them in, and send it from there")
    }
    guard let program = UserProgram(commandLine, [:]) else {
      throw .usage("--mail-with names no program", help: "write --mail-with 'sendmail -t'")
    }
    guard program.run(input: Array(mail.text.utf8)) == 0 else {
      throw .system(
        "\(program.name) did not send the message; the task stays open",
        help: "see whether it runs by itself")
    }
  }

  private static func task(
    _ text: String, _ program: Program
  ) throws(Failure) -> (TaskNumber, FollowUpTask, StoredLead?) {
    guard let number = TaskNumber(text) else {
      throw .usage(
        "`\(SafeText.clean(text))` is no task's number", help: "`patter tasks` lists them")
    }
    let task = try program.ask { (store) throws(StoreError) in try store.task(number) }
    guard let task else {
      throw .usage("there is no task \(number.value)", help: "`patter tasks` lists them")
    }
    let lead = try program.ask { (store) throws(StoreError) in
      try task.lead.flatMap { (lead) throws(StoreError) in try store.lead(lead) }
    }
    return (number, task, lead)
  }
}

extension FollowUpTask {
  /// How long it is overdue, in words; who was handed over waits for a first answer and then for a
  /// solution.
  func lateness(at now: Int64) -> String {
    guard state == .open, now > dueAt else { return "" }
    let words = TasksCommand.lateness(dueAt, at: now)
    let sinceMade = (now - madeAt) / 60_000
    return kind == .handOver && sinceMade > ResponseTime.solution ? words + ", past 4 h" : words
  }
}
