import CallModel
import CallReports
import TestSupport

/// Rehearsals to make reports of.
enum PracticeSamples {
  /// 2026-11-02, a Monday.
  static let monday = CivilDate(days: 20_759)

  static func rehearsal(
    day: Int, _ skills: [String: (Int, Int)], script: String = "energy-audit",
    persona: String = "busy", level: Int = 1, seed: UInt64 = 7, rubric: String = "cold-call",
    responses: Int = 4, responseMs: Int64 = 10_000
  ) -> RehearsalFigures {
    RehearsalFigures(
      scene: RehearsalFigures.Scene(
        script: script, persona: persona, level: level, seed: seed),
      day: CivilDate(days: monday.days + Int32(day)), rubric: rubric,
      skills: skills.mapValues { RehearsalFigures.Points($0.0, of: $0.1) },
      responses: responses, responseMs: responseMs)
  }

  /// Two trainees with a before and an after, and one with too few rehearsals.
  static func trainees(_ names: [String] = ["Ann", "Bo", "Cem"]) -> [TraineeFigures] {
    func round(_ day: Int, _ points: Int, seed: UInt64, level: Int = 1) -> RehearsalFigures {
      rehearsal(
        day: day,
        ["questions": (points, 1000), "listening": (points / 2 + 400, 1000)], level: level,
        seed: seed, responseMs: Int64(20_000 - 15 * points))
    }
    var live = Counts()
    for (count, n) in [
      (CallCount(.call, n: 40), 40), (CallCount(.disposition, target: "answered", n: 30), 30),
      (CallCount(.conversation, n: 20), 20), (CallCount(.goal, n: 3), 3),
      (CallCount(.objectionRaised, step: "offer", target: "price", n: 12), 12),
      (CallCount(.objectionOvercome, step: "offer", target: "price", n: 5), 5),
    ] where n > 0 {
      live.add(count)
    }
    return [
      TraineeFigures(
        name: names[0],
        rehearsals: [
          round(0, 400, seed: 7), round(1, 500, seed: 8), round(2, 450, seed: 9),
          round(8, 600, seed: 7), round(9, 800, seed: 8), round(15, 700, seed: 10),
        ], unjudged: 1,
        cards: [
          TraineeFigures.WeakCard(
            deck: "energy-audit", card: "!price/worth", reviews: 9, lapses: 4,
            due: CivilDate(days: monday.days + 16)),
          TraineeFigures.WeakCard(
            deck: "energy-audit", card: "!time/later", reviews: 3, lapses: 0,
            due: CivilDate(days: monday.days + 30)),
        ],
        live: [TraineeFigures.Live(script: "Energy audit for bakeries", counts: live)]),
      TraineeFigures(
        name: names[1],
        rehearsals: [
          round(0, 300, seed: 7), round(3, 500, seed: 8, level: 2),
          round(9, 900, seed: 9, level: 3),
        ]),
      TraineeFigures(name: names[2], rehearsals: [round(4, 250, seed: 7)]),
    ]
  }
}
