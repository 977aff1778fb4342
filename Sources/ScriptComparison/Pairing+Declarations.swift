import CallModel

extension Pairing {
  /// All changes, empty ones among them.
  func changes() -> [Change] {
    [scriptChange()] + stageChanges() + stepChanges() + cardChanges() + anytimeChanges()
      + fieldChanges() + outcomeChanges() + messageChanges() + [cadenceChange()]
      + personaChanges()
  }

  private func scriptChange() -> Change {
    var change = Change(subject: .script, name: new.script.id, state: .kept)
    func values(_ text: ScriptText) -> [(String, String?)] {
      let script = text.script
      // Where there is no script at all, nothing is said of it.
      let isThere = !script.title.isEmpty || !script.id.isEmpty
      func given(_ value: String) -> String? { isThere ? value : nil }
      return [
        ("title", given(script.title)), ("id", given(script.id)),
        ("language", given(script.language.tag)),
        ("goal", script.outcomes.count > 0 ? text.name(script.goal) : nil),
        ("start", script.steps.count > 0 ? text.name(script.start) : nil),
        ("method", script.method == .none ? nil : script.method.rawValue),
        ("qualify", script.qualification?.rawValue),
        ("variants", script.isAdaptive ? "adaptive" : nil), ("currency", script.currency?.code),
      ]
    }
    for ((name, one), (_, other)) in zip(values(old), values(new)) {
      change.details += Self.value(name, one, other)
    }
    return change
  }

  private func stageChanges() -> [Change] {
    let moved = Matches<Stage>.moved(stages.pairs)
    return things(stages, new.script.stages.refs, .stage) { text, stage in
      (text.text(text.script.stages[stage].id), [])
    } compare: { before, stage, change in
      let (one, other) = (old.script.stages[before], new.script.stages[stage])
      change.details += title(
        old.text(one.title), old.text(one.id), new.text(other.title), new.text(other.id))
      guard moved.contains(stage) else { return }
      func place(_ ref: Ref<Stage>, _ text: ScriptText) -> String {
        ref.index == 0
          ? "first" : "after " + text.text(text.script.stages[Ref<Stage>(ref.index - 1)].id)
      }
      change.move = ScriptComparison.Move(old: place(before, old), new: place(stage, new))
    }
  }

  private func fieldChanges() -> [Change] {
    func type(_ text: ScriptText, _ field: Ref<Field>) -> String {
      text.script.fields[field].type.written
    }
    return things(fields, new.script.fields.refs, .field) { text, field in
      (text.script.name(field), [.value("type", old: nil, new: type(text, field))])
    } compare: { before, field, change in
      let (one, other) = (old.script.fields[before], new.script.fields[field])
      change.details += Self.value("type", type(old, before), type(new, field))
      change.details += Self.value(
        "for", one.criterion.map { old.text($0) }, other.criterion.map { new.text($0) })
      change.details += Self.value(
        "from", one.isFromLead ? "lead" : nil, other.isFromLead ? "lead" : nil)
      change.details += Self.value(
        "kept", one.isForTheRecord ? "for the record" : nil,
        other.isForTheRecord ? "for the record" : nil)
    }
  }

  private func outcomeChanges() -> [Change] {
    func attributes(_ text: ScriptText, _ outcome: Ref<Outcome>) -> [String] {
      let row = text.script.outcomes[outcome]
      let needs = row.needs.map { "needs \(text.name($0))" }
      return needs + row.followUps.map { text.followUp($0) }
        + (row.isNeverCallAgain ? ["never call again"] : [])
    }
    return things(outcomes, new.script.outcomes.refs, .outcome) { text, outcome in
      let row = text.script.outcomes[outcome]
      let all = [row.kind.rawValue] + attributes(text, outcome)
      return (
        text.script.name(outcome),
        [.value("is", old: nil, new: all.joined(separator: ", "))]
      )
    } compare: { before, outcome, change in
      let (one, other) = (old.script.outcomes[before], new.script.outcomes[outcome])
      change.details += Self.value("display", old.text(one.display), new.text(other.display))
      change.details += Self.value("kind", one.kind.rawValue, other.kind.rawValue)
      change.details += Self.list(
        "attribute", attributes(old, before), attributes(new, outcome))
    }
  }

  private func messageChanges() -> [Change] {
    func lines(_ text: ScriptText, _ message: Ref<Message>) -> [ScriptText.Line] {
      let row = text.script.messages[message]
      return Self.lines(text.pieces(row.subject)) + Self.lines(text.pieces(row.body))
    }
    return Self.guessing(
      things(messages, new.script.messages.refs, .message) { text, message in
        (
          text.text(text.script.messages[message].id), Self.all(lines(text, message), .added)
        )
      } compare: { before, message, change in
        change.details += Self.compare(lines(old, before), lines(new, message))
      })
  }

  private func cadenceChange() -> Change {
    var change = Change(subject: .cadence, name: "cadence", state: .kept)
    func lines(_ text: ScriptText) -> [ScriptText.Line] {
      text.script.cadence.map {
        ScriptText.Line(sign: "-", front: "", words: text.touch($0), isMust: false)
      }
    }
    change.details = Self.compare(lines(old), lines(new))
    return change
  }

  private func personaChanges() -> [Change] {
    func lines(_ text: ScriptText, _ persona: Ref<Persona>) -> [ScriptText.Line] {
      let row = text.script.personas[persona]
      return row.traits.map {
        ScriptText.Line(sign: "-", front: "", words: text.trait($0), isMust: false)
      }
        + row.notes.map {
          ScriptText.Line(sign: ">", front: "", words: text.pieces($0), isMust: false)
        }
    }
    return things(personas, new.script.personas.refs, .persona) { text, persona in
      (text.text(text.script.personas[persona].id), Self.all(lines(text, persona), .added))
    } compare: { before, persona, change in
      let (one, other) = (old.script.personas[before], new.script.personas[persona])
      change.details += title(
        old.text(one.title), old.text(one.id), new.text(other.title), new.text(other.id))
      change.details += Self.compare(lines(old, before), lines(new, persona))
    }
  }

  /// The changes of things without an order: those that both have, those that came, those that went.
  private func things<Element>(
    _ matches: Matches<Element>, _ news: [Ref<Element>], _ subject: ScriptComparison.Subject,
    whole: (ScriptText, Ref<Element>) -> (name: String, details: [Detail]),
    compare: (Ref<Element>, Ref<Element>, inout Change) -> Void
  ) -> [Change] {
    var result: [Change] = []
    let added = Set(matches.added)
    for ref in news {
      let (name, details) = whole(new, ref)
      if let before = matches.oldOf[ref] {
        var change = Change(subject: subject, name: name, state: .kept)
        let oldName = whole(old, before).name
        if oldName != name { change.formerName = oldName }
        compare(before, ref, &change)
        result.append(change)
      } else if added.contains(ref) {
        var change = Change(subject: subject, name: name, state: .added)
        change.details = details
        result.append(change)
      }
    }
    for ref in matches.removed {
      let (name, details) = whole(old, ref)
      var change = Change(subject: subject, name: name, state: .removed)
      change.details = details.map(\.turned)
      result.append(change)
    }
    return result
  }

  /// Tells of things that went and things that came when most of their words are the same. Many of them
  /// are not compared: each with each would take long, and nobody would read it.
  static func guessing(_ changes: [Change]) -> [Change] {
    var changes = changes
    let removed = changes.indices.filter { changes[$0].state == .removed }
    let added = changes.indices.filter { changes[$0].state == .added }
    guard !removed.isEmpty, !added.isEmpty, removed.count * added.count <= 2500 else {
      return changes
    }
    let words = Dictionary(
      uniqueKeysWithValues: (removed + added).map { ($0, changes[$0].words) })
    var candidates: [(likeness: Double, old: Int, new: Int)] = []
    for old in removed {
      for new in added where changes[old].subject == changes[new].subject {
        guard let one = words[old], let other = words[new], min(one.count, other.count) >= 4 else {
          continue
        }
        let likeness = Double(one.intersection(other).count) / Double(one.union(other).count)
        if likeness >= 0.6 { candidates.append((likeness, old, new)) }
      }
    }
    candidates.sort { ($1.likeness, $0.old, $0.new) < ($0.likeness, $1.old, $1.new) }
    for (_, old, new) in candidates
    where changes[old].likelyName == nil && changes[new].likelyName == nil {
      changes[old].likelyName = changes[new].name
      changes[new].likelyName = changes[old].name
    }
    return changes
  }
}

extension ScriptComparison.Change {
  /// The different words of all its lines.
  fileprivate var words: Set<String> {
    var words: Set<String> = []
    for case .line(let line) in details {
      for word in WordComparison.words(line.new ?? line.old ?? "") where word != " " {
        words.insert(word.wordsKey)
      }
    }
    words.remove("")
    return words
  }
}

extension ScriptComparison.Detail {
  /// What came as what went.
  fileprivate var turned: ScriptComparison.Detail {
    switch self {
    case .value(let name, let old, let new): .value(name, old: new, new: old)
    case .line(let line):
      .line(
        ScriptComparison.LineChange(
          kind: line.kind == .added ? .removed : line.kind, old: line.new, new: line.old,
          isMust: line.isMust))
    }
  }
}
