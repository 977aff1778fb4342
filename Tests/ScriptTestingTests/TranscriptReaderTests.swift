import ScriptTesting
import SourceText
import TestSupport
import Testing

@Suite struct TranscriptReaderTests {
  @Test func `every act of the language is read`() {
    let transcript = Transcript(
      """
      // A call.
      script: bakery.patter
      lead: company="Roth, Söhne", first_name=Anna
      now: 2026-11-30 09:00 Europe/Berlin
      variant: hello=A, price/compare=B

      hello < Yes, go ahead
      hello\t<   #yes
      hello <
      opener ? spend = 3000
      opener ? spend
      opener ! price
      opener " too dear
      price/compare /back
      price/otherwise /again
      hello /set who = someone else
      hello /set who =
      hello /note Claire keeps = the books
      hello /unsaid
      hello /end later
      => later
      """)
    #expect(transcript.problems.isEmpty)
    #expect(transcript["script"]?.value == "bakery.patter")
    #expect(transcript.pairs("lead").map(\.value) == ["Roth, Söhne", "Anna"])
    #expect(transcript.pairs("variant").map(\.name) == ["hello", "price/compare"])
    #expect(
      transcript.acts.map(\.deed) == [
        .reply("Yes, go ahead"), .reply("#yes"), .goOn, .answer(field: "spend", value: "3000"),
        .skip(field: "spend"), .raise("price"), .words("too dear"), .back, .again,
        .set(field: "who", value: "someone else"), .set(field: "who", value: ""),
        .note("Claire keeps = the books"), .unsay, .end("later"),
      ])
    #expect(transcript.acts[8].place == "price/otherwise")
    #expect(transcript.ending?.outcome == "later")
    for act in transcript.acts {
      #expect(transcript.source.text(act.placeRange) == act.place)
      #expect(
        transcript.source.text(act.deedRange).filter { $0 != " " }
          == act.deed.description.filter { $0 != " " })
    }
  }

  @Test func `what editors and keyboards make is read as what it means`() {
    let transcript = Transcript(
      "\u{FEFF}script： a.patter\r\nlead： company＝Roth，name＝Ann\r\n\r\n"
        + "开场 ＜ 好的\r\n开场 ？ 花费 ＝ 3\r\n开场 ！ 价格\r\n开场 “ 太贵\r\n开场 ! 价格\r\n⇒ 会议\r\n")
    #expect(transcript.problems.map(\.message) == [])
    #expect(transcript["script"]?.value == "a.patter")
    #expect(transcript.pairs("lead").map(\.value) == ["Roth", "Ann"])
    #expect(
      transcript.acts.map(\.deed) == [
        .reply("好的"), .answer(field: "花费", value: "3"), .raise("价格"), .words("太贵"), .raise("价格"),
      ])
    #expect(transcript.ending?.outcome == "会议")
  }

  @Test(arguments: [
    (
      "scrip: a.patter", "the head of a transcript has no `scrip`",
      "the key with a similar name is `script`"
    ),
    ("now: x", "the head names no script", "write `script: NAME.patter`"),
    ("script:", "`script` has no value", "write one"),
    ("script: a\nscript: b", "`script` is given twice", "keep one"),
    ("script: a\na <\nnow: x", "the head stands before the first act", "move the line up"),
    ("script: a\nlead: Anna", "a part of this list lacks its `=`", "lead: company="),
    ("script: a\nlead: a=\"b", "a quote is never closed", "lead: company="),
    ("script: a\nhello", "this line names no act", "`hello < Yes"),
    ("script: a\nhello says", "no act is written `says`", "begins with"),
    ("script: a\nhello => won", "the end stands on a line without a step", "write `=> won` alone"),
    ("script: a\nhello ?", "the ask has no field", "? field = value"),
    ("script: a\nhello ? a =", "the answer is empty", "`? a` for a skip"),
    ("script: a\nhello !", "the card has no name", "! card"),
    ("script: a\nhello \"", "no words were typed", "behind the quote"),
    ("script: a\nhello \" dear", "nothing follows these words", "below them"),
    ("script: a\nhello /bak", "no act is written `/bak`", "`/back`"),
    ("script: a\nhello /back now", "`/back` stands alone", "write `/back`"),
    ("script: a\nhello /note", "the note is empty", "/note text"),
    ("script: a\nhello /end", "`/end` lacks its outcome", "/end outcome"),
    ("script: a\nhello /set x", "`/set` lacks its field or value", "/set field = value"),
    ("script: a\n=>", "the end lacks its outcome", "=> outcome"),
    ("script: a\n=> a\n=> b", "a call ends once", "keep one"),
    ("script: a\n=> a\nhello <", "nothing can follow the end", "last"),
  ])
  func `a line that says nothing is told with its mend`(
    text: String, message: String, help: String
  ) throws {
    let problems = Transcript(text).problems
    let problem = try #require(problems.first)
    #expect(problems.count == 1)
    #expect(problem.message == message)
    #expect(problem.help?.contains(help) == true, "\(problem.help ?? "")")
    _ = DiagnosticPrinter().print(problem, in: [Transcript(text).source])
  }

  @Test func `bytes that are no text, and a file that is too large, are told`() {
    let bytes = Transcript(SourceFile(path: "x", bytes: Array("script: a\n".utf8) + [0xFF]))
    #expect(bytes.problems.map(\.message) == ["byte 10 is no UTF-8 text"])
    let large = SourceFile(path: "x", bytes: Array(repeating: 0x20, count: 2 << 20))
    #expect(Transcript(large).problems.map(\.message) == ["the transcript is larger than 1 MiB"])
    let many = "script: a\n" + String(repeating: "a <\n", count: 6000)
    #expect(Transcript(many).problems.map(\.message) == ["a transcript has at most 5,000 acts"])
  }

  @Test func `the examples of the rules are what they say`() throws {
    #expect(Transcript(Rule.badTranscript.wrong.source).problems.count == 1)
    #expect(Transcript(Rule.badTranscript.right.source).problems.isEmpty)
    #expect(Transcript(Rule.failingTranscript.wrong.source).problems.isEmpty)
    #expect(Transcript(Rule.failingTranscript.right.source).problems.isEmpty)
    #expect(transcriptRules.map(\.id) == ["bad-transcript", "failing-transcript"])
    let bakery = try #require(Rule.failingTranscript.right.files.first)
    let script = try compiled(bakery.text, path: bakery.path) { _ in nil }
    #expect(try played(Rule.failingTranscript.wrong.source, script).failure != nil)
    #expect(try played(Rule.failingTranscript.right.source, script).failure == nil)
  }

  @Test func `whatever is done to a transcript, it is read without harm`() throws {
    let path = packageFolder + "/Scripts/en/tests/two-objections-and-a-slip.transcript"
    let bytes = try #require(Golden.bytes(of: path))
    let script = try shipped("Scripts/en/energy-audit.patter")
    var random = Random(seed: 7)
    for round in 0..<400 {
      let broken =
        round < 200
        ? Array(bytes.prefix(bytes.count * round / 200)) : mutated(mutated(bytes, &random), &random)
      let transcript = Transcript(SourceFile(path: "x.transcript", bytes: broken))
      for problem in transcript.problems {
        #expect(Int(problem.span.end) <= broken.count)
        _ = DiagnosticPrinter().print(problem, in: [transcript.source])
      }
      guard transcript.problems.isEmpty else { continue }
      let (start, _) = transcript.start(script, zones: zones)
      if let failure = TranscriptRun(transcript, script, start).failure {
        _ = DiagnosticPrinter().print(failure.diagnostic, in: [transcript.source])
      }
    }
  }
}
