import CallModel
import Rehearsal
import Testing

/// What the comparer can, one thing at a time.
struct LineComparerTests {
  private func comparer(_ language: String = "en") -> LineComparer {
    LineComparer(LineSet(language).script(language))
  }

  private func points(_ line: String, _ language: String = "en") -> [String] {
    comparer(language).compare("", with: line, isMust: false).points.map(\.words)
  }

  @Test func `a line falls into its clauses, and a short one joins its neighbour`() {
    #expect(
      points("Good morning, this is Anna from Brightwatt. Is this a good moment?")
        == ["Good morning", "this is Anna from Brightwatt", "Is this a good moment"])
    #expect(
      points("Well, the audit takes 1,000 minutes, and a bit; it costs nothing at all.").count == 2)
    #expect(points("本次通话会录音。您可以拒绝。", "zh") == ["本次通话会录音", "您可以拒绝"])
    #expect(points("") == [])
    #expect(points("?!…") == [])
  }

  @Test func `a must line is said word for word, whatever stands around it`() {
    func isExact(_ typed: String, _ line: String, _ language: String = "en") -> Bool {
      comparer(language).compare(typed, with: line, isMust: true).isExact
    }
    let line = "Just so you know, this call is recorded."
    #expect(isExact("hello JUST SO YOU KNOW this call is recorded ok", line))
    #expect(!isExact("just so you know this call will be recorded", line))
    #expect(!isExact("just so you know this phone call is recorded", line))
    #expect(!isExact("", line))
    #expect(isExact("it takes 30 minutes", "It takes thirty minutes."))
    #expect(isExact("这次本次通话会录音好吗", "本次通话会录音。", "zh"))
    #expect(isExact("das gespraech wird aufgezeichnet", "Das Gespräch wird aufgezeichnet", "de"))
  }

  @Test func `what the script says in several ways is one`() {
    let line = "It is too expensive for the owner of the shop."
    #expect(
      comparer().compare("for the boss of the shop it costs too much", with: line, isMust: false)
        .saidAll)
    let plain = LineComparer(Script())
    #expect(
      !plain.compare("if that costs a lot", with: "It is too expensive.", isMust: false).saidAll)
  }

  @Test func `another number, another day or a no turns a point`() {
    func said(_ typed: String, _ line: String, _ language: String = "en") -> Bool {
      comparer(language).compare(typed, with: line, isMust: false).saidAll
    }
    #expect(said("the technician comes in 4 hours", "The technician comes in four hours."))
    #expect(!said("the technician comes in 14 hours", "The technician comes in four hours."))
    #expect(!said("shall we say monday", "Shall we say Tuesday?"))
    #expect(!said("you do not pay for the visit", "You pay for the visit."))
    #expect(!said("you pay for the visit", "You never pay for the visit."))
    #expect(said("半小时就够", "三十分钟就够。", "zh"))
    #expect(!said("您对服务不满意", "您对服务满意。", "zh"))
  }

  @Test func `nothing typed says nothing, and an endless line is cut`() {
    #expect(comparer().compare("", with: "One thing. Another thing.", isMust: false).saidShare == 0)
    let long = String(repeating: "never again and again, ", count: 20_000)
    let comparison = comparer().compare(long, with: long, isMust: true)
    #expect(comparison.saidAll)
  }

  @Test(arguments: LineSet.languages)
  func `a line said as it stands is said`(language: String) {
    let comparer = comparer(language)
    for pair in LineSet(language).pairs {
      let line = pair.points.joined(separator: language == "zh" ? "" : " ")
      let comparison = comparer.compare(line, with: line, isMust: true)
      #expect(comparison.saidAll && comparison.isExact, "\(line): \(comparison.points)")
    }
  }

  @Test func `a few words prompt a line`() {
    let words = LineComparer.keyWords(
      of: "Good morning, this is Anna from Brightwatt. Is this a good moment?",
      language: Language("en"))
    #expect(words == ["Good morning", "Anna Brightwatt", "good moment"])
    #expect(
      LineComparer.keyWords(of: "本次通话会录音。您可以拒绝。", language: Language("zh")).count == 2)
  }
}
