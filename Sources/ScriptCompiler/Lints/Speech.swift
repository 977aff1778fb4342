import CallModel
import SpokenLanguage

/// What a script says, read once for all advice: every spoken line cut into sentences, each judged by
/// the words of the script's language. Linear in the script's size.
struct Speech {
  /// A spoken sentence.
  struct Sentence {
    /// The line that it stands in.
    let line: Ref<Line>
    /// What it is. In a language without words only a question mark tells a question.
    let judgement: Judgement
    /// How long it takes to say, in words.
    let length: Double

    /// Whether it asks the prospect something.
    var isQuestion: Bool { judgement.question != nil }
  }

  /// The words of the script's language; nil when it has none.
  let words: SpokenWords?
  private let script: Script
  private var sentences: [Sentence] = []
  /// Where each line's sentences begin, and the end.
  private var offsets: [Int32]

  init(_ script: Script) {
    self.script = script
    words = SpokenWords.of(script.language)
    offsets = [0]
    offsets.reserveCapacity(script.lines.count + 1)
    for line in script.lines.refs {
      if case .speak(let spoken) = script.lines[line] {
        sentences += judged(spoken.pieces).map { judgement, length in
          Sentence(line: line, judgement: judgement, length: length)
        }
      }
      offsets.append(Int32(sentences.count))
    }
  }

  /// The sentences of a line; none unless it is spoken.
  func sentences(of line: Ref<Line>) -> ArraySlice<Sentence> {
    sentences[Int(offsets[line.index])..<Int(offsets[line.index + 1])]
  }

  /// How long some lines take to say, in words.
  func length(of lines: [Ref<Line>]) -> Double {
    lines.reduce(0) { $0 + sentences(of: $1).reduce(0) { $0 + $1.length } }
  }

  /// The sentences of a passage, in file order, whatever guards and letters cover them.
  func sentences(of passage: Passage) -> ArraySlice<Sentence> {
    guard !passage.lines.isEmpty else { return [] }
    let range = passage.lines.range
    return sentences[Int(offsets[range.lowerBound])..<Int(offsets[range.upperBound])]
  }

  /// What each sentence of some parts of text is, such as a letter's, and its length.
  func judged(_ pieces: Refs<Piece>) -> [(judgement: Judgement, length: Double)] {
    let text = SpokenText(text(pieces))
    return text.sentences.map { sentence in
      let judgement =
        words?.judge(text, sentence) ?? Judgement(question: sentence.isAsked ? .closed : nil)
      return (judgement, sentence.length)
    }
  }

  /// What some words of the script are, all their sentences together; for labels and phrases.
  func marks(_ text: String) -> MarkSet {
    var result = MarkSet()
    guard let words else { return result }
    let spoken = SpokenText(text)
    for sentence in spoken.sentences { result.formUnion(words.judge(spoken, sentence).marks) }
    return result
  }

  private func text(_ pieces: Refs<Piece>) -> String {
    var result = ""
    for piece in script.pieces[pieces] {
      switch piece {
      case .words(let words), .stress(let words): result += script.text[words]
      case .field, .column, .builtIn: result.unicodeScalars.append(SpokenText.gap)
      // Good morning.
      case .greeting: result += "\(Character(SpokenText.gap)) \(Character(SpokenText.gap))"
      }
    }
    return result
  }
}
