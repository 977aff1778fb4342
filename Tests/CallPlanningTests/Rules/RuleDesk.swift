import CallModel
import TestSupport
import Testing
import TypedValues

@testable import CallPlanning

/// What tests of calling rules share: the files that ship, zones, and moments by local time.
struct RuleDesk {
  /// The rules that ship, with the holidays that ship.
  let rules: CallingRules

  init() throws {
    let holidays = Holidays.read(try Self.bytes("holidays.json"))
    let rules = CallingRules.read(try Self.bytes("calling-rules.json"))
    try #require(holidays.flaws == [] && rules.flaws == [])
    self.rules = CallingRules(rules.rules, holidays: holidays.holidays)
  }

  static func bytes(_ name: String) throws -> [UInt8] {
    try #require(Golden.bytes(of: packageFolder + "/Data/" + name))
  }

  static func zone(_ name: String) throws -> TimeZoneRules {
    let bytes = try #require(Golden.bytes(of: "/usr/share/zoneinfo/" + name), "tzdata has \(name)")
    return try #require(TimeZoneRules(bytes: bytes))
  }

  /// Milliseconds of a local moment, `2026-11-30 09:00`, as a zone's clocks show it first.
  static func moment(_ text: String, _ zone: String) throws -> Int64 {
    try Self.zone(zone).utc(for: try #require(Moment(plain: text))) * 1000
  }

  /// Milliseconds of a moment in UTC.
  static func utc(_ text: String) throws -> Int64 {
    try #require(Moment(plain: text)).minutes * 60_000
  }

  /// A question with a local moment; every register of the rules is of the day before.
  func question(_ callee: Callee, _ zone: String, _ local: String) throws -> DialQuestion {
    let moment = try #require(Moment(plain: local))
    var registers: [String: CivilDate] = [:]
    for rule in rules.all {
      if let register = rule.register { registers[register.name] = moment.date.adding(days: -1) }
    }
    return DialQuestion(
      callee, zone: try Self.zone(zone), now: try Self.moment(local, zone), registers: registers)
  }

  /// The shipped rules' verdict at a local moment.
  func verdict(_ callee: Callee, _ zone: String, _ local: String) throws -> DialVerdict {
    rules.verdict(try question(callee, zone, local))
  }
}

extension DialVerdict {
  var isPermitted: Bool { if case .permitted = self { true } else { false } }
  var refusal: Refusal? { if case .refused(let refusal) = self { refusal } else { nil } }
  var permission: Permission? {
    if case .permitted(let permission) = self { permission } else { nil }
  }
  /// The ids of the rules that were looked at.
  var ids: [String]? { permission?.rules.map(\.id) }
}
