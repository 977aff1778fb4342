import CallModel
import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// Personas that come from another file than the script, and their definitions.
@Suite struct GuestPersonaTests {
  private static let host = """
    # fields
    - who: one of owner, "for hire", some one
    - worries: some of price, "old, ovens", a "b" c
    - remark: text
    # anytime
    - Stop #stop => refused
    # a
    ## b
    - Busy => refused
    - "Quoted" words | x => refused
    - 50 % off \\#1 => meeting
    - #1 first => meeting
    - Yes / no => meeting
    # closing
    ## closing
    ? spend
    => meeting
    # objections
    ## !price
    ~ dear
    ### one
    Hm.
    - Sees it -> back
    # personas
    ## own
    - !price 5%
    """

  private func lower(
    _ text: String, into host: String = host
  ) throws -> (script: Script, guests: GuestPersonas) {
    var script = try bodyScript(host)
    let source = SourceFile(path: "guests.patter", bytes: Array(text.utf8))
    let guests = GuestPersonas.lower(source, into: &script)
    return (script, guests)
  }

  private func outlines(_ text: String) throws -> [[String]] {
    let (script, guests) = try lower(text)
    #expect(guests.diagnostics.isEmpty)
    return guests.personas.map { script.outline(script.personas[$0]) }
  }

  @Test func `a guest speaks of what the script has`() throws {
    #expect(
      try outlines(
        """
        ---
        language: en
        ---
        # personas
        // A comment.
        ## first: The first
        - !PRICE 60% at closing
        - !price 5% at a
        - says b/busy 30%
        - says price/one/Sees it 5%
        - says anytime/stop 1%
        - answers who = for hire
        - answers spend = 3000
        > Look at {spend} of {lead.name | them}.
        ## own
        - mood angry
        """) == [
          [
            "first: The first", "raises price 600000 at step closing",
            "raises price 50000 at stage a", "says b Busy 300000",
            "says price/one Sees it 50000", "says anytime/stop 10000", "answers who for hire",
            "answers spend 3000 EUR", "> Look at {spend} of {lead.name|them}.",
          ], ["own: own", "mood angry"],
        ])
  }

  @Test func `what the script lacks is left out without a word`() throws {
    #expect(
      try outlines(
        """
        # personas
        ## p
        - !gone 60%
        - !price 60% at gone
        - says gone/x 3%
        - says b/gone 3%
        - says price/gone/x 3%
        - says anytime/#gone 3%
        - answers gone = 3
        - answers who = gone
        - answers worries = price, gone
        - answers spend = much
        - talks little
        > With {gone} it is no note.
        > A note.
        """) == [["p: p", "talks little", "> A note."]])
  }

  @Test func `what no script could read is told, and nobody comes`() throws {
    for (text, expected) in [
      ("## p\n- mood odd", "bad-trait"), ("## p\nWords.", "misplaced-line"),
      ("## p\n> {spend", "unclosed-brace"), ("## p\n## P", "duplicate-id"),
      ("## p q", "bad-heading"),
      ("## p\n> {agent.shoe}", "unknown-column"),
    ] {
      let (script, guests) = try lower("# personas\n## fine\n- mood wary\n\(text)")
      #expect(guests.diagnostics.map(\.rule.id) == [expected])
      #expect(guests.hasErrors)
      #expect(guests.personas.isEmpty)
      #expect(script.personas.count == 1)
    }
    var script = try bodyScript(Self.host)
    let bytes = SourceFile(path: "guests.patter", bytes: [0x23, 0xFF])
    #expect(
      GuestPersonas.lower(bytes, into: &script).diagnostics.map(\.rule.id) == ["not-utf8"])
  }

  @Test func `guests stand behind the script's own, and no row moves`() throws {
    let before = try bodyScript(Self.host)
    let (after, guests) = try lower("# personas\n## own\n- answers spend = 7\n## other\n> Hm.")
    #expect(guests.personas.map(\.index) == [1, 2])
    #expect(before.outline(before.personas[Ref(0)]) == after.outline(after.personas[Ref(0)]))
    for step in before.steps.refs {
      #expect(
        before.outline(before.steps[step].passage) == after.outline(after.steps[step].passage))
    }
    #expect(after.steps.count == before.steps.count)
    #expect(after.replies.count == before.replies.count)
  }

  @Test func `sections that are no personas are passed over`() throws {
    #expect(
      try outlines("---\ninclude: gone.patter\n---\n# a\n## b\nX\n# personas\n## p\n- mood wary")
        == [["p: p", "mood wary"]])
  }

  // MARK: Definitions

  @Test func `a definition is written in one form`() throws {
    let (script, guests) = try lower(
      """
      # personas
      ## p: A title (20\\s)
      - ！price 7.50 %  at  a
      - says b/"quoted" words 5%
      - says b/50 % off #1 6%
      - says b/\\#1 first 7%
      - says b/yes / no 8%
      - says anytime/stop 1%
      - answers worries = "old, ovens", price, a \\"b\\" c
      - answers remark = "so"
      - patience 1 turn
      > Stay *calm {lead.name | \\}x}* now, 2 * 3 = 6 \\{x}.
      """)
    #expect(guests.diagnostics.isEmpty, "\(printed(guests.diagnostics, []))")
    let persona = script.personas[try #require(guests.personas.first)]
    #expect(
      persona.definition(in: script) == """
        # personas

        ## p: A title (\\20s)
        - !price 7.5% at a
        - says b/\\"Quoted" words 5%
        - says b/50 % off #1 6%
        - says b/\\#1 first 7%
        - says b/Yes / no 8%
        - says anytime/#stop 1%
        - answers worries = price, old\\, ovens, a \\"b\\" c
        - answers remark = so
        - patience 1 turns
        > Stay *calm {lead.name | \\}x}* now, 2 \\* 3 = 6 \\{x\\}.

        """)
    try expectEqualGuest(persona, script)
  }

  @Test(arguments: callableShippedScripts())
  func `the definition of each persona of a shipped script gives an equal guest`(
    path: String
  ) throws {
    let script = try #require(try compiledShipped(path).script)
    #expect(script.personas.count > 0)
    for persona in script.personas.refs { try expectEqualGuest(script.personas[persona], script) }
  }

  @Test func `whatever a persona says, its definition gives an equal guest`() throws {
    let parts = [
      "a", "b9", " ", "  ", "\\", "*", "**", "{", "}", "{spend}", "{who | a*b}", "{lead.name}", "(",
      "20s", ")", "（", "）", "was x", "#", "\"", "“", "”", ",", "，", "é", "e\u{301}", "你",
      "\u{3000}",
      "\u{A0}", "%", "30", "/", ":", "|", "!", "-", ">", "{greeting}", "\\*", "\\{", "\\ ", "\t",
    ]
    var random = Random(seed: 6)
    var soundCount = 0
    func words() -> String {
      let count = Int.random(in: 1...7, using: &random)
      return (0..<count).map { _ in parts[Int.random(in: parts.indices, using: &random)] }.joined()
    }
    for _ in 0..<proofSize(300, full: 20_000) {
      let (label, option) = (words(), words())
      let source =
        "# fields\n- who: text\n- like: some of x, \"\(option)\"\n# a\n## b\n- L\(label) => meeting\n# personas\n## p: \(words())\n"
        + "- says b/L\(label) 3%\n- answers who = \(words())\n- answers like = \"\(option)\", x\n> \(words())\n> x\(words())\n"
      let compilation = compiled(Rule.Example.body(source))
      guard let script = compilation.script else { continue }
      soundCount += 1
      try expectEqualGuest(script.personas[Ref(0)], script, source)
    }
    #expect(soundCount > 30)
  }

  private func expectEqualGuest(
    _ persona: Persona, _ script: Script, _ source: String = "",
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let definition = persona.definition(in: script)
    var host = script
    let guests = GuestPersonas.lower(
      SourceFile(path: "definition", bytes: Array(definition.utf8)), into: &host)
    let words = "\(source)\n\(definition)\n\(printed(guests.diagnostics, []))"
    #expect(guests.personas.count == 1, "\(words)", sourceLocation: sourceLocation)
    let guest = host.personas[try #require(guests.personas.first)]
    #expect(
      host.outline(guest) == script.outline(persona), "\(words)", sourceLocation: sourceLocation)
    #expect(
      guest.definition(in: host) == definition, "\(words)", sourceLocation: sourceLocation)
  }
}
