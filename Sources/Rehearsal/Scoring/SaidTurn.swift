import CallEngine
import CallModel
import TypedValues

/// A turn of a rehearsal: the trainee said his lines, the prospect did something, and the trainee
/// answered that.
struct SaidTurn {
  /// The event with which the prospect spoke.
  let seq: Int32
  /// The step or rebuttal.
  let step: Ref<Step>
  /// When the trainee's part began and when it ended, in milliseconds of the call.
  let began: Int64
  let said: Int64
  /// The lines that were due.
  let lines: [DueLine]
  /// What was typed for them; nil where lines are not typed.
  let typed: String?
  /// What the prospect did, and said.
  let move: ProspectMove
  let words: String?
  /// The field that was asked for; nil for none.
  let asked: Ref<Field>?
  /// What the trainee did then; nil where nothing was done, or it was taken back.
  var act: CallEvent?
}

/// A rehearsal, read turn by turn. Linear in its events but for what the prospect weighs at each turn.
struct Recital {
  /// What the trainee did before the prospect had spoken.
  private(set) var interruptions: [CallEvent] = []
  /// The turns, in order.
  private(set) var turns: [SaidTurn] = []
  /// What was taken back or begun again.
  private(set) var corrections: [CallEvent] = []
  /// The call at its end.
  let call: Call

  init(_ call: Call, in scene: Scene) {
    self.call = call
    let script = scene.script
    var past = Call(script, call.start)
    var last: Int64 = 0
    var typed: String?
    var isWaiting = false
    for event in call.events {
      switch event.kind {
      case .lineTyped(let words): typed = words
      case .prospectSaid(let words):
        let printer = ValuePrinter(
          language: script.language, currency: script.currency, now: past.state.facts.now)
        var asked: Ref<Field>?
        if case .ask(let field, _) = past.state.prompt(script) { asked = field }
        if let step = past.state.step {
          turns.append(
            SaidTurn(
              seq: event.seq, step: step, began: last, said: event.ms,
              lines: scene.dueLines(in: past, printer), typed: typed,
              move: scene.move(in: past), words: words, asked: asked))
        }
        typed = nil
        isWaiting = true
      case .undone(let act):
        corrections.append(event)
        for index in turns.indices where (turns[index].act?.seq ?? -1) >= act {
          turns[index].act = nil
        }
        interruptions.removeAll { $0.seq >= act }
        isWaiting = false
      case .repeated:
        corrections.append(event)
        isWaiting = false
      case .replyChosen, .wentOn, .answered, .skipped, .objectionRaised(_, byOperator: true),
        .endChosen, .abandoned, .fieldSet:
        if isWaiting, !turns.isEmpty {
          turns[turns.count - 1].act = event
        } else if past.state.phase == .talking {
          // What an outcome needs may be known without asking.
          interruptions.append(event)
        }
        isWaiting = false
      default: break
      }
      past.append(event)
      if event.kind.isAct { last = event.ms }
    }
  }
}
