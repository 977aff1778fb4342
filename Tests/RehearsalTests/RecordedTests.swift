import CallEngine
import CallModel
import Rehearsal
import TestSupport
import Testing

/// Ten recorded rehearsals: their points are explained, and stay what they are.
struct RecordedTests {
  static let names = [
    "good-en", "good-de", "good-nl", "good-ru", "good-zh", "eight-mistakes", "silent", "reader",
    "interrupter", "own-words",
  ]

  @Test(arguments: names)
  func `a recorded rehearsal keeps its points and their reasons`(name: String) throws {
    let text = try #require(
      Golden.contents(of: packageFolder + "/Tests/Fixtures/Rehearsals/\(name).rehearsal"))
    let record = try RecordedRehearsal(text)
    let (scene, call) = try play(record)
    guard case .ended = call.state.phase else {
      Issue.record("\(name) does not end")
      return
    }
    // Played once more it is the same to the event.
    #expect(try play(record).1.events == call.events)
    let judging = Judging(call, in: scene, at: record.level, by: try shippedRubric())
    try Golden.check(
      told(judging.score, judging.debrief, call), "Rehearsals/\(name).txt")
    let share = try #require(judging.score.share)
    if name.hasPrefix("good") { #expect(share > 8500) }
  }

  @Test func `as many recordings ship as are named here`() {
    #expect(Self.names.count == 10)
  }

  private func play(_ record: RecordedRehearsal) throws -> (Scene, Call) {
    let script = try shippedWithGuests(record.script)
    let persona = try #require(script.persona(record.persona))
    let scene = Scene(script, persona, seed: record.seed)
    var player = RehearsalPlayer(scene, record.level)
    for (ms, act) in record.acts { player.act(act, ms) }
    return (scene, player.call)
  }

  /// The score as text: each criterion with what earned and lost its points, then the debrief.
  private func told(_ score: Score, _ debrief: Debrief, _ call: Call) -> String {
    var lines = ["score \(score.share ?? 0) of 10000, talk share \(score.talkShare ?? 0) %"]
    lines.append("\(score.responses) responses in \(score.responseMs) ms")
    for item in score.items {
      lines.append("")
      lines.append("\(item.criterion.measure.rawValue) \(item.earned)/\(item.possible)")
      for reason in item.reasons {
        lines.append(
          "  \(reason.isEarned ? "+" : "-") #\(reason.seq) \(reason.step): \(reason.text)")
      }
    }
    lines.append("")
    for point in debrief.turningPoints {
      lines.append("turn #\(point.seq) \(point.step) \(point.weight) \(point.cause)")
    }
    if let better = debrief.better {
      lines.append("better #\(better.seq) \(better.step): \(better.line)")
      lines.append("  for: \(better.typed ?? "another card")")
    }
    lines += debrief.notes.map { "note \($0)" }
    lines.append("weak " + debrief.weakCards.joined(separator: ", "))
    return lines.joined(separator: "\n") + "\n"
  }
}
