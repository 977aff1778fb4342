import CallEngine
import CallModel
import ScriptTesting
import SourceText
import Testing

@Suite struct TranscriptRunTests {
  private static let bakery = """
    # anytime
    - Hangs up #hangs_up => refused
    # greeting
    ## hello
    [A] Good day.
    [B] Good morning.
    - Yes, go ahead | sure #yes -> opener
    - No => refused
    - Maybe [if spend > 5] -> opener
    ## opener
    Who delivers?
    ? supplier
    ? spend
    -> offer
    ## offer
    Listen.
    -> ask
    ## ask
    Shall we meet?
    - Agrees => meeting
    - Wants time => later
    # objections
    ## !price
    ~ too dear | how much
    ### compare
    With what?
    - Another offer -> back
    - Nothing -> next
    ### otherwise
    I see.
    """

  private func failure(_ acts: String, head: String = "") throws -> TranscriptFailure? {
    try played("script: bakery.patter\n\(head)\n\(acts)", try tested(Self.bakery)).failure
  }

  @Test func `a transcript passes that goes the script's way`() throws {
    let failure = try failure(
      """
      HELLO         " sure
      hello         < yes, GO ahead
      opener        ? supplier = Stadtwerke
      opener        ! price
      price/compare < Nothing
      price/otherwise <
      opener        ? spend
      offer         /back
      opener        ? spend = 300 EUR
      offer         " too dear
      offer         ! price
      price/otherwise <
      offer         <
      ask           /set who = someone else
      ask           /again
      ask           /note Claire
      ask           < #hangs_up
      ask           /back
      ask           /end meeting
      ask           ? day = 2026-12-01 10:00
      => meeting
      """)
    #expect(failure == nil, "\(failure?.message ?? "")")
    #expect(try self.failure("hello < #yes\nopener ? supplier") == nil, "an open call needs no end")
  }

  @Test(arguments: [
    ("helo < #yes", "no step is named `helo`", "`hello`"),
    ("opener < #yes", "the call is not at `opener` but at `hello`", ""),
    ("hello < #yas", "no reply here is named `#yas`", "`#yes`"),
    ("hello < Yes, go ahed", "no reply here is named `Yes, go ahed`", "`Yes, go ahead`"),
    ("hello < Maybe", "the reply `Maybe` is not shown here: its guard does not hold", ""),
    ("hello <", "`<` cannot be done here: that is not offered here", ""),
    ("hello ? spend = 3", "`spend` is not asked here", ""),
    ("hello ? spent = 3", "no field is named `spent`", "`spend`"),
    ("hello ! prize", "no card is named `prize`", "`price`"),
    ("hello /end meting", "no outcome is named `meting`", "`meeting`"),
    ("hello /set who = nobody", "`nobody` is no value of `who`, which is one of owner", "`owner`"),
    ("hello /set day = tomorrow", "`tomorrow` is no value of `day`", "`2026-12-01 10:00`"),
    ("hello /back", "`/back` cannot be done here: there is nothing to take back", ""),
    ("hello \" cake\nhello < No", "`cake` means nothing here", ""),
    ("hello \" sure\nhello < No", "`sure` means `< Yes, go ahead`", ""),
    ("hello < No\nhello < No", "`< No` cannot be done here", ""),
    ("hello < No\nask < No", "the call has ended already", "`=> refused`"),
    ("hello < No", "the call ends here, and no line says so", "`=> refused`"),
    ("hello < No\n=> meeting", "the call ends with `=> refused`", ""),
    ("hello < No\n=> refuse", "no outcome is named `refuse`", "`refused`"),
    ("hello < #yes\n=> later", "the call is still open at `opener`", ""),
  ])
  func `a line that does not fit is told`(acts: String, message: String, help: String) throws {
    let failure = try #require(try failure(acts))
    #expect(failure.message.hasPrefix(message), "\(failure.message)")
    #expect(help.isEmpty || failure.help?.contains(help) == true, "\(failure.help ?? "")")
    #expect(!failure.expected.isEmpty)
    #expect(!failure.offer.choices.isEmpty)
  }

  @Test func `what the script offers is written as a transcript has it`() throws {
    let failure = try #require(try failure("hello < Cake"))
    #expect(failure.offer.place == "hello")
    #expect(failure.offer.choices.map(\.act) == ["< #yes", "< No", "< #hangs_up"])
    #expect(
      failure.offer.choices.map(\.words) == ["Yes, go ahead", "", "Hangs up, anytime"])
    #expect(failure.expected == "`< Cake` at `hello`")
    let ask = try #require(try self.failure("hello < #yes\nopener < Agrees"))
    #expect(
      ask.offer.choices.map(\.act) == ["? supplier = words", "? supplier", "< #hangs_up"])
  }

  @Test func `the head forces a letter, and another is told`() throws {
    let run = try played(
      "script: a\nvariant: hello=B\nhello < #yes", try tested(Self.bakery))
    #expect(run.call.state.letters.values.map(\.description) == ["B"])
    let script = try tested(Self.bakery)
    for (variant, told) in [
      ("hello=C", "`hello` has no letter `C`"), ("hello=AB", "`hello` has no letter `AB`"),
      ("opener=A", "`opener` is no experiment of this script"),
    ] {
      let transcript = Transcript("script: a\nvariant: \(variant)")
      let problems = transcript.start(script, zones: zones).problems
      #expect(problems.map(\.message) == [told])
      #expect(problems.allSatisfy { transcript.source.text($0.span.range) == variant })
    }
  }

  private static let clock = """
    # greeting
    ## hello
    - Yes -> when
    - No => refused
    ## when
    [if daypart is evening] -> late
    -> early
    ## early
    - Bye => later
    ## late
    - Bye => won
    """

  @Test func `the clock stands where the head says, at the lead's place`() throws {
    let script = try tested(Self.clock)
    for (now, place) in [
      ("2026-11-30 20:00 Europe/Berlin", "late"), ("2026-11-30 20:00 UTC", "late"),
      ("2026-11-30 17:30 UTC\nlead: time_zone=Europe/Berlin", "late"),
      ("2026-11-30 18:30 Europe/Berlin\nlead: time_zone=UTC", "early"),
      ("2026-11-30 17:30", "early"), ("2026-11-30 17:30\nlead: country=DE", "early"),
    ] {
      let run = try played("script: a\nnow: \(now)\nhello < Yes", script)
      #expect(run.failure == nil)
      let step = try #require(run.call.state.step)
      #expect(script.script.name(step) == place, "\(now)")
    }
    for now in ["tomorrow", "2026-11-30 20:00 Europe/Berlyn"] {
      let transcript = Transcript("script: a\nnow: \(now)")
      #expect(transcript.start(script, zones: zones).problems.count == 1)
    }
  }

  @Test func `a call that goes by the clock needs a head that tells it`() throws {
    let script = try tested(Self.clock)
    let failure = try #require(try played("script: a\nhello < Yes", script).failure)
    #expect(failure.message == "the script goes by the clock at `when`, and the head has no `now`")
    #expect(try played("script: a\nhello < No\n=> refused", script).failure == nil)
  }

  @Test func `the lead's columns fill what is asked from the lead`() throws {
    let script = try tested(
      """
      # greeting
      ## hello
      ? company
      - Bye => later
      """)
    #expect(
      try played("script: a\nlead: company=Roth\nhello < Bye\n=> later", script).failure == nil)
    #expect(
      try played("script: a\nhello ? company = Roth\nhello < Bye\n=> later", script).failure == nil)
  }

  @Test func `a transcript that ends where nothing leads on fails`() throws {
    let script = try tested(
      """
      # greeting
      ## hello
      - Yes -> trap
      - Win => meeting
      ## trap
      Say a number.
      - High [if spend > 5] => later
      - Low [if spend < 5] => later
      """)
    let failure = try #require(try played("script: a\nhello < Yes", script).failure)
    #expect(failure.message == "the call stands at `trap` with no way on")
    let need = try #require(try played("script: a\nhello < Win", script).failure)
    #expect(need.message == "the outcome `meeting` needs `day`, and no step asks for it")
  }
}
