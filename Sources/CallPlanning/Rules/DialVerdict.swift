package import CallModel
package import TypedValues

/// Whether somebody may be rung at a moment: all that rules ask for.
package struct DialQuestion: Sendable {
  /// Who is to be rung.
  package var callee: Callee
  /// The clocks of the called person.
  package var zone: TimeZoneRules
  /// The moment, in milliseconds since 1970 UTC.
  package var now: Int64
  /// The campaign's own hours; nil where it has none.
  package var hours: OpeningHours?
  /// When the person was rung before, in milliseconds since 1970 UTC, in any order.
  package var dials: [Int64]
  /// When the person refused last, in milliseconds since 1970 UTC.
  package var refusedAt: Int64?
  /// The registers that were imported, with the day of which each is.
  package var registers: [String: CivilDate]

  /// A question.
  package init(
    _ callee: Callee, zone: TimeZoneRules, now: Int64, hours: OpeningHours? = nil,
    dials: [Int64] = [], refusedAt: Int64? = nil, registers: [String: CivilDate] = [:]
  ) {
    self.callee = callee
    self.zone = zone
    self.now = now
    self.hours = hours
    self.dials = dials
    self.refusedAt = refusedAt
    self.registers = registers
  }
}

/// What the rules of a place say to a call.
package enum DialVerdict: Hashable, Sendable {
  /// Nothing forbids it.
  case permitted(Permission)
  /// A rule or the campaign forbids it at this moment.
  case refused(Refusal)
  /// No rule is known, so a person must decide.
  case unknownPlace(UnknownPlace)
}

/// A call that nothing forbids.
package struct Permission: Hashable, Sendable {
  /// Something that whoever rings must know, and no clock can tell.
  package enum Remark: Hashable, Sendable {
    /// The rule of this id wants a consent, by its key.
    case consent(String, rule: String)
    /// Parts of the country have rules of their own, and the part is not known.
    case unknownSubdivision(country: String)
    /// A rule of this id permits no calls on holidays, and those of the year are not known.
    case unknownHolidays(country: String, year: Int, rule: String)
  }

  /// The rules that were looked at.
  package let rules: [CallingRule]
  /// What else to know.
  package let remarks: [Remark]
}

/// A place without a rule, or without one for people like the called one.
package struct UnknownPlace: Hashable, Sendable {
  /// Who was to be rung.
  package let callee: Callee
  /// What the clock shows there.
  package let local: Moment
}

/// A call that a rule or the campaign forbids at a moment.
package struct Refusal: Hashable, Sendable {
  /// Why.
  package enum Reason: Hashable, Sendable {
    /// It is not within the hours of the day, which are these.
    case hours([Range<Int>])
    /// The day of the week has no hours.
    case closedDay
    /// The day is a holiday of this name.
    case holiday(String)
    /// The person was rung as often as the cap permits.
    case cap(CallingRule.Cap)
    /// The person refused on a day, and the rest in days is not over.
    case rest(days: Int, since: CivilDate)
    /// No copy of the register is there.
    case missingRegister(CallingRule.Register)
    /// The copy of the register is so many days old.
    case oldRegister(CallingRule.Register, age: Int)
    /// The copy of the register is of a day that has not come yet.
    case futureRegister(CallingRule.Register, day: CivilDate)
  }

  /// The id of the rule; nil for the campaign's own hours.
  package let rule: String?
  /// The place of the rule in words: `Florida`.
  package let place: String?
  /// Why.
  package let reason: Reason
  /// What the called person's clock shows.
  package let local: Moment
  /// The first moment at which nothing forbids the call, in milliseconds since 1970 UTC; nil where there
  /// is none within `CallingRules.horizon` days.
  package let nextPermitted: Int64?
  /// What the called person's clock shows then.
  package let nextLocal: Moment?
  /// The ids of further rules that forbid it too; `campaign` for the campaign's own hours.
  package let others: [String]
}
