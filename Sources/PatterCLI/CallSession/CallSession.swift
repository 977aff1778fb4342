import CallEngine
import CallModel
import CallStore
import Terminal
import TypedValues

/// A call as an operator makes it: reads entries, does them, keeps what came of them on disk, and only
/// then shows what it led to.
final class CallSession {
  /// How a session ended.
  enum Ending {
    /// The call is over.
    case over
    /// The input ended before the call did.
    case inputEnded
    /// The terminal went away.
    case hangUp
  }

  let program: Program
  let store: Store
  let handle: CallHandle
  let agentName: String
  let zone: ZoneFinder.Zone
  let input: any LineSource
  var call: Call
  /// Whether what was entered last could be kept.
  private(set) var isAllKept = true
  /// Set once the end of the input was taken for a question while the phone rang.
  private var wasAskedForEnd = false
  /// Set while the operator is to pick an outcome.
  var isChoosingEnd = false
  /// An ending reply that words were understood as; Enter takes it.
  var awaitsConfirmation: (reply: Ref<Reply>, words: String)?
  /// What may be picked by number after unclear words.
  var offered: [FoundReply] = []
  /// The last words that nothing fitted, for `/note` alone.
  var unmatchedWords: String?
  /// The step whose heading was shown last.
  var shownStep: Ref<Step>?
  /// The script's names, to find what an entry is about.
  let names: ScriptNames
  /// The simulated prospect of a rehearsal; nil in any other call.
  let partner: RehearsalPartner?

  init(
    _ program: Program, store: Store, handle: CallHandle, call: Call, zone: ZoneFinder.Zone,
    agentName: String, partner: RehearsalPartner? = nil
  ) throws(Failure) {
    self.program = program
    self.store = store
    self.handle = handle
    self.call = call
    self.zone = zone
    self.agentName = agentName
    self.partner = partner
    names = ScriptNames(call.script)
    input = try program.input()
  }

  var script: Script { call.script }

  /// Whether the phone rings.
  var isRinging: Bool { call.state.phase == .ringing }

  /// Whether the call is over but for a note.
  var isWrappingUp: Bool { call.state.prompt(script) == .wrapUp }

  /// Milliseconds since the call began.
  var ms: Int64 { max(0, program.clock.now - call.start.startedAt) }

  /// Leads the call to its end, or to the end of the input.
  func run() throws(Failure) -> Ending {
    showAll()
    askAgain()
    while true {
      if call.state.phase.isOver { return .over }
      try program.flush()
      switch input.readLine(request()) {
      case .line(let line): try enter(line)
      case .interrupted:
        try leaveConfirmation()
        isChoosingEnd = false
        if isRinging {
          say("The line is dropped. How did the dial end?")
        } else if isWrappingUp {
          say("The line is dropped. A note, or Enter for none.")
        } else {
          say("The line is dropped; the call goes on. Ctrl-D ends it, /help tells more.")
        }
      case .tooLong(let bytes):
        say("That line has \(bytes) bytes and is too long to keep. Nothing was done.")
      case .endOfInput:
        if isWrappingUp {
          try finish(.wrapUp(note: nil))
          // Where the end cannot be kept, the call stays open; nobody is there to enter it again.
          if !program.isInteractive, !call.state.phase.isOver { return .inputEnded }
        } else if isRinging {
          guard program.isInteractive, !wasAskedForEnd else { return .inputEnded }
          wasAskedForEnd = true
          say("How did the dial end? Ctrl-D once more leaves the call open.")
          showDispositions()
        } else if program.isInteractive {
          isChoosingEnd = true
          showOutcomes()
        } else {
          return .inputEnded
        }
      case .hangUp: return .hangUp
      }
    }
  }

  /// Does something, keeps it, and shows what it led to. What could not be kept was not done.
  /// Tells whether it was done.
  @discardableResult
  func perform(_ action: CallAction) throws(Failure) -> Bool {
    var next = call
    switch next.perform(action, ms: ms) {
    case .failure(let refusal):
      say(refusal.sentence(script))
      return false
    case .success(let events):
      do throws(StoreError) {
        let wish = OptOut(from: call, to: next)
        try store.append(events.map { EventRecord($0, script) }, to: handle) {
          () throws(StoreError) in try wish?.keep(of: handle, in: store, by: agentName)
        }
      } catch {
        tellNotKept(error)
        return false
      }
      call = next
      isAllKept = true
      return true
    }
  }

  /// Ends the call: its last event, its figures and its place in the chain are kept as one.
  func finish(_ action: CallAction) throws(Failure) {
    var next = call
    switch next.perform(action, ms: ms) {
    case .failure(let refusal): say(refusal.sentence(script))
    case .success(let events):
      do throws(StoreError) {
        let after = AfterCall(self, next)
        try store.finish(
          handle, summary: CallSummary(next),
          events: events.map { EventRecord($0, script) }
        ) { () throws(StoreError) in try after.keep() }
      } catch {
        tellNotKept(error)
        return
      }
      call = next
      isAllKept = true
    }
  }

  /// A call that was interrupted while words waited for Enter waits for it again.
  private func askAgain() {
    let acts = call.events.filter { if case .reopened = $0.kind { false } else { true } }
    if case .repliedInWords(let words, isMatched: true)? = acts.last?.kind,
      case .one(.reply(let reply)) = call.find(words), call.endsCall(reply)
    {
      confirm(reply, words)
    }
  }

  /// Has the operator confirm a reply that words were understood as, and that ends the call.
  func confirm(_ reply: Ref<Reply>, _ words: String) {
    awaitsConfirmation = (reply, words)
    say("“\(label(reply))” ends the call. Enter takes it, anything else does not.")
  }

  /// Words that the operator did not confirm were misunderstood, and the log says so.
  func leaveConfirmation() throws(Failure) {
    guard let (_, words) = awaitsConfirmation else { return }
    awaitsConfirmation = nil
    unmatchedWords = words
    try perform(.words(words, isMatched: false))
  }

  private func tellNotKept(_ error: StoreError) {
    isAllKept = false
    let words =
      StyledText("Not kept, and so not done: ", .error)
      + StyledText(data: "\(error.sentence). To mend it, \(error.help).")
    program.screen.lines(program.layout.paragraph(words))
    say("Then enter it again; what was kept before is safe.")
  }

  /// One sentence to the operator.
  func say(_ sentence: String) {
    program.screen.lines(program.layout.paragraph(StyledText(data: sentence, .muted)))
  }
}

extension CallState.Phase {
  /// Whether nothing more can happen.
  var isOver: Bool { if case .ended = self { true } else { false } }
}
