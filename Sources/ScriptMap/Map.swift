package import CallModel

/// A script as it is looked at: stages with their steps, cards with their rebuttals, outcomes, and
/// the replies that lead from one to the other. Texts are harmless: `DrawnText` has cleaned them.
package struct Map: Sendable {
  /// The script's lasting name.
  package let id: String
  /// What is shown for it.
  package let title: String
  /// The language that is spoken, as a BCP 47 tag.
  package let language: String
  /// The stages that have steps, in the funnel's order.
  package let stages: [StageNode]
  /// All steps, those of a stage together and in the order of the script.
  package let steps: [StepNode]
  /// The objection cards.
  package let cards: [CardNode]
  /// The outcomes.
  package let outcomes: [OutcomeNode]
  /// What can be answered at every step.
  package let anytime: [WayGroup]
  /// The first step's position in `steps`; nil where the script has none.
  package let start: Int?
  /// The goal's position in `outcomes`.
  package let goal: Int

  /// A part of the conversation.
  package struct StageNode: Sendable {
    /// Its name.
    package let id: String
    /// What is shown for it.
    package let title: String
    /// Its steps' positions in `steps`.
    package let steps: Range<Int>
  }

  /// A step, a rebuttal, or what happens when the last rebuttal failed.
  package struct StepNode: Sendable {
    /// The place in the script, for figures that come from elsewhere.
    package let source: Ref<Step>
    /// Its name; of a rebuttal without its card.
    package let id: String
    /// What is shown for it.
    package let title: String
    /// The target time in seconds; 0 for none.
    package let seconds: Int
    /// The letters of its experiment: `A/B`; nil when it has none.
    package let letters: String?
    /// Whether it has a line that must be said.
    package let hasMust: Bool
    /// The names of the fields it asks, also in the bodies of its replies, each once.
    package let asks: [String]
    /// The ways on, those that lead alike together, in the order of the script.
    package let groups: [WayGroup]

    /// What is told of it in a word each: `must`, `A/B`, `20s`.
    package var marks: [String] {
      let time = seconds % 60 == 0 ? "\(seconds / 60)m" : "\(seconds)s"
      return [hasMust ? "must" : nil, letters, seconds > 0 ? time : nil].compactMap { $0 }
    }
  }

  /// Replies that lead alike.
  package struct WayGroup: Sendable {
    /// The replies; none for a step that goes on by itself.
    package let replies: [ReplyNode]
    /// Where they lead: the first whose guard holds.
    package let ways: [Way]
  }

  /// A reply on a way.
  package struct ReplyNode: Sendable {
    /// The place in the script, for figures that come from elsewhere.
    package let source: Ref<Reply>
    /// What the operator picks.
    package let label: String
    /// Its lasting name in its step.
    package let id: String
    /// Whether it is shown only under a condition.
    package let isGuarded: Bool
    /// What it adds to the score.
    package let score: Int
  }

  /// A way on.
  package struct Way: Hashable, Sendable {
    /// Where it leads.
    package let place: Place
    /// Whether it is taken only under a condition.
    package let isGuarded: Bool
  }

  /// Where a way leads, by positions in the map.
  package enum Place: Hashable, Sendable {
    /// To a step.
    case step(Int)
    /// To an objection card.
    case card(Int)
    /// To the end of the call.
    case outcome(Int)
    /// To where the objection was raised.
    case back
    /// To the card's next rebuttal.
    case next
    /// To the same step, or at an anytime reply the step it was given at.
    case again
  }

  /// An objection card.
  package struct CardNode: Sendable {
    /// Its name, without the `!`.
    package let id: String
    /// What is shown for it.
    package let title: String
    /// The rebuttals in the order to try them; `otherwise`, if there is one, is the last.
    package let rebuttals: [StepNode]
    /// Whether the last of them is `otherwise`.
    package let hasOtherwise: Bool
  }

  /// How a conversation can end.
  package struct OutcomeNode: Sendable {
    /// Its name.
    package let id: String
    /// What is shown for it.
    package let title: String
    /// Whether it is a success, still open, or the end.
    package let kind: Outcome.Kind
    /// The names of the fields that must be filled.
    package let needs: [String]
    /// Whether the prospect must not be called again.
    package let isNeverCallAgain: Bool
  }

  /// The name of a place as a script writes it, without its arrow: `opener`, `!price`, `back`.
  package func name(of place: Place) -> String {
    switch place {
    case .step(let step): steps[step].id
    case .card(let card): "!" + cards[card].id
    case .outcome(let outcome): outcomes[outcome].id
    case .back: "back"
    case .next: "next"
    case .again: "again"
    }
  }

  /// What is shown for a place.
  package func title(of place: Place) -> String {
    switch place {
    case .step(let step): steps[step].title
    case .card(let card): cards[card].title
    case .outcome(let outcome): outcomes[outcome].title
    case .back: "back to where the objection was raised"
    case .next: "the next rebuttal"
    case .again: "the same step once more"
    }
  }

  /// How many of what the map shows: `20 steps in 4 stages, 9 cards, 8 outcomes`.
  package var summary: String {
    func counted(_ count: Int, _ word: String) -> String {
      "\(count) \(word)\(count == 1 ? "" : "s")"
    }
    return [
      "\(counted(steps.count, "step")) in \(counted(stages.count, "stage"))",
      cards.isEmpty ? nil : counted(cards.count, "card"),
      counted(outcomes.count, "outcome"),
    ].compactMap { $0 }.joined(separator: ", ")
  }
}
