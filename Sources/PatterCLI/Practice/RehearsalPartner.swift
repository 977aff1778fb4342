import CallEngine
import CallModel
import CallStore
import Rehearsal
import Terminal

/// What a rehearsal adds to the call screen: the prospect, who speaks once the trainee has said his
/// lines, and as much of the script as the level shows.
final class RehearsalPartner {
  let scene: Scene
  let level: PracticeLevel
  /// Whether lines are said aloud and not typed, at every level.
  let isAloud: Bool
  private let comparer: LineComparer
  /// Says the prospect's words; nil for nobody.
  private let voice: Voice?

  init(_ scene: Scene, _ level: PracticeLevel, isAloud: Bool, voice: Voice?) {
    self.scene = scene
    self.level = level
    self.isAloud = isAloud
    self.voice = voice
    comparer = LineComparer(scene.script)
  }

  /// Whether lines are typed from memory.
  var isTyped: Bool { level.isTyped && !isAloud }

  /// Whether the trainee is to say his lines now.
  func isSaying(_ session: CallSession) -> Bool { scene.turn(in: session.call) == .saying }

  /// Takes an entry that the call screen does not: lines that are said. Tells whether it did.
  func take(_ line: String, _ session: CallSession) throws(Failure) -> Bool {
    guard isSaying(session), !line.hasPrefix("/") else { return false }
    // What an outcome needs may be known without asking.
    if case .ending = session.call.state.phase, !line.isEmpty { return false }
    // Whoever answers for the prospect interrupts him, where it is the trainee who answers.
    if level.isRouted, line.hasPrefix("!") || Int(line) != nil { return false }
    let lines = scene.dueLines(in: session.call, session.printer)
    if isTyped, !lines.isEmpty, !(line.isEmpty && hasTyped(session)) {
      guard try session.perform(.typeLine(line.isEmpty ? "" : plain(line))) else { return true }
      show(compared(plain(line), lines), session)
    } else if !line.isEmpty, !isTyped {
      session.say("Say it aloud; Enter when it is said.")
      return true
    } else if level == .prompted {
      for due in lines { session.show(StyledText(data: due.text)) }
    }
    try hear(session)
    return true
  }

  /// Whether the lines of this step were typed before: after `/back` they need not be once more.
  private func hasTyped(_ session: CallSession) -> Bool {
    let here = session.call.state.step
    return session.call.events.contains { event in
      if case .lineTyped(let words) = event.kind {
        event.step == here && !words.isEmpty
      } else {
        false
      }
    }
  }

  private func plain(_ line: String) -> String {
    line.hasPrefix("\\") ? String(line.dropFirst()) : line
  }

  /// The prospect's turn, and what follows from it by itself.
  private func hear(_ session: CallSession) throws(Failure) {
    let move = scene.move(in: session.call)
    let words = scene.words(for: move, in: session.call)
    guard try session.perform(.hear(words)) else { return }
    showHeard(move, words, session)
    if let act = scene.act(for: move, in: session.call, level) {
      tellUnderstood(move, session)
      if case .abandon = act { try session.finish(act) } else { try session.act(act) }
    } else {
      session.showPrompt(hasSpoken: true)
    }
  }

  /// What was heard last, when a rehearsal goes on after an interruption.
  func showHeardAgain(_ session: CallSession) {
    guard case .routing(let move) = scene.turn(in: session.call) else { return }
    showHeard(move, scene.words(for: move, in: session.call), session)
  }

  private func showHeard(_ move: ProspectMove, _ words: String?, _ session: CallSession) {
    let mark = session.program.usesUnicode ? "◂ " : "< "
    switch (move, words) {
    case (.hangsUp, _):
      session.program.screen.line(StyledText("  " + mark, .muted) + StyledText("(hangs up)", .note))
    case (.listens, _), (_, nil):
      session.program.screen.line(StyledText("  " + mark, .muted) + StyledText("(listens)", .note))
    case (_, let words?):
      session.program.screen.lines(
        StyledText(data: "“\(words)”", .heard).render(
          width: session.program.layout.width, look: session.program.screen.look,
          first: StyledText("  " + mark, .muted), hanging: 4))
      voice?.say(words)
    }
  }

  private func tellUnderstood(_ move: ProspectMove, _ session: CallSession) {
    switch move {
    case .reply(let reply):
      let label = session.label(reply)
      let ends = label.last.map { "?!.…？！。".contains($0) } == true
      session.say("That is: \(label)" + (ends ? "" : "."))
    case .objection(let card):
      session.say("That is: !\(scene.script.name(card)) – \(scene.script.title(card)).")
    case .answer, .listens, .hangsUp: break
    }
  }

  // MARK: What is shown of a step

  /// Shows a step's lines as far as the level does. Tells whether it did, and the screen need not.
  func showLines(_ lines: [Ref<Line>], at step: Ref<Step>, _ session: CallSession) -> Bool {
    let script = scene.script
    switch level {
    case .read: return false
    case .prompted, .fromMemory, .live: break
    }
    if isAloud, level == .live { return false }
    if !isSaying(session) { return true }
    if level == .prompted {
      let words = lines.flatMap { line -> [String] in
        guard case .speak(let words) = script.lines[line] else { return [] }
        return LineComparer.keyWords(
          of: session.text(words.pieces).text, language: script.language)
      }
      guard !words.isEmpty else { return true }
      let dot = session.program.usesUnicode ? " · " : " - "
      session.show(StyledText(data: words.joined(separator: dot), .stress))
    } else {
      var what = StyledText(data: script.title(step), .stress)
      what.append("  towards: \(SafeText.clean(script.title(script.goal)))", .muted)
      session.show(what)
    }
    return true
  }

  /// What the trainee is to do now.
  func showSaying(_ session: CallSession) {
    let hasLines = !scene.dueLines(in: session.call, session.printer).isEmpty
    let words =
      isTyped && hasLines
      ? "Type what you say; Enter sends it."
      : hasLines ? "Enter when it is said." : "Nothing is to be said here: Enter."
    session.program.screen.line(StyledText("  " + words, .muted))
  }

  private func compared(
    _ typed: String, _ lines: [DueLine]
  ) -> [(line: DueLine, comparison: LineComparison)] {
    lines.map { ($0, comparer.compare(typed, with: $0.text, isMust: $0.must != nil)) }
  }

  /// The script's lines point by point: what was there and what was missing.
  private func show(
    _ compared: [(line: DueLine, comparison: LineComparison)], _ session: CallSession
  ) {
    for (line, comparison) in compared {
      if line.must != nil, !comparison.isExact {
        session.say("A must line is said word for word:")
        session.show(StyledText(data: line.text).adding(.must))
      } else {
        PointsOutput(session.program).show(comparison)
      }
    }
  }
}
