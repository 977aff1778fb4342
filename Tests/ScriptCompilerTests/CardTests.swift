import CallModel
import ScriptCompiler
import SourceText
import Testing

/// Section 3: anytime replies, objection cards and messages.
@Suite struct CardTests {
  private let stage = "# a\n## b\n- X => meeting\n- Dear -> !price\n"

  private func cards(_ text: String) throws -> Script {
    try bodyScript("\(stage)# objections: Einwände\n\(text)")
  }

  private func expect(
    _ text: String, _ expected: String..., sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let compilation = compiled(Rule.Example.body("\(stage)# objections\n\(text)"))
    #expect(underlined(compilation) == expected, "\(text)", sourceLocation: sourceLocation)
  }

  @Test func `a card has a title, phrases, rebuttals in order, and otherwise`() throws {
    let script = try cards(
      """
      ## !price: Too expensive (was cost)
      > A note.
      ~ too expensive | costs too much
      ~ no budget
      ### compare: With what?
      With what?
      - Cheaper -> next
      - Sees it -> back
      ### value
      ? spend
      -> back
      ### otherwise
      Fair enough.
      """)
    let card = try script.card("price")
    #expect(script.text[card.title] == "Too expensive")
    #expect(
      script.texts[card.phrases].map { script.text[$0] } == [
        "too expensive", "costs too much", "no budget",
      ])
    #expect(script.texts[card.formerIDs].map { script.text[$0] } == ["cost"])
    #expect(card.rebuttals.refs.map { script.name($0) } == ["price/compare", "price/value"])
    #expect(card.otherwise.map { script.name($0) } == "price/otherwise")
    #expect(try script.replyOutline("price/compare") == ["Cheaper -> next", "Sees it -> back"])
    #expect(try script.outline("price/value") == ["? spend", "-> back"])
    #expect(try script.outline("price/otherwise") == ["Fair enough."])
    #expect(script.stages.refs.map { script.title($0) } == ["a", "Einwände"])
    #expect(script.text[try script.step("price/compare").title] == "With what?")
  }

  @Test(arguments: [
    ("en", "Accepts", "Insists"), ("de-CH", "Lässt sich überzeugen", "Bleibt dabei"),
    ("nl", "Gaat mee", "Houdt vol"), ("ru", "Соглашается", "Настаивает"), ("zh", "接受", "坚持"),
    ("fr", "Accepts", "Insists"),
  ])
  func `a rebuttal without a way on has two replies in the script's language`(
    language: String, accepts: String, insists: String
  ) throws {
    let source = Rule.Example.body("\(stage)# objections\n## !price\n~ x\n### a\nHm.").source
      .replacing("language: en", with: "language: \(language)")
    let script = try #require(compiled(source).script)
    #expect(
      try script.replyOutline("price/a") == [
        "\(accepts) #accepts -> back", "\(insists) #insists -> next",
      ])
  }

  @Test func `rebuttals belong to their card`() throws {
    let script = try cards("## !price\n~ x\n### a\nHm.\n## !other\n~ y\n### a\nHa.\n-> back")
    #expect(try script.outline("other/a") == ["Ha.", "-> back"])
  }

  @Test func `what stands where no card can stand is told`() {
    expect("## price\nHm.", "step-in-objections: price")
    expect("## !price\n~ x\nHm.", "text-before-rebuttal: Hm.")
    expect("## !price\n~ x", "empty-card: !price")
    expect("### a\nHm.\n## !price\n~ x\n### a\nHm.", "rebuttal-outside-objection: ### a")
    expect("## !price\n~ x\n### a\nHm.\n### a\nHm.", "duplicate-id: a")
    expect("## !price\n~ x\n### a\nHm.\n## !Price\n~ x\n### a\nHm.", "duplicate-id: Price")
    expect("## !price\n~ x\n### otherwise\nHm.\n### a\nHm.", "otherwise-not-last: a")
    expect("## !price\n~ x\n### a\nHm.\n### otherwise\n-> next", "next-in-otherwise: next")
    expect(
      "## !price\n~ x\n### a\n- A -> gone\n- B -> !gone\n- C -> price", "unknown-step: gone",
      "unknown-objection: gone", "unknown-step: price")
    expectInBody("# a\n## !price\nHm.\n## b\n=> meeting", "card-in-stage: !price")
    expectInBody("# a\n## b\n=> meeting\n### c\n=> meeting", "rebuttal-outside-objection: ### c")
    expectInBody(
      "# a\n## b\n- X -> back\n- Y -> next", "back-outside-objection: back",
      "back-outside-objection: next")
    expectInBody("# a\n## b\n~ x | y\n=> meeting", "misplaced-line: ~ x | y")
  }

  @Test func `text before the first rebuttal has a fix that adds one`() throws {
    let compilation = compiled(
      Rule.Example.body("\(stage)# objections\n## !price\n~ x\nHm.\n- X -> back\n"))
    #expect(underlined(compilation) == ["text-before-rebuttal: Hm."])
    let fix = try #require(compilation.diagnostics.first?.fixes.first)
    let script = try #require(compiled(fix.applied(to: compilation.files[0].bytes)).script)
    #expect(try script.outline("price/answer") == ["Hm."])
  }

  // MARK: Anytime

  @Test func `an anytime reply may have a body, and without a jump stays where it was`() throws {
    let script = try bodyScript(
      "# anytime\n> Note.\n- Who? | what firm #who\n  We are us.\n- Stop => refused [reason = \"x\"]\n\(stage)"
        .replacing("- Dear -> !price\n", with: ""))
    #expect(
      script.anytime.refs.flatMap { script.outline(script.replies[$0]) } == [
        "Who?|what firm #who", "  We are us.", "Stop => refused [reason := x]",
      ])
    #expect(script.name(script.anytime[0]) == "anytime/who")
  }

  @Test func `what cannot stand in anytime is told`() {
    let end = "\n# a\n## b\n=> meeting"
    expectInBody(
      "# anytime\n- A -> back\n- B -> next\(end)", "back-outside-objection: back",
      "back-outside-objection: next")
    expectInBody("# anytime\nHello.\n- A -> b\(end)", "misplaced-line: Hello.")
    expectInBody("# anytime\n## x\n=> meeting\(end)", "misplaced-line: ## x")
    expectInBody("# anytime\n- A -> b\n- a -> b\(end)", "duplicate-id: a")
    expectInBody("# anytime\n- A\n  [must] Hi.\n  -> b\(end)", "misplaced-directive: [must] Hi.")
  }

  // MARK: Messages

  @Test func `a letter's body stays as it is written`() throws {
    let script = try bodyScript(
      """
      # messages
      ## first: Hello {lead.name | you} (20s) *x*

      Dear {lead.first_name | all},
      // a comment
        - a list
      > a quote
      ### three
      #hashtag
      [if x] brackets
      -> arrow *stars*
      \\# a sign, \\{ and \\// x

      Bye {agent.name}
      ## second
      # a
      ## b
      => meeting
      """)
    let message = script.messages[Ref<Message>(0)]
    #expect(script.outline(message.subject) == "Hello {lead.name|you} (20s) *x*")
    #expect(
      script.outline(message.body) == """
        Dear {lead.first_name|all},
          - a list
        > a quote
        ### three
        #hashtag
        [if x] brackets
        -> arrow *stars*
        # a sign, { and // x

        Bye {agent.name}
        """)
    #expect(script.messages.count == 2)
  }

  @Test func `an unknown name in a letter is an error`() {
    expectInBody(
      "# messages\n## m: {who}\n{whom}\n# a\n## b\n=> meeting", "unknown-field: who",
      "unknown-field: whom")
  }
}
