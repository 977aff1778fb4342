package import CallModel
import Statistics

/// How far prospects came in all their calls.
///
/// The phases are tried, connected, spoken to, each stage of the script, an outcome that is open or won,
/// and won. A prospect came as far as the furthest phase that any of his calls reached, and counts in
/// every phase before it, though he may have passed one by.
package struct Pipeline: Sendable {
  /// A part of a prospect's life.
  package enum Phase: Hashable, Sendable {
    /// There was a dial.
    case tried
    /// A person answered.
    case connected
    /// The prospect said something.
    case spokenTo
    /// A stage of the script was reached.
    case stage(Ref<Stage>)
    /// There was an outcome that is open, or won.
    case open
    /// There was an outcome that is won.
    case won
  }

  /// How many prospects came so far.
  package struct Row: Hashable, Sendable {
    /// The phase.
    package let phase: Phase
    /// Prospects who came at least so far.
    package internal(set) var came = 0
    /// Of these, those who came no further.
    package internal(set) var stayed = 0
    /// Of those who stayed, those whose last outcome is lost.
    package internal(set) var lost = 0
  }

  /// The way of a prospect who was won.
  package struct Way: Hashable, Sendable {
    /// Days from the first call of the log to the one that won.
    package let days: Int
    /// Dials up to it, itself included.
    package let dials: Int
  }

  /// The phases in order; stages only when a call reached one.
  package private(set) var rows: [Row] = []
  /// How the prospects stand: by their last outcome.
  package private(set) var won = 0
  /// Prospects whose last outcome is open.
  package private(set) var open = 0
  /// Prospects whose last outcome is lost.
  package private(set) var lost = 0
  /// Prospects without any outcome.
  package private(set) var without = 0
  /// The ways of the prospects known who were won.
  package private(set) var ways: [Way] = []
  /// Calls to nobody known, each a prospect of its own.
  package private(set) var unknown = 0

  /// The place in `rows` of each stage of the script; those of nothing but cards have none.
  private var places: [Int?] = []

  /// Counts how far all prospects came.
  /// - Parameter script: the script of today.
  package init(_ prospects: Prospects, script: Script) {
    var phases: [Phase] = [.tried, .connected, .spokenTo]
    places = script.stages.refs.map { _ in nil }
    if prospects.calls.contains(where: { $0.stage >= 0 }) {
      let withSteps = Set(script.steps.refs.map { script.steps[$0].owner })
      for stage in script.stages.refs where withSteps.contains(.stage(stage)) {
        places[stage.index] = phases.count
        phases.append(.stage(stage))
      }
    }
    rows = (phases + [.open, .won]).map { Row(phase: $0) }
    for prospect in 0..<prospects.count { add(prospects.calls(of: prospect)) }
    for place in rows.indices.dropLast().reversed() { rows[place].came += rows[place + 1].came }
  }

  private mutating func add(_ calls: ArraySlice<ProspectCall>) {
    var furthest = 0
    var last: ProspectCall.Marks = []
    var hasWon = false
    for (dial, call) in calls.enumerated() {
      furthest = max(furthest, phase(call))
      let outcome = call.marks.intersection([.won, .open, .lost])
      if !outcome.isEmpty { last = outcome }
      if !hasWon, call.marks.contains(.won), call.marks.contains(.leadKnown) {
        let first = calls[calls.startIndex].day.days
        ways.append(Way(days: Int(call.day.days) - Int(first), dials: dial + 1))
        hasWon = true
      }
    }
    rows[furthest].came += 1
    rows[furthest].stayed += 1
    if calls.first?.marks.contains(.leadKnown) == false { unknown += 1 }
    if last.contains(.won) {
      won += 1
    } else if last.contains(.open) {
      open += 1
    } else if last.contains(.lost) {
      lost += 1
      rows[furthest].lost += 1
    } else {
      without += 1
    }
  }

  /// The furthest phase of a call, by its place.
  private func phase(_ call: ProspectCall) -> Int {
    if call.marks.contains(.won) { return rows.count - 1 }
    if call.marks.contains(.open) { return rows.count - 2 }
    if call.stage >= 0, let place = places[Int(call.stage)] { return place }
    if call.marks.contains(.conversation) { return 2 }
    return call.marks.contains(.connect) ? 1 : 0
  }

  /// Where most prospects stay of those who came to a phase or further, by its place; the last phase and
  /// those whose outcome is open do not count. Nil when nobody stays.
  package func mostStay(from start: Int) -> Int? {
    let places = rows.indices.dropLast(2).filter { $0 >= start && rows[$0].stayed > 0 }
    return places.max { (rows[$0].stayed, $1) < (rows[$1].stayed, $0) }
  }
}
