import CallModel
import ScriptCompiler
import SourceText
import Testing

/// Section 3: outcomes and the cadence.
@Suite struct OutcomeTests {
  private let end = "\n# a\n## b\n=> meeting"
  private let letter = "\n# messages\n## first: Hi\nBody.\n## after: Bye\nBye."

  private func followUps(_ attributes: String) throws -> [String] {
    let script = try bodyScript("# outcomes\n- x: open, \(attributes)\(end)\(letter)")
    return try script.outcome("x").followUps.map { followUp in
      switch followUp {
      case .call(let after): "call \(after.plain)"
      case .callAt(let field): "call at \(script.name(field))"
      case .mail(let message, let after):
        "mail \(script.text[script.messages[message].id]) \(after.plain)"
      case .task(let words, let after): "task \(script.text[words]) \(after.plain)"
      case .handOver(let words): "hand over \(script.text[words])"
      case .reheat(let after): "reheat \(after.plain)"
      }
    }
  }

  @Test(arguments: [("won", Outcome.Kind.won), ("open", .open), ("lost", .lost), ("Won", .won)])
  func `an outcome is won, open or lost`(written: String, kind: Outcome.Kind) throws {
    let script = try bodyScript("# outcomes\n- x \"Shown, so\": \(written)\n- y_z: open\(end)")
    #expect(try script.outcome("x").kind == kind)
    #expect(script.text[try script.outcome("x").display] == "Shown, so")
    #expect(script.text[try script.outcome("y_z").display] == "y z")
  }

  @Test func `what follows an outcome is written as attributes`() throws {
    #expect(
      try followUps(
        """
        call in 2 days, call at call_back_at, mail first in 1 day, mail after, task "Send, it" in 1 hour, \
        hand over to "Operations", reheat in 6 months, task “Now”, call in 30 minutes, call in 1 week
        """) == [
          "call 2 days", "call at call_back_at", "mail first 1 day", "mail after 0 days",
          "task Send, it 1 hour", "hand over Operations", "reheat 6 months", "task Now 0 days",
          "call 30 minutes", "call 7 days",
        ])
  }

  @Test func `needs names fields, and call at needs its field too`() throws {
    let script = try bodyScript(
      "# outcomes\n- x: open, needs spend and supplier and spend, call at call_back_at\n"
        + "- y: lost, never call again\(end)")
    let outcome = try script.outcome("x")
    #expect(outcome.needs.map { script.name($0) } == ["spend", "supplier", "call_back_at"])
    #expect(!outcome.isNeverCallAgain)
    #expect(try script.outcome("y").isNeverCallAgain)
  }

  @Test(arguments: [
    ("lost won", "bad-outcome: lost won"), ("won, lost", "bad-outcome: lost"),
    ("needs spend", "bad-outcome: x"), ("open, needs spend, supplier", "bad-outcome: supplier"),
    ("open, needs spend or supplier", "bad-outcome: spend or supplier"),
    ("open, needs gone", "unknown-field: - spend: money"),
    ("open, call at spend", "type-mismatch: spend"),
    ("open, mail gone", "unknown-message: gone"),
    ("open, call in two days", "bad-outcome: call in two days"),
    ("open, task Send it", "bad-outcome: task Send it"), ("open, reheat", ""),
    ("open, hand over to Ops", "bad-outcome: hand over to Ops"),
  ])
  func `what is no outcome is told`(written: String, expected: String) {
    let found = underlined(compiled(Rule.Example.body("# outcomes\n- x: \(written)\(end)")))
    #expect(found == (expected.isEmpty ? [] : [expected]))
  }

  // MARK: Cadence

  private func touches(_ items: String) throws -> [String] {
    let script = try bodyScript("# cadence\n\(items)\(end)\(letter)")
    return script.cadence.map { touch in
      let channel =
        switch touch.channel {
        case .call: "call"
        case .mail(let message): "mail \(script.text[script.messages[message].id])"
        case .linkedin(let message): "linkedin \(script.text[script.messages[message].id])"
        case .task(let words): "task \(script.text[words])"
        }
      return "\(channel) after \(touch.after.plain)"
    }
  }

  @Test func `a cadence has touches in order, each after the one before`() throws {
    #expect(
      try touches(
        "- call\n- mail first after 1 day\n- LinkedIn first\n- task \"Ask\" after 2 hours\n> x\n- call after 1 month"
      ) == [
        "call after 0 days", "mail first after 1 day", "linkedin first after 0 days",
        "task Ask after 2 hours", "call after 1 month",
      ])
  }

  @Test(arguments: [
    ("fax x", "bad-touch: fax x"), ("mail", "bad-touch: mail"), ("task Ask", "bad-touch: task Ask"),
    ("call after noon", "bad-touch: call after noon"), ("call x", "bad-touch: call x"),
    ("mail after 1 day", "bad-touch: mail after 1 day"), ("mail gone", "unknown-message: gone"),
  ])
  func `what is no touch is told`(written: String, expected: String) {
    #expect(
      underlined(compiled(Rule.Example.body("# cadence\n- \(written)\(end)"))) == [expected])
  }
}
