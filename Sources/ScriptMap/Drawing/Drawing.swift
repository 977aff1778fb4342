/// A map with a place for everything, in pixels from the left upper corner.
///
/// Nothing in it overlaps but what lies inside another: texts and chips lie in their card, cards in
/// their band, and lines run where no card and no text is.
package struct Drawing: Sendable {
  /// The width of the whole.
  package var width = 0
  /// The height of the whole.
  package var height = 0
  /// The script's title and what is told under it.
  package var heading: [Text] = []
  /// Stages and the other groups, from top to bottom.
  package var bands: [Band] = []
  /// Steps, cards, outcomes and anytime replies.
  package var cards: [Card] = []
  /// The ways that are drawn; all others are chips alone.
  package var lines: [Line] = []
  /// The bars of the key that tells how figures are drawn; none for a map without figures.
  package var key: [Bar] = []

  /// A rectangle.
  package struct Rectangle: Hashable, Sendable {
    /// The left edge.
    package var x: Int
    /// The upper edge.
    package var y: Int
    /// How wide it is.
    package var width: Int
    /// How high it is.
    package var height: Int

    /// A rectangle by its left upper corner and its size.
    package init(x: Int, y: Int, width: Int, height: Int) {
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }

    /// The first pixel at the right of it.
    package var maxX: Int { x + width }
    /// The first pixel below it.
    package var maxY: Int { y + height }

    /// The same rectangle elsewhere.
    package func moved(x: Int, y: Int) -> Rectangle {
      Rectangle(x: self.x + x, y: self.y + y, width: width, height: height)
    }
  }

  /// A point.
  package struct Point: Hashable, Sendable {
    /// From the left.
    package var x: Int
    /// From the top.
    package var y: Int

    /// A point by its coordinates.
    package init(x: Int, y: Int) {
      self.x = x
      self.y = y
    }
  }

  /// What a text is, which decides how it looks.
  package enum Role: String, CaseIterable, Sendable {
    /// The script's title.
    case heading
    /// What stands under the script's title.
    case facts
    /// A band's title.
    case band
    /// What stands under a band's title.
    case count
    /// A card's title.
    case title
    /// A name as the script writes it, and other small print.
    case name
    /// A rebuttal's name.
    case rebuttal
    /// A field that is asked.
    case ask
    /// A reply's label.
    case label
    /// A small mark: `20s`, `A/B`, `if`.
    case mark
    /// A figure that came from elsewhere.
    case figure

    /// How wide such a text is.
    package var measure: TextMeasure {
      switch self {
      case .heading: TextMeasure(size: 24, isBold: true)
      case .facts: TextMeasure(size: 13)
      case .band: TextMeasure(size: 14, isBold: true)
      case .count: TextMeasure(size: 12)
      case .title: TextMeasure(size: 14, isBold: true)
      case .name: TextMeasure(size: 12)
      case .rebuttal: TextMeasure(size: 12, isBold: true)
      case .ask: TextMeasure(size: 12)
      case .label: TextMeasure(size: 13)
      case .mark: TextMeasure(size: 11)
      case .figure: TextMeasure(size: 12)
      }
    }

    /// The height of a line of such text.
    package var lineHeight: Int { measure.size + 5 }
  }

  /// A line of text; its rectangle is at least as large as the text is drawn.
  package struct Text: Sendable {
    /// Where it may be drawn; it begins at the left edge.
    package var place: Rectangle
    /// The words.
    package let text: String
    /// What it is.
    package let role: Role
  }

  /// What a chip is, which decides its colour and its sign.
  package enum ChipKind: String, CaseIterable, Sendable {
    /// A small fact about a step: its time, its experiment.
    case mark
    /// To a step.
    case step
    /// To an objection card.
    case card
    /// To a success.
    case won
    /// To an outcome that is still open.
    case open
    /// To the end.
    case lost
    /// `back`, `next` and `again`.
    case turn
  }

  /// A small box with a word in it.
  package struct Chip: Sendable {
    /// Its box.
    package var place: Rectangle
    /// The words, with their sign.
    package let text: String
    /// What it is.
    package let kind: ChipKind
    /// Whether the way is taken only under a condition.
    package let isGuarded: Bool
    /// The anchor of the card it leads to, if it leads to one.
    package let anchor: String?
    /// What is told when it is pointed at; empty for nothing.
    package let tip: String
  }

  /// What a card shows.
  package enum CardKind: String, CaseIterable, Sendable {
    /// A step.
    case step
    /// An objection card with its rebuttals.
    case objection
    /// A success.
    case won
    /// An outcome that is still open.
    case open
    /// The end.
    case lost
    /// A reply that can be given at every step.
    case anytime
  }

  /// A box with texts and chips.
  package struct Card: Sendable {
    /// Its box.
    package var place: Rectangle
    /// What it shows.
    package let kind: CardKind
    /// The name by which chips lead to it; empty where none does.
    package let anchor: String
    /// What is told when it is pointed at.
    package let tip: String
    /// Whether it is where the call begins, or the goal.
    package let isMarked: Bool
    /// Its texts.
    package var texts: [Text]
    /// Its chips.
    package var chips: [Chip]
    /// The heights at which a thin line divides it.
    package var dividers: [Int]
    /// How many calls reached what it shows and dropped off there; none without figures.
    package var bars: [Bar] = []
  }

  /// What a bar tells.
  package enum BarKind: String, CaseIterable, Sendable {
    /// All calls.
    case all
    /// Those that reached it.
    case reached
    /// Those that dropped off there.
    case dropped
    /// In the key: a way of this width.
    case way
  }

  /// A figure as a bar; a later one lies on an earlier one.
  package struct Bar: Sendable {
    /// Where it lies.
    package var place: Rectangle
    /// What it tells.
    package let kind: BarKind
  }

  /// A stage or another group, across the whole width.
  package struct Band: Sendable {
    /// Its box.
    package var place: Rectangle
    /// Which of the tints it has: from 0 for stages, nil for the groups below them.
    package let tint: Int?
    /// Its title and how many it holds, at the left.
    package var texts: [Text]
    /// The cards in it, by position.
    package var cards: Range<Int>
  }

  /// A way that is drawn: from a chip to the upper edge of a card.
  package struct Line: Sendable {
    /// The card it leaves, by position.
    package let from: Int
    /// The chip it leaves, by position in the card.
    package let chip: Int
    /// The card it leads to, by position.
    package let to: Int
    /// Its corners; neighbours share x or y.
    package var points: [Point]
    /// Whether it is taken only under a condition.
    package let isGuarded: Bool
    /// How wide it is drawn where it tells how many calls took it; 0 where it tells nothing.
    package var width = 0
    /// How wide its last stretch is, which all ways into the card share; 0 like `width`.
    package var trunk = 0
  }
}
