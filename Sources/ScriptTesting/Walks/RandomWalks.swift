import CallEngine
import CallModel
import SourceText
import Statistics
import TypedValues

/// Random calls along a script: what they come to, how they end, and what they find.
package struct RandomWalks: Sendable {
  /// How the calls ended.
  package struct Endings: Sendable, Equatable {
    /// Won.
    package var won = 0
    /// Open.
    package var open = 0
    /// Lost.
    package var lost = 0
    /// Not ended: they found something, or took more than 200 turns.
    package var unfinished = 0
  }

  /// What a call found.
  package struct Finding: Sendable {
    /// What is wrong.
    package let trouble: Trouble
    /// The first call that found it, from 0.
    package let walk: Int
    /// That call as a transcript.
    package let transcript: String
    /// How many calls found the same.
    package internal(set) var count: Int
  }

  /// The script.
  package let tested: TestedScript
  /// What chance goes by.
  package let seed: UInt64
  /// How many calls were made.
  package private(set) var count = 0
  /// What they came to.
  package private(set) var coverage: Coverage
  /// How they ended.
  package private(set) var endings = Endings()
  /// What they found, each trouble once.
  package private(set) var findings: [Finding] = []

  private let path: String
  private let values: ValueDraw
  private let columns: [String]
  private let distance: GoalDistance
  private var taken: WaysTaken

  /// Walks to come.
  /// - Parameter path: the script as the head of a saved transcript names it.
  package init(_ tested: TestedScript, seed: UInt64, path: String) {
    self.tested = tested
    self.seed = seed
    self.path = path
    coverage = Coverage(tested.script)
    values = ValueDraw(tested.script)
    columns = tested.script.leadColumns
    distance = GoalDistance(tested.script)
    taken = WaysTaken(tested.script)
  }

  /// Makes one more call. The same seed gives the same calls in the same order.
  package mutating func walk() {
    let index = count
    count += 1
    var chance = SplitMix64(seed: SplitMix64.seed(seed, "walk \(index)"))
    let now = draw(&chance)
    let lead = drawLead(&chance)
    var head = "script: \(path)\n"
    if !lead.isEmpty { head += "lead: \(lead)\n" }
    head += "now: \(now)\n"
    // The head is read back as a replay reads it, so both begin alike.
    var start = Transcript(head).start(tested) { _ in .utc }.start
    start.variantSeed = chance.next()
    var random = RandomCall(
      tested, start, values: values, chance: chance, temper: temper(index))
    let trouble = random.run(&taken)
    let call = random.call
    coverage.add(call)
    count(call)
    guard let trouble else { return }
    if let known = findings.firstIndex(where: { $0.trouble == trouble }) {
      findings[known].count += 1
      return
    }
    let told = "// Found by a random walk (--seed \(seed), walk \(index + 1)): \(trouble.message)."
    findings.append(
      Finding(
        trouble: trouble, walk: index,
        transcript: told + "\n" + call.transcript(script: path, now: now), count: 1))
  }

  private func temper(_ index: Int) -> Temper {
    switch index % 4 {
    case 0: .patient
    case 1: .eager(distance)
    default: .usual
    }
  }

  private mutating func count(_ call: Call) {
    switch call.state.outcome.map({ tested.script.outcomes[$0].kind }) {
    case .won: endings.won += 1
    case .open: endings.open += 1
    case .lost: endings.lost += 1
    case nil: endings.unfinished += 1
    }
  }

  /// A quarter of an hour of a week, mostly while people work.
  private func draw(_ chance: inout SplitMix64) -> String {
    let day = CivilDate(year: 2026, month: 11, day: 30)?.adding(days: chance.pick(7))
    let hour = chance.pick(4) == 0 ? chance.pick(24) : 8 + chance.pick(11)
    let time = TimeOfDay(hour: hour, minute: 15 * chance.pick(4)) ?? .midnight
    return "\(day?.plain ?? "2026-11-30") \(time.plain) UTC"
  }

  private func drawLead(_ chance: inout SplitMix64) -> String {
    columns.compactMap { name in
      guard chance.pick(3) > 0 else { return nil }
      let field = tested.names.field(name).map { tested.script.fields[$0].type }
      let value: String
      if let field, field != .text {
        value = field.plain(
          values.value(
            of: field, currency: tested.script.currency,
            now: Moment(milliseconds: Transcript.usualStart, offset: 0), &chance))
      } else {
        value = values.text(&chance)
      }
      return "\(name)=\(value.contains(",") ? "\"\(value)\"" : value)"
    }.joined(separator: ", ")
  }
}

extension Script {
  /// The lead's columns that lines, guards and fields name, in alphabetical order. Where the lead lives
  /// is left out: the walks draw the clock themselves.
  fileprivate var leadColumns: [String] {
    var names: Set<String> = []
    for piece in pieces.refs {
      if case .column(.lead, let name, _) = pieces[piece] { names.insert(text[name].nameKey) }
    }
    for expression in expressions.refs {
      if case .column(.lead, let name) = expressions[expression] {
        names.insert(text[name].nameKey)
      }
    }
    for field in fields.refs where fields[field].isFromLead { names.insert(name(field).nameKey) }
    return names.subtracting(["time_zone", "country"]).sorted()
  }
}
