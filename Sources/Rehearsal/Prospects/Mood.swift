package import CallEngine
package import CallModel

/// How a prospect feels about a call, moved by what the trainee does. It sets his tone; where it falls
/// below where it began it costs patience and makes him yield later. The chances that a persona states
/// are never moved by it.
package struct Mood: Sendable, Equatable {
  /// From −100 (furious) to 100 (delighted).
  package private(set) var value: Int
  /// Where it began.
  package let start: Int
  /// What moved it, in order.
  package private(set) var moves: [Move] = []

  /// What moved a mood.
  package struct Move: Sendable, Equatable {
    /// The event that did, by its number.
    package let seq: Int32
    /// Why.
    package let cause: Cause
  }

  /// Why a mood moves.
  package enum Cause: Sendable, Equatable {
    /// He was answered for before he had spoken.
    case interrupted
    /// The offer came before he was asked anything.
    case offeredEarly
    /// More than 60 words were said without a question or a pause.
    case lectured
    /// What he said was asked for and written down.
    case listenedTo
    /// He was asked, and his answer was passed over.
    case passedOver
    /// An objection was answered well.
    case convinced
    /// The trainee lost his way: took something back, or began a step again.
    case confused

    /// By how much.
    package var weight: Int {
      switch self {
      case .interrupted: -15
      case .offeredEarly: -20
      case .lectured: -10
      case .listenedTo: 3
      case .passedOver: -5
      case .convinced: 10
      case .confused: -5
      }
    }
  }

  /// How far it fell below where it began; 0 when it did not.
  var fall: Int { max(0, start - value) }

  /// The tone that it speaks in.
  var tone: Tone { value >= 20 ? .warm : value <= -20 ? .cool : .plain }

  /// How a prospect sounds.
  enum Tone: CaseIterable { case warm, plain, cool }

  /// The mood at the end of a call's events; linear in their number.
  package init(_ call: Call, beginning: Persona.Mood) {
    start =
      switch beginning {
      case .friendly: 30
      case .neutral: 0
      case .wary: -20
      case .angry: -50
      }
    value = start
    let script = call.script
    var hasSpoken = false
    var hasAnswered = false
    var hasOffered = false
    var rebuttal: (step: Ref<Step>, typed: String)?
    for event in call.events {
      switch event.kind {
      case .prospectSaid: hasSpoken = true
      case .lineTyped(let words):
        rebuttal = event.step.flatMap { step in
          script.steps[step].owner.objection == nil ? nil : (step, words)
        }
        if script.language.spokenLength(of: words) > 60, !words.contains(where: \.isQuestionMark) {
          move(.lectured, event.seq)
        }
      case .stepEntered(let step, _):
        let stage = script.stageName(of: step)
        if stage == "presentation", !hasOffered {
          hasOffered = true
          if !hasAnswered { move(.offeredEarly, event.seq) }
        }
      case .answered:
        hasAnswered = true
        move(hasSpoken ? .listenedTo : .interrupted, event.seq)
      case .skipped: move(hasSpoken ? .passedOver : .interrupted, event.seq)
      case .replyChosen:
        if let step = event.step, script.stageName(of: step) == "discovery" { hasAnswered = true }
        if !hasSpoken { move(.interrupted, event.seq) }
      case .objectionRaised(_, byOperator: true):
        if !hasSpoken { move(.interrupted, event.seq) }
      case .objectionResolved(_, isOvercome: true):
        // What is said aloud is believed; what was typed has to be an answer.
        if let (step, typed) = rebuttal, !script.isAnswered(step, by: typed) { break }
        move(.convinced, event.seq)
      case .undone, .repeated: move(.confused, event.seq)
      default: break
      }
      if event.kind.isAct { hasSpoken = false }
    }
  }

  private mutating func move(_ cause: Cause, _ seq: Int32) {
    value = min(100, max(-100, value + cause.weight))
    moves.append(Move(seq: seq, cause: cause))
  }
}

extension Character {
  /// A question mark, of Chinese too.
  var isQuestionMark: Bool { self == "?" || self == "？" }
}

extension Script {
  /// Whether words have to do with what a rebuttal has to say: they have a quarter of its longer words,
  /// or in Chinese of its characters. The comparison of lines would tell more, and takes too long to be
  /// asked at every turn.
  fileprivate func isAnswered(_ step: Ref<Step>, by typed: String) -> Bool {
    var wanted: Set<Substring> = []
    for line in lines[steps[step].passage.lines] {
      guard case .speak(let words) = line else { continue }
      for piece in pieces[words.pieces] {
        switch piece {
        case .words(let words), .stress(let words): wanted.formUnion(text[words].meaningfulWords)
        default: continue
        }
      }
    }
    return typed.meaningfulWords.intersection(wanted).count * 4 >= wanted.count
  }

  /// The id of the stage that a step stands in; nil for a rebuttal.
  func stageName(of step: Ref<Step>) -> String? {
    if case .stage(let stage) = steps[step].owner { text[stages[stage].id] } else { nil }
  }
}

extension Language {
  /// How many words something takes to say; in Chinese, where there are no blanks, two characters are
  /// taken for a word.
  func spokenLength(of text: String) -> Int {
    var words = 0
    var ideographs = 0
    var isInWord = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isIdeographic {
        ideographs += 1
        isInWord = false
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        if !isInWord { words += 1 }
        isInWord = true
      } else if scalar != "'" && scalar != "’" && scalar != "-" {
        isInWord = false
      }
    }
    return words + (ideographs + 1) / 2
  }
}

extension String {
  /// Words of four letters and more, and single ideographs, as words are compared.
  fileprivate var meaningfulWords: Set<Substring> {
    var found: Set<Substring> = []
    for word in wordsKey.split(separator: " ") {
      if word.unicodeScalars.contains(where: { $0.properties.isIdeographic }) {
        for index in word.indices { found.insert(word[index...index]) }
      } else if word.count >= 4 {
        found.insert(word)
      }
    }
    return found
  }
}
