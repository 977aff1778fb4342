package import CallModel

/// By what calls are told apart in a report.
package enum Grouping: String, CaseIterable, Sendable {
  /// The version of the script.
  case version
  /// The campaign.
  case campaign
  /// The letter of each experiment that was heard; a call is in a group for each.
  case variant
  /// Who called.
  case agent
  /// The day of the week.
  case weekday
  /// The operator's hour.
  case hour
  /// The how-manieth dial of the lead.
  case attempt
  /// The week.
  case week

  /// Whether the calls must be read one by one, since the tallies by day do not know it.
  package var needsCalls: Bool {
    switch self {
    case .version, .campaign, .weekday, .week: false
    case .variant, .agent, .hour, .attempt: true
    }
  }
}

/// Calls that belong together in a report.
package enum CallGroup: Hashable, Sendable {
  /// All calls.
  case all
  /// Those along a version, by its place.
  case version(Int)
  /// Those of a campaign; nil for none.
  case campaign(String?)
  /// Those in which a letter was heard.
  case variant(experiment: String, Letter)
  /// Those of an operator.
  case agent(String)
  /// Those of a day of the week, 1 for Monday.
  case weekday(Int)
  /// Those of an hour, 0 to 23.
  case hour(Int)
  /// Those of the so-manieth dial.
  case attempt(Int)
  /// Those of the week that begins with this Monday.
  case week(CivilDate)
  /// Those of a period.
  case period(CivilDate, CivilDate)
}

extension CallGroup: Comparable {
  /// In the order of a table: by number, day or name.
  package static func < (one: CallGroup, other: CallGroup) -> Bool {
    switch (one, other) {
    case (.version(let a), .version(let b)), (.weekday(let a), .weekday(let b)),
      (.hour(let a), .hour(let b)), (.attempt(let a), .attempt(let b)):
      a < b
    case (.campaign(let a), .campaign(let b)): (a ?? "") < (b ?? "")
    case (.agent(let a), .agent(let b)): a < b
    case (.variant(let a, let first), .variant(let b, let second)):
      a == b ? first < second : a < b
    case (.week(let a), .week(let b)): a < b
    case (.period(let a, _), .period(let b, _)): a < b
    default: false
    }
  }
}
