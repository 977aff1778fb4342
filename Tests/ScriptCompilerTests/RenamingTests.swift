import CallModel
import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// Giving things other names.
@Suite struct RenamingTests {
  static let set = RenamingSet(
    NameUsesTests.cards,
    [
      (
        "a.transcript",
        """
        script: example.patter
        variant: hello=A, price/compare=B

        hello         < Yes, go ahead
        hello         ! price
        price/compare < #cheap
        hello         < #stop
        => later
        """
      )
    ])

  private func changes(_ old: String, to new: String, _ set: RenamingSet = Self.set) throws
    -> [String]
  {
    let (after, _) = try set.renaming(old, to: new)
    return zip(set.files, after.files).flatMap { changedLines($0.text, $1.text) }
  }

  @Test func `a step keeps its history, and the acts of transcripts their column`() throws {
    #expect(
      try changes("hello", to: "first_words") == [
        "-## hello", "+## first_words (was hello)",
        "-- !price 5% at hello", "+- !price 5% at first_words",
        "-- says hello/Yes, go ahead 30%", "+- says first_words/Yes, go ahead 30%",
        "-variant: hello=A, price/compare=B", "+variant: first_words=A, price/compare=B",
        "-hello         < Yes, go ahead", "+first_words   < Yes, go ahead",
        "-hello         ! price", "+first_words   ! price",
        "-hello         < #stop", "+first_words   < #stop",
      ])
  }

  @Test func `a card and a rebuttal are renamed with or without their signs`() throws {
    let card = try changes("!price", to: "!cost")
    #expect(card.contains("+## !cost: Too dear (was price)"))
    #expect(card.contains("+- Yes, go ahead -> !cost"))
    #expect(card.contains("+- says cost/compare/cheap 10%"))
    #expect(card.contains("+cost/compare  < #cheap"))
    #expect(try changes("price", to: "cost") == card)
    let rebuttal = try changes("price/compare", to: "contrast")
    #expect(
      rebuttal == [
        "-### compare", "+### contrast (was compare)",
        "-- says price/compare/cheap 10%", "+- says price/contrast/cheap 10%",
        "-variant: hello=A, price/compare=B", "+variant: hello=A, price/contrast=B",
        "-price/compare < #cheap", "+price/contrast < #cheap",
      ])
    #expect(try changes("price/compare", to: "price/contrast") == rebuttal)
  }

  @Test func `a reply is renamed by its id, by its label, or from its label to an id`() throws {
    #expect(
      try changes("price/compare/cheap", to: "#less") == [
        "-- Cheaper #cheap -> back", "+- Cheaper #less (was cheap) -> back",
        "-- says price/compare/cheap 10%", "+- says price/compare/less 10%",
        "-price/compare < #cheap", "+price/compare < #less",
      ])
    #expect(
      try changes("hello/Yes, go ahead", to: "Sure | -> why") == [
        "-- Yes, go ahead -> !Price", "+- Sure \\| \\-> why (was Yes, go ahead) -> !Price",
        "-- says hello/Yes, go ahead 30%", "+- says hello/Sure \\| \\-> why 30%",
        "-hello         < Yes, go ahead", "+hello         < Sure | -> why",
      ])
    #expect(
      try changes("hello/Yes, go ahead", to: "#yes") == [
        "-- Yes, go ahead -> !Price", "+- Yes, go ahead #yes (was Yes, go ahead) -> !Price",
        "-- says hello/Yes, go ahead 30%", "+- says hello/yes 30%",
        "-hello         < Yes, go ahead", "+hello         < #yes",
      ])
  }

  @Test func `fields, outcomes, messages, personas and stages have no former names`() throws {
    #expect(try changes("later", to: "another_time").contains("+=> another_time"))
    for (old, new) in [
      ("later", "x"), ("first", "x"), ("sceptic", "x"), ("greeting", "opening"),
    ] {
      let (after, renaming) = try Self.set.renaming(old, to: new)
      #expect(!renaming.keepsHistory)
      #expect(!after.script.contains("(was"))
    }
  }

  @Test func `earlier names are kept, and a name that comes back is no earlier one`() throws {
    var set = RenamingSet(
      Self.set.script.split(separator: "\n").map {
        $0 == "## hello" ? "## hello: Hi （was intro） (20s) (was start)" : String($0)
      }.joined(separator: "\n"))
    set = try set.renaming("hello", to: "opener").set
    #expect(set.script.contains("## opener: Hi （was intro） (20s) (was start) (was hello)\n"))
    set = try set.renaming("opener", to: "Intro").set
    #expect(set.script.contains("## Intro: Hi (20s) (was start) (was hello) (was opener)\n"))
    set = try set.renaming("intro", to: "INTRO").set
    #expect(set.script.contains("## INTRO: Hi (20s) (was start) (was hello) (was opener)\n"))
  }

  @Test func `line ends, a byte order mark and the other bytes stay`() throws {
    let crlf = "\u{FEFF}" + Self.set.script.split(separator: "\n").joined(separator: "\r\n") + "  "
    let set = RenamingSet(crlf)
    let after = try set.renaming("hello", to: "x").set.script
    #expect(after.utf8.starts(with: [0xEF, 0xBB, 0xBF]))
    #expect(after.contains("## x (was hello)\r\n"))
    #expect(after.utf8.count { $0 == 13 } == crlf.utf8.count { $0 == 13 })
    #expect(after.hasSuffix("2%  "))
  }

  @Test func `what would collide, mean something else or be no name is refused`() throws {
    let set = RenamingSet(
      """
      ---
      title: T
      language: en
      goal: done
      ---
      # fields
      - who: one of owner, boss
      - what: one of owner, boss
      - note: text
      - mail: email, from lead
      - size: number
      # outcomes
      - done: won
      - gone: lost
      # anytime
      - Hangs up #hangs_up => gone
      # greeting
      ## hello
      Hello {lead.mail}.
      ? who
      ? what
      ? mail
      [if who is what] Same.
      - Yes (was sure) -> other
      - No -> other
      - Has {size} #sized => gone
      - Size {size} => gone
      - Odd) label => gone
      ## other (was third)
      ? note
      => done
      # objections
      ## !price: Dear
      ### one
      Well.
      ### two
      Well.
      # messages
      ## first: Hi
      Dear.
      """)
    for (old, new, told) in [
      ("hello", "other", "a step is named `other` already"),
      ("hello", "OTHER", "a step is named `other` already"),
      ("hello", "third", "`third` is an earlier name of `other`"),
      ("hello", "again", "is a word of the language"),
      ("hello", "two words", "cannot name a step"),
      ("hello", "3rd", "cannot name a step"),
      ("hello", "hello", "it is named `hello` already"),
      ("who", "score", "is a word of the language"),
      ("who", "reason", "is a word of the language"),
      ("who", "note", "a field is named `note` already"),
      ("what", "owner", "would mean another thing"),
      ("reason", "why", "is always there"),
      ("mail", "email", "which the script also uses as `lead.mail`"),
      ("size", "count", "holds the field, and the log knows the reply by it"),
      ("done", "gone", "an outcome is named `gone` already"),
      ("price/one", "two", "a rebuttal is named `price/two` already"),
      ("price/one", "otherwise", "is a word of the language"),
      ("price/one/accepts", "#yes", "is always there"),
      ("anytime/hangs_up", "#off", "by which the prospect of a rehearsal hangs up"),
      ("hello/yes", "No", "a reply is named `hello/No` already"),
      ("hello/no", "sure", "`sure` is an earlier name of `hello/Yes`"),
      ("hello/no", "two\nlines", "a label is one line of words"),
      ("hello/odd) label", "Odd", "cannot hold the label `Odd) label`"),
      ("greeting", "fields", "is a word of the language"),
      ("objections", "cards", "is always there"),
    ] {
      let refusal = try set.refusal(old, to: new)
      let message = refusal?.replacingAn
      #expect(message?.contains(told.replacingAn) == true, "\(old) -> \(new): \(refusal ?? "nil")")
    }
  }
}

extension String {
  /// The text with `an outcome` as `a outcome`, so that a table of both reads alike.
  fileprivate var replacingAn: String {
    split(separator: " ", omittingEmptySubsequences: false).map { $0 == "an" ? "a" : $0 }
      .joined(separator: " ")
  }
}
