import CallModel

extension Pairing {
  typealias Change = ScriptComparison.Change

  /// Steps with their replies, in the order of the new version, then those that are gone.
  func stepChanges() -> [Change] {
    let inStages = steps.pairs.filter { !isRebuttal($0.new, new) || !isRebuttal($0.old, old) }
    let isMoved = movedSteps(inStages)
    var result: [Change] = []
    for step in new.script.steps.refs where !isRebuttal(step, new) {
      if let before = steps.oldOf[step] {
        result += compare(before, step, .step, isMoved: isMoved.contains(step))
      } else {
        result.append(whole(step, .step, .added, new))
      }
    }
    result += steps.removed.filter { !isRebuttal($0, old) }.map { whole($0, .step, .removed, old) }
    return Self.guessing(result)
  }

  /// Cards with their rebuttals.
  func cardChanges() -> [Change] {
    var result: [Change] = []
    let moved = Matches<Objection>.moved(cards.pairs)
    for card in new.script.objections.refs {
      let rebuttals = rebuttals(card, new)
      guard let before = cards.oldOf[card] else {
        result.append(whole(card, .added, new))
        result += rebuttals.map { whole($0, .rebuttal, .added, new) }
        continue
      }
      var change = Change(subject: .card, name: "!" + new.name(card), state: .kept)
      let oldName = old.script.name(before)
      if oldName != new.name(card) { change.formerName = "!" + oldName }
      let (one, other) = (old.script.objections[before], new.script.objections[card])
      change.details += title(
        old.text(one.title), oldName, new.text(other.title), new.name(card))
      change.details += Self.list("phrase", old.texts(one.phrases), new.texts(other.phrases))
      if moved.contains(card) {
        func neighbours(_ card: Ref<Objection>) -> [Ref<Objection>] {
          (max(0, card.index - 1)...card.index).map { Ref($0) }
        }
        change.move = move(before, card, neighbours(before), neighbours(card)) {
          "!" + $0.name($1)
        }
      }
      result.append(change)
      let own = rebuttals.compactMap { step in steps.oldOf[step].map { (old: $0, new: step) } }
      let isMoved = Matches<Step>.moved(own)
      for step in rebuttals {
        if let before = steps.oldOf[step] {
          result += compare(before, step, .rebuttal, isMoved: isMoved.contains(step))
        } else {
          result.append(whole(step, .rebuttal, .added, new))
        }
      }
    }
    result += cards.removed.map { whole($0, .removed, old) }
    result += steps.removed.filter { isRebuttal($0, old) }
      .map { whole($0, .rebuttal, .removed, old) }
    return Self.guessing(result)
  }

  /// The replies of `# anytime`.
  func anytimeChanges() -> [Change] {
    compare(replies: old.script.anytime, new.script.anytime, of: "anytime")
  }

  private func isRebuttal(_ step: Ref<Step>, _ text: ScriptText) -> Bool {
    text.script.steps[step].owner.objection != nil
  }

  private func rebuttals(_ card: Ref<Objection>, _ text: ScriptText) -> [Ref<Step>] {
    let row = text.script.objections[card]
    return row.rebuttals.refs + [row.otherwise].compactMap { $0 }
  }

  /// The steps that changed their place among the steps of their stage.
  private func movedSteps(_ pairs: [(old: Ref<Step>, new: Ref<Step>)]) -> Set<Ref<Step>> {
    var byStage: [String: [(old: Ref<Step>, new: Ref<Step>)]] = [:]
    for pair in pairs {
      let stage = stage(pair.new, new)
      if stage == self.stage(pair.old, old) { byStage[stage, default: []].append(pair) }
    }
    return byStage.values.reduce(into: []) { $0.formUnion(Matches<Step>.moved($1)) }
  }

  private func stage(_ step: Ref<Step>, _ text: ScriptText) -> String {
    guard case .stage(let stage) = text.script.steps[step].owner else { return "objections" }
    return text.text(text.script.stages[stage].id).nameKey
  }

  private func move<Element>(
    _ before: Ref<Element>, _ after: Ref<Element>, _ olds: [Ref<Element>], _ news: [Ref<Element>],
    _ name: (ScriptText, Ref<Element>) -> String
  ) -> ScriptComparison.Move {
    func place(_ ref: Ref<Element>, _ refs: [Ref<Element>], _ text: ScriptText) -> String {
      guard let index = refs.firstIndex(of: ref), index > 0 else { return "first" }
      return "after " + name(text, refs[index - 1])
    }
    return ScriptComparison.Move(old: place(before, olds, old), new: place(after, news, new))
  }

  /// Titles, where a thing without one bears its name as its title.
  func title(_ old: String, _ oldName: String, _ new: String, _ newName: String) -> [Detail] {
    func given(_ title: String, _ name: String) -> String? {
      let shown = String(name.map { $0 == "_" || $0 == "-" ? " " : $0 })
      return title == shown ? nil : title
    }
    return Self.value("title", given(old, oldName), given(new, newName))
  }

  private func compare(
    _ before: Ref<Step>, _ step: Ref<Step>, _ subject: ScriptComparison.Subject, isMoved: Bool
  ) -> [Change] {
    let (one, other) = (old.script.steps[before], new.script.steps[step])
    let name = new.name(step)
    var change = Change(subject: subject, name: name, state: .kept)
    // A rebuttal of a renamed card has kept its own name.
    if old.script.ownName(before) != new.script.ownName(step) {
      change.formerName = old.script.name(before)
    }
    let (oldStage, newStage) = (stage(before, old), stage(step, new))
    if subject == .step, oldStage != newStage {
      change.move = ScriptComparison.Move(old: "in \(oldStage)", new: "in \(newStage)")
    } else if isMoved {
      change.move = move(before, step, siblings(before, old), siblings(step, new)) { $0.name($1) }
    }
    change.details += title(
      old.text(one.title), old.script.ownName(before), new.text(other.title),
      new.script.ownName(step))
    change.details += Self.value("time", time(one.seconds), time(other.seconds))
    change.details += Self.compare(old.lines(one.passage), new.lines(other.passage))
    return [change] + compare(replies: one.replies, other.replies, of: name)
  }

  private func siblings(_ step: Ref<Step>, _ text: ScriptText) -> [Ref<Step>] {
    let owner = text.script.steps[step].owner
    if let card = owner.objection { return rebuttals(card, text) }
    // Only the nearest ones are looked at: the place is told by the step before.
    let first = max(0, step.index - 50)
    return (first...step.index).map { Ref($0) }.filter { text.script.steps[$0].owner == owner }
  }

  private func time(_ seconds: Int32) -> String? { seconds == 0 ? nil : "\(seconds)s" }

  /// All of an added or a removed step.
  private func whole(
    _ step: Ref<Step>, _ subject: ScriptComparison.Subject, _ state: ScriptComparison.State,
    _ text: ScriptText
  ) -> Change {
    let row = text.script.steps[step]
    var change = Change(subject: subject, name: text.name(step), state: state)
    let replies = row.replies.refs.flatMap { lines(ofReply: $0, text) }
    change.details = Self.all(
      text.lines(row.passage) + replies, state == .added ? .added : .removed)
    return change
  }

  private func whole(
    _ card: Ref<Objection>, _ state: ScriptComparison.State, _ text: ScriptText
  ) -> Change {
    var change = Change(subject: .card, name: "!" + text.name(card), state: state)
    let phrases = text.texts(text.script.objections[card].phrases)
    change.details = Self.list(
      "phrase", state == .added ? [] : phrases, state == .added ? phrases : [])
    return change
  }

  /// A reply as a line, with what follows it.
  private func lines(ofReply reply: Ref<Reply>, _ text: ScriptText) -> [ScriptText.Line] {
    let row = text.script.replies[reply]
    let words = ([text.text(row.label)] + text.texts(row.phrases)).joined(separator: " | ")
    let front = row.condition.map { "[if \(text.expression($0))]" }
    let tail = [
      row.score == 0 ? nil : "(\(row.score > 0 ? "+" : "")\(row.score))",
      row.hasOwnID ? "#\(text.text(row.id))" : nil, text.ways(row).target,
    ]
    return [
      ScriptText.Line(
        sign: "-", front: "",
        words: ([front, words] + tail).compactMap { $0 }.joined(separator: " "), isMust: false)
    ] + text.ways(row).lines
  }

  // MARK: Replies

  private func compare(
    replies olds: Refs<Reply>, _ news: Refs<Reply>, of step: String
  ) -> [Change] {
    func named(_ refs: Refs<Reply>, _ text: ScriptText) -> [Named<Reply>] {
      refs.refs.map {
        Named(
          $0, text.text(text.script.replies[$0].id), text.texts(text.script.replies[$0].formerIDs))
      }
    }
    let matches = Matches(named(olds, old), named(news, new))
    let moved = Matches<Reply>.moved(matches.pairs)
    var result: [Change] = []
    for reply in news.refs {
      let row = new.script.replies[reply]
      let name = "\(step)/\(new.text(row.id))"
      guard let before = matches.oldOf[reply] else {
        var change = Change(subject: .reply, name: name, state: .added)
        change.details = Self.all(lines(ofReply: reply, new), .added)
        result.append(change)
        continue
      }
      var change = Change(subject: .reply, name: name, state: .kept)
      let one = old.script.replies[before]
      if old.text(one.id) != new.text(row.id) { change.formerName = "\(step)/\(old.text(one.id))" }
      if moved.contains(reply) {
        change.move = move(before, reply, olds.refs, news.refs) {
          $0.text($0.script.replies[$1].id)
        }
      }
      change.details = compare(one, row)
      result.append(change)
    }
    for reply in matches.removed {
      let name = "\(step)/\(old.text(old.script.replies[reply].id))"
      var change = Change(subject: .reply, name: name, state: .removed)
      change.details = Self.all(lines(ofReply: reply, old), .removed)
      result.append(change)
    }
    return result
  }

  private func compare(_ one: Reply, _ other: Reply) -> [Detail] {
    let (before, after) = (old.ways(one), new.ways(other))
    func guardText(_ reply: Reply, _ text: ScriptText) -> String? {
      reply.condition.map { text.expression($0) }
    }
    return Self.value("label", old.text(one.label), new.text(other.label))
      + Self.list("phrase", old.texts(one.phrases), new.texts(other.phrases))
      + Self.value("shown if", guardText(one, old), guardText(other, new))
      + Self.value("score", String(one.score), String(other.score))
      + Self.compare(before.lines, after.lines)
      + Self.value("target", before.target, after.target)
  }
}

extension ScriptText {
  /// What follows a reply, and where it leads for sure: a jump in its body and one in its tail are the
  /// same, and so are sets there.
  func ways(_ reply: Reply) -> (lines: [Line], target: String?) {
    let sets = script.assignments[reply.assignments].map {
      Line(sign: "", front: "", words: "[set \(assignment($0))]", isMust: false)
    }
    var lines = sets + lines(reply.body)
    if let target = reply.target { return (lines, self.target(target)) }
    guard let last = lines.last, last.front.isEmpty, last.sign == "->" || last.sign == "=>" else {
      return (lines, nil)
    }
    lines.removeLast()
    return (lines, last.text)
  }
}
