package import CallModel

/// What a call comes to: its times, and what is counted of it. Acts that were taken back do not count.
package struct CallFigures: Equatable, Sendable {
  /// Something that is counted, with how often and how long.
  package struct Count: Hashable, Sendable {
    /// What is counted.
    package enum Kind: String, CaseIterable, Sendable {
      /// A step or rebuttal was entered; the time is what was spent there.
      case entered
      /// A reply was given.
      case replied
      /// A card was raised.
      case raised
      /// A card was overcome.
      case overcome
      /// The call ended at the step.
      case endedHere
      /// The call reached an outcome.
      case outcome
      /// A letter of an experiment was heard.
      case letter
      /// A must line was due.
      case mustDue
      /// A must line was passed.
      case mustSpoken
    }

    /// What is counted.
    package let kind: Kind
    /// At which step or rebuttal.
    package let step: String
    /// Which reply, card, outcome or must line; the step itself for `entered`.
    package let target: String
    /// The experiment, for a letter.
    package let experiment: String
    /// The letter.
    package let letter: Letter?
    /// How often.
    package var count: Int
    /// How long, in milliseconds.
    package var milliseconds: Int64
  }

  /// What tells one count from another.
  fileprivate struct Key: Hashable {
    let kind: Count.Kind
    let step: String
    let target: String
    let letter: Letter?
  }

  /// From the start to the outcome, without holds and gaps, in milliseconds.
  package var talk: Int64 = 0
  /// On hold, in milliseconds.
  package var hold: Int64 = 0
  /// From the outcome to the wrap-up, in milliseconds.
  package var wrap: Int64 = 0
  /// What is counted.
  package var counts: [Count] = []
}

extension Call {
  /// What the call comes to.
  package var figures: CallFigures {
    var figures = CallFigures()
    var counts: [CallFigures.Count] = []
    var places: [CallFigures.Key: Int] = [:]
    var time: [Ref<Step>: Int64] = [:]
    addTimes(&figures, &time)
    func add(
      _ kind: CallFigures.Count.Kind, _ step: Ref<Step>?, _ target: String,
      experiment: String = "", letter: Letter? = nil, ms: Int64 = 0
    ) {
      let name = step.map { script.name($0) } ?? ""
      let key = CallFigures.Key(kind: kind, step: name, target: target, letter: letter)
      if let same = places[key] {
        counts[same].count += 1
        counts[same].milliseconds = counts[same].milliseconds.adding(ms)
      } else {
        places[key] = counts.count
        counts.append(
          CallFigures.Count(
            kind: kind, step: name, target: target, experiment: experiment, letter: letter,
            count: 1, milliseconds: ms))
      }
    }
    for place in effective {
      let event = events[Int(place)]
      switch event.kind {
      case .stepEntered(let step, _), .rebuttalGiven(let step, _):
        add(.entered, step, "", ms: time.removeValue(forKey: step) ?? 0)
      case .replyChosen(let reply): add(.replied, event.step, script.name(reply))
      case .objectionRaised(let objection, _): add(.raised, event.step, script.name(objection))
      case .objectionResolved(let objection, let isOvercome):
        if isOvercome { add(.overcome, event.step, script.name(objection)) }
      case .outcomeReached(let outcome):
        add(.endedHere, event.step, script.name(outcome))
      default: break
      }
    }
    if let outcome = state.outcome { add(.outcome, nil, script.name(outcome)) }
    for (step, letter) in state.letters.sorted(by: { $0.key < $1.key }) {
      add(.letter, step, "", experiment: script.name(step), letter: letter)
    }
    for line in state.dueMust.sorted() {
      add(.mustDue, script.mustLines[line].step, script.name(line))
    }
    for line in state.spokenMust.sorted() {
      add(.mustSpoken, script.mustLines[line].step, script.name(line))
    }
    figures.counts = counts
    return figures
  }

  /// Each interval between two events belongs to the step at which it ended; holds and gaps apart.
  private func addTimes(_ figures: inout CallFigures, _ time: inout [Ref<Step>: Int64]) {
    var last: Int64 = 0
    var isOnHold = false
    var hasOutcome = false
    for event in events {
      var interval = max(0, event.ms.subtracting(last))
      last = event.ms
      if case .reopened(_, let gap) = event.kind {
        interval = max(0, interval.subtracting(max(0, gap)))
      }
      if case .corrected = event.kind { continue }
      if hasOutcome {
        figures.wrap = figures.wrap.adding(interval)
      } else if isOnHold {
        figures.hold = figures.hold.adding(interval)
      } else {
        figures.talk = figures.talk.adding(interval)
        if let step = event.step { time[step] = interval.adding(time[step] ?? 0) }
      }
      switch event.kind {
      case .held: isOnHold = true
      case .resumed: isOnHold = false
      case .outcomeReached: hasOutcome = true
      case .undone: hasOutcome = false
      default: break
      }
    }
  }
}
