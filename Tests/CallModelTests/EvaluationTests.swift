import CallModel
import Testing

/// Expressions are built by hand here: the compiler has its own tests.
@Suite final class EvaluationTests {
  private var script = Script()
  private var facts: CallFacts

  init() throws {
    let now = try #require(Moment(plain: "2026-11-30 09:30"))
    facts = CallFacts(
      fieldCount: 3, now: now,
      lead: Lead([("City", "Berlin"), ("size", "12"), ("since", "2020-05-01"), ("vip", "Yes")]))
  }

  private func constant(_ value: Value) -> Ref<Expression> {
    script.expressions.append(.constant(script.values.append(value)))
  }

  private func field(_ index: Int) -> Ref<Expression> {
    script.expressions.append(.field(Ref(index)))
  }

  private func column(_ name: String) -> Ref<Expression> {
    script.expressions.append(.column(.lead, script.text.add(name)))
  }

  private func holds(
    _ left: Ref<Expression>, _ sign: Expression.Comparison, _ right: Ref<Expression>
  ) -> Bool {
    holds(.compare(left, sign, right))
  }

  private func holds(_ node: Expression) -> Bool {
    let ref = script.expressions.append(node)
    return script.holds(ref, facts)
  }

  private func value(_ node: Expression) -> Value? {
    let ref = script.expressions.append(node)
    return script.value(ref, facts)
  }

  private func reckoned(
    _ left: Value, _ sign: Expression.Arithmetic, _ right: Value
  ) -> String? {
    let (one, other) = (constant(left), constant(right))
    return value(.arithmetic(one, sign, other))?.plain
  }

  private func number(_ whole: Int32) -> Value { .number(Number(small: whole)) }

  private func money(_ whole: Int32, _ code: String = "EUR") throws -> Value {
    .money(Number(small: whole), try #require(Currency(code)))
  }

  private func date(_ plain: String) throws -> Value {
    .date(try #require(CivilDate(plain: plain)))
  }

  private func moment(_ plain: String) throws -> Value {
    .moment(try #require(Moment(plain: plain)))
  }

  @Test(arguments: [Expression.Comparison.equal, .notEqual, .less, .atMost, .more, .atLeast])
  func `a comparison with an unknown is false, and not turns that into true`(
    sign: Expression.Comparison
  ) {
    let comparison = script.expressions.append(.compare(field(0), sign, constant(number(1))))
    #expect(!script.holds(comparison, facts))
    #expect(holds(.not(comparison)))
    #expect(!holds(constant(number(1)), sign, field(0)))
    #expect(!holds(field(0), sign, field(1)))
  }

  @Test func `an unknown is known to be unknown, and a sum with it is unknown`() {
    facts.answers[1] = number(3)
    for (index, isKnown) in [(0, false), (1, true)] {
      let known = script.expressions.append(.isKnown(field(index)))
      #expect(script.holds(known, facts) == isKnown)
    }
    let sum = script.expressions.append(.arithmetic(field(0), .plus, field(1)))
    #expect(script.value(sum, facts) == nil)
    #expect(!holds(.isKnown(sum)))
    let negative = script.expressions.append(.negative(field(0)))
    #expect(script.value(negative, facts) == nil)
    let unknown = field(0)
    #expect(!script.holds(unknown, facts))
  }

  @Test func `has and lacks are both false of an unknown`() {
    let has = script.expressions.append(.has(field(0), option: 1))
    let lacks = script.expressions.append(.lacks(field(0), option: 1))
    #expect(!script.holds(has, facts))
    #expect(!script.holds(lacks, facts))
    facts.answers[0] = .options(0b10)
    #expect(script.holds(has, facts))
    #expect(!script.holds(lacks, facts))
    facts.answers[0] = .options(0b101)
    #expect(!script.holds(has, facts))
    #expect(script.holds(lacks, facts))
  }

  @Test func `and, or and not weigh their parts`() {
    let yes = constant(.yesNo(true))
    let no = constant(.yesNo(false))
    for (left, right, both, one) in [
      (yes, yes, true, true), (yes, no, false, true), (no, yes, false, true),
      (no, no, false, false),
    ] {
      #expect(holds(.and(left, right)) == both)
      #expect(holds(.or(left, right)) == one)
    }
  }

  @Test func `values of one kind have an order`() throws {
    let pairs: [(Value, Value)] = try [
      (number(1), number(2)), (money(1), money(2)), (date("2026-01-01"), date("2026-01-02")),
      (moment("2026-01-01 10:00"), moment("2026-01-01 10:01")),
      (.duration(Duration(minutes: 1)), .duration(Duration(months: 1))),
      (.time(.midnight), .time(#require(TimeOfDay(plain: "00:01")))),
      (date("2026-01-01"), moment("2026-01-02 00:00")),
    ]
    for (small, large) in pairs {
      let (one, other) = (constant(small), constant(large))
      #expect(
        holds(one, .less, other) && holds(one, .atMost, other) && holds(one, .notEqual, other))
      #expect(holds(other, .more, one) && holds(other, .atLeast, one) && !holds(other, .equal, one))
      #expect(holds(one, .equal, one) && holds(one, .atLeast, one) && !holds(one, .less, one))
    }
    let day = constant(try date("2026-01-01"))
    let noon = constant(try moment("2026-01-01 12:00"))
    #expect(holds(day, .equal, noon))
    #expect(!holds(constant(try money(1)), .less, constant(try money(2, "USD"))))
    #expect(!holds(constant(try money(1)), .notEqual, constant(try money(2, "USD"))))
  }

  @Test func `words are equal as names are, a column is read as what it is beside`() throws {
    #expect(holds(column("city"), .equal, constant(.text("BERLIN"))))
    #expect(!holds(column("city"), .notEqual, constant(.text("berlin"))))
    #expect(holds(column("size"), .more, constant(number(9))))
    #expect(holds(constant(number(13)), .more, column("size")))
    #expect(holds(column("since"), .less, constant(try date("2021-01-01"))))
    #expect(holds(column("vip"), .equal, constant(.yesNo(true))))
    #expect(!holds(column("city"), .more, constant(number(9))))
    #expect(!holds(column("city"), .notEqual, constant(number(9))))
    #expect(!holds(column("gone"), .notEqual, constant(.text("x"))))
  }

  @Test func `options, parts of the day and letters are equal or not`() {
    facts.answers[0] = .option(2)
    #expect(holds(field(0), .equal, constant(.option(2))))
    #expect(holds(field(0), .notEqual, constant(.option(1))))
    let daypart = script.expressions.append(.builtIn(.daypart))
    #expect(holds(daypart, .equal, constant(.daypart(.morning))))
    #expect(holds(daypart, .notEqual, constant(.daypart(.night))))
    let variant = script.expressions.append(.builtIn(.variant))
    #expect(!holds(variant, .notEqual, constant(.text("A"))))
    facts.letter = Letter("b")
    #expect(holds(variant, .equal, constant(.text("B"))))
  }

  @Test func `the call's own facts are values`() {
    facts.score = -3
    facts.attempt = 2
    facts.elapsed = 119_999
    let plain = Expression.BuiltIn.allCases.filter { $0 != .variant }.map { builtIn in
      value(.builtIn(builtIn))?.plain
    }
    #expect(plain == ["-3", "2", "1 minute", "2026-11-30 09:30", "morning"])
  }

  @Test func `values are reckoned with by their kind`() throws {
    #expect(reckoned(number(7), .over, number(2)) == "3.5")
    #expect(reckoned(number(7), .over, number(0)) == nil)
    #expect(reckoned(try money(7), .plus, try money(2)) == "9 EUR")
    #expect(reckoned(try money(7), .plus, try money(2, "USD")) == nil)
    #expect(reckoned(try money(7), .times, number(2)) == "14 EUR")
    #expect(reckoned(number(2), .times, try money(7)) == "14 EUR")
    #expect(reckoned(try money(7), .over, try money(2)) == "3.5")
    #expect(reckoned(try date("2026-03-01"), .minus, try date("2026-02-01")) == "28 days")
    #expect(reckoned(try moment("2026-03-01 10:00"), .minus, try date("2026-03-01")) == "10 hours")
    let month = Value.duration(Duration(months: 1))
    #expect(reckoned(try date("2026-01-31"), .plus, month) == "2026-02-28")
    #expect(reckoned(month, .plus, try date("2026-01-31")) == "2026-02-28")
    #expect(reckoned(try moment("2026-03-31 10:00"), .minus, month) == "2026-02-28 10:00")
    #expect(reckoned(try date("9999-12-31"), .plus, month) == nil)
    #expect(reckoned(month, .plus, .duration(Duration(minutes: 60))) == "1 month 1 hour")
    #expect(reckoned(.text("a"), .plus, .text("b")) == nil)
  }
}
