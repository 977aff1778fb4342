import CallModel
import Statistics

/// What came of the first dial, the second and so on: per dial, and per prospect.
package enum AttemptsReport {
  /// Dials from this one on are told together.
  static let last = 10

  /// The report.
  package static func make(_ prospects: Prospects) -> Report {
    let attempts = Attempts(prospects)
    var dials = ReportTable(
      name: "dials", title: "Per dial",
      columns: ["attempt", "dials", "connects", "conversations", "goal"])
    dials.notes = ["connects, conversations and goal are of dials"]
    var people = ReportTable(
      name: "prospects", title: "Per prospect",
      columns: [
        "attempt", "tried", "spoken to first", "spoken to by then", "goal by then",
        "conversations by then",
      ])
    people.notes = [
      "tried is prospects with a dial of this number or a later one; spoken to first is at this very "
        + "dial, of those who were dialled so often and had not been spoken to before",
      "spoken to and goal by then are of all \(attempts.known) prospects known; conversations by then "
        + "are of all conversations with them",
    ]
    for row in attempts.rows {
      dials.add([
        .text(row.name), .count(row.dials), .share(Proportion(row.connects, of: row.dials)),
        .share(Proportion(row.conversations, of: row.dials)),
        .share(Proportion(row.goals, of: row.dials)),
      ])
      guard attempts.known > 0 else { continue }
      people.add([
        .text(row.name), .share(Proportion(row.tried, of: attempts.known)),
        .share(Proportion(row.reachedFirst, of: row.unreached)),
        .share(Proportion(row.reachedBy, of: attempts.known)),
        .share(Proportion(row.convertedBy, of: attempts.known)),
        .share(Proportion(row.conversationsBy, of: attempts.conversations)),
      ])
    }
    var parts: [Report.Part] = [.table(dials), .table(people)]
    let plots = attempts.rows.compactMap { row in
      IntervalPlot.Row("attempt \(row.name)", Proportion(row.conversations, of: row.dials))
    }
    if !plots.isEmpty {
      parts.insert(
        .plot(
          .intervals(
            IntervalPlot(
              title: "Conversations by attempt", axis: .share,
              unit: "conversations, per cent of dials", rows: plots))), at: 0)
    }
    if let row = attempts.rows.first(where: {
      10 * $0.conversationsBy >= 9 * attempts.conversations
    }),
      attempts.conversations > 0
    {
      let share = Cell.share(Proportion(row.conversationsBy, of: attempts.conversations)).text
      parts.append(.remark("Of all conversations, \(share) happened by dial \(row.name)."))
    }
    if attempts.unknown > 0 {
      parts.append(
        .remark(
          "\(attempts.unknown) calls went to nobody known; they count per dial, and under no prospect."
        ))
    }
    return Report(name: "attempts", title: "Attempts", parts: parts)
  }
}

/// The figures of the attempts report.
package struct Attempts: Sendable {
  /// An attempt, or all from the last one on.
  package struct Row: Hashable, Sendable {
    /// `1`, `10 or more`.
    package let name: String
    /// Dials of this number.
    package internal(set) var dials = 0
    /// Of these, those that a person answered.
    package internal(set) var connects = 0
    /// Of these dials, those that became a conversation.
    package internal(set) var conversations = 0
    /// Of these dials, those that reached the goal.
    package internal(set) var goals = 0
    /// Prospects known with a dial of this number or a later one.
    package internal(set) var tried = 0
    /// Prospects known with a dial of this number who had not been spoken to before it.
    package internal(set) var unreached = 0
    /// Of these, those who were spoken to at it.
    package internal(set) var reachedFirst = 0
    /// Prospects known who were spoken to at a dial of this number or an earlier one.
    package internal(set) var reachedBy = 0
    /// Prospects known who reached the goal at a dial of this number or an earlier one.
    package internal(set) var convertedBy = 0
    /// Conversations with prospects known at dials of this number or earlier ones.
    package internal(set) var conversationsBy = 0
  }

  /// The attempts from the first to the last that was made.
  package private(set) var rows: [Row] = []
  /// Prospects known.
  package private(set) var known = 0
  /// Conversations with prospects known.
  package private(set) var conversations = 0
  /// Calls to nobody known.
  package private(set) var unknown = 0

  /// Counts the dials of all prospects.
  package init(_ prospects: Prospects) {
    let last = AttemptsReport.last
    rows = (0..<last).map { Row(name: $0 + 1 == last ? "\(last) or more" : "\($0 + 1)") }
    func place(_ attempt: Int32) -> Int { Int(min(attempt, Int32(last))) - 1 }
    for prospect in 0..<prospects.count {
      let calls = prospects.calls(of: prospect)
      for call in calls {
        let place = place(call.attempt)
        rows[place].dials += 1
        if call.marks.contains(.connect) { rows[place].connects += 1 }
        if call.marks.contains(.conversation) { rows[place].conversations += 1 }
        if call.marks.contains(.goal) { rows[place].goals += 1 }
      }
      guard let first = calls.first, first.marks.contains(.leadKnown) else {
        unknown += 1
        continue
      }
      known += 1
      addProspect(calls, place)
    }
    for place in rows.indices.dropFirst() {
      rows[place].reachedBy += rows[place - 1].reachedBy
      rows[place].convertedBy += rows[place - 1].convertedBy
      rows[place].conversationsBy += rows[place - 1].conversationsBy
    }
    while let row = rows.last, row.dials == 0 { rows.removeLast() }
  }

  private mutating func addProspect(
    _ calls: ArraySlice<ProspectCall>, _ place: (Int32) -> Int
  ) {
    /// By place, whether there was a dial, a conversation, a goal, in a bit each.
    var (dials, spoken, goals): (UInt16, UInt16, UInt16) = (0, 0, 0)
    for call in calls {
      let place = place(call.attempt)
      dials |= 1 << UInt16(place)
      if call.marks.contains(.conversation) {
        spoken |= 1 << UInt16(place)
        rows[place].conversationsBy += 1
        conversations += 1
      }
      if call.marks.contains(.goal) { goals |= 1 << UInt16(place) }
    }
    // 16 where nothing was set, which is no place.
    let (reached, converted) = (spoken.trailingZeroBitCount, goals.trailingZeroBitCount)
    for place in 0..<(16 - dials.leadingZeroBitCount) {
      rows[place].tried += 1
      if dials & (1 << UInt16(place)) != 0, reached >= place { rows[place].unreached += 1 }
    }
    if reached < rows.count {
      rows[reached].reachedFirst += 1
      rows[reached].reachedBy += 1
    }
    if converted < rows.count { rows[converted].convertedBy += 1 }
  }
}
