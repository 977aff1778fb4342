import CallModel
import ScriptCompiler
import SourceText
import Testing

/// Section 5: guards and sets, as they are lowered and as they are told to be wrong.
@Suite struct ExpressionTests {
  private func source(_ line: String) -> Rule.Example {
    .body(
      """
      # fields
      - n: number
      - urgency: 0..10
      - other: money
      - due: date
      - met: date and time
      - noon: time
      - ready: yes or no
      - decides: one of owner, manager, someone else, "3 people", "a, b", "this or that", is-it
      - rival: one of owner, manager, someone else, "3 people", "a, b", "this or that", is-it
      - worries: some of price, old ovens, idle hours
      - a-b: number
      # greeting
      ## hello
      \(line)
      -> hello
      """)
  }

  private func lowered(
    _ expression: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws -> String {
    let compilation = compiled(source("[if \(expression)] Hi."))
    let script = try #require(
      compilation.script, "\(printed(compilation))", sourceLocation: sourceLocation)
    guard
      case .test(let guardRef, _, _, _) = script.lines[try script.step("hello").passage.lines].first
    else { return "nothing" }
    return script.outline(guardRef)
  }

  private func found(_ expression: String) -> [String] {
    underlined(compiled(source("[if \(expression)] Hi.")))
  }

  @Test(arguments: [
    ("n = 1", "n = 1"), ("n != 1", "n != 1"), ("n < 1", "n < 1"), ("n <= 1", "n <= 1"),
    ("n > 1", "n > 1"), ("n >= 1", "n >= 1"), ("n is 1", "n = 1"), ("n is not 1", "n != 1"),
    ("n is at least 1", "n >= 1"), ("n is at most 1", "n <= 1"), ("n is more than 1", "n > 1"),
    ("n is less than 1", "n < 1"), ("n is known", "n known"), ("n is unknown", "not n known"),
    ("n IS AT LEAST 1", "n >= 1"), ("n is -1.5", "n = -1.5"), ("n > - 1", "n > -1"),
    ("urgency >= 7", "urgency >= 7"), ("score > 1 + 2 * 3", "score > (1 + (2 * 3))"),
    ("score > (1 + 2) * 3", "score > ((1 + 2) * 3)"), ("n - 1 - 2 > 0", "((n - 1) - 2) > 0"),
    ("n / 2 / 2 > 0", "((n / 2) / 2) > 0"), ("a-b > 1", "a-b > 1"), ("N > 1", "n > 1"),
  ])
  func `comparisons have signs and words`(written: String, outline: String) throws {
    #expect(try lowered(written) == outline)
  }

  @Test(arguments: [
    ("n = 1 or n = 2 and n = 3", "(n = 1 or (n = 2 and n = 3))"),
    ("n = 1 and n = 2 or n = 3", "((n = 1 and n = 2) or n = 3)"),
    ("not n = 1 and n = 2", "(not n = 1 and n = 2)"),
    ("not (n = 1 or n = 2)", "not (n = 1 or n = 2)"),
    ("not not ready", "not not ready"),
    ("(n = 1 or n = 2) and n = 3", "((n = 1 or n = 2) and n = 3)"),
    ("n = 1 and n = 2 and n = 3 and n = 4", "((n = 1 and n = 2) and (n = 3 and n = 4))"),
  ])
  func `not binds tighter than and, and tighter than or`(written: String, outline: String) throws {
    #expect(try lowered(written) == outline)
  }

  @Test(arguments: [
    ("decides is owner", "decides = 1"), ("decides = someone else", "decides = 3"),
    ("decides is Someone Else and n = 1", "(decides = 3 and n = 1)"),
    ("decides is not someone else", "decides != 3"), ("decides != owner", "decides != 1"),
    ("decides is owner, manager or someone else", "(decides = 1 or (decides = 2 or decides = 3))"),
    ("decides is owner, manager, or someone else", "(decides = 1 or (decides = 2 or decides = 3))"),
    (
      "decides is not owner, manager or someone else",
      "(decides != 1 and (decides != 2 and decides != 3))"
    ),
    ("decides is owner or decides is manager", "(decides = 1 or decides = 2)"),
    ("decides is owner or manager or n = 1", "((decides = 1 or decides = 2) or n = 1)"),
    ("decides is owner or not ready", "(decides = 1 or not ready)"),
    ("(decides is owner or manager) and n = 1", "((decides = 1 or decides = 2) and n = 1)"),
    ("decides is \"3 people\"", "decides = 4"),
    ("decides is \"a, b\" or \"this or that\"", "(decides = 5 or decides = 6)"),
    ("decides is “someone else”", "decides = 3"), ("decides is rival", "decides = rival"),
    ("worries is old ovens", "worries has 2"), ("worries is not old ovens", "worries lacks 2"),
    ("worries is price or idle hours", "(worries has 1 or worries has 3)"),
    ("worries is not price or idle hours", "(worries lacks 1 and worries lacks 3)"),
    ("ready is yes", "ready = yes"), ("ready is no or n = 1", "(ready = no or n = 1)"),
    ("daypart is morning or evening", "(daypart = morning or daypart = evening)"),
    ("variant is \"A\"", "variant = A"), ("variant is b", "variant = B"),
    ("lead.City is \"Bonn\" or \"Köln\"", "(lead.city = Bonn or lead.city = Köln)"),
    ("n is 1, 2 or 3", "(n = 1 or (n = 2 or n = 3))"),
    ("supplier is \"a\" or n > 3", "(supplier = a or n > 3)"),
  ])
  func `after is an or continues the list unless a comparison follows`(
    written: String, outline: String
  ) throws {
    #expect(try lowered(written) == outline)
  }

  @Test(arguments: [
    ("spend >= 2000", "spend >= 2000 EUR"), ("2000 < spend", "2000 EUR < spend"),
    ("spend > -5", "spend > -5 EUR"), ("spend * 12 > 2000", "(spend * 12) > 2000 EUR"),
    ("spend + other > 1 + 2", "(spend + other) > (1 EUR + 2 EUR)"),
    ("spend / other > 2", "(spend / other) > 2"), ("spend is 5 EUR", "spend = 5 EUR"),
    ("n * 5 USD > 3 USD", "(n * 5 USD) > 3 USD"), ("spend + 100 > 5", "(spend + 100 EUR) > 5 EUR"),
    ("100 - spend > 5", "(100 EUR - spend) > 5 EUR"),
    ("spend is 1, 2 or 3 EUR", "(spend = 1 EUR or (spend = 2 EUR or spend = 3 EUR))"),
  ])
  func `a bare number beside money takes the script's currency`(
    written: String, outline: String
  ) throws {
    #expect(try lowered(written) == outline)
  }

  @Test(arguments: [
    ("due > 2026-12-01", "due > 2026-12-01"), ("met < now + 3 days", "met < (now + 3 days)"),
    ("due - now > 2 weeks", "(due - now) > 14 days"),
    ("due <= now + 1 month", "due <= (now + 1 month)"),
    ("elapsed > 4 minutes", "elapsed > 4 minutes"), ("noon < 10:30", "noon < 10:30"),
    ("met - 1 hour > now", "(met - 1 hour) > now"), ("attempt is more than 1", "attempt > 1"),
    ("2 days + due > now", "(2 days + due) > now"), ("due is 2026-12-01", "due = 2026-12-01"),
    ("due - 2026-12-01 < 5 Days", "(due - 2026-12-01) < 5 days"),
  ])
  func `dates, times and durations are reckoned with`(written: String, outline: String) throws {
    #expect(try lowered(written) == outline)
  }

  @Test(arguments: [
    ("n > 1,000", "bad-number: 1,000"), ("spend > 5 USD", "type-mismatch: spend > 5 USD"),
    ("5 EUR > 5 USD", "type-mismatch: 5 EUR > 5 USD"),
    ("5 EUR + 5 USD > spend", "type-mismatch: 5 EUR + 5 USD"),
    ("5 EUR / 5 USD > 1", "type-mismatch: 5 EUR / 5 USD"),
    ("spend + 5 USD > 1", "type-mismatch: spend + 5 USD"),
    ("spend * other > 1", "type-mismatch: spend * other"),
    ("due + due > now", "type-mismatch: due + due"),
    ("due > 3", "type-mismatch: due > 3"), ("supplier > 3", "type-mismatch: supplier > 3"),
    ("supplier > \"a\"", "type-mismatch: supplier > \"a\""),
    ("decides > owner", "unknown-field: owner"),
    ("n", "type-mismatch: n"), ("supplier", "type-mismatch: supplier"),
    ("n and ready", "type-mismatch: n"),
    ("ready is 3", "type-mismatch: ready is 3"), ("n is yes", "type-mismatch: n is yes"),
    ("gone > 3", "unknown-field: gone"), ("spent > 3", "unknown-field: spent"),
    ("decides is ownr", "unknown-option: ownr"), ("decides is someone", "unknown-option: someone"),
    ("worries is ovens", "unknown-option: ovens"), ("daypart is noon", "unknown-option: noon"),
    ("variant is AB", "type-mismatch: AB"), ("supplier is acme", "unknown-field: acme"),
    ("lead is 3", "unknown-field: lead"), ("led.name is \"x\"", "unknown-column: led.name"),
    ("n > > 3", "bad-expression: >"), ("n >", "bad-expression: "),
    ("n = 1 n = 2", "bad-expression: ="),
    ("(n = 1", "bad-expression: ("), ("n = 1)", "bad-expression: )"),
    ("1 < n < 3", "bad-expression: <"),
    ("n is", "bad-expression: is"), ("due > 2026-02-30", "bad-expression: 2026-02-30"),
    ("noon > 25:00", "bad-expression: 25:00"), ("n > 3 foo", "bad-expression: foo"),
    ("n > 99999999999999", "bad-number: 99999999999999"),
    ("elapsed > 4", "type-mismatch: elapsed > 4"),
    ("n-urgency > 3", "unknown-field: n-urgency"), ("n is known and", "bad-expression: "),
    ("not", "bad-expression: "), ("and n = 1", "bad-expression: and"),
  ])
  func `what is wrong in a guard is told where it is`(written: String, expected: String) {
    #expect(found(written) == [expected])
  }

  @Test func `a word with a dash whose parts are names offers the blanks`() throws {
    let compilation = compiled(source("[if n-urgency > 3] Hi."))
    let fix = try #require(compilation.diagnostics.first?.fixes.first)
    #expect(fix.edits.map(\.text) == ["n - urgency"])
    #expect(compiled(fix.applied(to: compilation.files[0].bytes)).script != nil)
  }

  @Test func `a word that is no option offers the nearest one`() {
    let compilation = compiled(source("[if decides is manger] Hi."))
    #expect(compilation.diagnostics.first?.fixes.first?.edits.map(\.text) == ["manager"])
  }

  @Test(arguments: [
    ("supplier = \"x\"", "supplier := x"), ("supplier = lead.company", "supplier := lead.company"),
    ("spend = 3", "spend := 3 EUR"), ("spend = -3", "spend := -3 EUR"),
    ("spend = 5 USD", "spend := 5 USD"),
    ("spend = spend + 100", "spend := (spend + 100 EUR)"), ("n = n + 1", "n := (n + 1)"),
    ("urgency = 10", "urgency := 10"), ("due = 2026-12-01", "due := 2026-12-01"),
    ("met = now + 2 days", "met := (now + 2 days)"), ("noon = 10:00", "noon := 10:00"),
    ("ready = yes", "ready := yes"), ("decides = someone else", "decides := 3"),
    ("decides = \"a, b\"", "decides := 5"), ("worries = price, old ovens", "worries := 11"),
    ("supplier = variant", "supplier := variant"),
  ])
  func `a set gives a field a value of its type`(written: String, outline: String) throws {
    for line in ["[set \(written)]", "[SET \(written)]"] {
      let compilation = compiled(source(line))
      let script = try #require(compilation.script, "\(printed(compilation))")
      #expect(try script.outline("hello").first == outline)
    }
  }

  @Test(arguments: [
    ("gone = 3", "unknown-field: - spend: money"), ("n = \"x\"", "type-mismatch: \"x\""),
    ("urgency = 11", "type-mismatch: 11"), ("decides = ownr", "unknown-option: ownr"),
    ("supplier = x", "unknown-field: x"), ("supplier = hung up", "bad-expression: up"),
    ("score = 3", "unknown-field: score"), ("ready = maybe", "unknown-field: maybe"),
    ("due = 3", "type-mismatch: 3"), ("supplier = 3", "type-mismatch: 3"),
  ])
  func `what is wrong in a set is told where it is`(written: String, expected: String) {
    #expect(underlined(compiled(source("[set \(written)]"))) == [expected])
  }
}
