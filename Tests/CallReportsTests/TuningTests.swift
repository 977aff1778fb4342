import CallModel
import RandomCalls
import Statistics
import TestSupport
import Testing

@testable import CallReports

/// What `tune` finds, and what it does not.
@Suite struct TuningTests {
  static let script = """
    # greeting
    ## hello (20s)
    Hi.
    - Yes #yes -> offer
    - Who is it | who are you -> offer
    - No => no
    # presentation
    ## offer
    Well?
    - Good -> close
    - Bad => no
    ## close
    Which day?
    - Book => won
    - Not now => no
    ## bye
    Goodbye.
    => no
    # objections
    ## !price: Too dear
    ~ dear
    ### compare
    A?
    ### value
    B?

    """

  /// What was counted of a planted log: calls pass the steps one after the other.
  struct Log {
    var conversations = 1000
    var goals = 0
    /// By step: reached, dropped there, and reached by calls with the goal.
    var steps: [(name: String, reached: Int, dropped: Int, goals: Int)] = []
    var more: [CallCount] = []
    var moreOfGoals: [CallCount] = []
    var phrases: [PhraseGroup] = []
    var advice: [(id: String, step: String)] = []
    /// Whether every reply was given once.
    var isEachTaken = true

    func tuning(_ source: String = TuningTests.script) throws -> Tuning {
      let script = try compiled(source)
      var (all, won) = (Counts(), Counts())
      all.add(CallCount(.conversation, n: Int64(conversations)))
      if goals > 0 { all.add(CallCount(.goal, n: Int64(goals))) }
      for step in steps {
        all.add(CallCount(.stepReached, step: step.name, n: Int64(step.reached)))
        if step.dropped > 0 {
          all.add(CallCount(.endedAt, step: step.name, target: "no", n: Int64(step.dropped)))
        }
        won.add(CallCount(.stepReached, step: step.name, n: Int64(step.goals)))
      }
      if isEachTaken {
        for step in script.steps.refs {
          for reply in script.steps[step].replies.refs {
            all.add(
              CallCount(.replyChosen, step: script.name(step), target: script.name(reply)))
          }
        }
      }
      for count in more { all.add(count) }
      for count in moreOfGoals { won.add(count) }
      let history = NameHistory([script])
      return Tuning(
        TuningEvidence(
          script: script,
          versions: [TuningVersion(script, place: 0, history: history, counts: all)], goals: won,
          phrases: phrases,
          advice: advice.enumerated().compactMap { number, advice in
            script.steps.refs.first { script.name($0) == advice.step }
              .map { .init(id: advice.id, step: $0, number: number) }
          }))
    }
  }

  private func ids(_ tuning: Tuning) -> [String] { tuning.findings.map(\.id) }

  // MARK: The step that loses most

  @Test func `the step that loses most is found, with its worth`() throws {
    var log = Log(goals: 240)
    log.steps = [
      ("hello", 1000, 100, 240), ("offer", 900, 450, 240), ("close", 450, 45, 240),
      ("bye", 300, 300, 0),
    ]
    let tuning = try log.tuning()
    #expect(ids(tuning) == ["lossy-step"])
    let finding = try #require(tuning.findings.first)
    #expect(finding.message == "`offer` loses more calls than the other steps do")
    #expect(finding.figures[0].cell == .share(Proportion(450, of: 900)))
    // Steps that only say goodbye are not among the others.
    #expect(finding.figures[1].cell == .share(Proportion(145, of: 1450)))
    #expect(finding.figures[2].cell.text.hasPrefix("+40.0 points ("))
    #expect(finding.figures[3].name == "probability, adjusted for 3 comparisons")
    // 0.4 × 900 calls kept, of which 240 of 450 reach the goal, for each 1,000 conversations.
    #expect(abs((finding.worth ?? 0) - 192) < 1e-9)
  }

  @Test func `steps that lose alike are no finding, and neither is a lossy one of few calls`()
    throws
  {
    var log = Log(goals: 500)
    log.steps = [("hello", 1000, 100, 500), ("offer", 900, 90, 500), ("close", 810, 81, 500)]
    #expect(ids(try log.tuning()).isEmpty)
    log.steps = [("hello", 30, 3, 10), ("offer", 27, 6, 10), ("close", 21, 2, 10)]
    log.conversations = 30
    let tuning = try log.tuning()
    #expect(ids(tuning).isEmpty)
    #expect(tuning.closing.count == 1)
    #expect(tuning.closing[0].hasPrefix("not enough calls yet for "))
  }

  @Test func `nothing is found, and nothing is told, of no calls`() throws {
    let tuning = try Log(conversations: 0).tuning()
    #expect(tuning.findings.isEmpty)
    #expect(tuning.closing.isEmpty)
    #expect(tuning.comparisonCount == 0)
  }

  // MARK: Rebuttals

  private func rebuttals(
    _ first: (given: Int64, overcome: Int64), _ second: (given: Int64, overcome: Int64)
  ) -> Log {
    var log = Log(goals: 100)
    for (name, figures) in [("price/compare", first), ("price/value", second)] {
      log.more.append(CallCount(.rebuttalGiven, step: name, target: "price", n: figures.given))
      log.more.append(
        CallCount(.objectionOvercome, step: name, target: "price", n: figures.overcome))
    }
    log.moreOfGoals = [
      CallCount(
        .objectionOvercome, step: "price/value", target: "price",
        n: (first.overcome + second.overcome) / 4)
    ]
    return log
  }

  @Test func `a rebuttal that works better than the one before it should stand above it`() throws {
    let tuning = try rebuttals((200, 40), (80, 60)).tuning()
    #expect(ids(tuning) == ["better-rebuttal"])
    let finding = try #require(tuning.findings.first)
    #expect(finding.help == "put `### value` above `### compare`")
    #expect(finding.figures[0].cell == .share(Proportion(60, of: 80)))
    #expect(finding.figures[1].cell == .share(Proportion(40, of: 200)))
    // 200 (0.75 − 0.2) (1 − 80/160) × 25/100
    #expect(abs((finding.worth ?? 0) - 13.75) < 1e-9)
  }

  @Test func `a rebuttal that works as well or worse stays, and so does one after a mere question`()
    throws
  {
    #expect(ids(try rebuttals((200, 100), (80, 41)).tuning()).isEmpty)
    #expect(ids(try rebuttals((200, 100), (80, 4)).tuning()).isEmpty)
    let asking = Self.script.replacing("### compare\nA?", with: "### compare\nA?\n-> next")
    #expect(ids(try rebuttals((200, 0), (80, 60)).tuning(asking)).isEmpty)
  }

  @Test func `where everybody hears both rebuttals their order is worth nothing`() throws {
    let finding = try #require(try rebuttals((200, 40), (160, 120)).tuning().findings.first)
    #expect(finding.worth == 0)
  }

  @Test func `calls from before two rebuttals changed places do not count`() throws {
    let before = try compiled(
      Self.script.replacing(
        "### compare\nA?\n### value\nB?", with: "### value\nB?\n### compare\nA?"))
    let now = try compiled(Self.script)
    let history = NameHistory([before, now])
    var counts = Counts()
    for count in rebuttals((200, 40), (80, 60)).more { counts.add(count) }
    func tuning(_ script: Script, _ place: Int) -> Tuning {
      Tuning(
        TuningEvidence(
          script: now,
          versions: [TuningVersion(script, place: place, history: history, counts: counts)],
          goals: Counts()))
    }
    #expect(ids(tuning(before, 0)).isEmpty)
    #expect(ids(tuning(now, 1)) == ["better-rebuttal"])
  }

  // MARK: Objections before the offer

  private func objections(early: Int64, late: Int64, met: Int64, goals: Int64) -> Log {
    var log = Log(goals: 300)
    log.more = [
      CallCount(.stepReached, step: "hello", n: 1000),
      CallCount(.cardMet, step: "hello", target: "price", n: early),
      CallCount(.cardMet, step: "offer", target: "price", n: late),
      CallCount(.cardMet, target: "price", n: met),
    ]
    log.moreOfGoals = [CallCount(.cardMet, target: "price", n: goals)]
    return log
  }

  @Test func `an objection that comes up before the offer is found, with what it costs`() throws {
    let tuning = try objections(early: 300, late: 20, met: 310, goals: 20).tuning()
    let finding = try #require(tuning.findings.first { $0.id == "early-objection" })
    #expect(finding.message == "the objection `!price` mostly comes up before the offer")
    #expect(finding.figures[0].cell == .share(Proportion(300, of: 320)))
    // 280 of the 690 that did not meet it reached the goal.
    #expect(abs((finding.worth ?? 0) - 300 * (280.0 / 690 - 20.0 / 310)) < 1e-9)
  }

  @Test func `an objection that comes up at the offer, or seldom, is none`() throws {
    #expect(ids(try objections(early: 20, late: 300, met: 310, goals: 20).tuning()).isEmpty)
    #expect(ids(try objections(early: 30, late: 2, met: 31, goals: 2).tuning()).isEmpty)
    let noOffer = Self.script.replacing("# presentation", with: "# talk")
    #expect(
      ids(try objections(early: 300, late: 20, met: 310, goals: 20).tuning(noOffer)).isEmpty)
  }

  @Test func `the worth of an early objection is not said where the goal does not suffer`() throws {
    let finding = try #require(
      try objections(early: 300, late: 20, met: 310, goals: 93).tuning().findings.first)
    #expect(finding.id == "early-objection")
    #expect(finding.worth == nil)
  }

  // MARK: Phrases

  private func group(
    _ words: String, _ n: Int, _ choices: [(String, Int)] = [], step: String = "hello"
  ) -> PhraseGroup {
    PhraseGroup(
      step: step, spellings: [.init(words: words, n: n)],
      choices: choices.map { .init(name: $0, n: $1) }, n: n)
  }

  @Test func `a phrase that is typed often belongs to the reply that operators clearly chose`()
    throws
  {
    var log = Log()
    log.more = [CallCount(.stepReached, step: "hello", n: 500)]
    log.phrases = [
      group("go on then", 30, [("yes", 18), ("No", 2)]),
      group("what firm", 12, [("yes", 3), ("No", 2)]),
      group("meh", 9), group("too costly for us", 8, [("!price", 8)]),
      group("gone", 7, [("old", 7)]),
    ]
    let tuning = try log.tuning()
    #expect(tuning.findings.allSatisfy { $0.id == "missing-phrase" })
    #expect(tuning.findings.map(\.phrase?.choice) == ["yes", nil, nil, "!price", nil])
    #expect(tuning.findings[0].figures[0].cell == .share(Proportion(30, of: 500)))
    #expect(tuning.findings[0].figures[1].cell == .share(Proportion(18, of: 20)))
    #expect(tuning.findings[0].help == "add it to the reply `yes` as a phrase; --apply does")
  }

  @Test func `a phrase that is foreseen by now, or seldom, or of a step that is gone, is none`()
    throws
  {
    var log = Log()
    log.phrases = [
      group("Who are you?", 50), group("dear", 50), group("too de", 50), group("rare words", 4),
      group("anything", 50, step: "gone"),
    ]
    #expect(ids(try log.tuning()).isEmpty)
  }

  @Test func `of very many phrases ten are told and the rest counted`() throws {
    var log = Log()
    log.phrases = (0..<14).map { group("word number \($0)", 30 - $0) }
    let tuning = try log.tuning()
    #expect(tuning.findings.count == 10)
    #expect(tuning.closing == ["4 more phrases were typed 5 times or more; mend these first"])
  }

  // MARK: Time, advice, branches

  @Test func `a step that runs over its time in most calls is found`() throws {
    var log = Log()
    log.more = [
      CallCount(.stepReached, step: "hello", n: 100),
      CallCount(.stepEntered, step: "hello", n: 110, ms: 3_300_000),
      CallCount(.overTime, step: "hello", n: 65),
    ]
    let finding = try #require(try log.tuning().findings.first)
    #expect(finding.id == "slow-step")
    #expect(finding.figures.map(\.cell.text) == ["65/100 (65.0 %, 55.3–73.6)", "0:20", "0:30"])
    log.more[2] = CallCount(.overTime, step: "hello", n: 55)
    #expect(ids(try log.tuning()).isEmpty)
  }

  @Test func `advice on a step that loses fewer calls than the others is contradicted`() throws {
    var log = Log(goals: 240)
    log.steps = [("hello", 1000, 20, 240), ("offer", 900, 180, 240), ("close", 700, 140, 240)]
    log.advice = [("monologue", "hello"), ("monologue", "offer")]
    let found = try log.tuning().findings.filter { $0.id == "contradicted-advice" }
    #expect(found.count == 1)
    #expect(found.first?.place == .advice(0))
    #expect(
      found.first?.help
        == "write `// allow: monologue drop-off 20/1000, elsewhere 320/1600` on a line of its own above"
    )
  }

  @Test func `a branch that nobody took in very many calls is found, but no way off the list`()
    throws
  {
    let source = Self.script.replacing(
      "- No => no\n# presentation", with: "- Take me off => off\n- No => no\n# presentation")
    let head = "# outcomes\n- off \"Off\": lost, never call again\n"
    var log = Log()
    log.isEachTaken = false
    log.more = [
      CallCount(.stepReached, step: "hello", n: 381),
      CallCount(.replyChosen, step: "hello", target: "yes", n: 200),
      CallCount(.replyChosen, step: "hello", target: "No", n: 100),
    ]
    let finding = try log.tuning(head + source).findings
    #expect(finding.map(\.message) == ["nobody took the branch `Who is it`"])
    #expect(finding.first?.figures.map(\.cell.text) == ["0/381 (0.0 %, 0.0–1.0)"])
    log.more[0] = CallCount(.stepReached, step: "hello", n: 380)
    #expect(ids(try log.tuning(head + source)).isEmpty)
  }

  @Test func `a branch that is new has had no calls yet`() throws {
    let before = try compiled(
      Self.script.replacing("- Who is it | who are you -> offer\n", with: ""))
    let now = try compiled(Self.script)
    let history = NameHistory([before, now])
    var counts = Counts()
    for count in [
      CallCount(.stepReached, step: "hello", n: 5000),
      CallCount(.replyChosen, step: "hello", target: "yes", n: 200),
      CallCount(.replyChosen, step: "hello", target: "No", n: 100),
    ] { counts.add(count) }
    let tuning = Tuning(
      TuningEvidence(
        script: now,
        versions: [TuningVersion(before, place: 0, history: history, counts: counts)],
        goals: Counts()))
    #expect(ids(tuning).isEmpty)
  }

  // MARK: Order and error

  @Test func `what is worth more comes first, and what has no worth last`() throws {
    var log = rebuttals((200, 40), (80, 60))
    log.goals = 240
    log.steps = [("hello", 1000, 100, 240), ("offer", 900, 450, 240), ("close", 450, 45, 240)]
    log.phrases = [group("meh", 900)]
    #expect(ids(try log.tuning()) == ["lossy-step", "better-rebuttal", "missing-phrase"])
  }

  @Test func `where nothing differs a run finds something in at most one of twenty`() throws {
    let runs = proofSize(400, full: 10_000)
    var chance = SplitMix64(seed: 11)
    func draw(_ n: Int, _ share: Double) -> Int {
      (0..<n).reduce(0) { count, _ in count + (chance.uniform() < share ? 1 : 0) }
    }
    let script = try compiled(Self.script)
    let history = NameHistory([script])
    var found = 0
    for _ in 0..<runs {
      var (all, won) = (Counts(), Counts())
      all.add(CallCount(.conversation, n: 600))
      var reached = 600
      for step in ["hello", "offer", "close"] {
        let dropped = draw(reached, 0.15)
        all.add(CallCount(.stepReached, step: step, n: Int64(reached)))
        all.add(CallCount(.endedAt, step: step, target: "no", n: Int64(dropped)))
        won.add(CallCount(.stepReached, step: step, n: 100))
        reached -= dropped
      }
      for (step, given) in [("price/compare", 150), ("price/value", 75)] {
        all.add(CallCount(.rebuttalGiven, step: step, target: "price", n: Int64(given)))
        all.add(
          CallCount(.objectionOvercome, step: step, target: "price", n: Int64(draw(given, 0.5))))
      }
      // 250 of the 600 met the card, all before the offer.
      let (with, without) = (draw(250, 0.2), draw(350, 0.2))
      all.add(CallCount(.goal, n: Int64(with + without)))
      all.add(CallCount(.cardMet, step: "hello", target: "price", n: 250))
      all.add(CallCount(.cardMet, target: "price", n: 250))
      won.add(CallCount(.cardMet, target: "price", n: Int64(with)))
      let tuning = Tuning(
        TuningEvidence(
          script: script,
          versions: [TuningVersion(script, place: 0, history: history, counts: all)], goals: won))
      #expect(tuning.comparisonCount == 5)
      if tuning.findings.contains(where: { $0.worth != nil }) { found += 1 }
    }
    let share = Proportion(found, of: runs)
    #expect(share.wilson(confidence: 0.999).low <= 0.05, "\(Cell.share(share).text)")
  }
}

extension String {
  /// The text with one piece in place of another.
  fileprivate func replacing(_ piece: String, with other: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(piece) {
        result += other
        rest = rest.dropFirst(piece.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
