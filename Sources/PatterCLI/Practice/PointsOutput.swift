import Rehearsal
import Terminal

/// Shows a script's line point by point: what was there and what was missing.
struct PointsOutput {
  private let program: Program

  init(_ program: Program) {
    self.program = program
  }

  func show(_ comparison: LineComparison) {
    for point in comparison.points {
      let mark =
        program.usesUnicode ? (point.isSaid ? "✓ " : "✗ ") : (point.isSaid ? "+ " : "- ")
      program.screen.lines(
        StyledText(data: point.words).render(
          width: program.layout.width, look: program.screen.look,
          first: StyledText("  " + mark, point.isSaid ? .good : .warning), hanging: 4))
    }
  }
}
