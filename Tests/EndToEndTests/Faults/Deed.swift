/// Something that a person does with patter and that writes.
struct Deed: Sendable, CustomStringConvertible {
  /// What a desk has before: ids that are not known beforehand.
  struct Names: Sendable {
    /// A call that was won.
    let won: String
    /// A call that was interrupted.
    let open: String
  }

  let name: String
  /// The words of the command.
  let words: @Sendable (Names) -> [String]
  /// What is typed.
  var entries: [String] = []
  /// Whether it begins with nothing in the store.
  var isFirst = false
  /// Whether the store is one of an earlier patter.
  var isOlder = false
  /// The files besides the store that it writes.
  var files: [String] = []
  /// Whether all is done as one, or nothing.
  var isOneStep = true

  var description: String { name }

  init(
    _ words: String..., entries: [String] = [], isFirst: Bool = false, files: [String] = [],
    isOneStep: Bool = true
  ) {
    name = words.joined(separator: " ")
    self.words = { names in
      words.map { $0 == "WON" ? names.won : $0 == "OPEN" ? names.open : $0 }
    }
    (self.entries, self.isFirst, self.files, self.isOneStep) = (entries, isFirst, files, isOneStep)
  }

  /// A deed that finds a store of an earlier patter.
  init(older words: String...) {
    name = words.joined(separator: " ") + " in an older store"
    self.words = { _ in words }
    isOlder = true
  }

  /// All deeds that write, but for those that only ask.
  static let all: [Deed] = [
    // Calls.
    Deed("call", "ovens.patter", entries: KillTests.entries, isFirst: true, isOneStep: false),
    Deed("call", "ovens.patter", "--lead", "2", entries: KillTests.entries, isOneStep: false),
    Deed(
      "call", "--resume", "OPEN", entries: ["/end refused", "no time", "late"], isOneStep: false),
    Deed(
      "dial", "Ovens",
      entries: [
        "", "n", "", "", "a", "/end meeting", "", "Friday at 9", "owner", "a note", "/quit",
      ],
      isOneStep: false),
    Deed(
      "dial", "Ovens",
      entries: [
        "/note wait", "/skip later", "/place US-CA", "/aside no", "/pause lunch", "", "/quit",
      ],
      isOneStep: false),
    Deed("log", "correct", "WON", "--set", "decides=family", "--reason", "a slip"),
    Deed(
      "log", "import", "log.csv", "--script", "ovens.patter", "--map",
      "started=started,duration=duration,outcome=outcome,agent=agent"),
    // Leads.
    Deed("leads", "import", "more.csv", "--campaign", "Ovens"),
    Deed("leads", "import", "more.csv", isFirst: true),
    Deed("leads", "add", "name=Ida,phone=+1 212 555 0150", "--campaign", "Ovens"),
    Deed("leads", "edit", "2", "phone=+1 213 555 0151", "note=rings later"),
    Deed("leads", "life", "3", "accepted"),
    Deed("leads", "assign", "3", "Lee"),
    Deed("leads", "reply", "2", "wants a call"),
    // Campaigns and suppression.
    Deed("campaign", "new", "Coffee", "--script", "ovens.patter"),
    Deed("campaign", "publish", "Ovens", "--script", "ovens-2.patter"),
    Deed("campaign", "pause", "Ovens"),
    Deed("campaign", "close", "Ovens"),
    Deed("suppress", "add", "+1 212 555 0101", "ben@kahn.example"),
    Deed("suppress", "import", "register.csv", "--register", "us-no", "--day", "2026-11-20"),
    // Tasks.
    Deed("tasks", "done", "1"),
    Deed("tasks", "skip", "1", "--reason", "rang anyway"),
    Deed(
      "tasks", "send", "1", "--output", "mail.eml", "--from", "kim@brightwatt.example",
      files: ["mail.eml"]),
    Deed("tasks", "move", "1", "tomorrow at 9"),
    // Practice.
    Deed(
      "rehearse", "ovens.patter", "--level", "1", entries: ["", "1", "", "/end refused", "x", ""],
      isOneStep: false),
    Deed("session", "new", "Monday", "--script", "ovens.patter", "--trainees", "team.txt"),
    Deed("drill", "ovens.patter", entries: ["", "3", "", "3"], isOneStep: false),
    // The store itself.
    Deed("store", "sample", "--script", "ovens.patter", "--calls", "20", isOneStep: false),
    Deed("store", "backup", "copy.db", files: ["copy.db"]),
    Deed("store", "restore", "former.db", "--yes"),
    Deed("store", "erase", "--lead", "1", "--yes"),
    Deed("store", "retain", "--older-than", "1 month", "--yes"),
    Deed("store", "merge", "other.db"),
    Deed("store", "compact"),
    Deed("find", "Roth"),
    // A store that an earlier patter wrote is brought up to date by whoever writes first.
    Deed(older: "leads", "add", "name=Ida,phone=+1 212 555 0150"),
    // Files.
    Deed("leads", "export", "--output", "leads.csv", files: ["leads.csv"]),
    Deed("tasks", "export", "--output", "tasks.csv", files: ["tasks.csv"]),
    Deed("log", "export", "--format", "jsonl", "--output", "calls.jsonl", files: ["calls.jsonl"]),
    Deed("store", "subject", "--lead", "1", "--output", "person.json", files: ["person.json"]),
    Deed("report", "--format", "html", "--output", "report.html", files: ["report.html"]),
    Deed("graph", "ovens.patter", "--format", "svg", "--output", "map.svg", files: ["map.svg"]),
    Deed("format", "loose.patter", files: ["loose.patter"]),
    Deed(
      "rename", "ovens.patter", "hello", "greet", files: ["ovens.patter", "ovens.transcript"]),
    Deed("new", "fresh.patter", files: ["fresh.patter", "fresh.transcript"]),
    Deed("test", "loose.transcript", "--update", files: ["loose.transcript"]),
  ]
}
