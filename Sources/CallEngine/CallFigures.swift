package import CallModel

/// What a call comes to: its times, and what is counted of it. Acts that were taken back do not count.
package struct CallFigures: Equatable, Sendable {
  /// From the start to the outcome, without holds and gaps, in milliseconds.
  package var talk: Int64 = 0
  /// On hold, in milliseconds.
  package var hold: Int64 = 0
  /// From the outcome to the wrap-up, in milliseconds.
  package var wrap: Int64 = 0
  /// How the dial ended; answered where nothing says otherwise.
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
      if case .disposition(let disposition) = event.kind { figures.disposition = disposition }
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
