import CallModel
import DataExchange
import TestSupport
import Testing

@testable import CallPlanning

/// What is wrong in the files of rules and holidays is told, each flaw by its name and line.
@Suite struct RuleFlawTests {
  /// A sound file; the entry is on line 2.
  private static let entry = #"""
    {"id": "xx", "name": "Somewhere", "place": "US-FL", "subject": "any", "from": "2026-01-01", "until": "2027-01-01", "hours": {"monday": ["08:00–12:00", "13:00-21:00"], "tuesday": [], "wednesday": [], "thursday": [], "friday": [], "saturday": [], "sunday": ["00:00–24:00"]}, "holidays": "closed", "caps": [{"calls": 3, "hours": 24, "per": "person"}], "rest_days": 60, "register": {"name": "us-national", "days": 31}, "consent": "opt-in", "notes": "n", "source": "s", "confidence": "low"}
    """#

  private static func file(_ entries: [String]) -> [UInt8] {
    Array(
      (#"{"about": "No legal advice.", "rules": ["# + "\n" + entries.joined(separator: ",\n")
        + "\n]}\n").utf8)
  }

  @Test func `a sound entry has no flaw, and all that it says is kept`() throws {
    let (rules, flaws) = CallingRules.read(Self.file([Self.entry]))
    #expect(flaws == [])
    let rule = try #require(rules.first)
    #expect(rule.id == "xx" && rule.name == "Somewhere" && rule.places == ["US-FL"])
    #expect(rule.from?.plain == "2026-01-01" && rule.until?.plain == "2027-01-01")
    #expect(rule.hours?[1] == [480..<720, 780..<1260] && rule.hours?[7] == [0..<1440])
    #expect(rule.isClosedOnHolidays && rule.restDays == 60 && rule.consent == "opt-in")
    #expect(rule.caps == [CallingRule.Cap(calls: 3, hours: 24)])
    #expect(rule.register == CallingRule.Register(name: "us-national", days: 31))
    #expect(rule.use == .sales && rule.subject == .any && rule.confidence == .low)
  }

  /// What is replaced, by what, and the id of the only flaw that comes of it.
  static let flaws: [(String, String, String)] = [
    ("08:00–12:00", "12:00–12:00", "empty-interval"),
    ("08:00–12:00", "12:00–08:00", "reversed-interval"),
    ("08:00–12:00", "22:00–02:00", "reversed-interval"),
    ("08:00–12:00", "08:00–13:01", "overlapping-intervals"),
    ("08:00–12:00", "08:00 to 12:00", "bad-interval"),
    ("08:00–12:00", "08:00–25:00", "bad-interval"),
    ("08:00–12:00", "24:00–24:00", "bad-interval"),
    ("\"08:00–12:00\"", "8", "bad-interval"),
    ("\"tuesday\": []", "\"tuseday\": []", "unknown-weekday"),
    ("\"tuesday\": [], ", "", "missing-weekday"),
    ("\"tuesday\": []", "\"tuesday\": {}", "wrong-value"),
    ("US-FL", "US-ZZ", "unknown-place"), ("US-FL", "us-fl", "unknown-place"),
    ("US-FL", "UK", "unknown-place"), ("US-FL", "DE-1234", "unknown-place"),
    ("\"US-FL\"", "[\"US\", \"*\"]", "unknown-place"), ("\"US-FL\"", "[]", "missing-key"),
    ("\"subject\": \"any\"", "\"subject\": \"people\"", "wrong-value"),
    ("\"subject\": \"any\", ", "", "missing-key"), ("\"id\": \"xx\", ", "", "missing-key"),
    ("\"id\": \"xx\"", "\"id\": \"US FL\"", "bad-id"), ("\"id\": \"xx\"", "\"id\": 7", "bad-id"),
    ("\"notes\"", "\"note\"", "unknown-key"), ("2026-01-01", "2026-02-30", "bad-date"),
    ("2026-01-01", "1.1.2026", "bad-date"), ("2027-01-01", "2025-01-01", "reversed-dates"),
    ("2027-01-01", "2026-01-01", "reversed-dates"), (", \"source\": \"s\"", "", "no-source"),
    ("\"source\": \"s\"", "\"source\": \" \"", "no-source"),
    (", \"confidence\": \"low\"", "", "no-confidence"), ("\"low\"", "\"sure\"", "no-confidence"),
    ("\"calls\": 3", "\"calls\": 0", "bad-cap"), ("\"calls\": 3", "\"calls\": 2.5", "bad-cap"),
    ("\"hours\": 24, ", "", "bad-cap"), ("\"hours\": 24", "\"hours\": 24, \"days\": 1", "bad-cap"),
    ("\"per\": \"person\"", "\"per\": \"debt\"", "bad-cap"),
    (", \"per\": \"person\"", "", "bad-cap"),
    ("\"rest_days\": 60", "\"rest_days\": 0", "bad-rest"),
    (", \"days\": 31", "", "no-register-age"), ("\"days\": 31", "\"days\": 0", "no-register-age"),
    ("\"closed\"", "\"open\"", "wrong-value"),
    ("\"consent\": \"opt-in\"", "\"consent\": \"applies\", \"applies\": \"fun\"", "wrong-value"),
    ("\"name\": \"us-national\", ", "", "missing-key"),
  ]

  @Test(arguments: flaws)
  func `each flaw is told with its line, and the rule is left out`(
    old: String, new: String, id: String
  ) throws {
    let parts = Self.entry.components(before: old)
    let flawed = try #require(parts.map { $0 + new + $1 }, "the entry has \(old)")
    let other = flawed.components(before: "\"xx\"").map { $0 + "\"other\"" + $1 } ?? flawed
    let (rules, flaws) = CallingRules.read(Self.file([Self.entry, other]))
    #expect(flaws.map(\.kind.rawValue) == [id], "\(flaws)")
    #expect(flaws.first?.line == 3)
    #expect(flaws.allSatisfy { !$0.message.isEmpty && !$0.help.isEmpty })
    #expect(rules.map(\.id) == ["xx"])
  }

  @Test func `a place without any hour in the week is a flaw`() throws {
    let closed = Self.entry.replacing("\"08:00–12:00\", \"13:00-21:00\"", "")
      .replacing("\"00:00–24:00\"", "")
    #expect(CallingRules.read(Self.file([closed])).flaws.map(\.kind) == [.noHours])
  }

  @Test func `an id that comes twice is a flaw, and both lines are told`() throws {
    let (rules, flaws) = CallingRules.read(Self.file([Self.entry, Self.entry]))
    let flaw = try #require(flaws.first)
    #expect(flaws.count == 1 && flaw.kind == .duplicateID && flaw.line == 3)
    #expect(flaw.message == "the id `xx` is that of the rule on line 2 already")
    #expect(rules.count == 1)
  }

  @Test func `everywhere else can have no hours`() {
    let entry = Self.entry.replacing("US-FL", "*")
    let kinds = CallingRules.read(Self.file([entry])).flaws.map(\.kind)
    #expect(kinds == Array(repeating: .elsewhere, count: 6))
  }

  @Test func `several flaws are told in one go`() {
    let entry = Self.entry.replacing("\"calls\": 3", "\"calls\": 0")
      .replacing("08:00–12:00", "12:00–12:00").replacing("\"low\"", "1")
    let flaws = CallingRules.read(Self.file([entry])).flaws
    #expect(Set(flaws.map(\.kind)) == [.badCap, .emptyInterval, .noConfidence])
  }

  @Test(arguments: [
    ("{", "not-json"), ("[]", "wrong-value"), ("{\"rules\": []}", "no-disclaimer"),
    ("{\"about\": \"Rules.\", \"rules\": []}", "no-disclaimer"),
    ("{\"about\": \"No legal advice.\"}", "missing-key"),
    ("{\"about\": \"No legal advice.\", \"rules\": {}}", "wrong-value"),
    ("{\"about\": \"No legal advice.\", \"rules\": [7]}", "wrong-value"),
    ("{\"about\": \"No legal advice.\", \"rules\": [], \"more\": 1}", "unknown-key"),
    ("{\"about\": \"No legal advice.\", \"about\": \"\", \"rules\": []}", "not-json"),
  ])
  func `what is no file of rules is told`(text: String, id: String) {
    #expect(CallingRules.read(Array(text.utf8)).flaws.map(\.kind.rawValue) == [id])
  }

  @Test func `a million flaws are told by the first thousand`() {
    let entries = Array(repeating: "7", count: 20_000)
    let (rules, flaws) = CallingRules.read(Self.file(entries + [Self.entry]))
    #expect(flaws.count == 1000)
    #expect(rules.count == 1)
  }

  @Test(arguments: [
    (#"{"country": "XX", "source": "s", "days": []}"#, "unknown-place"),
    (#"{"country": "US-FL", "source": "s", "days": []}"#, "unknown-place"),
    (#"{"country": "US", "days": []}"#, "no-source"),
    (#"{"country": "US", "source": "s"}"#, "missing-key"),
    (
      #"{"country": "US", "source": "s", "days": [{"date": "2026-13-01", "name": "x"}]}"#,
      "bad-date"
    ),
    (#"{"country": "US", "source": "s", "days": [{"date": "2026-12-01"}]}"#, "missing-key"),
    (
      #"{"country": "US", "source": "s", "days": [{"date": "2026-12-01", "name": "x"}, {"date": "2026-12-01", "name": "y"}]}"#,
      "duplicate-holiday"
    ),
    (
      #"{"country": "US", "source": "s", "days": []}, {"country": "US", "source": "s", "days": []}"#,
      "duplicate-id"
    ),
    (#"{"country": "US", "source": "s", "days": [], "year": 2026}"#, "unknown-key"),
  ])
  func `what is wrong with holidays is told`(entry: String, id: String) {
    let text = "{\"about\": \"a\", \"countries\": [" + entry + "]}"
    #expect(Holidays.read(Array(text.utf8)).flaws.map(\.kind.rawValue) == [id])
  }

  @Test func `no damaged file brings the reader down`() throws {
    let bytes = Self.file([Self.entry])
    var random = Random(seed: 11)
    for _ in 0..<proofSize(300, full: 100_000) {
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<damaged.count, using: &random)
        damaged[place] = UInt8.random(in: 0...255, using: &random)
      }
      for flaw in CallingRules.read(damaged).flaws {
        #expect(flaw.range.upperBound <= damaged.count && flaw.line >= 1)
      }
    }
  }
}

extension String {
  /// What stands before and behind the first place of a text.
  fileprivate func components(before text: String) -> (String, String)? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(text) {
        return (String(self[..<rest.startIndex]), String(rest.dropFirst(text.count)))
      }
      rest = rest.dropFirst()
    }
    return nil
  }

  fileprivate func replacing(_ old: String, _ new: String) -> String {
    components(before: old).map { $0 + new + $1 } ?? self
  }
}
