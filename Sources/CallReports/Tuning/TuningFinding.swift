package import CallModel
import Statistics

/// Something that the log says should be changed in a script.
package struct TuningFinding: Sendable {
  /// What of the script it is about.
  package enum Place: Hashable, Sendable {
    /// A step or rebuttal.
    case step(Ref<Step>)
    /// A reply.
    case reply(Ref<Reply>)
    /// An advice of `check`, by its place among all that it says.
    case advice(Int)
  }

  /// A figure that it rests on.
  package struct Figure: Hashable, Sendable {
    /// What it is of.
    package let name: String
    /// The figure.
    package let cell: Cell

    init(_ name: String, _ cell: Cell) {
      self.name = name
      self.cell = cell
    }
  }

  /// Words that could be added to the script as a phrase.
  package struct Phrase: Hashable, Sendable {
    /// The step or rebuttal where they were typed.
    package let step: Ref<Step>
    /// The words; data, not yet cleaned.
    package let words: String
    /// The reply, or `!` and the card, that operators clearly chose after them; nil where none is clear.
    package let choice: String?
  }

  /// The name of what was looked for: `lossy-step`.
  package let id: String
  /// What it is about.
  package let place: Place
  /// What was found: a lower-case sentence without a full stop, the author's words in backticks.
  package let message: String
  /// The figures.
  package let figures: [Figure]
  /// What must be known to judge the figures.
  package let remarks: [String]
  /// The edit to make.
  package let help: String
  /// Expected additional goal outcomes for each 1,000 conversations; nil where that cannot be said.
  package let worth: Double?
  /// How often what it is about happened; orders findings whose worth cannot be said.
  package let weight: Int
  /// The words to add, where that is the edit.
  package let phrase: Phrase?

  init(
    _ id: String, at place: Place, _ message: String, figures: [Figure], remarks: [String] = [],
    help: String, worth: Double? = nil, weight: Int, phrase: Phrase? = nil
  ) {
    self.id = id
    self.place = place
    self.message = message
    self.figures = figures
    self.remarks = remarks
    self.help = help
    self.worth = worth
    self.weight = weight
    self.phrase = phrase
  }
}

extension TuningFinding {
  /// The figures of a comparison: both shares, their difference, and the probability adjusted for all
  /// comparisons of the run.
  static func figures(
    _ tested: TuningComparisons.Tested, _ other: String, _ one: String, of count: Int
  ) -> [Figure] {
    let comparison = tested.comparison
    return [
      Figure(other, .share(comparison.other)), Figure(one, .share(comparison.one)),
      Figure("difference", .difference(comparison.difference ?? 0, comparison.newcombe())),
      Figure(
        count == 1 ? "probability" : "probability, adjusted for \(count) comparisons",
        .probability(tested.adjusted)),
    ]
  }
}
