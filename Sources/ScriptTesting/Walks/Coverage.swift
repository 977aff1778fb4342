package import CallEngine
package import CallModel

/// Which steps, replies and cards of a script calls have come to.
package struct Coverage: Sendable {
  /// One kind of thing that can be come to.
  package struct Share: Equatable, Sendable {
    /// How many were come to.
    package let hit: Int
    /// How many there are.
    package let total: Int
  }

  /// The script.
  private let script: Script
  /// Steps and rebuttals that were entered.
  package private(set) var steps: Set<Ref<Step>> = []
  /// Replies that were given.
  package private(set) var replies: Set<Ref<Reply>> = []
  /// Cards that were raised.
  package private(set) var cards: Set<Ref<Objection>> = []

  /// Nothing come to yet.
  package init(_ script: Script) {
    self.script = script
  }

  /// Adds what a call came to; what was taken back was come to as well.
  package mutating func add(_ call: Call) {
    for event in call.events {
      switch event.kind {
      case .stepEntered(let step, _), .rebuttalGiven(let step, _): steps.insert(step)
      case .replyChosen(let reply): replies.insert(reply)
      case .objectionRaised(let card, _): cards.insert(card)
      default: break
      }
    }
  }

  /// Adds what others came to.
  package mutating func formUnion(_ other: Coverage) {
    steps.formUnion(other.steps)
    replies.formUnion(other.replies)
    cards.formUnion(other.cards)
  }

  /// Steps and rebuttals.
  package var stepShare: Share { Share(hit: steps.count, total: script.steps.count) }
  /// Replies, anytime ones too.
  package var replyShare: Share { Share(hit: replies.count, total: script.replies.count) }
  /// Cards.
  package var cardShare: Share { Share(hit: cards.count, total: script.objections.count) }

  /// The names of the steps and rebuttals that nothing came to.
  package var missedSteps: [String] {
    script.steps.refs.filter { !steps.contains($0) }.map { script.name($0) }
  }

  /// The replies that nobody gave, as `step < reply`.
  package var missedReplies: [String] {
    var names: [String] = []
    func add(_ refs: [Ref<Reply>], _ place: String) {
      for reply in refs where !replies.contains(reply) {
        let row = script.replies[reply]
        let name = row.hasOwnID ? "#" + script.text[row.id] : script.label(reply)
        names.append("\(place) < \(name)")
      }
    }
    for step in script.steps.refs { add(script.steps[step].replies.refs, script.name(step)) }
    add(script.anytime.refs, "anytime")
    return names
  }

  /// The names of the cards that nobody raised.
  package var missedCards: [String] {
    script.objections.refs.filter { !cards.contains($0) }.map { script.name($0) }
  }
}
