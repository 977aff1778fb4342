package import CallEngine
package import CallModel
import SourceText

/// A transcript played on its script, to its end or to the first line that does not fit.
package struct TranscriptRun: Sendable {
  /// How many events a call may come to; beyond it goes round without an end.
  static let maximumEvents = 100_000

  /// The call, as far as it came.
  package let call: Call
  /// Where it does not fit; nil when all of it does.
  package let failure: TranscriptFailure?

  /// Plays a transcript whose reading told no problem.
  package init(_ transcript: Transcript, _ tested: TestedScript, _ start: CallStart) {
    var player = TranscriptPlayer(tested, start)
    failure = Self.play(transcript, &player)
    call = player.call
  }

  private static func play(
    _ transcript: Transcript, _ player: inout TranscriptPlayer
  ) -> TranscriptFailure? {
    let acts = transcript.acts
    let hasClock = transcript["now"] != nil
    var looked = 0
    let first = transcript["script"]?.range ?? 0..<0
    if !hasClock, let failure = clockFailure(player, from: &looked, at: first) { return failure }
    for (index, act) in acts.enumerated() {
      let next = index + 1 < acts.count ? acts[index + 1] : nil
      let offer = Offer(player.call)
      if let mismatch = player.play(act, next: next) {
        return TranscriptFailure(
          span: Span(file: 0, range: mismatch.part == .place ? act.placeRange : act.deedRange),
          message: mismatch.message, expected: mismatch.expected, offer: offer,
          help: mismatch.help)
      }
      if player.call.events.count > maximumEvents {
        return TranscriptFailure(
          span: Span(file: 0, range: act.deedRange), message: "the call goes round without an end",
          expected: "", offer: Offer(player.call), help: "give a step on the way a reply or an ask")
      }
      if !hasClock, let failure = clockFailure(player, from: &looked, at: act.deedRange) {
        return failure
      }
    }
    return endFailure(transcript, player)
  }

  /// The call has come to where the clock decides, and the head does not say what it shows.
  private static func clockFailure(
    _ player: TranscriptPlayer, from looked: inout Int, at range: Range<Int>
  ) -> TranscriptFailure? {
    let tested = player.tested
    let events = player.call.events
    defer { looked = events.count }
    for event in events[looked...] {
      let name: String
      switch event.kind {
      case .stepEntered(let step, _), .rebuttalGiven(let step, _):
        guard tested.clockSteps.contains(step) || !tested.clockReplies.isEmpty else { continue }
        name = tested.script.name(step)
      default: continue
      }
      return TranscriptFailure(
        span: Span(file: 0, range: range),
        message: "the script goes by the clock at `\(name)`, and the head has no `now`",
        expected: "", offer: Offer(player.call),
        help: "write `now: 2026-11-30 09:00 Europe/Berlin` in the head")
    }
    return nil
  }

  private static func endFailure(
    _ transcript: Transcript, _ player: TranscriptPlayer
  ) -> TranscriptFailure? {
    let script = player.tested.script
    let outcome = player.call.state.outcome.map { script.name($0) }
    func failure(
      _ range: Range<Int>, _ message: String, expected: String, help: String? = nil
    ) -> TranscriptFailure {
      TranscriptFailure(
        span: Span(file: 0, range: range), message: message, expected: expected,
        offer: Offer(player.call), help: help)
    }
    let last = transcript.acts.last?.deedRange ?? transcript["script"]?.range ?? 0..<0
    guard let ending = transcript.ending else {
      if let outcome {
        return failure(
          last, "the call ends here, and no line says so", expected: "a call that is still open",
          help: "write `=> \(outcome)` below")
      }
      guard let trouble = Trouble(player, turns: transcript.acts.count) else { return nil }
      var failure = failure(last, trouble.message, expected: "a way on", help: trouble.help)
      failure.isScriptAtFault = true
      return failure
    }
    let wish = "the call ends with `=> \(ending.outcome.shortened)`"
    guard let expected = player.tested.names.outcome(ending.outcome) else {
      let near = nearestNames(
        to: ending.outcome, among: script.outcomes.refs.map { script.name($0) }
      ).map { "`\($0)`" }
      return failure(
        ending.range, "no outcome is named `\(ending.outcome.shortened)`", expected: wish,
        help: near.isEmpty
          ? nil : "an outcome with a similar name is " + near.joined(separator: ", "))
    }
    guard player.call.state.outcome == expected else {
      let place = player.call.state.step.map { script.name($0) } ?? ""
      return failure(
        ending.range,
        outcome.map { "the call ends with `=> \($0)`" } ?? "the call is still open at `\(place)`",
        expected: wish)
    }
    return nil
  }
}
