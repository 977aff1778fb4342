import CallModel
import CallReports
import RandomCalls

/// Calls as a log gives them, for reports about prospects.
struct ProspectLog {
  let script: Script
  private var counting: ProspectCounting
  private var numbers: [Counted: Int32] = [:]
  private var row: Int64 = 0

  /// A log without calls.
  /// - Parameter versions: the words of the letters of `hello`, version by version; nil for a version
  ///   that cannot be read any more.
  init(_ versions: [[String]?] = [["Hello.", "Good day."]], isAdaptive: Bool = false) throws {
    let sources = versions.map { words in
      let letters = zip("ABCDEF", words ?? ["Hello.", "Good day."])
        .map { "[\($0)] \($1)\n" }.joined()
      return """
        # greeting
        ## hello
        \(letters)- Yes -> offer
        - No => no
        # presentation
        ## offer
        - Win => won
        - Later => later
        # objections
        ## !price
        ### one
        [A] It pays.
        [B] It lasts.
        """
    }
    let scripts = try sources.map {
      try compiled($0, head: isAdaptive ? "variants: adaptive" : "")
    }
    script = scripts[scripts.count - 1]
    counting = ProspectCounting(
      history: NameHistory(scripts),
      versions: zip(scripts, versions).map { script, words in
        var texts: [String: [Letter: String]] = [:]
        for (index, text) in (words ?? []).enumerated() {
          Letter(index: index).map { texts["hello", default: [:]][$0] = text }
        }
        return ProspectVersion(script: script, words: texts)
      }, script: script)
  }

  /// A call in which letters were heard, and what else it is counted by.
  mutating func call(
    _ lead: UInt64?, day: Int, hour: Int = 9, attempt: Int = 1, version: Int = 0,
    letter: String? = nil, of experiment: String = "hello", _ kinds: Counted...
  ) {
    row += 1
    counting.begin(
      lead: lead, day: CivilDate(days: Int32(20_000 + day)), hour: hour, attempt: attempt, row: row,
      version: version)
    let heard = letter.flatMap { Letter($0) }.map {
      Counted(.letterDrawn, experiment: experiment, letter: $0)
    }
    for thing in kinds + [heard].compactMap({ $0 }) {
      let number = numbers[thing] ?? Int32(numbers.count + 1)
      numbers[thing] = number
      counting.add(number) { thing }
    }
  }

  var prospects: Prospects { counting.prospects() }

  static let goal = Counted(.goal)
  static let connect = Counted(.disposition, target: "answered")
  static let conversation = Counted(.conversation)
  static func outcome(_ name: String) -> Counted { Counted(.outcome, target: name) }
  static func stage(_ name: String) -> Counted { Counted(.stageReached, target: name) }
}

extension Report {
  /// The table of a name.
  func table(_ name: String) -> ReportTable? { tables.first { $0.name == name } }

  /// All remarks.
  var remarks: [String] {
    parts.compactMap { if case .remark(let text) = $0 { text } else { nil } }
  }
}
