import CallModel
import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// Where names are defined and used.
@Suite struct NameUsesTests {
  @Test func `a step is used by jumps, replies, the front matter and personas`() throws {
    try expect(
      "opener",
      """
      start: «opener»
      ## «opener»: First words (was intro)
      - Yes #yes -> «opener»
      -> «Opener»
      [if spend > 3] -> «opener»
      - says «opener»/yes 30%
      """,
      in: """
        ---
        title: T
        language: en
        goal: done
        start: opener
        currency: EUR
        ---
        # fields
        - spend: number
        # outcomes
        - done: won
        # greeting
        ## opener: First words (was intro)
        Opener is spoken.
        - Yes #yes -> opener
        - No
          -> Opener
        ## opener_2 (was opener)
        ? spend
        [if spend > 3] -> opener
        => done
        # personas
        ## p
        - says opener/yes 30%
        """)
  }

  @Test func `a field is used by asks, guards, sets, texts, outcomes, letters and personas`() throws
  {
    try expect(
      "spend",
      """
      - «spend»: money
      - done: won, needs «spend» and day
      ? «spend»
      [if «spend» >= 3 and not («spend» < 2 or «spend» is unknown)] Say {«spend» | so much}.
      [set «spend» = «spend» * 2]
      > A note with {«spend»}.
      - {«spend»} it is [if «spend» > 1] [«spend» = 4] => done
      ## first: You pay {«spend»}
      Dear {lead.spend}, {«spend» | much}.
      - answers «spend» = 3000
      """,
      in: """
        ---
        title: T
        language: en
        goal: done
        currency: EUR
        ---
        # fields
        - spend: money
        - day: date and time
        # outcomes
        - done: won, needs spend and day
        # greeting
        ## hello
        ? spend
        ? day
        [if spend >= 3 and not (spend < 2 or spend is unknown)] Say {spend | so much}.
        [set spend = spend * 2]
        > A note with {spend}.
        - {spend} it is [if spend > 1] [spend = 4] => done
        # messages
        ## first: You pay {spend}
        Dear {lead.spend}, {spend | much}.
        # personas
        ## p
        - answers spend = 3000
        """)
  }

  static let cards = """
    ---
    title: T
    language: en
    goal: done
    ---
    # outcomes
    - done "Done": won, mail first in 1 day
    - later: open, call at call_back_at
    # anytime
    - Stop #stop => later [reason = "x"]
    # greeting
    ## hello
    [A] One.
    [B] Two.
    - Dear -> !price
    - Yes, go ahead -> !Price
    [if reason is known] => done
    => later
    # objections
    ## !price: Too dear
    ### compare
    What?
    - Cheaper #cheap -> back
    ### otherwise
    => later
    # cadence
    - mail first after 1 day
    # messages
    ## first: Hello
    Dear all.
    # personas
    ## sceptic: He
    - !price 60%
    - !price 5% at hello
    - !price 5% at greeting
    - says hello/Yes, go ahead 30%
    - says price/compare/cheap 10%
    - says anytime/stop 2%
    """

  @Test func `cards, rebuttals, replies, outcomes, messages and personas have their places`() throws
  {
    try expect(
      "!price",
      "- Dear -> !«price»\n- Yes, go ahead -> !«Price»\n## !«price»: Too dear\n"
        + "- !«price» 60%\n- !«price» 5% at hello\n- !«price» 5% at greeting\n"
        + "- says «price»/compare/cheap 10%", in: Self.cards)
    try expect(
      "price/compare", "### «compare»\n- says price/«compare»/cheap 10%", in: Self.cards)
    try expect(
      "price/compare/cheap",
      "- Cheaper #«cheap» -> back\n- says price/compare/«cheap» 10%", in: Self.cards)
    try expect(
      "price/compare/Cheaper",
      "- Cheaper #«cheap» -> back\n- says price/compare/«cheap» 10%", in: Self.cards)
    try expect(
      "hello/yes, GO ahead",
      "- «Yes, go ahead» -> !Price\n- says hello/«Yes, go ahead» 30%", in: Self.cards)
    try expect(
      "anytime/#stop", "- Stop #«stop» => later [reason = \"x\"]\n- says anytime/«stop» 2%",
      in: Self.cards)
    try expect(
      "later",
      "- «later»: open, call at call_back_at\n- Stop #stop => «later» [reason = \"x\"]\n"
        + "=> «later»\n=> «later»", in: Self.cards)
    try expect(
      "first",
      "- done \"Done\": won, mail «first» in 1 day\n- mail «first» after 1 day\n"
        + "## «first»: Hello", in: Self.cards)
    try expect("sceptic", "## «sceptic»: He", in: Self.cards)
    try expect("greeting", "# «greeting»\n- !price 5% at «greeting»", in: Self.cards)
    try expect(
      "reason", "- Stop #stop => later [«reason» = \"x\"]\n[if «reason» is known] => done",
      in: Self.cards)
    try expect("call_back_at", "- later: open, call at «call_back_at»", in: Self.cards)
  }

  @Test func `an option, a lead's column and a former name are no uses of a field`() throws {
    try expect(
      "owner", "- «owner»: text\n? «owner»",
      in: """
        ---
        title: T
        language: en
        goal: done
        ---
        # fields
        - owner: text
        - who: one of owner, boss
        # outcomes
        - done: won
        # greeting
        ## hello (was owner)
        Hello {lead.owner}.
        ? owner
        ? who
        [if who is owner] Fine.
        - Owner (was owner) => done
        """)
  }

  @Test(arguments: ["en/energy-audit.patter", "ru/office-coffee.patter"])
  func `every place in a shipped script bears the name of its thing`(path: String) throws {
    let compilation = try compiledShipped(path, recordsUses: true)
    let uses = try #require(compilation.uses)
    #expect(uses.all.count > 100)
    for use in uses.all {
      let text = compilation.files[Int(use.span.file)].text(use.span.range)
      let name = uses.name(of: use.thing)
      let isLabel =
        use.thing.kind == .reply
        && uses.script.label(Ref(Int(use.thing.index))).nameKey == text.nameKey
      #expect(name.nameKey.hasSuffix(text.nameKey) || isLabel, "\(name): \(text)")
      #expect(uses.things(named: name, kind: use.thing.kind) == [use.thing], "\(name)")
    }
    for kind in NameKind.allCases {
      for thing in uses.things(of: kind) {
        #expect(uses.uses(of: thing).count { $0.isDefinition } <= 1, "\(uses.name(of: thing))")
      }
    }
  }

  @Test func `a name that nothing has is near to others`() {
    let uses = compiled(Self.cards, recordsUses: true).uses
    #expect(uses?.nearest(to: "prise") == ["!price"])
    #expect(uses?.nearest(to: "hello/dear me") == ["hello", "hello/Dear"])
    #expect(uses?.things(named: "opener").isEmpty == true)
    #expect(uses?.things(named: "price", kind: .step).isEmpty == true)
  }

  @Test func `places are noted only when they are asked for`() {
    #expect(compiled(Self.cards).uses == nil)
  }

  @Test func `what can be read of a script with errors has its places`() throws {
    let source = Self.cards.split(separator: "\n").map { $0 == "# greeting" ? "[ x" : String($0) }
      .joined(separator: "\n")
    let uses = try #require(compiled(source, recordsUses: true).uses)
    #expect(uses.things(named: "!price").count == 1)
  }

  /// Expects the places of a name: the lines, with the name marked.
  private func expect(
    _ name: String, _ expected: String, in source: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let compilation = compiled(source, recordsUses: true)
    #expect(printed(compilation) == "", sourceLocation: sourceLocation)
    let uses = try #require(compilation.uses)
    let things = uses.things(named: name)
    let thing = try #require(things.first, sourceLocation: sourceLocation)
    #expect(things.count == 1, sourceLocation: sourceLocation)
    let file = compilation.files[0]
    let found = uses.uses(of: thing)
    let lines = Dictionary(grouping: found) { file.lineIndex(of: Int($0.span.start)) }
    #expect(
      lines.sorted { $0.key < $1.key }.map { marked($0.value, file) }.joined(separator: "\n")
        == expected, sourceLocation: sourceLocation)
  }
}

/// The line of some places, with each name between `«` and `»`.
func marked(_ uses: [NameUse], _ file: SourceFile) -> String {
  guard let first = uses.first else { return "" }
  let line = file.line(file.lineIndex(of: Int(first.span.start)))
  var text = ""
  var place = line.lowerBound
  for use in uses.sorted(by: { $0.span.start < $1.span.start }) {
    text += file.text(place..<Int(use.span.start)) + "«" + file.text(use.span.range) + "»"
    place = Int(use.span.end)
  }
  text += file.text(place..<line.upperBound)
  return text.split(separator: "\n").first.map { String($0.drop { $0 == " " }) } ?? ""
}
