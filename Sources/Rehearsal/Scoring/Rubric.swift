/// What a rehearsal is judged by: criteria with their points. A rubric is data, in `Data/rubrics`.
package struct Rubric: Sendable, Equatable {
  /// What is judged; each is measured in one way, told with its case.
  package enum Measure: String, CaseIterable, Sendable {
    /// The first words came in time: no later than they take to say (150 words a minute) or to type
    /// (40 words a minute), and `limit` seconds.
    case firstWords = "first-words"
    /// Key points of the greeting's lines that were typed from memory.
    case opening
    /// Key points of all other lines that were typed from memory, must lines left out.
    case lines
    /// Must lines that were due and passed; typed from memory, they are word for word.
    case mustLines = "must-lines"
    /// Questions before the offer that were asked and waited for, rather than passed over.
    case questions
    /// No typed line offers anything before the first question was answered.
    case offer
    /// What the prospect said was written down, or led to the right reply.
    case listening
    /// Objections that were met with their card, and whose rebuttals were not cut off.
    case objections
    /// Typed lines of at most `limit` words, or with a question in them.
    case dialogue
    /// What was typed speaks at least as often of the prospect as of the caller.
    case aboutThem = "about-them"
    /// The trainee spoke at most `limit` per cent of all words.
    case talkShare = "talk-share"
    /// The call ended as agreed: not given up, not ended by hand as lost, and no prospect hung up
    /// earlier than he would have, had his mood not fallen.
    case nextStep = "next-step"
    /// Something was noted, in the call or after it.
    case notes
    /// What the prospect said was answered within the step's time, or `limit` seconds where it has none.
    case pace
    /// Nothing was taken back and no step begun again; each time costs a part of `limit`.
    case steady
  }

  /// A criterion.
  package struct Criterion: Sendable, Equatable {
    /// How it is measured.
    package let measure: Measure
    /// The skill that it belongs to, as reports name it.
    package let skill: String
    /// The points that can be earned; 1 to 1000.
    package let points: Int
    /// A number that the measure goes by; 0 where it needs none.
    package let limit: Int
    /// What is said to a trainee who lost points here.
    package let advice: String

    /// A criterion.
    package init(measure: Measure, skill: String, points: Int, limit: Int, advice: String) {
      self.measure = measure
      self.skill = skill
      self.points = points
      self.limit = limit
      self.advice = advice
    }
  }

  /// What is wrong with a rubric's file.
  package struct Problem: Error, Equatable, Sendable {
    /// The row, from 1; the heading is the first.
    package let row: Int
    /// What is wrong, and how to mend it.
    package let text: String
  }

  /// Its name.
  package let name: String
  /// The criteria, in the order in which they are told.
  package let criteria: [Criterion]

  /// A rubric.
  package init(name: String, criteria: [Criterion]) {
    self.name = name
    self.criteria = criteria
  }

  /// The columns that a rubric's file has.
  package static let columns = ["criterion", "skill", "points", "limit", "advice"]

  /// Reads a rubric from the rows of its file, the heading first.
  package static func read(_ name: String, _ rows: [[String]]) -> Result<Rubric, Problem> {
    guard let heading = rows.first, heading.map({ $0.lowercased() }) == columns else {
      return .failure(
        Problem(row: 1, text: "the columns are \(columns.joined(separator: ", "))"))
    }
    var criteria: [Criterion] = []
    for (index, row) in rows.enumerated().dropFirst() where row != [""] {
      func problem(_ text: String) -> Result<Rubric, Problem> {
        .failure(Problem(row: index + 1, text: text))
      }
      guard row.count == columns.count else { return problem("there are not five columns") }
      guard let measure = Measure(rawValue: row[0]) else {
        return problem(
          "`\(row[0])` is no criterion; they are "
            + Measure.allCases.map(\.rawValue).joined(separator: ", "))
      }
      guard !criteria.contains(where: { $0.measure == measure }) else {
        return problem("`\(row[0])` stands there twice")
      }
      guard !row[1].isEmpty else { return problem("the skill is missing") }
      guard let points = Int(row[2]), (1...1000).contains(points) else {
        return problem("the points are a whole number from 1 to 1000")
      }
      guard let limit = row[3].isEmpty ? 0 : Int(row[3]), (0...100_000).contains(limit) else {
        return problem("the limit is a whole number up to 100,000, or empty")
      }
      criteria.append(
        Criterion(measure: measure, skill: row[1], points: points, limit: limit, advice: row[4]))
    }
    guard !criteria.isEmpty else {
      return .failure(Problem(row: 2, text: "there is no criterion"))
    }
    return .success(Rubric(name: name, criteria: criteria))
  }
}
