import CallModel
import TestSupport
import Testing

@testable import SpokenLanguage

/// What the word tables say of sentences as people speak them. The sentences stand in
/// `Tests/Fixtures/Sentences/LANGUAGE/TABLE.txt`, one a line behind its label; those that are judged
/// wrong stay in.
@Suite struct SpokenWordsTests {
  @Test(arguments: Language.Spoken.allCases, SentenceTable.all)
  func `sentences are judged right by the words of their language`(
    language: Language.Spoken, table: SentenceTable
  ) throws {
    let words = try #require(SpokenWords.of(Language(language.rawValue)))
    let sentences = try labelled("\(language.rawValue)/\(table.file)")
    #expect(sentences.count >= 40)
    var wrong: [String] = []
    var verbatimCount = 0
    for (label, text) in sentences {
      let spoken = SpokenText(text)
      let judgements = spoken.sentences.map { words.judge(spoken, $0) }
      let isJudgedSo = judgements.contains(where: table.holds)
      if isJudgedSo != table.labels.contains(label) { wrong.append("\(label): \(text)") }
      if words.hasVerbatim(table.marks, in: spoken) { verbatimCount += 1 }
    }
    let right = sentences.count - wrong.count
    print(
      "\(language.rawValue) \(table.name): \(right)/\(sentences.count) judged right, "
        + "\(verbatimCount) hold an entry as it stands")
    #expect(right * 10 >= sentences.count * 9, "judged wrong: \(wrong)")
    #expect(verbatimCount * 2 <= sentences.count)
  }

  @Test(arguments: Language.Spoken.allCases)
  func `words are folded as everywhere else`(language: Language.Spoken) throws {
    for table in Set(SentenceTable.all.map(\.file)) {
      for (_, text) in try labelled("\(language.rawValue)/\(table)") where !text.contains("\"") {
        let spoken = SpokenText(text)
        for word in spoken.words.indices where spoken.words[word].kind == .word {
          let folded = String(decoding: spoken.bytes(word), as: UTF8.self)
          #expect(["€", "₽", "£", "%"].contains(folded) || folded == folded.wordsKey, "\(text)")
        }
      }
    }
  }

  @Test func `a language without tables has no words`() {
    for tag in ["fr", "zh-Hant", "zh-TW", "eo"] { #expect(SpokenWords.of(Language(tag)) == nil) }
    for tag in ["en-GB", "de-AT", "nl-BE", "ru", "zh-Hans", "zh_CN"] {
      #expect(SpokenWords.of(Language(tag)) != nil)
    }
  }

  private func labelled(_ file: String) throws -> [(label: String, text: String)] {
    let path = packageFolder + "/Tests/Fixtures/Sentences/" + file + ".txt"
    let text = try #require(Golden.contents(of: path))
    return try text.split(separator: "\n").map { line in
      let parts = line.split(separator: "|", maxSplits: 1)
      try #require(parts.count == 2, "\(line)")
      return (parts[0].trimmingBlanks, parts[1].trimmingBlanks)
    }
  }
}

/// A judgement, with the file of its sentences and the labels that it should hold for.
struct SentenceTable: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let labels: Set<String>
  /// The tables' entries that speak for it.
  let marks: Set<Mark>
  let holds: @Sendable (Judgement) -> Bool

  var testDescription: String { name }

  private init(
    _ name: String, _ file: String, _ labels: Set<String>, _ marks: Set<Mark>,
    _ holds: @escaping @Sendable (Judgement) -> Bool
  ) {
    self.name = name
    self.file = file
    self.labels = labels
    self.marks = marks
    self.holds = holds
  }

  static let all: [SentenceTable] = [
    SentenceTable("question", "question", ["open", "closed"], [.lead]) { $0.question != nil },
    SentenceTable("open question", "question", ["open"], [.open]) { $0.question == .open },
    SentenceTable("we", "pronoun", ["we", "both"], [.ours]) { $0.oursCount > 0 },
    SentenceTable("you", "pronoun", ["you", "both"], [.yours]) { $0.yoursCount > 0 },
    SentenceTable("offer", "offer", ["yes"], [.offer]) { $0.isOffer },
    SentenceTable("discount", "discount", ["yes"], [.discount]) { $0.isDiscount },
    SentenceTable("good moment", "moment", ["yes"], [.moment]) { $0.asksForMoment },
    SentenceTable("next step", "next-step", ["yes"], [.nextStep]) { $0.proposesNextStep },
    SentenceTable("farewell", "farewell", ["yes"], [.farewell]) { $0.isFarewell },
    SentenceTable("circle", "circle", ["yes"], [.circle]) { $0.marks.contains(.circle) },
    SentenceTable("trouble", "trouble", ["yes"], [.trouble]) { $0.marks.contains(.trouble) },
    SentenceTable("price objection", "objection", ["price"], [.price]) {
      $0.marks.contains(.price)
    },
    SentenceTable("think objection", "objection", ["think"], [.think]) {
      $0.marks.contains(.think)
    },
    SentenceTable("need objection", "objection", ["need"], [.need]) { $0.marks.contains(.need) },
  ]
}

extension SpokenWords {
  /// Whether a text holds an entry for one of these marks word for word: without a stem, an ending, a
  /// number or a gap.
  func hasVerbatim(_ marks: Set<Mark>, in text: SpokenText) -> Bool {
    var found = false
    for sentence in text.sentences {
      index.forEachHit(in: text, sentence.words) { hit in
        if marks.contains(hit.mark), index.phrases[hit.phrase].isVerbatim { found = true }
      }
    }
    return found
  }
}

extension Phrase {
  /// Whether every word of it is written out.
  fileprivate var isVerbatim: Bool {
    elements.allSatisfy { element in
      guard case .oneOf(let forms) = element else { return false }
      return forms.allSatisfy { form in
        if case .word = form { return true }
        return false
      }
    }
  }
}
