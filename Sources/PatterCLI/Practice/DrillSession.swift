import CallModel
import CallStore
import Rehearsal
import Statistics
import Terminal

/// A drill at the prompt: a card's front, the trainee's words, the card's back, a grade.
final class DrillSession {
  private let program: Program
  private let script: Script
  private let comparer: LineComparer
  private var keeper: DrillKeeper
  private var queue: [Int]
  private let seed: UInt64
  /// When no new card is shown any more, in milliseconds since 1970.
  private let end: Int64
  private var newLeft: Int
  private var seen = 0
  private var right = 0

  init(
    _ program: Program, _ script: Script, _ keeper: DrillKeeper, day: CivilDate, new: Int,
    minutes: Int, seed: UInt64
  ) {
    self.program = program
    self.script = script
    self.keeper = keeper
    self.seed = seed
    self.day = day
    comparer = LineComparer(script)
    queue = keeper.due(on: day)
    newLeft = new
    end = program.clock.now + Int64(minutes) * 60_000
  }

  private let day: CivilDate

  /// Whether there is anything to drill today.
  var isEmpty: Bool { queue.isEmpty && (newLeft == 0 || keeper.new.isEmpty) }

  /// Drills until the cards or the trainee's time are used up.
  func run() throws(Failure) {
    let input = try program.input()
    while let place = next() {
      let shown = program.clock.now
      showFront(place)
      guard let typed = try readAnswer(input, place) else { break }
      if typed == "/skip" { continue }
      let taken = program.clock.now - shown
      let proposed = showBack(place, typed)
      guard let grade = try readGrade(input, proposed) else { break }
      try keeper.review(
        place, grade, day: day, at: program.clock.now, ms: taken, source: .drill)
      seen += 1
      if grade == .again {
        // Again in a few cards.
        queue.insert(place, at: min(3, queue.count))
      } else {
        right += 1
      }
    }
    showEnd()
    try program.flush()
  }

  private func next() -> Int? {
    if !queue.isEmpty { return queue.removeFirst() }
    guard newLeft > 0, program.clock.now < end || program.clock.isStopped else { return nil }
    guard let place = keeper.new.first(where: { !passed.contains($0) }) else { return nil }
    newLeft -= 1
    passed.insert(place)
    return place
  }

  private var passed: Set<Int> = []

  private func showFront(_ place: Int) {
    let card = keeper.deck.cards[place]
    if seen == 0, passed.count <= 1 { say("Ctrl-D or /quit ends the drill; /help tells more.") }
    program.screen.line()
    switch card.kind {
    case .must:
      program.screen.line(
        StyledText("What must be said at ", .muted) + StyledText(data: card.title, .heading))
    case .rebuttal(let order):
      if order > 0 {
        program.screen.line(
          StyledText("rebuttal \(order + 1); those before it did not help", .muted))
      }
      let phrase = card.phrase(seed: seed, day: day) ?? card.title
      program.screen.lines(
        StyledText(data: "“\(phrase)”", .heard).render(
          width: program.layout.width, look: program.screen.look,
          first: StyledText(program.usesUnicode ? "  ◂ " : "  < ", .muted), hanging: 4))
    }
  }

  /// What the trainee answers; nil where he leaves.
  private func readAnswer(_ input: any LineSource, _ place: Int) throws(Failure) -> String? {
    while true {
      switch try read(input, "you say") {
      case nil, "/quit": return nil
      case "/help":
        say("Type what you say, or say it aloud and press Enter. /skip, /quit.")
      case let line?: return line
      }
    }
  }

  /// A line; nil at the end of the input. Ctrl-C drops the line.
  private func read(_ input: any LineSource, _ prompt: String) throws(Failure) -> String? {
    while true {
      try program.flush()
      switch input.readLine(
        LineRequest(
          prompt: Terminal.Prompt(StyledText(prompt)), history: nil, completer: { _, _ in .none }))
      {
      case .line(let line): return line.trimmingBlanks
      case .interrupted: continue
      case .tooLong(let bytes): say("That line has \(bytes) bytes and is too long.")
      case .endOfInput, .hangUp: return nil
      }
    }
  }

  /// Shows the words, and gives the grade that what was typed seems worth; nil where it was said aloud.
  private func showBack(_ place: Int, _ typed: String) -> Memory.Grade? {
    let card = keeper.deck.cards[place]
    let isMust = card.kind == .must
    let compared = card.backs.map { (back: $0, comparer.compare(typed, with: $0, isMust: isMust)) }
    guard let best = compared.max(by: { $0.1.saidShare < $1.1.saidShare }) else { return nil }
    if !isMust {
      program.screen.line(
        StyledText(data: "! \(card.title)", .warning)
          + StyledText(data: "  \(card.key.dropFirst())", .muted))
    }
    if typed.isEmpty || isMust {
      program.screen.lines(
        program.layout.paragraph(
          isMust ? StyledText(data: best.back).adding(.must) : StyledText(data: best.back),
          indent: 2))
      if typed.isEmpty { return nil }
      return best.1.isExact ? .good : .again
    }
    PointsOutput(program).show(best.1)
    return best.1.saidAll ? .good : best.1.saidShare >= 500_000 ? .hard : .again
  }

  private func readGrade(
    _ input: any LineSource, _ proposed: Memory.Grade?
  ) throws(Failure) -> Memory.Grade? {
    let names = Memory.Grade.allCases.map { "\($0.rawValue) \($0)" }.joined(separator: "  ")
    let hint = proposed.map { "; Enter: \($0)" } ?? ""
    program.screen.line(StyledText("  \(names)\(hint)", .muted))
    while true {
      guard let line = try read(input, "grade") else { return nil }
      if line.isEmpty, let proposed { return proposed }
      if line == "/quit" { return nil }
      if let number = Int(line), let grade = Memory.Grade(rawValue: number) { return grade }
      if let grade = Memory.Grade.allCases.first(where: { "\($0)" == line.lowercased() }) {
        return grade
      }
      say("Write 1 to 4, or the word.")
    }
  }

  private func showEnd() {
    program.screen.line()
    let answers = seen == 1 ? "1 answer" : "\(seen) answers"
    say(seen == 0 ? "Nothing was drilled." : "\(answers), \(right) of them right.")
    let tomorrow = day.adding(days: 1) ?? day
    let week = day.adding(days: 7) ?? day
    let today = keeper.due(on: day).count
    say(
      (today > 0 ? "Still due today: \(today). " : "")
        + "Due tomorrow: \(keeper.due(on: tomorrow).count - today), "
        + "within a week: \(keeper.due(on: week).count - today), new: \(keeper.new.count).")
  }

  private func say(_ sentence: String) {
    program.screen.lines(program.layout.paragraph(StyledText(data: sentence, .muted)))
  }
}
