package import CallEngine
package import CallModel
import SourceText

/// Leads a call by the acts of a transcript. The clock stands still, as `now:` says.
package struct TranscriptPlayer: Sendable {
  /// The script with its names.
  package let tested: TestedScript
  /// The call so far.
  package private(set) var call: Call

  /// A call that has begun.
  package init(_ tested: TestedScript, _ start: CallStart) {
    self.tested = tested
    call = Call(tested.script, start)
    _ = call.perform(.begin, ms: 0)
  }

  /// A call that is under way.
  package init(_ tested: TestedScript, _ call: Call) {
    self.tested = tested
    self.call = call
  }

  private var script: Script { tested.script }
  private var names: ScriptNames { tested.names }

  /// Does an act, if it fits; else nothing has changed.
  /// - Parameters:
  ///   - next: the act on the line below, which typed words must resolve to.
  ///   - ms: milliseconds since the call began.
  package mutating func play(_ act: Act, next: Act?, ms: Int64 = 0) -> Mismatch? {
    if let mismatch = mismatch(ofPlace: act) { return mismatch }
    let action: CallAction
    switch self.action(act, next: next) {
    case .success(let found): action = found
    case .failure(let mismatch): return mismatch
    }
    switch call.perform(action, ms: ms) {
    case .success: return nil
    case .failure(let refusal):
      return Mismatch(
        "`\(act.deed.description.shortened)` cannot be done here: "
          + refusal.sentence(script).asClause, expected: expectation(act))
    }
  }

  /// Why the call is not where an act is done; nil when it is there.
  private func mismatch(ofPlace act: Act) -> Mismatch? {
    let here = call.state.step.map { script.name($0) } ?? ""
    guard act.place.nameKey != here.nameKey else { return nil }
    if names.step(act.place) == nil {
      return unknown(
        "step", act.place, script.steps.refs.map { script.name($0) }, at: .place, act)
    }
    let wish = expectation(act)
    if let outcome = call.state.outcome {
      return Mismatch(
        "the call has ended already", at: .place, expected: wish,
        help: "the line for its end is `=> \(script.name(outcome))`")
    }
    return Mismatch(
      "the call is not at `\(act.place.shortened)` but at `\(here)`", at: .place, expected: wish)
  }

  /// What a line expects, as a sentence has it.
  func expectation(_ act: Act) -> String {
    "`\(act.deed.description.shortened)` at `\(act.place.shortened)`"
  }

  /// The action that an act stands for where the call is.
  package func action(_ act: Act, next: Act? = nil) -> Result<CallAction, Mismatch> {
    switch act.deed {
    case .reply(let name): reply(name, act).map { .choose($0) }
    case .goOn: .success(.goOn)
    case .answer(let name, let text):
      field(name, act).flatMap { field in
        asked(field, act).flatMap { value(text, of: field, act) }
      }.map { .answer($0, typed: text) }
    case .skip(let name):
      field(name, act).flatMap { asked($0, act) }.map { .skip }
    case .raise(let name): card(name, act).map { .raise($0) }
    case .words(let words): meaning(words, next, act).map { .words(words, isMatched: true) }
    case .back: .success(.back)
    case .again: .success(.again)
    case .unsay: .success(.unsay)
    case .note(let text): .success(.note(text))
    case .set(let name, let text):
      field(name, act).flatMap { field in
        text.isEmpty
          ? .success(.set(field, nil, typed: ""))
          : value(text, of: field, act).map { .set(field, $0, typed: text) }
      }
    case .end(let name):
      names.outcome(name).map { .success(.end($0)) }
        ?? .failure(unknown("outcome", name, script.outcomes.refs.map { script.name($0) }, act))
    }
  }

  private func field(_ name: String, _ act: Act) -> Result<Ref<Field>, Mismatch> {
    names.field(name).map { .success($0) }
      ?? .failure(unknown("field", name, script.fields.refs.map { script.name($0) }, act))
  }

  private func card(_ name: String, _ act: Act) -> Result<Ref<Objection>, Mismatch> {
    names.objection(name).map { .success($0) }
      ?? .failure(unknown("card", name, script.objections.refs.map { script.name($0) }, act))
  }

  private func asked(_ field: Ref<Field>, _ act: Act) -> Result<Void, Mismatch> {
    guard case .ask(field, _) = call.state.prompt(script) else {
      let isKnown = call.state.facts.answers[field.index] != nil
      return .failure(
        Mismatch(
          "`\(script.name(field))` is not asked here" + (isKnown ? ": it is known already" : ""),
          expected: expectation(act)))
    }
    return .success(())
  }

  private func value(_ text: String, of field: Ref<Field>, _ act: Act) -> Result<Value, Mismatch> {
    let type = script.fields[field].type
    if let value = type.value(plain: text, currency: script.currency) { return .success(value) }
    let example = type.plainExample(script.currency)
    return .failure(
      Mismatch(
        "`\(text.shortened)` is no value of `\(script.name(field))`, which is \(type.plainName)",
        expected: expectation(act), help: "write it like `\(example)`"))
  }

  /// A reply of the step or an anytime one, by its label or its `#id`.
  private func reply(_ name: String, _ act: Act) -> Result<Ref<Reply>, Mismatch> {
    let state = call.state
    let own = state.step.map { script.steps[$0].replies.refs } ?? []
    let all = own + script.anytime.refs
    let shown = Set(state.visibleReplies(script) + state.visibleAnytime(script))
    if name.hasPrefix("#") {
      let key = String(name.dropFirst()).nameKey
      let found = all.filter {
        script.replies[$0].hasOwnID && script.text[script.replies[$0].id].nameKey == key
      }
      if let reply = found.first(where: shown.contains) ?? found.first { return .success(reply) }
    }
    let exact = all.filter { script.label($0).nameKey == name.nameKey }
    let like = exact.isEmpty ? all.filter { script.label($0).wordsKey == name.wordsKey } : exact
    if let reply = like.first(where: shown.contains) { return .success(reply) }
    guard like.isEmpty else {
      return .failure(
        Mismatch(
          "the reply `\(name.shortened)` is not shown here: its guard does not hold",
          expected: expectation(act)))
    }
    let names = all.map { reply in
      let row = script.replies[reply]
      return name.hasPrefix("#") && row.hasOwnID
        ? "#" + script.text[row.id] : script.label(reply)
    }
    return .failure(unknown("reply", name, names, act))
  }

  /// Typed words must mean what the next line says.
  private func meaning(_ words: String, _ next: Act?, _ act: Act) -> Result<Void, Mismatch> {
    let wish = next.map { "they mean `\($0.deed.description.shortened)`" } ?? "a meaning below them"
    func wrong(_ what: String) -> Result<Void, Mismatch> {
      .failure(Mismatch("`\(words.shortened)` \(what)", expected: wish))
    }
    if let next, next.place.nameKey != act.place.nameKey, names.step(next.place) != nil {
      return wrong("must resolve to a line at the same step")
    }
    switch call.find(words) {
    case .none: return wrong("means nothing here")
    case .several(let found):
      return wrong("may mean " + listed(found.map { "`\(name($0))`" }))
    case .one(let found):
      switch (found, next?.deed) {
      case (.reply(let reply), .reply(let label)):
        if let next, case .success(reply) = self.reply(label, next) { return .success(()) }
      case (.objection(let card), .raise(let name)) where names.objection(name) == card:
        return .success(())
      default: break
      }
      return wrong("means `\(name(found))`")
    }
  }

  private func name(_ found: FoundReply) -> String {
    switch found {
    case .reply(let reply): "< \(script.label(reply))"
    case .objection(let card): "! \(script.name(card))"
    }
  }

  private func unknown(
    _ what: String, _ name: String, _ names: [String], at part: Mismatch.Part = .deed, _ act: Act
  ) -> Mismatch {
    let near = nearestNames(to: name, among: names).map { "`\($0)`" }
    let article = what == "outcome" ? "an" : "a"
    return Mismatch(
      "no \(what) \(what == "reply" ? "here " : "")is named `\(name.shortened)`", at: part,
      expected: expectation(act),
      help: near.isEmpty
        ? nil : "\(article) \(what) with a similar name is " + near.joined(separator: ", "))
  }
}

extension String {
  /// The beginning, as a sentence can quote it.
  var shortened: String { utf8.count > 120 ? String(prefix(100)) + "…" : self }

  /// A sentence as a part of another: small at its beginning, without a full stop.
  fileprivate var asClause: String {
    let bare = hasSuffix(".") ? String(dropLast()) : self
    guard bare.first?.isUppercase == true else { return bare }
    return bare.prefix(1).lowercased() + bare.dropFirst()
  }
}
