import ScriptCompiler
import SourceText
import Testing

/// What is advised, and what is left alone.
@Suite struct AdviceTests {
  /// The findings of one rule in a script with these sections: message and underlined text.
  private func advised(_ id: String, _ body: String, head: String = "") -> [String] {
    let source = Rule.Example.body(body).source
    return advised(id, script: source.replacing("currency: EUR\n", with: "currency: EUR\n" + head))
  }

  private func advised(_ id: String, script: String) -> [String] {
    let compilation = compiled(script)
    #expect(compilation.script != nil, "\(printed(compilation))")
    return told(compilation).filter { $0.rule.id == id }.map { diagnostic in
      let file = compilation.files[Int(diagnostic.span.file)]
      return "\(diagnostic.message): \(file.text(diagnostic.span.range))"
    }
  }

  private func call(_ steps: String) -> String { "# greeting\n\n" + steps }

  // MARK: The offer

  @Test(arguments: [
    // A question about the prospect, before.
    ("What do you use? Our audit costs 490 euros.\n- Fine => meeting", false),
    // The courtesy does not count.
    ("Is this a good moment? Our audit costs 490 euros.\n- Fine => meeting", true),
    // The offer stands first, whatever is asked then.
    ("Our audit costs 490 euros. What do you use?\n- Fine => meeting", true),
    // An ask is a question.
    ("? supplier\nOur audit costs 490 euros.\n- Fine => meeting", false),
    // A price in a question is none.
    ("Do you pay 490 euros?\n- Fine => meeting", false),
    // What somebody else says is not offered.
    ("They said \"we offer you our product\".\n- Fine => meeting", false),
  ])
  func `an offer before a question is told`(text: String, isTold: Bool) {
    #expect(advised("offer-before-question", call("## hello\n" + text)).isEmpty != isTold)
  }

  @Test func `a question in a reply's words comes before the offer that it leads to`() {
    let offer = "\n\n# presentation\n\n## offer\nOur audit costs 490 euros.\n- Fine => meeting"
    let asked = call("## hello\nGood morning.\n- Yes\n  What do you use?\n  -> offer" + offer)
    #expect(advised("offer-before-question", asked) == [])
    let unasked = call("## hello\nGood morning.\n- Yes\n  Good.\n  -> offer" + offer)
    #expect(advised("offer-before-question", unasked).count == 1)
    // The method that names problem and solution at once is left alone.
    #expect(advised("offer-before-question", unasked, head: "method: problem\n") == [])
  }

  @Test func `a card may offer, and is no way around a question`() {
    let text = call(
      """
      ## hello
      Good morning.
      - No => refused
      - Too dear -> !price

      # objections

      ## !price: Too dear
      ~ too dear
      ### value
      Our audit costs 490 euros.
      """)
    #expect(advised("offer-before-question", text) == [])
  }

  // MARK: Words that are counted

  /// So many words, ten a line.
  private func words(_ count: Int) -> String {
    var text = ""
    for number in 1...count { text += number % 10 == 0 ? "word\n" : "word " }
    return text + (count % 10 == 0 ? "" : "\n")
  }

  @Test func `sixty words may be said at a stretch and no more`() {
    #expect(advised("monologue", call("## hello\n\(words(60))- Yes => meeting")) == [])
    let told = advised("monologue", call("## hello\n\(words(61))- Yes => meeting"))
    #expect(told.first?.hasPrefix("61 words are said here") == true)
  }

  @Test func `a question, an ask and a reply end a stretch`() {
    let half = words(40)
    for between in ["Right so far?\n", "? supplier\n"] {
      #expect(
        advised("monologue", call("## hello\n\(half)\(between)\(half)- Yes => meeting")) == [])
    }
    let replied = "## hello\n\(half)- Yes -> more\n\n## more\n\(half)- Yes => meeting"
    #expect(advised("monologue", call(replied)) == [])
  }

  @Test func `a stretch goes on through steps that follow by themselves and out of a reply`() {
    let half = words(40)
    let jumping = "## hello\n\(half)-> more\n\n## more\n\(half)- Yes => meeting"
    #expect(advised("monologue", call(jumping)).first?.hasPrefix("80 words") == true)
    let line = half.replacing("\n", with: " ")
    let replying =
      "## hello\nHello.\n- Yes\n  \(line)\n  -> more\n\n## more\n\(half)- Yes => meeting"
    #expect(advised("monologue", call(replying)).first?.hasPrefix("80 words") == true)
  }

  @Test func `of variants and guarded lines the longest is counted, not their sum`() {
    let line = words(40).replacing("\n", with: " ")
    let letters = "## hello\n[A] \(line)\n[B] \(line)\n- Yes => meeting"
    #expect(advised("monologue", call(letters)) == [])
    let guards =
      "## hello\n[if score > 1] \(line)\n[else] \(line)\n- Yes => meeting\n- No (+2) -> hello"
    #expect(advised("monologue", call(guards)) == [])
  }

  @Test func `steps that go round without a reply are counted once`() {
    let round = "## hello\nWord.\n[if score > 1] => meeting\n-> more\n\n## more\nWord.\n-> hello"
    #expect(advised("monologue", call(round)) == [])
  }

  @Test func `a greeting fits its time to the word`() {
    func greeting(_ count: Int) -> [String] {
      advised("long-greeting", call("## hello (4s)\n\(words(count))- Yes => meeting"))
    }
    #expect(greeting(10) == [])
    #expect(greeting(11) == ["`hello` takes 5 seconds to say, and its time is 4: hello"])
    #expect(advised("long-greeting", call("## hello\n\(words(50))- Yes => meeting")) == [])
  }

  @Test func `we against you needs five to speak up`() {
    func step(_ text: String) -> [String] {
      advised("more-we-than-you", call("## hello\n\(text)\n- Yes => meeting"))
    }
    #expect(step("We, we, we and we.") == [])
    #expect(step("We, we, we, we and us.").count == 1)
    #expect(step("We, we, we, we and us; you, you, your, yours, you.") == [])
  }

  // MARK: What is there, and what is not

  @Test func `wordless steps are those with replies`() {
    #expect(advised("wordless-step", call("## hello\n> Smile.\n- Yes => meeting")).count == 1)
    #expect(advised("wordless-step", call("## hello\n[if score > 1] => meeting\n=> refused")) == [])
  }

  @Test(arguments: [
    ("- call", "1 touch"), ("- call\n- call after 1 day", "2 touches"), ("", "no cadence"),
  ])
  func `few touches are counted`(cadence: String, words: String) {
    let body = call("## hello\nHello.\n- Yes => meeting\n\n# cadence\n\(cadence)")
    let told = advised("few-touches", body)
    #expect(told.count == 1 && told[0].contains(words), "\(told)")
  }

  @Test func `a survey needs no cadence and no objections`() {
    let body = call("## hello\nHow was it?\n- Good => meeting")
    #expect(advised("few-touches", body, head: "method: survey\n") == [])
    #expect(advised("standing-objection-missing", body, head: "method: survey\n") == [])
  }

  @Test func `one outcome that keeps its reason is enough`() {
    let more = "# outcomes\n- small: lost, needs reason\n\n"
    let steps = call("## hello\nHello.\n- Yes => meeting\n- No => refused\n- Small => small")
    #expect(advised("lost-without-reason", more + steps) == [])
    let set = call("## hello\nHello.\n- Yes => meeting\n- No => refused [reason = \"no\"]")
    #expect(advised("lost-without-reason", set) == [])
    let unset = call("## hello\nHello.\n- Yes => meeting\n- No => refused")
    #expect(advised("lost-without-reason", unset).count == 1)
  }

  @Test func `an outcome that nothing reaches takes nobody off the list`() {
    let body = "# outcomes\n- stop: lost, never call again\n\n" + call("## hello\nHi.\n=> meeting")
    let told = advised("no-way-off-the-list", body)
    #expect(told == ["no path leads to `stop`, so nobody can get off the list: stop"])
  }

  @Test(arguments: [
    ("schiffman", ["who is calling", "a question that makes him think", "a solution"]),
    ("interest", ["context", "content", "contact"]),
    ("community", ["the circle", "the invitation"]),
    ("problem", ["the problem", "the solution"]),
    ("survey", ["three answers that are kept", "a scale"]),
  ])
  func `a method's parts are told where they are missing`(method: String, parts: [String]) {
    let told = advised(
      "method-shape", call("## hello\nHello.\n- Yes => meeting"), head: "method: \(method)\n")
    #expect(told.count == 1)
    for part in parts { #expect(told.first?.contains(part) == true, "\(told)") }
  }

  // MARK: Languages

  @Test func `without words the advice that needs them is silent, and says so once`() {
    let script = Rule.Example.noWords
    let ids = told(compiled(script)).filter { $0.level == .advice }.map(\.rule.id)
    #expect(ids.count { $0 == "no-words-for-language" } == 1)
    for id in ["no-moment-check", "offer-before-question", "more-we-than-you", "method-shape"] {
      #expect(!ids.contains(id))
    }
    // What only counts is told all the same, and an allowance of what is not judged is not needless.
    #expect(ids.contains("few-touches"))
    #expect(!told(compiled(script)).map(\.rule.id).contains("needless-allow"))
  }

  @Test func `a comment allows an advice`() {
    let source = call("// allow: no-moment-check\n## hello\nHello.\n- Yes => meeting")
    #expect(advised("no-moment-check", source) == [])
  }
}

extension Rule.Example {
  /// A script in a language that has no word tables.
  fileprivate static var noWords: Rule.Example {
    Rule.Example(
      """
      ---
      title: Exemple
      language: fr
      goal: rendez_vous
      ---

      # outcomes
      - rendez_vous: won

      # greeting

      // allow: no-moment-check
      ## bonjour
      Notre audit coûte 490 euros.
      - Oui => rendez_vous

      """)
  }
}
