import CallModel
import CallStore
import DataExchange
import Terminal

/// `leads export` and `tasks export`.
enum LeadsExportCommand {
  /// What both write: CSV and JSON lines of our own, and CSV as CRMs take it.
  static let formats = ["csv", "jsonl"] + CRM.allCases.map(\.rawValue)

  /// What we tell of a lead beside its columns.
  private static let own = ["lead", "life", "warmth", "reason", "source", "for"]
  private static let theirs = "column_"

  static func leads(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", formats)
    let filter = try LeadsCommand.filter(invocation, program)
    let titles: [String]
    if let crm = CRM(rawValue: format) {
      titles = crm.leadColumns
    } else {
      let names = try program.ask { (store) throws(StoreError) in try store.leadColumnNames() }
      // A list may have columns that are called like ours: theirs have another name here.
      titles = ["lead"] + names.map { own.contains($0) ? theirs + $0 : $0 } + own.dropFirst()
    }
    try ExportOutput.write(invocation, program) { (output) throws(Failure) in
      if format != "jsonl" { try output(CSVWriter.row(titles)) }
      try each(filter, program) { (stored) throws(Failure) in
        try output(line(stored, titles, format))
      }
    }
    return .done
  }

  /// Hands over the leads that fit, the latest first, a page at a time.
  private static func each(
    _ filter: LeadFilter, _ program: Program, _ body: (StoredLead) throws(Failure) -> Void
  ) throws(Failure) {
    var progress = program.progress("exporting", total: nil)
    defer { progress.finish() }
    var last: LeadNumber?
    var done = 0
    while true {
      var page: [StoredLead] = []
      try program.ask { (store) throws(StoreError) in
        for number in try store.leads(filter, below: last, limit: 1000) {
          if let stored = try store.lead(number) { page.append(stored) }
        }
      }
      for stored in page { try body(stored) }
      guard let end = page.last else { return }
      last = end.number
      done += page.count
      progress.update(done: done)
    }
  }

  private static func line(_ stored: StoredLead, _ titles: [String], _ format: String) -> String {
    if let crm = CRM(rawValue: format) {
      return row(
        crm.values(
          CRMLead(
            stored.lead, life: stored.life, temperature: stored.temperature,
            source: LeadHistory.words(stored.source), owner: stored.agent ?? "",
            reason: stored.reason ?? "")))
    }
    let values = titles.map { title -> String in
      switch title {
      case "lead": String(stored.number.value)
      case "life": stored.life.word
      case "warmth": stored.temperature.word
      case "reason": stored.reason ?? ""
      case "source": LeadHistory.words(stored.source)
      case "for": stored.agent ?? ""
      default:
        stored.lead[title]
          ?? (title.hasPrefix(theirs) ? stored.lead[String(title.dropFirst(theirs.count))] : nil)
          ?? ""
      }
    }
    return format == "csv" ? row(values) : object(titles, values)
  }

  static func tasks(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", formats)
    let own = ["task", "kind", "what", "due", "state", "reason", "lead", "phone", "email", "for"]
    let titles = CRM(rawValue: format)?.taskColumns ?? own
    try ExportOutput.write(invocation, program) { (output) throws(Failure) in
      if format != "jsonl" { try output(CSVWriter.row(titles)) }
      var last: TaskNumber?
      while true {
        var page: [(TaskNumber, FollowUpTask, StoredLead?)] = []
        try program.ask { (store) throws(StoreError) in
          for number in try store.tasks(after: last, isOpen: !invocation.has("all"), limit: 1000) {
            guard let task = try store.task(number) else { continue }
            let stored = try task.lead.flatMap { (lead) throws(StoreError) in try store.lead(lead) }
            page.append((number, task, stored))
          }
        }
        for (number, task, stored) in page {
          try output(line(number, task, stored?.lead ?? Lead(), titles, format, program))
        }
        guard let end = page.last else { return }
        last = end.0
      }
    }
    return .done
  }

  private static func line(
    _ number: TaskNumber, _ task: FollowUpTask, _ lead: Lead, _ titles: [String],
    _ format: String, _ program: Program
  ) -> String {
    if let crm = CRM(rawValue: format) {
      return row(
        crm.values(
          CRMTask(
            lead, title: task.words, kind: task.kind, due: program.local(task.dueAt),
            isOver: task.state != .open, notes: task.reason ?? "", owner: task.agent ?? "")))
    }
    let values = [
      String(number.value), task.kind.word, task.words, program.local(task.dueAt).plain,
      task.state.word, task.reason ?? "", lead.label ?? "", lead["phone"] ?? "",
      lead["email"] ?? "", task.agent ?? "",
    ]
    return format == "csv" ? row(values) : object(titles, values)
  }

  private static func row(_ values: [String]) -> String {
    CSVWriter.row(values.map { SafeText.clean($0, keeping: .newlines) })
  }

  /// A line of JSON with what has a value.
  private static func object(_ names: [String], _ values: [String]) -> String {
    var json = JSONWriter(isIndented: false)
    json.object { json in
      for (name, value) in zip(names, values) where !value.isEmpty { json.member(name, value) }
    }
    return json.text + "\n"
  }
}
