package import CallModel
import Statistics

/// How far calls came: for each stage and step how many reached it, went on and ended there, and how
/// long it took.
///
/// Reached counts calls, not visits. Of these, some ended here with an outcome that is won, some with
/// one that is open; the rest of those that ended here dropped off, and all others went on.
package enum FunnelReport {
  /// The report for some groups of calls.
  /// - Parameters:
  ///   - groups: each with its name and what was counted of it; one without a name for all calls.
  ///   - script: the script under whose names it is counted.
  package static func make(groups: [(name: String?, counts: Counts)], script: Script) -> Report {
    let isGrouped = groups.contains { $0.name != nil }
    let first = isGrouped ? ["group"] : []
    let figures = ["reached", "went on", "won here", "open here", "drop-off", "time"]
    var calls = ReportTable(
      name: "calls", title: "Calls",
      columns: first + ["dials", "connects", "conversations", "conversion"])
    var stages = ReportTable(
      name: "stages", title: "Stages", columns: first + ["stage"] + figures)
    var steps = ReportTable(
      name: "steps", title: "Steps", columns: first + ["stage", "step"] + figures)
    for (name, counts) in groups {
      let group: [Cell] = isGrouped ? [.text(name ?? "all calls")] : []
      calls.add(
        group + [
          .count(counts.calls), .share(Proportion(counts.connects, within: counts.calls)),
          .share(Proportion(counts.conversations, within: counts.connects)),
          .share(Proportion(counts.goals, within: counts.conversations)),
        ])
      let passages = Passages(counts, script)
      for stage in passages.stages where stage.passage.reached > 0 {
        stages.add(group + [.text(stage.title)] + stage.passage.cells)
        for step in stage.steps where step.passage.reached > 0 {
          steps.add(group + [.text(stage.title), .text(step.name)] + step.passage.cells)
        }
      }
    }
    stages.notes = ["time is the mean of the calls that reached it"]
    var report = Report(
      name: "funnel", title: "Funnel", parts: [.table(calls), .table(stages), .table(steps)])
    if !isGrouped, let counts = groups.first?.counts {
      let bars = Passages(counts, script).stages.map {
        BarPlot.Bar($0.title, $0.passage.reached, marked: $0.passage.dropped)
      }
      report.parts.insert(
        .plot(
          .bars(
            BarPlot(
              title: "How far calls came", unit: "calls", mark: "dropped off there",
              bars: bars))), at: 0)
      report.parts.insert(.map(CallFlow(counts, script)), at: 0)
    }
    return report
  }
}

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

  init(_ counts: Counts, _ script: Script) {
    func names(_ kind: Outcome.Kind) -> [String] {
      script.outcomes.refs.filter { script.outcomes[$0].kind == kind }.map { script.name($0) }
    }
    let (won, open) = (names(.won), names(.open))
    func passage(
      _ reached: Int, _ ms: Int64, _ end: Counted.Kind, _ place: String
    ) -> Passage {
      let ends = counts.sum(end) { $0.step == place }
      let wins = won.reduce(0) { $0 + counts.n(end, step: place, target: $1) }
      let opens = open.reduce(0) { $0 + counts.n(end, step: place, target: $1) }
      return Passage(
        reached: max(reached, ends), won: wins, open: opens, dropped: ends - wins - opens, ms: ms)
    }
    var steps: [Ref<Stage>: [PassedStep]] = [:]
    for step in script.steps.refs {
      guard case .stage(let stage) = script.steps[step].owner else { continue }
      let name = script.name(step)
      steps[stage, default: []].append(
        PassedStep(
          step: step, name: name,
          passage: passage(
            counts.n(.stepReached, step: name), counts.ms(.stepEntered, step: name), .endedAt, name)
        ))
    }
    stages = script.stages.refs.map { stage in
      let name = script.text[script.stages[stage].id]
      return PassedStage(
        stage: stage, title: script.title(stage),
        passage: passage(
          counts.n(.stageReached, target: name), counts.ms(.stageReached, target: name),
          .stageEnded, name), steps: steps[stage] ?? [])
    }
  }
}

extension CallFlow {
  /// How many calls came by where.
  init(_ counts: Counts, _ script: Script) {
    var visits: [Ref<Step>: Visit] = [:]
    for stage in Passages(counts, script).stages {
      for step in stage.steps where step.passage.reached > 0 {
        visits[step.step] = Visit(reached: step.passage.reached, dropped: step.passage.dropped)
      }
    }
    var replies: [Ref<Reply>: Int] = [:]
    for step in script.steps.refs {
      let name = script.name(step)
      if script.steps[step].owner.objection != nil {
        let reached = counts.n(.stepReached, step: name)
        let ended = counts.sum(.endedAt) { $0.step == name }
        if reached > 0 { visits[step] = Visit(reached: reached, dropped: ended) }
      }
      for reply in script.steps[step].replies.refs {
        let n = counts.n(.replyChosen, step: name, target: script.name(reply))
        if n > 0 { replies[reply] = n }
      }
    }
    for reply in script.anytime.refs {
      let target = script.name(reply)
      let n = counts.sum(.replyChosen) { $0.target == target }
      if n > 0 { replies[reply] = n }
    }
    self.init(script: script, calls: counts.connects, visits: visits, replies: replies)
  }
}

extension Proportion {
  /// `count` of `total`, where a log that was made elsewhere may contradict itself: never more than
  /// the whole, and never less than nothing.
  init(_ count: Int, within total: Int) {
    let total = max(0, total)
    self.init(min(max(0, count), total), of: total)
  }
}
