/// A plan of training: what is done on which day. A plan is data, in `Data/plans`.
package struct TrainingPlan: Sendable, Equatable {
  /// What kind of practice a line is.
  package enum Kind: String, CaseIterable, Sendable {
    /// To read, aloud or not.
    case read
    /// To listen to calls.
    case listen
    /// To rehearse.
    case rehearse
    /// To drill cards.
    case drill
    /// To make live calls.
    case live
    /// To look back.
    case review

    /// Whether the store tells that it was done.
    package var isRecorded: Bool {
      switch self {
      case .rehearse, .drill, .live: true
      case .read, .listen, .review: false
      }
    }
  }

  /// A line of a plan.
  package struct Line: Sendable, Equatable {
    /// The day of the plan, from 1; working days are counted.
    package let day: Int
    /// What kind of practice it is.
    package let kind: Kind
    /// What is to be done, in words.
    package let what: String
    /// The level of a rehearsal, from 1 to 4; nil for any.
    package let level: Int?
    /// How many minutes it takes; 1 to 600.
    package let minutes: Int
    /// What is to be reached, in words; empty for nothing.
    package let goal: String

    /// A line of a plan.
    package init(day: Int, kind: Kind, what: String, level: Int?, minutes: Int, goal: String) {
      self.day = day
      self.kind = kind
      self.what = what
      self.level = level
      self.minutes = minutes
      self.goal = goal
    }

    /// The share of points that is wanted of a rehearsal, in per cent: a goal such as `70 %`; nil for
    /// a goal in words.
    package var wanted: Int? {
      guard kind == .rehearse else { return nil }
      let digits = goal.prefix { ("0"..."9").contains($0) }
      let rest = goal[digits.endIndex...]
      guard let number = Int(digits), (1...100).contains(number),
        rest == "%" || rest == " %" || rest == "\u{A0}%"
      else { return nil }
      return number
    }
  }

  /// What is wrong with a plan's file.
  package struct Problem: Error, Equatable, Sendable {
    /// The row, from 1; the heading is the first.
    package let row: Int
    /// What is wrong, and how to mend it.
    package let text: String
  }

  /// Its name.
  package let name: String
  /// Its lines; days never fall.
  package let lines: [Line]

  /// A plan; its lines are in the order of days.
  package init(name: String, lines: [Line]) {
    self.name = name
    self.lines = lines
  }

  /// How many days it has.
  package var dayCount: Int { lines.last?.day ?? 0 }

  /// How many minutes it takes in all.
  package var minutes: Int { lines.reduce(0) { $0 + $1.minutes } }

  /// The columns that a plan's file has.
  package static let columns = ["day", "kind", "what", "level", "minutes", "goal"]

  /// Reads a plan from the rows of its file, the heading first.
  package static func read(_ name: String, _ rows: [[String]]) -> Result<TrainingPlan, Problem> {
    guard let heading = rows.first, heading.map({ $0.lowercased() }) == columns else {
      return .failure(
        Problem(row: 1, text: "the columns are \(columns.joined(separator: ", "))"))
    }
    var lines: [Line] = []
    for (index, row) in rows.enumerated().dropFirst() where row != [""] {
      switch line(row, after: lines.last?.day ?? 0) {
      case .success(let line): lines.append(line)
      case .failure(let trouble):
        return .failure(Problem(row: index + 1, text: trouble.text))
      }
    }
    guard !lines.isEmpty else {
      return .failure(
        Problem(
          row: 2,
          text: "there is no line; write one such as "
            + "`1,read,The script aloud,,30,`"))
    }
    return .success(TrainingPlan(name: name, lines: lines))
  }

  private struct Trouble: Error {
    let text: String
  }

  private static func line(_ row: [String], after last: Int) -> Result<Line, Trouble> {
    func trouble(_ text: String) -> Result<Line, Trouble> { .failure(Trouble(text: text)) }
    guard row.count == columns.count else {
      return trouble("there are \(row.count) columns and not six; put words with commas in quotes")
    }
    guard let day = Int(row[0]), (1...1000).contains(day) else {
      return trouble("`\(row[0])` is no day; write a whole number from 1 to 1000")
    }
    guard day >= last else {
      return trouble("day \(day) stands after day \(last); put the days in order")
    }
    guard let kind = Kind(rawValue: row[1].lowercased()) else {
      return trouble(
        "`\(row[1])` is no kind; they are "
          + Kind.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard !row[2].isEmpty else { return trouble("what is to be done is missing") }
    var level: Int?
    if !row[3].isEmpty {
      guard let number = Int(row[3]), (1...4).contains(number) else {
        return trouble("`\(row[3])` is no level; write 1 to 4, or nothing")
      }
      guard kind == .rehearse else {
        return trouble("only `rehearse` has a level; leave it empty for `\(kind.rawValue)`")
      }
      level = number
    }
    guard let minutes = Int(row[4]), (1...600).contains(minutes) else {
      return trouble("`\(row[4])` are no minutes; write a whole number from 1 to 600")
    }
    let line = Line(
      day: day, kind: kind, what: row[2], level: level, minutes: minutes, goal: row[5])
    if kind == .rehearse, row[5].contains("%"), line.wanted == nil {
      return trouble(
        "the goal `\(row[5])` is no share; write it as `70 %`, or in words without `%`")
    }
    return .success(line)
  }
}
