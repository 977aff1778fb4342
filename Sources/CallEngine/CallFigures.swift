package import CallModel

/// What a call comes to: its times, and what is counted of it. Acts that were taken back do not count.
package struct CallFigures: Equatable, Sendable {
  /// From the start to the outcome, without holds and gaps, in milliseconds.
  package var talk: Int64 = 0
  /// On hold, in milliseconds.
  package var hold: Int64 = 0
  /// From the outcome to the wrap-up, in milliseconds.
  package var wrap: Int64 = 0
  /// How the dial ended; failed where it rang and nobody said how that ended, answered where nothing was
  /// dialled.
  package var disposition = Disposition.answered
  /// What is counted, each thing once.
  package var counts: [CallCount] = []
}

extension Call {
  /// What the call comes to.
  package var figures: CallFigures {
    var figures = CallFigures()
    let times = StepTimes(self)
    (figures.talk, figures.hold, figures.wrap) = (times.talk, times.hold, times.wrap)
    var count = Counting(script)
    count.addConversation(self)
    for event in effectiveEvents {
      switch event.kind {
      case .dialled: figures.disposition = .failed
      case .disposition(let disposition): figures.disposition = disposition
      default: break
      }
      count.add(event)
    }
    count.addUnmatched(events)
    count.addEnd(self)
    count.addOnce(times)
    count.addWhole(self, figures)
    figures.counts = count.counts
    return figures
  }
}
