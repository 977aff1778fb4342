import CallEngine
import CallModel
import CallStore
import Rehearsal
import Terminal
import TypedValues

/// Plays a kept rehearsal again, step by step, with what earned or lost points at each, and then its
/// debrief.
struct RehearsalReplay {
  private let program: Program
  private let staged: StagedScene
  private let rubric: Rubric
  private let comparer: LineComparer

  init(_ program: Program, _ staged: StagedScene, _ rubric: Rubric) {
    self.program = program
    self.staged = staged
    self.rubric = rubric
    comparer = LineComparer(staged.scene.script)
  }

  func run(_ row: CallRow, _ store: Store) throws(Failure) {
    let records: [EventRecord]
    do throws(StoreError) { records = try store.events(of: row.id) } catch { throw Failure(error) }
    let scene = staged.scene
    let script = scene.script
    let call = try Unfinished.replay(row, records, script)
    let judging = Judging(call, in: scene, at: staged.level, by: rubric)
    let score = judging.score
    var reasons: [Int32: [Score.Reason]] = [:]
    for item in score.items {
      for reason in item.reasons { reasons[reason.seq, default: []].append(reason) }
    }
    program.screen.line(
      StyledText(data: script.title, .heading)
        + StyledText(
          data: "  \(row.agent), \(staged.rehearsal.persona), level \(staged.rehearsal.level), "
            + "seed \(staged.rehearsal.seed)", .muted))
    var past = Call(script, call.start)
    for event in call.events {
      let stops = try show(event, past)
      past.append(event)
      for reason in reasons[event.seq] ?? [] {
        program.screen.lines(
          program.layout.paragraph(
            StyledText(reason.isEarned ? "+ " : "- ", reason.isEarned ? .good : .warning)
              + StyledText(data: reason.text, .muted), indent: 6))
      }
      if stops, try !waitForEnter() { return }
    }
    DebriefOutput(
      score: score, debrief: judging.debrief, scene: scene, path: nil, program: program
    ).write()
    try program.flush()
  }

  /// Shows an event; tells whether a trainee would stop and think there.
  private func show(_ event: CallEvent, _ past: Call) throws(Failure) -> Bool {
    let script = staged.scene.script
    let time = StyledText(data: CallOutput.clock(event.ms) + "  ", .muted)
    let printer = ValuePrinter(
      language: script.language, currency: script.currency, now: past.state.facts.now)
    switch event.kind {
    case .stepEntered(let step, _), .rebuttalGiven(let step, _):
      program.screen.line()
      line(time + StyledText(data: script.name(step), .heading))
    case .lineTyped(let words):
      line(time + StyledText("you: ", .muted) + quoted(words))
      for due in staged.scene.dueLines(in: past, printer) {
        PointsOutput(program).show(
          comparer.compare(words, with: due.text, isMust: due.must != nil))
      }
    case .prospectSaid(let words):
      let isTyped = past.events.last.map { if case .lineTyped = $0.kind { true } else { false } }
      // Where lines are typed, an empty Enter says nothing once more.
      let isAloud = !staged.level.isTyped || staged.rehearsal.isAloud
      if isTyped != true, isAloud {
        for due in staged.scene.dueLines(in: past, printer) {
          line(time + StyledText("said: ", .muted) + StyledText(data: due.text))
        }
      }
      line(
        time + StyledText(program.usesUnicode ? "◂ " : "< ", .muted)
          + (words.map { StyledText(data: "“\($0)”", .heard) } ?? StyledText("(listens)", .note)))
    case .replyChosen(let reply):
      line(time + StyledText("→ ", .muted) + StyledText(data: script.label(reply)))
      return true
    case .answered(let field, let value, _):
      line(
        time
          + StyledText(
            data: "? \(script.name(field)) = \(script.plain(value, of: field))", .ask))
      return true
    case .skipped(let field):
      line(time + StyledText(data: "? \(script.name(field)) passed over", .warning))
      return true
    case .objectionRaised(let card, _):
      line(time + StyledText(data: "! \(script.title(card))", .warning))
    case .undone: line(time + StyledText("/back", .warning))
    case .repeated: line(time + StyledText("/again", .warning))
    case .noted(let words): line(time + StyledText("note: ", .muted) + quoted(words))
    case .outcomeReached(let outcome):
      line(time + StyledText(data: script.title(outcome), .heading))
    case .wrappedUp(let note?): line(time + StyledText("note: ", .muted) + quoted(note))
    case .abandoned: line(time + StyledText("given up", .warning))
    default: break
    }
    return false
  }

  private func quoted(_ words: String) -> StyledText {
    words.isEmpty ? StyledText("(nothing)", .note) : StyledText(data: words)
  }

  private func line(_ text: StyledText) {
    program.screen.lines(program.layout.paragraph(text, indent: 2))
  }

  /// At a terminal the next step comes with Enter; false where somebody leaves.
  private func waitForEnter() throws(Failure) -> Bool {
    guard program.isInteractive else { return true }
    try program.flush()
    switch try program.input().readLine(
      LineRequest(
        prompt: Terminal.Prompt(StyledText("Enter")), history: nil,
        completer: { _, _ in .none }))
    {
    case .line(let line): return line.trimmingBlanks != "/quit"
    case .interrupted, .tooLong: return true
    case .endOfInput, .hangUp: return false
    }
  }
}
