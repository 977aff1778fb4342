import CallEngine
package import CallModel
import SourceText

/// A failing transcript, rewritten so that it goes the way its script goes now: the same acts as far
/// as they fit, head and comments as they are.
package struct TranscriptUpdate: Sendable {
  /// A change of one line.
  package struct Change: Sendable, Equatable {
    /// The line in the file as it was, from 1; for a new line, the one that it stands before.
    package let line: Int
    /// What was done: a lower-case sentence without a full stop.
    package let message: String
  }

  /// The whole file as it is to be.
  package let text: String
  /// What was changed, in file order.
  package let changes: [Change]

  /// How many acts may be put in before one that does not fit yet.
  private static let maximumBridge = 5
  /// How far is looked ahead for an act that fits.
  private static let lookAhead = 8

  /// Rewrites a transcript whose reading and head told no problem; nil when nothing has to be changed,
  /// or when none of its acts fits any more.
  package init?(_ transcript: Transcript, _ tested: TestedScript, _ start: CallStart) {
    var rewriting = Rewriting(transcript, TranscriptPlayer(tested, start))
    rewriting.run()
    let hasActs = transcript.acts.isEmpty || rewriting.keptCount > 0
    guard hasActs, !rewriting.changes.isEmpty else { return nil }
    changes = rewriting.changes
    text = rewriting.text
  }

  /// The transcript while it is played and rewritten.
  private struct Rewriting {
    let transcript: Transcript
    var player: TranscriptPlayer
    /// What stands in place of a line, by the line's number from 0; without an entry it stays.
    var lines: [Int: [String]] = [:]
    /// What stands behind the last line.
    var tail: [String] = []
    var changes: [Change] = []
    var keptCount = 0

    init(_ transcript: Transcript, _ player: TranscriptPlayer) {
      self.transcript = transcript
      self.player = player
    }

    var here: String { player.call.state.step.map { player.tested.script.name($0) } ?? "" }

    mutating func run() {
      var wasLeftOut = false
      for (index, act) in transcript.acts.enumerated() {
        // What was left out cannot be taken back.
        if wasLeftOut, act.deed == .back {
          leaveOut(act, "what it takes back was left out")
          wasLeftOut = false
          continue
        }
        let reason = fit(act, at: index)
        if let reason { leaveOut(act, reason) } else { keptCount += 1 }
        wasLeftOut = reason != nil
      }
      end()
    }

    /// Plays an act, changed where it must be; gives the reason when it cannot be.
    private mutating func fit(_ act: Act, at index: Int) -> String? {
      let next = index + 1 < transcript.acts.count ? transcript.acts[index + 1] : nil
      let before = player
      guard let mismatch = player.play(act, next: next) else {
        if isFollowed(act, by: next) { return nil }
        player = before
        return "the line below cannot be done"
      }
      let isPlaceKnown = player.tested.names.step(act.place) != nil
      if !isPlaceKnown, move(act, next) { return nil }
      if bridge(to: act, next) { return nil }
      let later = transcript.acts[(index + 1)...].prefix(TranscriptUpdate.lookAhead)
      let laterFits = zip(later, later.dropFirst().map(Optional.some) + [nil]).contains {
        act, next in
        var copy = player
        return copy.play(act, next: next) == nil
      }
      if isPlaceKnown, !laterFits, move(act, next) { return nil }
      if respell(act) { return nil }
      return mismatch.message
    }

    /// Whether the line that typed words resolve to can be done right below them.
    private func isFollowed(_ act: Act, by next: Act?) -> Bool {
      guard case .words = act.deed else { return true }
      guard let next else { return false }
      var copy = player
      return copy.play(Act(place: here, deed: next.deed), next: nil) == nil
    }

    /// Does the same deed where the call is.
    private mutating func move(_ act: Act, _ next: Act?) -> Bool {
      guard act.place.nameKey != here.nameKey else { return false }
      let place = here
      let moved = Act(place: place, deed: act.deed)
      // Words stand with the line that they resolve to, which moves as well.
      guard player.play(moved, next: next) == nil else { return false }
      lines[act.line] = [line(place, "\(act.deed)", like: act)]
      changes.append(
        Change(line: act.line + 1, message: "moved from `\(act.place)` to `\(place)`"))
      return true
    }

    /// Gives the one reply that is named much like an act's.
    private mutating func respell(_ act: Act) -> Bool {
      let script = player.tested.script
      guard case .reply(let name) = act.deed, act.place.nameKey == here.nameKey,
        case .replies(let replies) = player.call.state.prompt(script)
      else { return false }
      let names = replies.map { reply in
        let row = script.replies[reply]
        return row.hasOwnID ? "#" + script.text[row.id] : script.label(reply)
      }
      let near = nearestNames(to: name, among: names)
      guard near.count == 1, let found = near.first else { return false }
      let deed = Act.Deed.reply(found)
      guard player.play(Act(place: act.place, deed: deed), next: nil) == nil else { return false }
      lines[act.line] = [line(act.place, "\(deed)", like: act)]
      changes.append(
        Change(
          line: act.line + 1, message: "changed `\(act.deed.description.shortened)` to `\(deed)`"))
      return true
    }

    /// Goes on over asks and steps that only speak, until an act fits.
    private mutating func bridge(to act: Act, _ next: Act?) -> Bool {
      var copy = player
      var written: [String] = []
      for _ in 0..<TranscriptUpdate.maximumBridge {
        guard let filler = filler(copy), copy.play(filler, next: nil) == nil else { return false }
        written.append(line(filler.place, "\(filler.deed)", like: act))
        if copy.play(act, next: next) == nil {
          player = copy
          for line in written {
            changes.append(
              Change(line: act.line + 1, message: "put in `\(line.trimmingBlanks)`"))
          }
          lines[act.line] = written + [original(act.line)]
          return true
        }
      }
      return false
    }

    /// The act that goes on without saying anything about the prospect.
    private func filler(_ player: TranscriptPlayer) -> Act? {
      let script = player.tested.script
      let place = player.call.state.step.map { script.name($0) } ?? ""
      switch player.call.state.prompt(script) {
      case .ask(let field, isNeeded: false):
        return Act(place: place, deed: .skip(field: script.name(field)))
      case .goOn, .mustLines: return Act(place: place, deed: .goOn)
      default: return nil
      }
    }

    private mutating func leaveOut(_ act: Act, _ reason: String) {
      lines[act.line] = []
      changes.append(
        Change(
          line: act.line + 1,
          message: "left out `\(act.place.shortened) \(act.deed.description.shortened)`: \(reason)")
      )
    }

    private mutating func end() {
      let script = player.tested.script
      let outcome = player.call.state.outcome.map { script.name($0) }
      guard let ending = transcript.ending else {
        guard let outcome else { return }
        tail = ["=> \(outcome)"]
        changes.append(
          Change(line: transcript.source.lineCount, message: "put in `=> \(outcome)` at the end"))
        return
      }
      guard let outcome else {
        if bridge(toEnd: ending) { return }
        lines[ending.line] = []
        changes.append(
          Change(
            line: ending.line + 1,
            message:
              "left out `=> \(ending.outcome.shortened)`: the call is still open at `\(here)`"))
        return
      }
      guard ending.outcome.nameKey != outcome.nameKey else { return }
      lines[ending.line] = ["=> \(outcome)"]
      changes.append(
        Change(
          line: ending.line + 1,
          message: "changed `=> \(ending.outcome.shortened)` to `=> \(outcome)`"))
    }

    /// Goes on over steps that only speak, if that leads to the end that is expected.
    private mutating func bridge(toEnd ending: Transcript.Ending) -> Bool {
      guard let expected = player.tested.names.outcome(ending.outcome) else { return false }
      var copy = player
      var written: [String] = []
      for _ in 0..<TranscriptUpdate.maximumBridge {
        guard let filler = filler(copy), copy.play(filler, next: nil) == nil else { return false }
        written.append(line(filler.place, "\(filler.deed)", like: transcript.acts.last))
        guard let outcome = copy.call.state.outcome else { continue }
        guard outcome == expected else { return false }
        player = copy
        lines[ending.line] = written + [original(ending.line)]
        for line in written {
          changes.append(
            Change(line: ending.line + 1, message: "put in `\(line.trimmingBlanks)`"))
        }
        return true
      }
      return false
    }

    /// A line with its deed in the column of another's.
    private func line(_ place: String, _ deed: String, like act: Act?) -> String {
      guard let act else { return "\(place) \(deed)" }
      let source = transcript.source
      let start = source.line(act.line).lowerBound
      let column = source.text(act.placeRange.lowerBound..<act.deedRange.lowerBound).count
      let indentation = source.text(start..<max(start, act.placeRange.lowerBound))
        .filter { $0 == " " || $0 == "\t" }
      let gap = String(repeating: " ", count: max(1, column - place.count))
      return indentation + place + gap + deed
    }

    /// A line as it stands, without its line end.
    private func original(_ index: Int) -> String {
      var range = transcript.source.line(index)
      while let last = transcript.source.bytes[range].last, last == 10 || last == 13 {
        range.removeLast()
      }
      return transcript.source.text(range)
    }

    /// The whole file; new lines end as the lines do in whose place they stand.
    var text: String {
      let source = transcript.source
      let usual = source.text(source.line(0)).hasSuffix("\r\n") ? "\r\n" : "\n"
      var text = ""
      for index in 0..<source.lineCount {
        let old = source.text(source.line(index))
        guard let new = lines[index] else {
          text += old
          continue
        }
        for line in new { text += line + usual }
      }
      if !tail.isEmpty, !text.isEmpty, !text.hasSuffix("\n"), !text.hasSuffix("\r\n") {
        text += usual
      }
      for line in tail { text += line + usual }
      return text
    }
  }
}
