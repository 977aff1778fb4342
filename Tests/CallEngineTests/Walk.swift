import CallEngine
import CallModel
import ScriptCompiler
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

/// What a walk did not expect.
struct Unexpected: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}

extension Transcript {
  /// A head may lack here: the test says what the call begins with.
  func holdReadable() throws {
    let real = problems.filter { !$0.message.hasPrefix("the head names no script") }
    if let problem = real.first { throw Unexpected(problem.message) }
  }
}

/// A script with common fields and outcomes, to which a test adds what it is about.
func compiled(_ body: String, head: String = "", files: [(path: String, text: String)] = []) throws
  -> Script
{
  let source = body.hasPrefix("---") ? body : commonHead(head) + body
  let file = SourceFile(path: "example.patter", text: source)
  let compilation = compile(file, name: "example") { name, _ in
    guard let file = files.first(where: { $0.path == name }) else { return .failure(.missing) }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, text: file.text), relativePath: name, identity: name))
  }
  guard let script = compilation.script else {
    let printer = DiagnosticPrinter()
    throw Unexpected(
      compilation.diagnostics.map { printer.print($0, in: compilation.files) }
        .joined(separator: "\n"))
  }
  return script
}

private func commonHead(_ more: String) -> String {
  """
  ---
  title: Example
  language: en
  goal: won
  currency: EUR
  \(more)
  ---
  # fields
  - spend: money
  - supplier: text
  - size: number
  - pain: 0..10
  - warm: yes or no
  - who: one of owner, manager, someone else
  - worries: some of price, ovens, cold rooms
  - day: date and time
  # outcomes
  - won "Won": won
  - meeting "Meeting": won, needs who and day
  - later "Later": open
  - callback "Call back": open, call at call_back_at
  - refused "Refused": lost, needs reason
  - no "No": lost

  """
}
