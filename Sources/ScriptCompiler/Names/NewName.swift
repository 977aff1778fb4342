import CallModel
import ScriptSyntax
import SourceText

/// A name that somebody wants to give a thing, read as it was typed.
struct NewName {
  /// The name itself, without `!`, `#`, card or step.
  let text: String
  /// Whether it is the first `#id` of a reply that bore its label as its name.
  let isNewID: Bool

  /// Reads a name, or throws why it is none for such a thing.
  init(_ typed: String, for thing: NamedThing, in uses: NameUses) throws(Renaming.Refusal) {
    let typed = typed.trimmingBlanks
    let script = uses.script
    var name = typed
    var isNewID = false
    switch thing.kind {
    case .card: if name.hasPrefix("!") { name.removeFirst() }
    case .rebuttal:
      let card = script.steps[Ref(Int(thing.index))].owner.objection.map { script.name($0) } ?? ""
      if let slash = name.firstIndex(of: "/"), name[..<slash].drop(while: { $0 == "!" }) == card {
        name = String(name[name.index(after: slash)...])
      }
    case .reply:
      let hasOwnID = script.replies[Ref(Int(thing.index))].hasOwnID
      if name.hasPrefix("#") {
        name.removeFirst()
        isNewID = !hasOwnID
      } else if !hasOwnID {
        try Self.checkLabel(name)
        (text, self.isNewID) = (name.composed, false)
        return
      }
    default: break
    }
    guard isIdentifier(name) else {
      throw Renaming.Refusal(
        "`\(typed)` cannot name a \(thing.kind.rawValue)",
        help: "a name begins with a letter and has letters, digits, `_` and `-`", isWrongUse: true)
    }
    (text, self.isNewID) = (name, isNewID)
    try checkReserved(thing.kind)
  }

  private static func checkLabel(_ label: String) throws(Renaming.Refusal) {
    let isOneLine = label.unicodeScalars.allSatisfy {
      $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x2028 && $0.value != 0x2029
    }
    guard !label.isEmpty, isOneLine else {
      throw Renaming.Refusal(
        "a label is one line of words", help: "or give the reply an id, such as `#yes`",
        isWrongUse: true)
    }
  }

  private func checkReserved(_ kind: NameKind) throws(Renaming.Refusal) {
    let reserved: [String] =
      switch kind {
      case .step: Compiler.reservedSteps
      case .field: Compiler.reservedFields + ["reason", "call_back_at"]
      case .rebuttal: ["otherwise"]
      case .stage: ScriptTree.SectionKind.allCases.map(\.rawValue)
      default: []
      }
    guard reserved.contains(text.nameKey) else { return }
    throw Renaming.Refusal(
      "`\(text)` is a word of the language and names no \(kind.rawValue)",
      help: "choose another name, such as `\(text)_\(kind.rawValue)`", isWrongUse: true)
  }

  /// Throws when another thing of the script has the name, or had it and keeps its history.
  func checkFree(_ thing: NamedThing, in uses: NameUses) throws(Renaming.Refusal) {
    let key = text.nameKey
    for other in siblings(of: thing, in: uses) where other != thing {
      if uses.ownName(of: other).nameKey == key {
        throw Renaming.Refusal(
          "a \(thing.kind.rawValue) is named `\(uses.name(of: other))` already",
          help: "choose another name")
      }
      if uses.formerNames(of: other).contains(where: { $0.nameKey == key }) {
        throw Renaming.Refusal(
          "`\(text)` is an earlier name of `\(uses.name(of: other))`, whose calls in the log it keeps",
          help: "choose another name, so that the two are not counted as one")
      }
    }
  }

  /// The things whose names must differ from a thing's.
  private func siblings(of thing: NamedThing, in uses: NameUses) -> [NamedThing] {
    let script = uses.script
    switch thing.kind {
    case .reply:
      let reply = Ref<Reply>(Int(thing.index))
      let replies = uses.owner(of: reply).map { script.steps[$0].replies } ?? script.anytime
      return replies.refs.map { NamedThing(.reply, $0.index) }
    case .rebuttal:
      let card = script.steps[Ref(Int(thing.index))].owner.objection
      return uses.things(of: .rebuttal).filter {
        script.steps[Ref(Int($0.index))].owner.objection == card
      }
    default: return uses.things(of: thing.kind)
    }
  }

  /// A label as scripts write it, with a `\` before what would be structure.
  static func escaped(_ label: String) -> String {
    var result = ""
    var rest = label[...]
    var isAfterBlank = true
    while let character = rest.first {
      let next = rest.dropFirst()
      let isTail: Bool
      switch character {
      case "\\", "|", "｜", "\"", "“", "”", "„": isTail = true
      case "[", "［", "【", "→", "⇒": isTail = isAfterBlank
      case "#", "＃": isTail = isAfterBlank && next.first?.isLetter == true
      case "-", "=", "＝": isTail = isAfterBlank && next.first == ">"
      case "(", "（":
        let inner = next.drop { $0 == " " }
        isTail =
          isAfterBlank
          && (inner.first == "+" || inner.first == "-" || inner.first == "–"
            || inner.lowercased().hasPrefix("was"))
      default: isTail = false
      }
      if isTail { result += "\\" }
      result.append(character)
      isAfterBlank =
        character == " " || character == "\t" || character == "\u{A0}" || character == "\u{3000}"
      rest = next
    }
    return result
  }
}

extension NameUses {
  /// The names that a thing had before; a thing without `(was …)` in the language has none.
  package func formerNames(of thing: NamedThing) -> [String] {
    let index = Int(thing.index)
    let former: Refs<TextRef> =
      switch thing.kind {
      case .step, .rebuttal: script.steps[Ref(index)].formerIDs
      case .card: script.objections[Ref(index)].formerIDs
      case .reply: script.replies[Ref(index)].formerIDs
      default: .none
      }
    return script.texts[former].map { script.text[$0] }
  }
}
