import CallModel
import Statistics

/// What stands beside the rehearsals: cards that were drilled, and live calls.
extension PracticeReport {
  static func cards(_ trainees: [TraineeFigures]) -> ReportTable {
    var table = ReportTable(
      name: "cards", title: "Weakest cards",
      columns: ["trainee", "deck", "card", "reviews", "forgotten", "due"])
    table.notes = ["the five cards of each trainee that were not recalled most often in drills"]
    for trainee in trainees {
      for card in trainee.weakest(5) {
        table.add([
          .text(trainee.name), .text(card.deck), .text(card.card), .count(card.reviews),
          .count(card.lapses), .day(card.due),
        ])
      }
    }
    return table
  }

  /// Live calls, of which nothing is mixed with rehearsals.
  static func live(_ trainees: [TraineeFigures]) -> [Report.Part] {
    var table = ReportTable(
      name: "live", title: "LIVE calls of the same people, no practice",
      columns: ["trainee", "script", "dials", "conversations", "conversion", "overcome"])
    table.notes = [
      "conversations of connects, conversion is the goal of conversations, overcome is of the times an "
        + "objection was raised; shares with Wilson's interval",
      "that points rise and conversion too is no proof that one brought the other",
    ]
    for trainee in trainees {
      for live in trainee.live where live.counts.calls > 0 {
        table.add([
          .text(trainee.name), .text(live.script), .count(live.counts.calls),
          .share(Proportion(live.counts.conversations, within: live.counts.connects)),
          .share(Proportion(live.counts.goals, within: live.counts.conversations)),
          .share(
            Proportion(
              live.counts.sum(.objectionOvercome), within: live.counts.sum(.objectionRaised))),
        ])
      }
    }
    guard !table.rows.isEmpty else {
      return [.remark("None of them has live calls along these scripts in this time.")]
    }
    return [.table(table)]
  }
}
