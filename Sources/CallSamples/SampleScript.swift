import CallEngine
package import CallModel
import Statistics

/// A script with what chance has settled for all its sample calls: which replies are popular, where
/// people hang up, which rebuttals work, which letter of each experiment is truly better.
///
/// Everything is drawn by the seed and the name of the thing, so successive versions of a script share
/// what they did not change.
package struct SampleScript: Sendable {
  /// The script.
  package let script: Script

  /// How much more a warm prospect does what leads on after the better letter of an experiment.
  static let gainOfBetterLetter = 1.3

  /// The letter of each experiment that is truly better, by step; nil for a step without letters.
  package let betterLetters: [Letter?]

  /// How gladly each reply is given.
  let popularity: [Double]
  /// Whether a reply ends the call as lost.
  let losesCall: [Bool]
  /// The chance to hang up at each step, each time it is the prospect's turn.
  let hangUps: [Double]
  /// How often each card is raised, in proportion.
  let cardWeights: [Double]
  /// The chance of each rebuttal to overcome its card.
  let overcomes: [Double]
  /// How long a turn takes at each step, as a multiple of the usual.
  let paces: [Double]
  /// What is typed for fields and said without a branch.
  let values: SampleValues
  /// Outcomes that end a call early: lost ones that do not forbid to call, and those that do.
  let lostOutcomes: [Ref<Outcome>]
  let optOuts: [Ref<Outcome>]
  /// How long a usual turn takes, in milliseconds; `calibrated` fits it to the length of calls.
  var turnMs = 9_000.0
  /// How glad prospects are of what is offered; `calibrated` fits it to how many calls reach the goal.
  var gladness = 1.0

  /// Draws what holds for all calls along a script; linear in its size.
  package init(_ script: Script, seed: UInt64) {
    self.script = script
    func chance(_ name: String) -> SplitMix64 {
      SplitMix64(seed: SplitMix64.seed(seed, name))
    }
    /// A number above 0 with the mean 1, seldom more than 3.
    func spread(_ name: String) -> Double {
      var draw = chance(name)
      return draw.gamma(shape: 2) / 2
    }
    var popularity = Array(repeating: 1.0, count: script.replies.count)
    func settle(_ replies: Refs<Reply>, _ place: String) {
      for reply in replies.refs {
        popularity[reply.index] = 0.2 + spread("reply \(place)/\(script.name(reply))")
      }
    }
    settle(script.anytime, "anytime")
    for step in script.steps.refs { settle(script.steps[step].replies, script.name(step)) }
    self.popularity = popularity
    losesCall = script.replies.refs.map { script.losesCall($0) }
    hangUps = script.steps.refs.map { 0.035 * spread("hang-up \(script.name($0))") }
    cardWeights = script.objections.refs.map { 0.2 + spread("card \(script.name($0))") }
    overcomes = script.steps.refs.map {
      var draw = chance("overcome \(script.name($0))")
      return 0.15 + 0.5 * draw.uniform()
    }
    paces = script.steps.refs.map { 0.4 + 0.6 * spread("pace \(script.name($0))") }
    betterLetters = script.steps.refs.map { step in
      let letters = (0..<26).filter { script.steps[step].letters & (1 << UInt32($0)) != 0 }
      guard !letters.isEmpty else { return nil }
      var draw = chance("letter \(script.name(step))")
      return Letter(index: letters[draw.pick(letters.count)])
    }
    values = SampleValues(script, seed: seed)
    lostOutcomes = script.outcomes.refs.filter {
      script.outcomes[$0].kind == .lost && !script.outcomes[$0].isNeverCallAgain
    }
    optOuts = script.outcomes.refs.filter { script.outcomes[$0].isNeverCallAgain }
  }

  /// How often conversations reach the goal, and how long a call lasts, by FIELD's figures.
  static let usualConversion = 0.046
  static let usualLength = 93_000.0

  /// The script with prospects so glad that as many conversations reach the goal as usual, as far as
  /// they can, and with turns as long as it takes for its calls to last as long as usual. Walks a few
  /// thousand calls.
  func calibrated(_ start: CallStart, seed: UInt64) -> SampleScript {
    var calibrated = self
    var (low, high) = (0.5, 8.0)
    for _ in 0..<7 {
      calibrated.gladness = (low * high).squareRoot()
      if calibrated.pilot(start, seed: seed, count: 600).conversion < Self.usualConversion {
        low = calibrated.gladness
      } else {
        high = calibrated.gladness
      }
    }
    let length = calibrated.pilot(start, seed: seed, count: 600).length
    if length > 0 { calibrated.turnMs = turnMs * Self.usualLength / length }
    return calibrated
  }

  /// What some calls by an operator like most come to: the share of conversations that reach the goal,
  /// and the mean length in milliseconds.
  private func pilot(
    _ start: CallStart, seed: UInt64, count: Int
  ) -> (conversion: Double, length: Double) {
    var total: Int64 = 0
    var (conversations, goals) = (0, 0)
    for index in 0..<count {
      var start = start
      start.variantSeed = SplitMix64.mixed(seed &+ UInt64(index))
      var prospect = SampleProspect(
        self, start, skill: 1, chance: SplitMix64(seed: SplitMix64.seed(seed, "pilot \(index)")))
      let call = prospect.run()
      total += call.events.last?.ms ?? 0
      if call.isConversation { conversations += 1 }
      if call.state.outcome == script.goal { goals += 1 }
    }
    return (
      Double(goals) / Double(max(1, conversations)), Double(total) / Double(max(1, count))
    )
  }
}

extension Call {
  /// Whether the prospect said something.
  fileprivate var isConversation: Bool {
    effectiveEvents.contains {
      switch $0.kind {
      case .replyChosen, .repliedInWords, .answered, .objectionRaised: true
      default: false
      }
    }
  }
}

extension Script {
  /// Whether a reply leads to a lost end by itself.
  fileprivate func losesCall(_ reply: Ref<Reply>) -> Bool {
    let row = replies[reply]
    let targets = row.target.map { [$0] } ?? jumps[row.body.jumps].map(\.target)
    return targets.contains {
      if case .end(let outcome) = $0 { outcomes[outcome].kind == .lost } else { false }
    }
  }
}
