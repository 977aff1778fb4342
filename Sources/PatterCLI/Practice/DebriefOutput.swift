import CallModel
import Rehearsal
import Terminal

/// Shows a trainee what a rehearsal came to: the points with what earned or lost them, the turning
/// points, the better line, the persona's note and the drill that fits.
struct DebriefOutput {
  let score: Score
  let debrief: Debrief
  let scene: Scene
  /// The script's path, for the drill; nil where it is not known.
  let path: String?
  let program: Program

  func write() {
    let screen = program.screen
    let layout = program.layout
    screen.line()
    guard let share = score.share else {
      screen.line("Nothing could be judged: the call was over before it began.")
      return
    }
    screen.line(
      StyledText("Score \(decimal(share, 100)) %", .heading)
        + StyledText(
          "  \(decimal(score.earned, 100)) of \(score.possible / 100) points", .muted))
    let all = score.items.reduce(0) { $0 + $1.criterion.points }
    if score.possible < all * 100 {
      screen.lines(
        layout.paragraph(
          StyledText(
            "Judged: \(decimal(score.possible, 100)) of the rubric's \(all) points. What is said aloud"
              + " nobody hears, and what is done for you earns nothing.", .muted), indent: 0))
    }
    writeItems()
    let lost = score.items.flatMap { item in
      item.reasons.filter { !$0.isEarned }.map { (item: item, reason: $0) }
    }.sorted { $0.reason.seq < $1.reason.seq }
    if !lost.isEmpty {
      screen.line()
      screen.line(StyledText("What cost points", .heading))
      screen.lines(
        layout.keyValues(
          lost.prefix(20).map { entry in
            (place(entry.reason.seq, entry.reason.step), StyledText(data: entry.reason.text))
          }))
      if lost.count > 20 {
        screen.line(StyledText("  and \(lost.count - 20) more; `--replay` shows all", .muted))
      }
    }
    writeTurningPoints()
    writeBetterLine()
    writeAdvice()
    if !debrief.notes.isEmpty {
      screen.line()
      let title = SafeText.clean(scene.script.text[scene.persona.title])
      screen.line(StyledText(title, .heading))
      for note in debrief.notes {
        screen.lines(layout.paragraph(StyledText(data: note), indent: 2))
      }
    }
    if !debrief.weakCards.isEmpty {
      let cards = debrief.weakCards.map { "!" + SafeText.clean($0) }.joined(separator: ", ")
      screen.line()
      screen.line(StyledText("To drill: \(cards)", .heading))
      if let path { screen.line(StyledText(data: "  patter drill \(ShellWord.path(path))")) }
    }
  }

  private func writeItems() {
    let columns = [
      Layout.Column("criterion"), Layout.Column("skill"),
      Layout.Column("points", alignment: .right, mayShrink: false),
      Layout.Column("of", alignment: .right, mayShrink: false),
      Layout.Column("why"),
    ]
    let rows = score.items.map { item -> [StyledText] in
      let name = StyledText(item.criterion.measure.rawValue)
      let skill = StyledText(data: item.criterion.skill)
      guard item.possible > 0 else {
        return [
          name.adding(.muted), skill.adding(.muted), StyledText("–", .muted),
          StyledText("–", .muted), StyledText("not judged here", .muted),
        ]
      }
      let isWhole = item.earned == item.possible
      let earned = item.reasons.count { $0.isEarned }
      return [
        name, skill, StyledText(decimal(item.earned, 100), isWhole ? .good : .warning),
        StyledText(String(item.criterion.points)),
        StyledText("\(earned) of \(item.reasons.count)", .muted),
      ]
    }
    program.screen.lines(
      program.layout.table(columns, rows: rows, isCut: program.facts.isTerminal))
  }

  private func writeTurningPoints() {
    guard !debrief.turningPoints.isEmpty else { return }
    program.screen.line()
    program.screen.line(StyledText("Turning points", .heading))
    program.screen.lines(
      program.layout.keyValues(
        debrief.turningPoints.map { point in
          let sign = point.weight > 0 ? "+" : ""
          return (
            place(point.seq, point.step),
            StyledText("\(sign)\(point.weight)  ", point.weight > 0 ? .good : .warning)
              + StyledText(point.cause.sentence)
          )
        }))
  }

  /// Of what was typed, so many characters are shown again.
  private static let mostShown = 300

  private func writeBetterLine() {
    guard let better = debrief.better else { return }
    program.screen.line()
    program.screen.line(
      StyledText("A better line", .heading)
        + StyledText(data: "  \(place(better.seq, better.step))", .muted))
    if let typed = better.typed {
      let cut = typed.count > Self.mostShown ? typed.prefix(Self.mostShown) + "…" : typed[...]
      let words = typed.isEmpty ? StyledText("(nothing)", .note) : StyledText(data: String(cut))
      program.screen.lines(
        program.layout.paragraph(StyledText("you: ", .muted) + words, indent: 2))
    }
    program.screen.lines(
      program.layout.paragraph(
        StyledText("script: ", .muted) + StyledText(data: better.line), indent: 2))
  }

  /// The advice of the three criteria that cost most.
  private func writeAdvice() {
    let worst = score.items.filter { $0.earned < $0.possible && !$0.criterion.advice.isEmpty }
      .sorted { $0.possible - $0.earned > $1.possible - $1.earned }.prefix(3)
    guard !worst.isEmpty else { return }
    program.screen.line()
    program.screen.lines(
      program.layout.bulleted(worst.map { StyledText(data: $0.criterion.advice) }))
  }

  private func place(_ seq: Int32, _ step: String) -> String {
    "#\(seq)" + (step.isEmpty ? "" : " " + SafeText.clean(step))
  }

  /// A number of parts as a decimal with as many digits as it needs, at most two.
  private func decimal(_ number: Int, _ parts: Int) -> String {
    let (whole, rest) = (number / parts, abs(number % parts))
    if rest == 0 { return String(whole) }
    let digits = rest < 10 ? "0\(rest)" : String(rest)
    return "\(whole)." + (digits.hasSuffix("0") ? String(digits.dropLast()) : digits)
  }
}

extension Mood.Cause {
  /// What moved the prospect, to be told.
  var sentence: String {
    switch self {
    case .interrupted: "he was answered for before he had spoken"
    case .offeredEarly: "the offer came before he was asked anything"
    case .lectured: "more than 60 words without a question"
    case .listenedTo: "his answer was written down"
    case .passedOver: "his answer was passed over"
    case .convinced: "an objection was answered well"
    case .confused: "something was taken back or begun again"
    }
  }
}
