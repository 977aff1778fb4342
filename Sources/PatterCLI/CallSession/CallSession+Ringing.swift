import CallEngine
import CallModel
import Terminal

extension CallSession {
  /// How the dial ended, by one key, by its name or by a beginning of it.
  func settle(_ line: String) throws(Failure) {
    guard !line.isEmpty else {
      showDispositions()
      return
    }
    let key = line.lowercased()
    let found =
      Disposition.allCases.first { $0.key == key || $0.rawValue == key }
      ?? Disposition.allCases.first { $0.rawValue.hasPrefix(key) }
    guard let found else {
      say("No dial ends so.")
      showDispositions()
      return
    }
    try act(.settle(found))
  }

  /// The keys that say how a dial ended.
  func showDispositions() {
    let dot = program.usesUnicode ? "·" : "-"
    var words = StyledText()
    for disposition in Disposition.allCases {
      if !words.isEmpty { words.append("\u{A0}\(dot) ", .muted) }
      words = words + StyledText(disposition.key, .heading)
      words.append("\u{A0}" + disposition.rawValue, .muted)
    }
    program.screen.lines(program.layout.paragraph(words, indent: 2))
  }
}

extension Disposition {
  /// The key that says so.
  var key: String { String(rawValue.prefix(1)) }

  /// All keys that say how a dial ended.
  static let keys = Set(allCases.map(\.key))

  /// What is shown once it is said.
  var title: String {
    switch self {
    case .answered: "Answered"
    case .noAnswer: "No answer"
    case .busy: "Busy"
    case .voicemail: "Voicemail"
    case .wrongNumber: "Wrong number"
    case .gatekeeper: "Gatekeeper"
    case .failed: "Failed"
    }
  }
}
