import ScriptCompiler
import SourceText
import Testing

/// What is warned of, and what is not.
@Suite struct WarningTests {
  /// The warnings of a script, one line each: the rule and the text that is underlined.
  private func warned(_ source: String) -> [String] {
    let compilation = compiled(source)
    #expect(compilation.script != nil, "\(printed(compilation))")
    return told(compilation).filter { $0.level == .warning }.map { diagnostic in
      let file = compilation.files[Int(diagnostic.span.file)]
      return "\(diagnostic.rule.id): \(file.text(diagnostic.span.range))"
    }
  }

  private func inStep(_ text: String) -> [String] { warned(Rule.Example.step(text).source) }
  private func inBody(_ text: String) -> [String] { warned(Rule.Example.body(text).source) }

  @Test(arguments: [
    ("urgency > 10", true), ("urgency >= 10", false), ("urgency < 0", true),
    ("urgency is 11", true), ("urgency is 3 and urgency is 4", true),
    ("urgency is 3 or urgency is 4", false),
    ("urgency > 3 and urgency < 4", true), ("urgency >= 3 and urgency <= 4", false),
    ("urgency < 3 or urgency >= 3", false), ("urgency is known or urgency is unknown", true),
    ("urgency is known and urgency is unknown", true), ("urgency != urgency", true),
    ("urgency = urgency", false), ("not (urgency > 10)", true), ("not (urgency > 3)", false),
    ("boss is yes and boss is no", true), ("boss is yes or boss is no", false), ("boss", false),
    ("role is owner and role is clerk", true), ("role is owner or clerk", false),
    ("role is not owner, clerk or other", true), ("role is not owner or clerk", false),
    ("worries is price and worries is time", false),
    ("worries is price and worries is not price", true),
    ("worries is not price and worries is not time", true), ("score > 2", true),
    ("score >= 0", true), ("attempt < 1", true), ("attempt > 1", false),
    ("elapsed < 0 minutes", true),
    ("daypart is morning and daypart is evening", true), ("daypart is morning", false),
    ("variant is \"A\"", true), ("spend > 5 and spend < 4", true),
    ("spend > 5 or spend <= 5", false),
    ("spend * 2 > 4 and spend < 1", false), ("name is \"a\" and name is \"b\"", true),
    ("name is \"a\" and name is \"A\"", false), ("name is not \"a\" and name is \"a\"", true),
    ("lead.city is \"a\" and lead.city is \"b\"", false), ("1 < 2", true), ("yes", true),
    ("no", true),
    ("day > 2026-01-01 and day < 2026-01-01", true),
    ("day >= 2026-01-01 and day <= 2026-01-01", false),
    ("meet > 2026-01-01 and meet < 2026-01-02", true),
    ("meet >= 2026-01-01 and meet <= 2026-01-01", false),
    ("hour > 10:00 and hour < 10:01", true), ("hour > 10:00 and hour < 10:02", false),
    ("(urgency > 10 or role is owner) and role is clerk", true),
    ("(urgency > 9 or role is owner) and role is clerk", false),
    ("urgency - 1 > 20", false), ("urgency is not 3 and urgency is 3", true),
  ])
  func `a guard that never or always holds is told, and no other`(guardText: String, isTold: Bool) {
    let found = inBody(
      """
      # fields
      - urgency: 0..10
      - boss: yes or no
      - role: one of owner, clerk, other
      - worries: some of price, time
      - name: text
      - day: date
      - meet: date and time
      - hour: time
      # greeting
      ## hello
      Hello.
      [if \(guardText)] Words.
      - Yes => meeting
      - No => refused
      """)
    #expect(found == (isTold ? ["constant-guard: [if \(guardText)]"] : []))
  }

  @Test func `the score is what replies can make of it, and letters are the step's`() {
    #expect(inStep("Hi.\n- [if score > 2] A (+1) -> offer\n- B -> offer") == [])
    #expect(
      inStep("Hi.\n- [if score < 0] A (+1) -> offer\n- B -> offer")
        == ["constant-guard: [if score < 0]"])
    #expect(inStep("Hi.\n- A (-1) -> offer\n- B [if score < 0] -> offer") == [])
    #expect(
      inStep(
        "[A] Hi.\n[B] Ho.\n[if variant is \"C\"] Ha.\n[if variant is \"A\" or variant is \"B\"] He.\n-> offer"
      )
        == [
          "constant-guard: [if variant is \"C\"]",
          "constant-guard: [if variant is \"A\" or variant is \"B\"]",
        ])
    #expect(
      inStep("Hi.\n[if score > 1] -> hello\n-> offer") == ["constant-guard: [if score > 1]"])
  }

  @Test(arguments: [
    ("[if spend > 1] A.\n[else] B.", false), ("[if spend > 1] A.\n[if spend > 2] B.", true),
    ("[if spend > 1] A.\n[if spend < 1] B.\n[else] C.", false),
    ("[if spend > 1] A.\n[else] [if spend < 1] B.\n[else] C.", false),
    ("[if spend > 1] A.\n[else] [if spend < 1] B.", true),
    ("[if spend > 1]\nA.\nB.\n", true), ("[if spend > 1]\nA.\n[else]\nB.\n", false),
    ("[if spend > 1]\n[if supplier is known] A.\n[else] B.\n[else]\nC.\n", false),
    ("[if spend > 1]\n[if supplier is known] A.\n[else]\nC.\n", true),
    ("[if spend > 1] > A note.\n[else] B.", true), ("[A] A.\n[B] B.", false),
    ("[A] A.\n[B] > B.", true), ("[A] A.\n[B] > B.\nC.", false),
    ("[A]\n[if spend > 1] A.\n[else] C.\n\n[B] B.", false), ("> Only a note.", false),
    ("[if spend > 1] A.\n> A note.\n[if spend <= 1] B.", true),
    ("[if spend > 1] ? supplier\n[else] Who is {supplier | it}?", true),
  ])
  func `words that can all be hidden are told, and no others`(text: String, isTold: Bool) {
    let found = inStep("\(text)\n\n- Yes -> offer\n- No => refused")
    #expect(found == (isTold ? ["hidden-lines: hello"] : []), "\(text)")
  }

  @Test func `replies that can all be hidden are told unless a jump closes the step`() {
    let two = "Hi.\n- [if spend > 1] A -> offer\n- [if spend < 1] B => refused"
    #expect(inStep(two) == ["hidden-replies: hello"])
    #expect(inStep(two + "\n\n-> offer") == [])
    #expect(inStep(two + "\n- C -> offer") == [])
    #expect(
      inStep("Hi.\n- [if spend > 1] A -> offer\n- [if not (spend > 1)] B => refused") == [])
  }

  @Test func `an ask only where the field is unknown asks surely`() {
    func script(_ ask: String) -> String {
      """
      ---
      title: T
      language: en
      goal: meeting
      qualify: NOTE
      ---
      # fields
      - a: text, for need
      - b: text, for opportunity
      - c: text, for team
      - d: text, for effect
      # outcomes
      - meeting: won
      # s
      ## hello
      Hi.
      ? a
      ? b
      ? c
      \(ask)
      => meeting
      """
    }
    #expect(warned(script("? d")) == [])
    #expect(warned(script("[if d is unknown] ? d")) == [])
    #expect(warned(script("[if d is unknown]\nTell me.\n? d\n")) == [])
    #expect(warned(script("[set d = \"x\"]")) == [])
    #expect(warned(script("[if a is unknown] ? d")) == ["unasked-criterion: d"])
    #expect(warned(script("")) == ["unasked-criterion: d"])
    #expect(
      warned(script("? d").replacing(", for effect", with: ""))
        == ["unasked-criterion: NOTE", "unused-field: d"])
  }

  @Test func `a card that a reply raises again and again is no endless loop`() {
    #expect(
      inBody(
        """
        # greeting
        ## hello
        Hi.
        - Dear -> !price
        - Fine => meeting
        ## stuck
        Hm.
        - Dear -> !price
        # anytime
        - Stop -> stuck
        # objections
        ## !price
        ~ dear
        ### one
        Why?
        - So -> back
        ### otherwise
        => refused
        """) == [])
    #expect(
      inBody(
        """
        # greeting
        ## hello
        Hi.
        - Dear -> stuck
        - Fine => meeting
        ## stuck
        Hm.
        - Dear -> again
        """) == ["endless-loop: stuck"])
  }

  @Test func `phrases are shared by their words, within one step only`() {
    #expect(
      inStep("Hi.\n- Ça va | fine -> offer\n- No | ca  VA! => refused")
        == ["shared-phrase: ca  VA!"])
    #expect(inStep("Hi.\n- Yes | yes! -> offer\n- … => refused\n- ! => refused") == [])
    #expect(inStep("Hi.\n- Yes -> offer\n- Who | no -> hello") == [])
  }

  @Test func `history is lost where a name went and a new one came`() throws {
    let before = Rule.Example.step("Hi.\n- Yes | ja -> offer\n- Who -> hello\n- No => refused")
    let kept = try #require(compiled(before).script)
    func lost(_ text: String) -> [String] {
      let compilation = compiled(Rule.Example.step(text))
      return told(compilation, after: kept).filter { $0.rule.id == "lost-history" }.map {
        compilation.files[0].text($0.span.range)
      }
    }
    #expect(lost("Hi.\n- Yes -> offer\n- Who -> hello\n- No => refused") == [])
    #expect(lost("Hi.\n- Yes! (was Yes) -> offer\n- Who -> hello\n- No => refused") == [])
    #expect(lost("Hi.\n- Sure -> offer\n- Who -> hello\n- No => refused") == ["Sure"])
    #expect(lost("Hi.\n- Sure #yes -> offer\n- Who -> hello\n- No => refused") == [])
    // Only taken away, nothing was renamed.
    #expect(lost("Hi.\n- Yes -> offer\n- No => refused") == [])
    #expect(lost("Hi.\n- Off -> offer\n- Whoo -> hello\n- No => refused") == ["Example", "Whoo"])
  }
}
