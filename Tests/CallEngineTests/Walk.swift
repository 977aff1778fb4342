import CallEngine
import CallModel
import ScriptCompiler
import SourceText

/// A call on a script that stands in a test, led by acts as a transcript writes them.
struct Walk {
  private(set) var call: Call
  let names: ScriptNames
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
    names = ScriptNames(script)
    try perform(.begin)
  }

  var script: Script { call.script }

  /// Does an action a second after the one before it; throws what was refused.
  mutating func perform(_ action: CallAction, after pause: Int64 = 1000) throws {
    if call.state.phase != .notBegun { ms += pause }
    if case .failure(let refusal) = call.perform(action, ms: ms) { throw refusal }
  }

  /// Runs acts, one a line, and holds each to the place it names.
  mutating func run(_ acts: String) throws {
    let file = try TranscriptFile(acts)
    for (index, act) in file.acts.enumerated() {
      if case .words(let words) = act.deed {
        let next = index + 1 < file.acts.count ? file.acts[index + 1].deed : nil
        try run(words: words, next, act)
        continue
      }
      try run(act)
    }
    if let outcome = file.outcome, ending != outcome {
      throw Unexpected("`=> \(outcome)` is expected, here is \(offer)")
    }
  }

  private mutating func run(_ act: Act) throws {
    if act.place != place { throw Unexpected("`\(act.line)`: here is \(offer)") }
    do {
      try perform(try action(act))
    } catch let refusal as Refusal {
      throw Unexpected("`\(act.line)`: \(refusal.sentence(script)) Here is \(offer)")
    }
  }

  /// Typed words must mean what the next line says.
  private mutating func run(words: String, _ next: Act.Deed?, _ act: Act) throws {
    if act.place != place { throw Unexpected("`\(act.line)`: here is \(offer)") }
    guard case .one(let found) = call.find(words) else {
      throw Unexpected("`\(words)` means \(call.find(words)) at \(offer)")
    }
    switch (found, next) {
    case (.reply(let reply), .reply(let label)) where try self.reply(label) == reply: break
    case (.objection(let card), .raise(let name)) where names.objection(name) == card: break
    default: throw Unexpected("`\(words)` does not mean the line below it")
    }
    try perform(.words(words, isMatched: true))
  }

  /// The action that an act stands for here.
  func action(_ act: Act) throws -> CallAction {
    switch act.deed {
    case .reply(let label): return .choose(try reply(label))
    case .goOn: return .goOn
    case .answer(let name, let text):
      let field = try field(name)
      guard case .ask(field, _) = call.state.prompt(script) else {
        throw Unexpected("`\(act.line)`: here is \(offer)")
      }
      return .answer(try value(text, of: field), typed: text)
    case .skip(let name):
      guard case .ask(try field(name), _) = call.state.prompt(script) else {
        throw Unexpected("`\(act.line)`: here is \(offer)")
      }
      return .skip
    case .raise(let name):
      guard let card = names.objection(name) else { throw Unexpected("no card is named \(name)") }
      return .raise(card)
    case .back: return .back
    case .again: return .again
    case .unsay: return .unsay
    case .note(let text): return .note(text)
    case .set(let name, let text):
      let field = try field(name)
      return .set(field, text.isEmpty ? nil : try value(text, of: field), typed: text)
    case .end(let name):
      guard let outcome = names.outcome(name) else {
        throw Unexpected("no outcome is named \(name)")
      }
      return .end(outcome)
    case .words(let words): return .words(words, isMatched: true)
    }
  }

  /// Why an act is refused here; nil when it can be done.
  func refusal(_ act: String) throws -> Refusal? {
    var copy = self
    do { try copy.perform(try action(Act(act))) } catch let refusal as Refusal { return refusal }
    return nil
  }

  func field(_ name: String) throws -> Ref<Field> {
    guard let field = names.field(name) else { throw Unexpected("no field is named \(name)") }
    return field
  }

  private func value(_ text: String, of field: Ref<Field>) throws -> Value {
    let type = script.fields[field].type
    guard let value = type.value(plain: text, currency: script.currency) else {
      throw Unexpected("`\(text)` is no value of \(script.name(field))")
    }
    return value
  }

  /// A reply that can be given here, by its label or its `#id`.
  private func reply(_ name: String) throws -> Ref<Reply> {
    let own = call.state.step.map { script.steps[$0].replies.refs } ?? []
    let found = (own + script.anytime.refs).first { reply in
      let row = script.replies[reply]
      return name.hasPrefix("#")
        ? row.hasOwnID && script.text[row.id].nameKey == name.dropFirst().nameKey
        : script.label(reply).wordsKey == name.wordsKey && call.state.isOffered(reply, script)
    }
    guard let found else { throw Unexpected("`\(name)` is no reply; here is \(offer)") }
    return found
  }
}

extension CallState {
  func isOffered(_ reply: Ref<Reply>, _ script: Script) -> Bool {
    visibleReplies(script).contains(reply) || visibleAnytime(script).contains(reply)
  }
}

extension Substring {
  var nameKey: String { String(self).nameKey }
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
