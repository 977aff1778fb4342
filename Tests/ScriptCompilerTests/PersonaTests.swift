import CallModel
import ScriptCompiler
import ScriptSyntax
import SourceText
import Testing

/// Section 3: personas.
@Suite struct PersonaTests {
  @Test func `a persona has traits and notes`() throws {
    let script = try bodyScript(
      """
      # a
      ## b
      - Busy now => refused
      - Fine #fine => meeting
      - More -> both
      # both
      ## both
      => meeting
      # anytime
      - Hangs up #hangs_up => refused
      # objections
      ## !price
      ~ x
      ### one
      Hm.
      - Sees it -> back
      # personas
      ## p: The sceptic
      - !price 60%
      - !price 7.25 % at a
      - !price 0.0001% at both
      - objects 15%
      - interrupts 5 %
      - says anytime/#hangs_up 2%
      - Says Anytime / hangs up 3%
      - mood wary
      - talks  Much
      - says b/busy now 30 %
      - says b/fine 0.5%
      - says b/#hangs_up 1%
      - says price/one/sees it 100%
      - yields after 1 rebuttal
      - patience 6 turns
      - answers spend = 3000
      > Wait for it.
      """)
    #expect(
      script.outline(script.personas[Ref(0)]) == [
        "p: The sceptic", "raises price 600000", "raises price 72500 at stage a",
        "raises price 1 at step both", "objects 150000", "interrupts 50000",
        "says anytime/hangs_up 20000", "says anytime/hangs_up 30000", "mood wary", "talks much",
        "says b Busy now 300000", "says b fine 5000", "says b anytime/hangs_up 10000",
        "says price/one Sees it 1000000", "yields 1", "patience 6", "answers spend 3000 EUR",
        "> Wait for it.",
      ])
  }

  @Test(arguments: [
    ("!price 60%", "unknown-objection: price"), ("says x/y 3%", "unknown-step: x"),
    ("says b/y 3%", "unknown-reply: y"), ("says b 3%", "bad-trait: says b 3%"),
    ("says b/X 101%", "bad-trait: says b/X 101%"), ("patience long", "bad-trait: patience long"),
    ("answers gone = 3", "unknown-field: - spend: money"),
    ("!price 60% at", "bad-trait: !price 60% at"),
    ("!price at a 60%", "bad-trait: !price at a 60%"),
    ("!price 60% at a b", "bad-trait: !price 60% at a b"), ("objects", "bad-trait: objects"),
    ("objects 5% at a", "bad-trait: objects 5% at a"), ("mood grumpy", "bad-trait: mood grumpy"),
    ("mood", "bad-trait: mood"), ("talks", "bad-trait: talks"),
    ("talksmuch", "bad-trait: talksmuch"),
    ("interrupts 0.12345%", "bad-trait: interrupts 0.12345%"),
    ("says anytime/nothing 5%", "unknown-reply: nothing"),
    ("says anytime/ 5%", "bad-trait: says anytime/ 5%"),
    ("answers spend = much", "type-mismatch: much"),
  ])
  func `what is no trait is told`(trait: String, expected: String) {
    expectInBody("# a\n## b\n- X => meeting\n# personas\n## p\n- \(trait)", expected)
  }

  @Test func `a card can be raised at a step or a stage that is there`() {
    let card = "# objections\n## !price\n~ x\n### one\nHm.\n"
    expectInBody(
      "# a\n## b\n- X => meeting\n\(card)# personas\n## p\n- !price 5% at bb\n- !price 5% at aa"
        + "\n- !price 5% at price",
      "unknown-step: bb", "unknown-step: aa", "unknown-step: price")
  }

  @Test(arguments: [
    ("### r", "rebuttal-outside-objection: ### r"), ("## !r", "misplaced-line: !r"),
    ("text", "misplaced-line: text"), ("-> b", "misplaced-line: -> b"),
  ])
  func `what stands where no persona can stand is told`(line: String, expected: String) {
    expectInBody("# a\n## b\n- X => meeting\n# personas\n## p\n\(line)", expected)
  }

  @Test func `the words of moods and of talk are those of the model`() {
    #expect(TraitSyntax.moods == Persona.Mood.allCases.map(\.rawValue))
    #expect(TraitSyntax.amounts == Persona.Talk.allCases.map(\.rawValue))
  }

  @Test func `a card and a step may share a name`() throws {
    let script = try bodyScript(
      """
      # a
      ## price
      - Fine => meeting
      # objections
      ## !price
      ~ x
      ### one
      Hm.
      - Sees it -> back
      # personas
      ## p
      - says price/fine 3%
      - says price/one/sees it 4%
      """)
    #expect(
      script.outline(script.personas[Ref(0)]) == [
        "p: p", "says price Fine 30000", "says price/one Sees it 40000",
      ])
  }

  @Test(arguments: [
    "- mood odd", "- !price", "> {", "Words.", "### r", "## !r", "- yields after all",
  ])
  func `a library of personas is checked for its form`(line: String) {
    let library = "---\nlanguage: en\n---\n# personas\n## p: Someone\n- !gone 60% at nowhere\n"
    #expect(printed(compiled(library)) == "")
    #expect(compiled(library).isLibrary)
    #expect(compiled(library + line).hasErrors, "\(line)")
  }
}

extension Script {
  /// A persona: its name and title, then a string for each trait and note.
  func outline(_ persona: Persona) -> [String] {
    ["\(text[persona.id]): \(text[persona.title])"] + persona.traits.map(outline)
      + persona.notes.map { "> " + outline($0) }
  }

  private func outline(_ trait: Persona.Trait) -> String {
    switch trait {
    case .raises(let card, let chance, let place):
      "raises \(name(card)) \(chance)" + (place.map { " at \(outline($0))" } ?? "")
    case .objects(let chance): "objects \(chance)"
    case .says(let step, let reply, let chance): "says \(name(step)) \(name(reply)) \(chance)"
    case .saysAnytime(let reply, let chance): "says \(name(reply)) \(chance)"
    case .interrupts(let chance): "interrupts \(chance)"
    case .yields(let count): "yields \(count)"
    case .patience(let turns): "patience \(turns)"
    case .mood(let mood): "mood \(mood)"
    case .talks(let amount): "talks \(amount)"
    case .answers(let field, let value):
      "answers \(name(field)) \(plain(values[value], of: field))"
    }
  }

  private func outline(_ place: Persona.Place) -> String {
    switch place {
    case .stage(let stage): "stage \(text[stages[stage].id])"
    case .step(let step): "step \(name(step))"
    }
  }
}
