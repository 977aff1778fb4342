import CallModel
import ScriptCompiler
import SourceText
import Testing

/// Section 3: fields.
@Suite struct FieldTests {
  private let end = "\n# a\n## b\n=> meeting"

  private func expect(
    _ field: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let compilation = compiled(Rule.Example.body("# fields\n- x: \(field)\(end)"))
    #expect(underlined(compilation) == expected, "\(field)", sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    ("text", FieldType.text), ("number", .number), ("money", .money), ("date", .date),
    ("time", .time), ("date and time", .dateAndTime), ("phone", .phone), ("email", .email),
    ("link", .link), ("yes or no", .yesNo), ("Date  and time", .dateAndTime),
    ("0..10", .scale(0, 10)),
    ("-5..5", .scale(-5, 5)), ("one of a, b c, d", .oneOf(["a", "b c", "d"])),
    ("some of a, b，c、d", .someOf(["a", "b", "c", "d"])), ("One of only", .oneOf(["only"])),
    (
      "one of \"a, b\", \"for hire\", “from us”, c \"d\"",
      .oneOf(["a, b", "for hire", "from us", "c \"d\""])
    ),
  ])
  func `a field has a type`(written: String, type: FieldType) throws {
    let script = try bodyScript("# fields\n- x: \(written)\(end)")
    #expect(try script.field("x").type == type)
  }

  @Test func `attributes may follow the type in any order`() throws {
    let script = try bodyScript(
      """
      # fields
      - a: money, for budget, from lead, for the record
      - b: one of x, y, from lead, for the record, for authority
      - c: text, for the record
      - d: some of x, y, for need
      \(end)
      """)
    for (name, criterion, lead, record) in [
      ("a", "budget", true, true), ("b", "authority", true, true), ("c", nil, false, true),
      ("d", "need", false, false),
    ] {
      let field = try script.field(name)
      #expect(field.criterion.map { script.text[$0] } == criterion)
      #expect(field.isFromLead == lead)
      #expect(field.isForTheRecord == record)
    }
  }

  @Test(arguments: Script.Qualification.allCases)
  func `a criterion is one of the scheme's`(scheme: Script.Qualification) {
    func found(_ criterion: String) -> [String] {
      let body = Rule.Example.body("# fields\n- x: text, for \(criterion)\(end)").source
      return underlined(
        compiled(body.replacing("goal:", with: "qualify: \(scheme.rawValue)\ngoal:")))
    }
    for criterion in scheme.criteria { #expect(found(criterion) == []) }
    #expect(found("luck") == ["unknown-criterion: luck"])
  }

  @Test func `reason and call_back_at are always there`() throws {
    #expect(
      try stepOutline("? reason\n? call_back_at\n-> offer") == [
        "? reason", "? call_back_at", "-> offer",
      ])
    expectInBody("# fields\n- reason: number\(end)", "bad-field: reason")
    expectInBody("# fields\n- reason: text\(end)")
  }

  @Test func `what is no field is told`() {
    expect("txt", "bad-field: txt")
    expect("", "bad-field: x:")
    expect("10..0", "bad-field: 10..0")
    expect("one of", "bad-field: one of")
    expect("one of a, b, A", "duplicate-id: A")
    expect("text, for budgt", "unknown-criterion: budgt")
    expect("text, always", "bad-field: always")
    expect("one of a, b, from lead please", "bad-field: please")
    expectInBody("# fields\n- supplier text\(end)", "bad-item: - supplier text")
    expectInBody("# fields\nsupplier: text\(end)", "misplaced-line: supplier: text")
    expectInBody("# fields\n## x\n=> meeting\(end)", "misplaced-line: ## x")
  }

  @Test func `a field has at most 64 options`() {
    func options(_ count: Int) -> String {
      (0..<count).map { "o\($0)" }.joined(separator: ", ")
    }
    expect("one of \(options(64))")
    expect("one of \(options(65))", "bad-field: one of o0")
  }
}
