import CallModel
import SourceText

extension NameUses {
  /// What a name of the command line stands for, in every kind, or in one of them.
  ///
  /// A card may stand with or without its `!`, a reply is named with its step: by its id, with or
  /// without `#`, or by its label.
  package func things(named name: String, kind: NameKind? = nil) -> [NamedThing] {
    let isCard = name.hasPrefix("!") || name.hasPrefix("！")
    let plain = isCard ? String(name.dropFirst()) : name
    let key = plain.nameKey
    let kinds = kind.map { [$0] } ?? (isCard ? [.card, .rebuttal, .reply] : NameKind.allCases)
    var found: [NamedThing] = []
    for kind in kinds {
      switch kind {
      case .reply: found += replies(named: plain)
      default: found += things(of: kind).filter { plainName(of: $0).nameKey == key }
      }
    }
    return found
  }

  /// The things with names that resemble one, nearest first; at most three.
  package func nearest(to name: String, kind: NameKind? = nil) -> [String] {
    let kinds = kind.map { [$0] } ?? NameKind.allCases
    var names: Set<String> = []
    for kind in kinds where kind != .reply {
      for thing in things(of: kind) { names.insert(self.name(of: thing)) }
    }
    if let (step, _) = place(name) {
      let replies = step.map { script.steps[$0].replies } ?? script.anytime
      for reply in script.replies[replies] {
        names.insert((step.map { script.name($0) } ?? "anytime") + "/" + script.text[reply.id])
      }
    }
    // A card is near whether or not its `!` was written.
    let bare = name.drop { $0 == "!" || $0 == "！" }
    let shown = Dictionary(names.map { (String($0.drop { $0 == "!" }), $0) }) { first, _ in first }
    return nearestNames(to: String(bare), among: shown.keys.sorted()).compactMap { shown[$0] }
  }

  /// A card's name has no `!` here.
  private func plainName(of thing: NamedThing) -> String {
    thing.kind == .card ? script.name(Ref<Objection>(Int(thing.index))) : name(of: thing)
  }

  /// All things of a kind, in order of declaration.
  package func things(of kind: NameKind) -> [NamedThing] {
    let count =
      switch kind {
      case .step, .rebuttal: script.steps.count
      case .card: script.objections.count
      case .reply: script.replies.count
      case .field: script.fields.count
      case .outcome: script.outcomes.count
      case .message: script.messages.count
      case .persona: script.personas.count
      case .stage: script.stages.count
      }
    return (0..<count).lazy.map { NamedThing(kind, $0) }.filter { thing in
      switch kind {
      case .step: script.steps[Ref(Int(thing.index))].owner.objection == nil
      case .rebuttal: script.steps[Ref(Int(thing.index))].owner.objection != nil
      default: true
      }
    }
  }

  /// The replies of `step/reply`, `card/rebuttal/reply` or `anytime/reply`; an id goes before a label.
  private func replies(named name: String) -> [NamedThing] {
    var found: [NamedThing] = []
    for slash in name.indices where name[slash] == "/" {
      let step = name[..<slash].trimmingBlanks.nameKey
      let words = name[name.index(after: slash)...].trimmingBlanks
      guard !words.isEmpty else { continue }
      let replies =
        step == "anytime"
        ? script.anytime
        : script.steps.refs.first { script.name($0).nameKey == step }
          .map { script.steps[$0].replies }
      if let replies, let reply = script.reply(words, among: replies) {
        found.append(NamedThing(.reply, reply.index))
      }
    }
    return found
  }

  /// The step that stands before the last `/` of a name, nil for `anytime`; nothing without one.
  private func place(_ name: String) -> (step: Ref<Step>?, rest: String)? {
    guard let slash = name.lastIndex(of: "/") else { return nil }
    let key = name[..<slash].nameKeyOfPart
    let rest = String(name[name.index(after: slash)...])
    if key == "anytime" { return (nil, rest) }
    return script.steps.refs.first { script.name($0).nameKey == key }.map { ($0, rest) }
  }
}

extension Substring {
  fileprivate var nameKeyOfPart: String { trimmingBlanks.nameKey }
}

extension Script {
  /// The reply of some replies that words name: by `#id`, by its lasting name, or by its label.
  func reply(_ words: String, among replies: Refs<Reply>) -> Ref<Reply>? {
    let hasSign = words.hasPrefix("#") || words.hasPrefix("＃")
    let key = (hasSign ? String(words.dropFirst()) : words).nameKey
    let found = replies.refs.first { text[self.replies[$0].id].nameKey == key }
    if found != nil || hasSign { return found }
    return replies.refs.first { text[self.replies[$0].label].nameKey == key }
  }
}
