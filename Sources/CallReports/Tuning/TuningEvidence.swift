package import CallModel
import Statistics

/// All that the log says of a script, as the rules of `tune` look at it.
package struct TuningEvidence: Sendable {
  /// An advice of `check` on a step.
  package struct Advice: Sendable {
    /// The advice's name: `monologue`.
    package let id: String
    /// The step or rebuttal it speaks of.
    package let step: Ref<Step>
    /// Its place among all that `check` says.
    package let number: Int

    /// An advice on a step.
    package init(id: String, step: Ref<Step>, number: Int) {
      self.id = id
      self.step = step
      self.number = number
    }
  }

  /// The script as it is now.
  package let script: Script
  /// What was counted of all calls, under the names of today.
  package let counts: Counts
  /// The same of the calls that reached the goal alone.
  package let goals: Counts
  /// The versions that calls were made with.
  package let versions: [TuningVersion]
  /// Words that nothing understood.
  package let phrases: [PhraseGroup]
  /// What `check` advises on steps.
  package let advice: [Advice]
  /// Replies that stand in no file: the two that a rebuttal has by itself.
  package let unwritten: Set<Ref<Reply>>
  /// What the letters of experiments came to; nil for a script without any.
  package let experiments: ExperimentReading?
  /// What each letter says today, by the experiment's name.
  package let letterWords: [String: [Letter: String]]
  /// The steps of a stage that lead on, with how calls passed them; those that nobody reached, and
  /// those that only say goodbye, left out.
  let passages: [Ref<Step>: Passage]

  /// All that the log says of a script.
  package init(
    script: Script, versions: [TuningVersion], goals: Counts, phrases: [PhraseGroup] = [],
    advice: [Advice] = [], unwritten: Set<Ref<Reply>> = [],
    experiments: ExperimentReading? = nil, letterWords: [String: [Letter: String]] = [:]
  ) {
    self.script = script
    self.versions = versions
    self.goals = goals
    self.phrases = phrases
    self.advice = advice
    self.unwritten = unwritten
    self.experiments = experiments
    self.letterWords = letterWords
    var counts = Counts()
    for version in versions { counts.add(version.counts) }
    self.counts = counts
    var passages: [Ref<Step>: Passage] = [:]
    for stage in Passages(counts, script).stages {
      for step in stage.steps where step.passage.reached > 0 && script.leadsOn(step.step) {
        passages[step.step] = step.passage
      }
    }
    self.passages = passages
  }

  /// So many more goal outcomes for each 1,000 conversations.
  func perThousand(_ goals: Double) -> Double {
    counts.conversations > 0 ? 1000 * goals / Double(counts.conversations) : 0
  }
}

/// A version of a script with what was counted of the calls along it, all under the names of today.
package struct TuningVersion: Sendable {
  /// A reply at a step.
  struct ReplyKey: Hashable, Sendable {
    let step: String
    let reply: String
  }

  /// What was counted.
  package let counts: Counts
  /// The replies that it has.
  let replies: Set<ReplyKey>
  /// The rebuttals of each card, in its order.
  let rebuttals: [String: [String]]

  /// A version.
  /// - Parameters:
  ///   - script: the version.
  ///   - place: its place in the history.
  package init(_ script: Script, place: Int, history: NameHistory, counts: Counts) {
    self.counts = counts
    var replies: Set<ReplyKey> = []
    for step in script.steps.refs {
      for reply in script.steps[step].replies.refs {
        let today = history.today(
          Counted(.replyChosen, step: script.name(step), target: script.name(reply)),
          version: place)
        replies.insert(ReplyKey(step: today.step ?? "", reply: today.target ?? ""))
      }
    }
    self.replies = replies
    var rebuttals: [String: [String]] = [:]
    for card in script.objections.refs {
      for rebuttal in script.objections[card].rebuttals.refs {
        let today = history.today(
          Counted(.rebuttalGiven, step: script.name(rebuttal), target: script.name(card)),
          version: place)
        rebuttals[today.target ?? "", default: []].append(today.step ?? "")
      }
    }
    self.rebuttals = rebuttals
  }
}

extension Script {
  /// Whether an objection can be overcome by a rebuttal: one that only asks, and always goes on to the
  /// next, leads up to that one.
  func canOvercome(_ rebuttal: Ref<Step>) -> Bool {
    ways(from: rebuttal).contains { target in
      switch target {
      case .back, .step: true
      case .end(let outcome): outcomes[outcome].kind == .won
      case .next, .again, .objection: false
      }
    }
  }

  private func ways(from step: Ref<Step>) -> [Target] {
    jumps[steps[step].passage.jumps].map(\.target)
      + replies[steps[step].replies].flatMap { reply in
        [reply.target].compactMap { $0 } + jumps[reply.body.jumps].map(\.target)
      }
  }

  /// Whether a call can go on from a step: to another step, to a card, or to a won or open outcome.
  /// From a step that only says goodbye nobody can be lost.
  fileprivate func leadsOn(_ step: Ref<Step>) -> Bool {
    func goesOn(_ target: Target) -> Bool {
      switch target {
      case .step(let next): next != step
      case .objection, .back, .next: true
      case .again: false
      case .end(let outcome): outcomes[outcome].kind != .lost
      }
    }
    return ways(from: step).contains(where: goesOn)
  }
}
