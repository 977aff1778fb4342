import CallModel
import CallStore
import DataExchange
import Terminal
import TypedValues

/// Calls as listings show them.
enum CallOutput {
  static let columns = [
    "id", "started_at", "agent", "script", "lead", "disposition", "outcome", "kind", "talk_ms",
    "hold_ms", "wrap_ms", "purpose",
  ]

  /// A call's columns, for CSV and JSON.
  static func values(_ row: CallRow) -> [String] {
    [
      row.id.description, ISOTime.text(milliseconds: row.start.startedAt), row.agent, row.family,
      row.start.lead.label ?? "", row.disposition?.rawValue ?? "", row.outcome ?? "",
      row.isOpen ? "unfinished" : (row.outcomeKind?.rawValue ?? ending(row)),
      String(row.talkMs), String(row.holdMs), String(row.wrapMs), purpose(row.purpose),
    ]
  }

  /// What calls are for, as `--purpose` has it.
  static func purpose(_ purpose: CallPurpose) -> String {
    switch purpose {
    case .live: "live"
    case .practice: "practice"
    case .sample: "sample"
    }
  }

  /// What calls that are not live are marked with; nil for live ones.
  static func mark(_ purpose: CallPurpose) -> String? {
    switch purpose {
    case .live: nil
    case .practice: "PRACTICE, no real call"
    case .sample: "SAMPLE, no real call"
    }
  }

  /// What came of a call that has ended without an outcome.
  private static func ending(_ row: CallRow) -> String {
    switch row.disposition {
    case nil, .answered: "abandoned"
    default: "not reached"
    }
  }

  /// A length of time as `1:05`.
  static func clock(_ milliseconds: Int64) -> String {
    let seconds = Int(milliseconds / 1000)
    return Terminal.Prompt.clock(seconds)
  }

  /// When a call began, on the clock at the lead's place.
  static func began(_ row: CallRow) -> String {
    Moment(milliseconds: row.start.startedAt, offset: row.start.offset).plain
  }

  /// What came of a call, in a word.
  static func result(_ row: CallRow) -> StyledText {
    if row.isOpen { return StyledText("unfinished", .warning) }
    guard let outcome = row.outcome, let kind = row.outcomeKind else {
      if let disposition = row.disposition, disposition != .answered {
        return StyledText(disposition.rawValue, .muted)
      }
      return StyledText("abandoned", .muted)
    }
    return StyledText(data: outcome, kind == .won ? .good : [])
      + StyledText(" (\(kind.rawValue))", .muted)
  }
}
