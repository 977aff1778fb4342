import CallModel
import Testing

@testable import SpokenLanguage

/// How what is said is cut into sentences and words, and how long it takes.
@Suite struct SpokenTextTests {
  private func sentences(_ text: String) -> [String] {
    let spoken = SpokenText(text)
    return spoken.sentences.map { sentence in
      sentence.words.map { String(decoding: spoken.bytes($0), as: UTF8.self) }
        .joined(separator: " ") + (sentence.isAsked ? "?" : "")
    }
  }

  @Test(arguments: [
    ("Good day. How are you?", ["good day", "how are you?"]),
    ("We'll see, won't we?", ["we ll see won t we?"]),
    ("It costs 1,200.50 a year. Really?!", ["it costs 1,200.50 a year", "really?"]),
    ("Write to info@example.com today", ["write to info example com today"]),
    ("Многие спрашивают: «Сколько?» Мы отвечаем.", ["многие спрашивают мы отвечаем"]),
    ("您好，方便吗？好的。", ["您 好 方 便 吗?", "好 的"]),
    ("Grüße aus Köln!", ["grusse aus koln"]),
    ("An open \" quote is none. Right?", ["an open quote is none", "right?"]),
    ("", []), ("…?!", []), ("«»", []),
  ])
  func `a text is cut into sentences and words`(text: String, expected: [String]) {
    #expect(sentences(text) == expected)
  }

  @Test(arguments: [
    ("one two three", 3), ("we'll see", 2), ("490 euros", 4), ("2026", 4), ("0301234567", 10),
    ("7", 1),
    ("“three quoted words” and two", 5), ("30 %", 2), ("\u{FFFC} and \u{FFFC}", 3),
    ("您现在方便说话吗", 5),
  ])
  func `words are counted as they are said`(text: String, count: Double) {
    #expect(SpokenText(text).sentences.reduce(0) { $0 + $1.length } == count)
  }

  @Test func `a minute holds a hundred and fifty words`() {
    #expect(SpeakingTime.seconds(150) == 60)
    #expect(SpeakingTime.seconds(240 * SpeakingTime.character) == 60)
  }

  @Test(arguments: ["and, ", "what ", "«", "?", "a\"", "нет, ", "的", "{", "1,"])
  func `a line without an end is judged in time that grows with it`(part: String) throws {
    let words = try #require(SpokenWords.of(Language("en")))
    let text = SpokenText(String(repeating: part, count: 20_000))
    var length = 0.0
    for sentence in text.sentences {
      #expect(sentence.words.count <= 200)
      _ = words.judge(text, sentence)
      length += sentence.length
    }
    #expect(length <= 40_000)
  }

  @Test func `an entry's notation matches what it says`() {
    func matches(_ entry: String, _ text: String) -> Bool {
      var isFound = false
      let spoken = SpokenText(text)
      let index = PhraseIndex([(mark: .offer, entries: entry)])
      for sentence in spoken.sentences {
        index.forEachHit(in: spoken, sentence.words) { _ in isFound = true }
      }
      return isFound
    }
    #expect(matches("good day", "A good day to you"))
    #expect(!matches("good day", "A good day's work".replacing("day", with: "way")))
    #expect(matches("good|bad day", "A bad day"))
    #expect(matches("discount*", "Discounts apply") && !matches("discount*", "A recount"))
    #expect(matches("*rabatt", "Ein Mengenrabatt") && !matches("*rabatt", "Rabatte"))
    #expect(matches("=Sie", "wenn Sie mögen") && !matches("=Sie", "wenn sie mögen"))
    #expect(matches("# euro", "Das macht 490 Euro") && !matches("# euro", "ein Euro"))
    #expect(matches("take ... off", "take a few euros off") && matches("take ... off", "take off"))
    #expect(!matches("take ... off", "take a few more of them off"))
    #expect(!matches("take ... off", "Take it. Off we go."))
    #expect(
      matches("^so", "So what") && matches("^so", "Well, so what") && !matches("^so", "And so"))
    #expect(matches("right$", "All right?") && !matches("right$", "Right you are"))
    #expect(matches("多少钱", "要多少钱呢") && !matches("多少钱", "多少"))
  }
}
