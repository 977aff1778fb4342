/// What an entry of a word table says of the sentence that it stands in.
package enum Mark: UInt8, CaseIterable {
  // What is asked, and how.
  /// A word that asks for more than yes or no: how, why, what.
  case open
  /// Words that ask for a tale, with a question mark or without: tell me.
  case lead
  /// A beginning that can be answered with yes or no.
  case closed
  /// An end that makes a question of a statement: right?
  case tag
  /// A word for whom a sentence speaks of; behind the first word of a question it is turned round.
  case subject
  /// What may stand before a question without being part of it: and, so.
  case filler
  /// The beginning of a part that only prepares the question: if, when.
  case subordinate

  // Whom it speaks of.
  /// The caller's own: we, our.
  case ours
  /// The prospect's: you, your.
  case yours

  // What it does; each with what speaks against it.
  /// Presents a product, a service or its price.
  case offer
  /// Speaks against an offer.
  case noOffer
  /// Lowers the price.
  case discount
  /// Speaks against a discount.
  case noDiscount
  /// Asks whether it is a good moment.
  case moment
  /// Speaks against asking for the moment.
  case noMoment
  /// Proposes what happens next: a day, a meeting, something that is sent.
  case nextStep
  /// Speaks against a proposal.
  case noNextStep
  /// Says that it is the last message.
  case farewell
  /// Speaks against a farewell.
  case noFarewell

  /// Speaks of others like the prospect, who belong together.
  case circle
  /// Names something that goes wrong and costs.
  case trouble

  // What a prospect says against it.
  /// That it costs too much.
  case price
  /// That he wants to think.
  case think
  /// That he has no need.
  case need
  /// Words that none of the three is.
  case noObjection
}

/// Several marks, without an allocation.
package struct MarkSet: Equatable, Sendable {
  private var bits: UInt32 = 0

  /// No marks.
  package init() {}

  /// Whether a mark is among them.
  package func contains(_ mark: Mark) -> Bool { bits & (1 << mark.rawValue) != 0 }

  /// Adds a mark.
  package mutating func insert(_ mark: Mark) { bits |= 1 << mark.rawValue }

  /// Adds all of others.
  package mutating func formUnion(_ others: MarkSet) { bits |= others.bits }

  /// Takes a mark out.
  mutating func remove(_ mark: Mark) { bits &= ~(1 << mark.rawValue) }
}
