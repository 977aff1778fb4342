import CallModel
import ScriptComparison
import Testing

/// What differs between two versions of a script, by meaning.
@Suite struct ScriptComparisonTests {
  static let old = """
    # anytime
    - Stop #stop => gone
    # greeting
    ## hello: First words (20s)
    [must] This call is recorded.
    [A] Good morning to you.
    [B] Hi there.
    > Smile.
    - Yes, go ahead | sure (+1) #yes -> opener
    - Busy
      Oh, sorry to hear that.
      => gone
    - No -> !price
    # discovery
    ## opener
    What does a month cost you?
    ? spend
    [if spend >= 2000 and who is owner or size is unknown] -> offer
    [set size = size + 2]
    -> closing
    ## offer
    Here is what we do for bakeries like yours.
    => done
    ## closing
    Thank you.
    => gone
    # objections
    ## !price: Too dear
    ~ too dear | costs too much
    ### compare
    Compared with what?
    ### value
    What did it cost you?
    # cadence
    - call
    - mail first after 1 day
    # messages
    ## first: Hello {size}
    Dear all,

    we called.
    # personas
    ## sceptic
    - !price 60%
    - says hello/yes 30%
    """

  private func changed(_ pairs: (String, String)...) throws -> [String] {
    var new = Self.old
    for (one, other) in pairs {
      let parts = new.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      try #require(parts.contains(one), "there is no line \(one)")
      new = parts.map { $0 == one ? other : $0 }.joined(separator: "\n")
    }
    return try differences(Self.old, new)
  }

  @Test func `a script differs in nothing from itself, whatever its layout`() throws {
    #expect(try changed() == [])
    #expect(
      try changed(
        ("> Smile.", "// A comment.\n> Smile.   "), ("- Busy", "- Busy => gone"),
        ("  => gone", ""), ("## closing", "\n\n## closing"), ("- call", "- call\n")) == [])
  }

  @Test func `words are told with their step, must lines as such`() throws {
    #expect(
      try changed(
        ("[must] This call is recorded.", "[must] This call may be recorded."),
        ("[B] Hi there.", "[B] Hey there.")) == [
          "~ step hello", "  [must] This call is recorded. > [must] This call may be recorded.",
          "  [B] Hi there. > [B] Hey there.",
        ])
    let comparison = ScriptComparison(
      try script(Self.old),
      try script(
        Self.old.split(separator: "\n").filter { $0 != "[must] This call is recorded." }
          .joined(separator: "\n")))
    #expect(comparison.mustChanges.map(\.name) == ["hello"])
    #expect(comparison.mustChanges.map(\.line.kind) == [.removed])
    #expect(
      try changed(("[must] This call is recorded.", "This call is recorded.")) == [
        "~ step hello", "  [must] This call is recorded. > This call is recorded.",
      ])
  }

  @Test func `guards, sets, asks and jumps are told as lines`() throws {
    let found = try changed(
      (
        "[if spend >= 2000 and who is owner or size is unknown] -> offer",
        "[if spend >= 3000 and (who is boss or not size > 2)] -> closing"
      ), ("[set size = size + 2]", "[set size = (size + 2) * 3]"), ("? spend", "? who"))
    #expect(
      found == [
        "~ step opener", "  ? spend > ? who",
        "  [set size = size + 2] > [set size = (size + 2) * 3]",
        "  - [if spend >= 2000 EUR and who is owner or size is unknown] -> offer",
        "  + [if spend >= 3000 EUR and (who is boss or not (size > 2))] -> closing",
      ])
  }

  @Test func `replies differ in label, phrases, guard, score, target and body`() throws {
    #expect(
      try changed(
        (
          "- Yes, go ahead | sure (+1) #yes -> opener",
          "- [if size > 2] Yes, do | of course (+2) #yes -> offer"
        ), ("  Oh, sorry to hear that.", "  Oh, I am sorry to hear that.")) == [
          "~ reply hello/yes", "  label: Yes, go ahead > Yes, do", "  phrase: sure > nothing",
          "  phrase: nothing > of course", "  shown if: nothing > size > 2", "  score: 1 > 2",
          "  target: -> opener > -> offer", "~ reply hello/Busy",
          "  Oh, sorry to hear that. > Oh, I am sorry to hear that.",
        ])
    #expect(
      try changed(("- No -> !price", "- Never #no (was No) -> !price")) == [
        "~ reply hello/no was hello/No", "  label: No > Never",
      ])
    #expect(
      try changed(("- No -> !price", "- Never -> !price")) == [
        "+ reply hello/Never", "  + - Never -> !price", "- reply hello/No", "  - - No -> !price",
      ])
  }

  @Test func `a renamed step, card or rebuttal is told once, and not at its uses`() throws {
    #expect(
      try changed(
        ("## opener", "## opening (was opener)"),
        (
          "- Yes, go ahead | sure (+1) #yes -> opener",
          "- Yes, go ahead | sure (+1) #yes -> opening"
        ),
        ("## !price: Too dear", "## !cost: Too dear (was price)"),
        ("- No -> !price", "- No -> !cost"), ("- !price 60%", "- !cost 60%"),
        ("### value", "### worth (was value)")) == [
          "~ step opening was opener", "~ card !cost was !price",
          "~ rebuttal cost/worth was price/value",
        ])
  }

  @Test func `a step that moves to another stage or place is told with both`() throws {
    let parts = Self.old.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let closing = ["## closing", "Thank you.", "=> gone"]
    let start = try #require(parts.firstIndex(of: "## closing"))
    let rest = Array(parts[..<start] + parts[(start + 3)...])
    func inserted(before line: String) throws -> String {
      let place = try #require(rest.firstIndex(of: line))
      return (rest[..<place] + closing + rest[place...]).joined(separator: "\n")
    }
    #expect(
      try differences(Self.old, inserted(before: "# discovery")) == [
        "~ step closing moved in discovery > in greeting"
      ])
    #expect(
      try differences(Self.old, inserted(before: "## offer")) == [
        "~ step closing moved after offer > after opener"
      ])
  }

  @Test func `fields, outcomes, letters, touches, personas and the front matter are told`() throws {
    let new = try script(
      """
      # greeting
      ## hello
      Hi.
      => done
      # cadence
      - call
      - mail first after 2 days
      # messages
      ## first: Bye
      Dear all.
      """, front: "method: survey\nvariants: adaptive\n")
    let old = try script(
      """
      # greeting
      ## hello
      Hi.
      => done
      # cadence
      - mail first after 1 day
      - call
      # messages
      ## first: Hello
      Dear all.
      # personas
      ## sceptic
      - answers spend = 3000
      - objects 7.5%
      - says anytime/bye 0.0001%
      - interrupts 5%
      - mood wary
      - talks much
      # anytime
      - Bye #bye => gone
      """)
    #expect(
      differences(old, new) == [
        "~ script example", "  method: nothing > survey", "  variants: nothing > adaptive",
        "- reply anytime/bye", "  - - Bye #bye => gone", "~ message first", "  Hello > Bye",
        "~ cadence cadence", "  - - mail first after 1 day", "  + - mail first after 2 days",
        "- persona sceptic", "  - - answers spend = 3000 EUR",
        "  - - objects 7.5%", "  - - says anytime/bye 0.0001%", "  - - interrupts 5%",
        "  - - mood wary", "  - - talks much",
      ])
  }

  @Test func `what went and came with the same words was perhaps renamed`() throws {
    let found = try changed(
      ("## offer", "## proposal"),
      (
        "[if spend >= 2000 and who is owner or size is unknown] -> offer",
        "[if spend >= 2000 and who is owner or size is unknown] -> proposal"
      ))
    #expect(found.contains("+ step proposal like offer"))
    #expect(found.contains("- step offer like proposal"))
  }

  @Test func `words are compared one by one, Chinese by character`() {
    let comparison = WordComparison("What does a month cost?", "What does one month cost you?")
    #expect(
      comparison.runs == [
        .kept("What does "), .removed("a"), .added("one"), .kept(" month "), .removed("cost?"),
        .added("cost you?"),
      ])
    #expect(
      WordComparison("您好，请问", "你好，请问").runs == [
        .removed("您"), .added("你"), .kept("好，请问"),
      ])
    #expect(WordComparison("", "").likeness == 1)
    #expect(WordComparison("a b", "c d").likeness == 0)
  }
}
