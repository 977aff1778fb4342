import CallModel
package import SourceText

extension Rule {
  /// The log knows a name that the script no longer has.
  package static let lostHistory = Rule(
    "lost-history", .warning,
    explanation:
      "Numbers in reports hang on names: a step's is its heading, a reply's its label or its `#id`. "
      + "The last version of the script that calls were made with had a name that this one has not, "
      + "and this one has a new one. If that is the same thing under a new name, `(was old)` behind "
      + "it keeps its history; without it the reports begin anew. Once a call was made with the new "
      + "version, this is told no more.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Yes -> proposal
      - No => refused

      ## proposal
      Shall we meet?
      - Yes => meeting
      - No => refused
      """
    ).after(
      .body(
        """
        # greeting

        ## hello
        Good morning.
        - Yes -> offer
        - No => refused

        ## offer
        Shall we meet?
        - Yes => meeting
        - No => refused
        """)),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Yes -> proposal
      - No => refused

      ## proposal (was offer)
      Shall we meet?
      - Yes => meeting
      - No => refused
      """
    ).after(
      .body(
        """
        # greeting

        ## hello
        Good morning.
        - Yes -> offer
        - No => refused

        ## offer
        Shall we meet?
        - Yes => meeting
        - No => refused
        """)))
}

extension Check {
  static let lostHistory = Check(.lostHistory) { audit in
    guard let kept = audit.kept else {
      audit.unjudged.insert(Rule.lostHistory.id)
      return
    }
    let script = audit.script
    audit.compare(
      "step", kept.steps.refs.map { (kept.name($0), kept.firstWords($0)) },
      script.steps.refs.map { step in
        NamedPart(
          keys: script.keys(of: step), name: script.name(step), words: script.firstWords(step),
          span: audit.map[step])
      }, canBeRenamed: true)
    audit.compare(
      "objection card", kept.objections.refs.map { (kept.name($0), "") },
      script.objections.refs.map { card in
        NamedPart(
          keys: script.keys(of: card), name: script.name(card), span: audit.map[card])
      }, canBeRenamed: true)
    audit.compareReplies(kept)
    audit.compare(
      "field", kept.fields.refs.map { (kept.name($0), "") },
      script.fields.refs.map { field in
        NamedPart(
          keys: [script.name(field).nameKey], name: script.name(field), span: audit.map[field])
      }, canBeRenamed: false)
    audit.compare(
      "outcome", kept.outcomes.refs.map { (kept.name($0), "") },
      script.outcomes.refs.map { outcome in
        NamedPart(
          keys: [script.name(outcome).nameKey], name: script.name(outcome),
          span: audit.map[outcome])
      }, canBeRenamed: false)
  }
}

/// A part of the script with all names that the log may know it by.
private struct NamedPart {
  /// The keys of its name and of those it had before.
  let keys: [String]
  let name: String
  /// What is said there first; empty where nothing is.
  var words = ""
  let span: Span
}

extension Audit {
  fileprivate mutating func compareReplies(_ kept: Script) {
    var steps: [String: Ref<Step>] = [:]
    for step in script.steps.refs {
      for key in script.keys(of: step) where steps[key] == nil { steps[key] = step }
    }
    compareReplies(kept.anytime, script.anytime, kept, in: "`# anytime`")
    for old in kept.steps.refs {
      guard let step = steps[kept.name(old).nameKey] else { continue }
      compareReplies(
        kept.steps[old].replies, script.steps[step].replies, kept, in: "`\(script.name(step))`")
    }
  }

  private mutating func compareReplies(
    _ old: Refs<Reply>, _ new: Refs<Reply>, _ kept: Script, in place: String
  ) {
    // The two replies that a rebuttal has by itself have no words of the author's.
    let names = old.refs.filter { !kept.isDefault($0) }.map { (kept.text[kept.replies[$0].id], "") }
    compare(
      "reply", names,
      new.refs.filter { !script.isDefault($0) }.map { reply in
        let row = script.replies[reply]
        let former = script.texts[row.formerIDs].map { script.text[$0].nameKey }
        return NamedPart(
          keys: [script.text[row.id].nameKey] + former, name: script.text[row.id],
          span: map[reply])
      }, canBeRenamed: true, in: " in \(place)")
  }

  /// Tells the names of the kept version that the script has no more, where it has new ones. Each is
  /// told at the new name that it may have become: one with the same first words, a similar name, or
  /// the only one.
  fileprivate mutating func compare(
    _ word: String, _ old: [(name: String, words: String)], _ new: [NamedPart],
    canBeRenamed: Bool, in place: String = ""
  ) {
    let known = Set(new.flatMap(\.keys))
    let lost = old.filter { !known.contains($0.name.nameKey) }
    guard !lost.isEmpty else { return }
    let keptNames = Set(old.map(\.name.nameKey))
    let fresh = new.filter { !$0.keys.contains(where: keptNames.contains) }
    guard !fresh.isEmpty else { return }
    var unpaired: [String] = []
    var byWords: [String: NamedPart] = [:]
    for part in fresh where !part.words.isEmpty && byWords[part.words] == nil {
      byWords[part.words] = part
    }
    // Names are compared one by one only where that is quickly done.
    let canCompare = lost.count * fresh.count <= 100_000
    for (name, words) in lost {
      var heir = byWords[words]
      if heir == nil, lost.count == 1, fresh.count == 1 { heir = fresh[0] }
      if heir == nil, canCompare {
        let near = nearestNames(to: name, among: fresh.lazy.map(\.name), limit: 1).first
        heir = fresh.first { $0.name == near }
      }
      guard let heir else {
        unpaired.append(name)
        continue
      }
      tell(word, name, place, heir, canBeRenamed)
    }
    guard !unpaired.isEmpty, let title = map.settings["title"] else { return }
    let names = unpaired.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    let rest = unpaired.count > 12 ? " and \(unpaired.count - 12) more" : ""
    report(
      .lostHistory, at: title,
      "the log knows \(word == "reply" ? "replies" : word + "s")\(place) that the script no longer "
        + "has: \(names)\(rest)",
      help: canBeRenamed
        ? "write `(was …)` behind what they became; what is gone for good needs nothing"
        : "keep the names that reports hang on, where it is the same \(word)")
  }

  private mutating func tell(
    _ word: String, _ name: String, _ place: String, _ heir: NamedPart, _ canBeRenamed: Bool
  ) {
    // A rebuttal is named by its card too, but only its own name stands in its heading.
    let short = name.split(separator: "/").last.map(String.init) ?? name
    let former = heir.name.contains("/") ? short : name
    let message = "the log knows a \(word) `\(name)`\(place), and none is named so any more"
    guard canBeRenamed else {
      report(
        .lostHistory, at: heir.span, message,
        help: "if this is the same \(word), call it `\(name)` again: its reports hang on the name")
      return
    }
    report(
      .lostHistory, at: heir.span, message,
      help: "if this is the same \(word) under a new name, write `(was \(former))` behind it",
      fixes: [
        Diagnostic.Fix(
          "keep its history", replacing: endOfLine(heir.span), with: " (was \(former))")
      ])
  }
}

extension Script {
  /// The keys of a step's name and of those it had before; a rebuttal's under each name of its card.
  fileprivate func keys(of step: Ref<Step>) -> [String] {
    // A name of a card times a name of a rebuttal: nobody renames one more often than this.
    let former = texts[steps[step].formerIDs].prefix(16).map { text[$0].nameKey }
    guard let card = steps[step].owner.objection else { return [name(step).nameKey] + former }
    let name = name(step)
    let short = name.split(separator: "/").last.map { String($0).nameKey } ?? name.nameKey
    return keys(of: card).flatMap { card in ([short] + former).map { card + "/" + $0 } }
  }

  fileprivate func keys(of card: Ref<Objection>) -> [String] {
    [name(card).nameKey] + texts[objections[card].formerIDs].prefix(16).map { text[$0].nameKey }
  }

  /// Whether a reply is one of the two that a rebuttal has by itself.
  fileprivate func isDefault(_ reply: Ref<Reply>) -> Bool {
    let row = replies[reply]
    return row.hasOwnID && ["accepts", "insists"].contains(text[row.id])
      && (row.target == .back || row.target == .next)
  }

  /// The words of a step's first spoken line.
  fileprivate func firstWords(_ step: Ref<Step>) -> String {
    for case .speak(let words) in lines[steps[step].passage.lines] {
      return pieces[words.pieces].map { piece in
        switch piece {
        case .words(let text), .stress(let text): self.text[text]
        case .field, .column, .builtIn, .greeting: "…"
        }
      }.joined()
    }
    return ""
  }
}
