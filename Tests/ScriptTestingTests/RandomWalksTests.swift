import CallEngine
import CallModel
import ScriptTesting
import TestSupport
import Testing
import TypedValues

@Suite struct RandomWalksTests {
  private func walked(
    _ script: TestedScript, _ count: Int = 60, seed: UInt64 = 0
  ) -> RandomWalks {
    var walks = RandomWalks(script, seed: seed, path: "bakery.patter")
    for _ in 0..<count { walks.walk() }
    return walks
  }

  /// Each thing found, replayed, stands where it was found.
  private func replay(_ walks: RandomWalks) throws {
    for finding in walks.findings {
      let run = try played(finding.transcript, walks.tested)
      let step = try #require(run.call.state.step)
      if finding.trouble.kind != .loop {
        #expect(walks.tested.script.name(step) == finding.trouble.place)
      }
      #expect(run.call.state.outcome == nil)
      #expect(
        run.failure?.message == finding.trouble.message, "\(run.failure?.message ?? "it passes")")
    }
  }

  @Test(arguments: callableShippedScripts())
  func `walks along a shipped script find nothing and see most of it`(path: String) throws {
    let walks = walked(try shipped("Scripts/" + path), 100)
    #expect(walks.findings.map(\.trouble.message) == [])
    #expect(walks.count == 100)
    let endings = walks.endings
    #expect(endings.won > 0 && endings.open > 0 && endings.lost > 0)
    #expect(endings.won + endings.open + endings.lost + endings.unfinished == 100)
    let coverage = walks.coverage
    #expect(coverage.stepShare.hit * 10 >= coverage.stepShare.total * 8, "\(coverage.missedSteps)")
    #expect(
      coverage.replyShare.hit * 10 >= coverage.replyShare.total * 8, "\(coverage.missedReplies)")
    #expect(coverage.cardShare.hit == coverage.cardShare.total, "\(coverage.missedCards)")
  }

  @Test func `the same seed walks the same, another one otherwise`() throws {
    let script = try shipped("Scripts/en/energy-audit.patter")
    let one = walked(script, 30, seed: 5)
    let same = walked(script, 30, seed: 5)
    #expect(one.endings == same.endings)
    #expect(one.coverage.replies == same.coverage.replies)
    #expect(walked(script, 30, seed: 6).coverage.replies != one.coverage.replies)
  }

  @Test func `a dead end is found`() throws {
    let walks = walked(
      try tested(
        """
        # anytime
        - Hangs up => refused
        # greeting
        ## hello
        - Yes -> bill
        - No => refused
        ## bill
        What does it cost?
        ? spend
        - High [if spend > 5000] => later
        - Low [if spend < 5000] => later
        """))
    #expect(walks.findings.map(\.trouble.kind) == [.deadEnd])
    #expect(walks.findings.map(\.trouble.place) == ["bill"])
    #expect(walks.findings.allSatisfy { $0.count > 1 })
    try replay(walks)
  }

  @Test func `a need that nothing fills is found`() throws {
    let walks = walked(
      try tested(
        """
        # greeting
        ## hello
        - Yes => meeting
        - No => refused
        """))
    #expect(walks.findings.map(\.trouble.kind) == [.unfillableNeed])
    #expect(
      walks.findings.map(\.trouble.message) == [
        "the outcome `meeting` needs `day`, and no step asks for it"
      ])
    try replay(walks)
  }

  @Test func `a loop is found behind a reply that leads out by hanging up`() throws {
    let walks = walked(
      try tested(
        """
        # anytime
        - Hangs up => refused
        # greeting
        ## hello
        - Yes -> one
        - No => refused
        ## one
        ? supplier
        - On -> two
        - Off -> one
        ## two
        - Back -> one
        - Never [if spend > 1] => later
        """))
    #expect(
      walks.findings.map(\.trouble.message) == [
        "the call goes round at `one`, `two`, and nothing leads out"
      ])
    try replay(walks)
  }

  @Test func `a circle that no person stops is found`() throws {
    let walks = walked(
      try tested(
        """
        # greeting
        ## hello
        - Yes -> one
        - No => refused
        ## one
        [if spend > 100000] Never said.
        -> two
        ## two
        [if spend > 100000] Never said.
        -> one
        """), 20)
    #expect(walks.findings.map(\.trouble.kind) == [.loop])
  }

  @Test func `a long call that can end is no loop`() throws {
    let walks = walked(
      try tested(
        """
        # greeting
        ## hello
        \((0..<40).map { "- No \($0) -> hello" }.joined(separator: "\n"))
        - Yes => later
        """), 20)
    #expect(walks.findings.isEmpty)
  }

  @Test func `walks go both sides of a guard that compares numbers, words and the clock`() throws {
    let walks = walked(
      try tested(
        """
        # greeting
        ## hello
        How much, {lead.company | friend}?
        ? spend
        [if spend = 1234] -> exact
        [if lead.company = "Roth, Bakers"] -> named
        [if daypart is night] -> late
        -> rest
        ## exact
        - Bye => later
        ## named
        - Bye => later
        ## late
        - Bye => later
        ## rest
        - Bye => later
        """), 200)
    #expect(walks.coverage.missedSteps == [])
  }

  @Test func `every walk that is written as a transcript replays to the same end`() throws {
    // A dead end behind much of the script writes walks with all kinds of acts.
    let walks = walked(
      try tested(
        """
        # anytime
        - Who is this #who
          Kim.
        # greeting
        ## hello
        [A] One.
        [B] Two.
        ? worries
        ? who
        ? company
        - On -> facts
        ## facts
        [must] Recorded.
        ? spend
        ? day
        -> hall
        ## hall
        Hm.
        -> door
        ## door
        - Out [if spend > 100000] => won
        # objections
        ## !price
        ### one
        One, {lead.first_name}.
        - Fine -> back
        """), 40)
    #expect(walks.findings.map(\.trouble.kind) == [.deadEnd])
    try replay(walks)
  }
}
