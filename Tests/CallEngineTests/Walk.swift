import CallEngine
import CallModel
import RandomCalls
import ScriptTesting
import SourceText

/// A call on a script that stands in a test, led by acts as a transcript writes them.
struct Walk {
  private(set) var call: Call
  let tested: TestedScript
  /// Milliseconds since the call began; every act takes a second.
  var ms: Int64 = 0

  /// Compiles a script and begins a call.
  init(_ source: String, _ change: (inout CallStart, Script) -> Void = { _, _ in }) throws {
    try self.init(try compiled(source), change)
  }

  /// Begins a call on a script, in the morning of 2026-11-30.
  init(_ script: Script, _ change: (inout CallStart, Script) -> Void = { _, _ in }) throws {
    var start = CallStart(
      startedAt: 0, offset: 0, zone: "UTC", variantSeed: 1, lead: Lead(),
      agent: Lead([("name", "Kim")]))
    start.startedAt = (Moment(plain: "2026-11-30 09:00")?.minutes ?? 0) * 60_000
    change(&start, script)
    for field in script.fields.refs where script.fields[field].isFromLead {
      if let text = start.lead[script.name(field)] {
        start.leadAnswers[field] = script.fields[field].type.value(
          plain: text, currency: script.currency)
      }
    }
    call = Call(script, start)
    tested = TestedScript(script)
    try perform(.begin)
  }

  var script: Script { call.script }

  var names: ScriptNames { tested.names }

  /// Does an action a second after the one before it; throws what was refused.
  mutating func perform(_ action: CallAction, after pause: Int64 = 1000) throws {
    if call.state.phase != .notBegun { ms += pause }
    if case .failure(let refusal) = call.perform(action, ms: ms) { throw refusal }
  }

  /// Runs acts, one a line, and holds each to the place it names.
  mutating func run(_ acts: String) throws {
    try run(Transcript(acts))
  }

  /// Runs the acts of a transcript, with or without a head.
  mutating func run(_ transcript: Transcript) throws {
    try transcript.holdReadable()
    for (index, act) in transcript.acts.enumerated() {
      let next = index + 1 < transcript.acts.count ? transcript.acts[index + 1] : nil
      if call.state.phase != .notBegun { ms += 1000 }
      var player = TranscriptPlayer(tested, call)
      if let mismatch = player.play(act, next: next, ms: ms) {
        throw Unexpected("`\(act.place) \(act.deed)`: \(mismatch.message); here is \(offer)")
      }
      call = player.call
    }
    if let outcome = transcript.ending?.outcome, ending != outcome {
      throw Unexpected("`=> \(outcome)` is expected, here is \(offer)")
    }
  }

  /// The action that an act, written as a line of a transcript, stands for here.
  func action(_ line: String) throws -> CallAction {
    let transcript = Transcript(line)
    try transcript.holdReadable()
    guard let act = transcript.acts.first else { throw Unexpected("`\(line)` is no act") }
    switch TranscriptPlayer(tested, call).action(act) {
    case .success(let action): return action
    case .failure(let mismatch): throw Unexpected(mismatch.message)
    }
  }

  /// Why an act is refused here; nil when it can be done.
  func refusal(_ act: String) throws -> Refusal? {
    var copy = self
    do { try copy.perform(try action(act)) } catch let refusal as Refusal { return refusal }
    return nil
  }

  func field(_ name: String) throws -> Ref<Field> {
    guard let field = names.field(name) else { throw Unexpected("no field is named \(name)") }
    return field
  }
}

extension Transcript {
  /// A head may lack here: the test says what the call begins with.
  func holdReadable() throws {
    let real = problems.filter { !$0.message.hasPrefix("the head names no script") }
    if let problem = real.first { throw Unexpected(problem.message) }
  }
}
