import CallModel
import CallStore
import DataExchange
import Terminal
import TypedValues

/// Calls as listings show them.
enum CallOutput {
  static let columns = [
    "id", "started_at", "agent", "script", "lead", "disposition", "outcome", "kind", "talk_ms",
    "hold_ms", "wrap_ms",
  ]

  /// A call's columns, for CSV and JSON.
  static func values(_ row: CallRow) -> [String] {
    [
      row.id.description, ISOTime.text(milliseconds: row.start.startedAt), row.agent, row.family,
      row.start.lead.label ?? "", row.disposition?.rawValue ?? "", row.outcome ?? "",
      row.isOpen ? "unfinished" : (row.outcomeKind?.rawValue ?? "abandoned"),
      String(row.talkMs), String(row.holdMs), String(row.wrapMs),
    ]
  }

  /// What a call is for, in the word that `--purpose` takes.
  static func purposeName(_ row: CallRow) -> String { String(describing: row.purpose) }

  /// What a call is for, so that nobody takes it for a real one.
  static func purpose(_ row: CallRow) -> StyledText {
    StyledText(purposeName(row).uppercased(), .warning)
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
      return StyledText("abandoned", .muted)
    }
    return StyledText(data: outcome, kind == .won ? .good : [])
      + StyledText(" (\(kind.rawValue))", .muted)
  }
}
