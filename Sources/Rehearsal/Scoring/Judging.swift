package import CallEngine
import CallModel
import SpokenLanguage

/// Judges a rehearsal by a rubric: pure, so that the same rehearsal has the same points for ever.
package struct Judging {
  let scene: Scene
  let rubric: Rubric
  let recital: Recital
  let comparer: LineComparer
  let mood: Mood
  /// The turns whose typed words have nothing to do with their lines, by their numbers.
  let unsaid: Set<Int32>
  /// How much the trainee was helped: what was done for him earns nothing.
  let level: PracticeLevel

  /// A call that was rehearsed in a scene, at its end or before.
  package init(
    _ call: Call, in scene: Scene, at level: PracticeLevel, by rubric: Rubric
  ) {
    self.scene = scene
    self.level = level
    self.rubric = rubric
    recital = Recital(call, in: scene)
    comparer = LineComparer(scene.script)
    mood = Mood(call, beginning: scene.behaviour.mood)
    unsaid = Set(
      recital.turns.filter { [comparer] in !$0.isSaid(comparer) }.map(\.seq))
  }

  var script: Script { scene.script }

  /// What it came to.
  package var score: Score {
    var responses = 0
    var responseMs: Int64 = 0
    for turn in recital.turns {
      guard let act = turn.act, turn.isAnswerable(level) else { continue }
      responses += 1
      responseMs += act.ms - turn.said
    }
    return Score(
      items: rubric.criteria.map { Score.Item(criterion: $0, reasons: reasons($0)) },
      talkShare: talkShare, responses: responses, responseMs: responseMs, mood: mood)
  }

  private func reasons(_ criterion: Rubric.Criterion) -> [Score.Reason] {
    switch criterion.measure {
    case .firstWords: firstWords(criterion.limit)
    case .opening: keyPoints { script.stageName(of: $0) == "greeting" }
    case .lines: keyPoints { script.stageName(of: $0) != "greeting" }
    case .mustLines: mustLines
    case .questions: questions
    case .offer: offer
    case .listening: listening
    case .objections: objections
    case .dialogue: dialogue(criterion.limit)
    case .aboutThem: aboutThem
    case .talkShare: talk(criterion.limit)
    case .nextStep: nextStep
    case .notes: notes
    case .pace: pace(criterion.limit)
    case .steady: steady(criterion.limit)
    }
  }

  func reason(
    _ seq: Int32, _ step: Ref<Step>?, _ isEarned: Bool, _ text: String
  ) -> Score.Reason {
    Score.Reason(
      seq: seq, step: step.map { script.name($0) } ?? "", isEarned: isEarned, text: text)
  }

  /// The trainee's share of all words that were said, in per cent: what he typed, or the lines where
  /// he said them aloud, beside the prospect's words.
  var talkShare: Int? {
    var own = 0
    var theirs = 0
    for turn in recital.turns {
      own += turn.spokenLength(script)
      theirs += script.language.spokenLength(of: turn.words ?? "")
    }
    return own + theirs == 0 ? nil : own * 100 / (own + theirs)
  }
}

extension SaidTurn {
  /// Whether one key point of the lines was said at least; what is said aloud is believed.
  fileprivate func isSaid(_ comparer: LineComparer) -> Bool {
    guard let typed, !lines.isEmpty else { return true }
    return lines.contains { line in
      let comparison = comparer.compare(typed, with: line.text, isMust: line.must != nil)
      return comparison.isExact || comparison.points.contains(where: \.isSaid)
    }
  }

  /// Whether the prospect said something that the trainee answers himself.
  func isAnswerable(_ level: PracticeLevel) -> Bool {
    switch move {
    case .reply, .objection: level.isRouted
    case .answer: true
    case .listens, .hangsUp: false
    }
  }

  /// How many words the trainee spoke.
  func spokenLength(_ script: Script) -> Int {
    script.language.spokenLength(
      of: typed ?? lines.map(\.text).joined(separator: " "))
  }
}
