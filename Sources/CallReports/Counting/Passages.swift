import CallModel
import ScriptMap
import Statistics

/// How calls passed a stage or a step.
struct Passage: Hashable {
  /// Calls that reached it.
  let reached: Int
  /// Calls that ended there with an outcome of kind won.
  let won: Int
  /// Calls that ended there with an outcome of kind open.
  let open: Int
  /// Calls that ended there otherwise: lost, or given up.
  let dropped: Int
  /// Milliseconds spent there in all.
  let ms: Int64

  /// The figures of a row.
  var cells: [Cell] {
    [
      .count(reached), .share(Proportion(reached - won - open - dropped, within: reached)),
      .count(won), .count(open), .share(Proportion(dropped, within: reached)),
      reached == 0 ? .empty : .duration(ms / Int64(reached)),
    ]
  }
}

/// How calls passed the stages of a script and their steps, in the order of the script.
struct Passages {
  /// A step.
  struct PassedStep {
    let step: Ref<Step>
    let name: String
    let passage: Passage
  }

  /// A stage with its steps.
  struct PassedStage {
    let stage: Ref<Stage>
    let title: String
    let passage: Passage
    let steps: [PassedStep]
  }

  let stages: [PassedStage]

  private let counts: Counts
  private let won: [String]
  private let open: [String]

  init(_ counts: Counts, _ script: Script) {
    func names(_ kind: Outcome.Kind) -> [String] {
      script.outcomes.refs.filter { script.outcomes[$0].kind == kind }.map { script.name($0) }
    }
    let (won, open) = (names(.won), names(.open))
    var steps: [Ref<Stage>: [PassedStep]] = [:]
    for step in script.steps.refs {
      guard case .stage(let stage) = script.steps[step].owner else { continue }
      let name = script.name(step)
      steps[stage, default: []].append(
        PassedStep(
          step: step, name: name,
          passage: Passage(
            counts, counts.n(.stepReached, step: name), counts.ms(.stepEntered, step: name),
            .endedAt, name, won: won, open: open)))
    }
    stages = script.stages.refs.map { stage in
      let name = script.text[script.stages[stage].id]
      return PassedStage(
        stage: stage, title: script.title(stage),
        passage: Passage(
          counts, counts.n(.stageReached, target: name), counts.ms(.stageReached, target: name),
          .stageEnded, name, won: won, open: open), steps: steps[stage] ?? [])
    }
    self.counts = counts
    self.won = won
    self.open = open
  }

  /// How calls passed a step or rebuttal.
  func passage(of step: String) -> Passage {
    Passage(
      counts, counts.n(.stepReached, step: step), counts.ms(.stepEntered, step: step), .endedAt,
      step, won: won, open: open)
  }
}

extension Passage {
  fileprivate init(
    _ counts: Counts, _ reached: Int, _ ms: Int64, _ end: Counted.Kind, _ place: String,
    won: [String], open: [String]
  ) {
    let ends = counts.sum(end) { $0.step == place }
    let wins = won.reduce(0) { $0 + counts.n(end, step: place, target: $1) }
    let opens = open.reduce(0) { $0 + counts.n(end, step: place, target: $1) }
    self.init(
      reached: max(reached, ends), won: wins, open: opens, dropped: ends - wins - opens, ms: ms)
  }
}

extension MapFlow {
  /// How many calls came by where.
  init(_ counts: Counts, _ script: Script) {
    let passages = Passages(counts, script)
    var visits: [Ref<Step>: Visit] = [:]
    for step in script.steps.refs {
      let passage = passages.passage(of: script.name(step))
      if passage.reached > 0 {
        visits[step] = Visit(reached: passage.reached, dropped: passage.dropped)
      }
    }
    var replies: [Ref<Reply>: Int] = [:]
    for step in script.steps.refs {
      for reply in script.steps[step].replies.refs {
        let n = counts.n(.replyChosen, step: script.name(step), target: script.name(reply))
        if n > 0 { replies[reply] = n }
      }
    }
    for reply in script.anytime.refs {
      let target = script.name(reply)
      let n = counts.sum(.replyChosen) { $0.target == target }
      if n > 0 { replies[reply] = n }
    }
    self.init(calls: counts.connects, steps: visits, replies: replies)
  }
}
