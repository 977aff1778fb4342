import CallModel
import CallReports
import Terminal
import TestSupport
import Testing

@testable import PatterCLI

@Suite struct PracticeOutputTests {
  private func text(_ names: [String]) -> String {
    var text = ""
    let report = PracticeReport.make([
      trainee(names[0], [(0, 400), (1, 500), (8, 900), (9, 800)]),
      trainee(names[1], [(2, 100)]),
    ])
    ReportOutput(
      layout: Layout(width: 120, look: .plain, usesUnicode: true), isCut: false
    ) { text += $0 + "\n" }.write(report)
    return text
  }

  private func trainee(_ name: String, _ rounds: [(day: Int32, points: Int)]) -> TraineeFigures {
    TraineeFigures(
      name: name,
      rehearsals: rounds.map { day, points in
        RehearsalFigures(
          scene: RehearsalFigures.Scene(
            script: "audit", persona: "busy", level: day > 5 ? 2 : 1, seed: 7),
          day: CivilDate(days: 20_759 + day), rubric: "cold-call",
          skills: [
            "questions": RehearsalFigures.Points(points, of: 1000),
            "pace": RehearsalFigures.Points(500, of: 500),
          ], responses: 2, responseMs: Int64(9000 - 5 * points))
      },
      cards: [
        TraineeFigures.WeakCard(
          deck: "audit", card: "!price/\(name)", reviews: 5, lapses: 2,
          due: CivilDate(days: 20_770))
      ])
  }

  @Test func `the tables are as they were`() throws {
    try Golden.check(text(["Ann", "Bo"]), "Reports/practice.txt")
  }

  @Test func `no name moves the cursor or colours the screen`() {
    let text = text(["\u{1B}[31mEve\u{7}\r\n\u{202E}", "Bo\u{9B}2J"])
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.value >= 0x20 && !(0x7F..<0xA0).contains(scalar.value))
      #expect(!(0x202A...0x202E).contains(scalar.value))
    }
  }
}
