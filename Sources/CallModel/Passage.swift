/// A letter of an experiment, A to Z.
package struct Letter: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// 0 for A, 25 for Z.
  package let index: UInt8

  /// A letter by its place in the alphabet, or nil beyond Z.
  package init?(index: Int) {
    guard (0..<26).contains(index) else { return nil }
    self.index = UInt8(index)
  }

  /// A letter as it is written, in either case; nil for anything but one letter.
  package init?(_ text: some StringProtocol) {
    guard text.utf8.count == 1, let byte = text.utf8.first else { return nil }
    self.init(index: Int(byte | 0x20) - 0x61)
  }

  /// The letter in upper case.
  package var description: String { String(UnicodeScalar(0x41 + index)) }

  /// A before B.
  package static func < (one: Letter, other: Letter) -> Bool { one.index < other.index }
}

/// A part of a line: words as they stand, or something that is inserted.
package enum Piece: Sendable {
  /// Words.
  case words(TextRef)
  /// Words that carry the stress.
  case stress(TextRef)
  /// A field's value; `fallback` is what to say when it is unknown.
  case field(Ref<Field>, fallback: TextRef?)
  /// A column of lead, agent or campaign.
  case column(Expression.Column, TextRef, fallback: TextRef?)
  /// Something the call knows by itself.
  case builtIn(Expression.BuiltIn, fallback: TextRef?)
  /// The whole salutation for the time of day (Good morning).
  case greeting
}

/// A spoken line or a note.
package struct Words: Sendable {
  /// Its parts.
  package let pieces: Refs<Piece>
  /// The variant it belongs to; nil for all.
  package let letter: Letter?
  /// The must line it is, if it is one.
  package let must: Ref<MustLine>?
  /// Whether a blank line stood before it: a breath.
  package let startsParagraph: Bool

  /// A spoken line or a note.
  package init(
    pieces: Refs<Piece>, letter: Letter? = nil, must: Ref<MustLine>? = nil,
    startsParagraph: Bool = false
  ) {
    self.pieces = pieces
    self.letter = letter
    self.must = must
    self.startsParagraph = startsParagraph
  }
}

/// A value that is put into a field.
package struct Assignment: Sendable {
  /// The field.
  package let field: Ref<Field>
  /// What it is set to; an unknown empties it.
  package let value: Ref<Expression>

  /// A value that is put into a field.
  package init(field: Ref<Field>, value: Ref<Expression>) {
    self.field = field
    self.value = value
  }
}

/// One thing to do when a passage is played, in file order. Guards are weighed when they are
/// reached and then hold for all that they cover, so they are instructions that skip.
package enum Line: Sendable {
  /// Say it.
  case speak(Words)
  /// Show it to the operator.
  case note(Words)
  /// Ask for a field's value, unless it is known.
  case ask(Ref<Field>)
  /// Put a value into a field.
  case assign(Ref<Assignment>)
  /// `[if …]`: where it does not hold, pass over the next `skip` lines. `level` is its depth
  /// (0–63); `isFirst` begins a chain that `[else]` may answer.
  case test(Ref<Expression>, level: UInt8, isFirst: Bool, skip: Int32)
  /// `[else]`: where a test of this chain held, pass over the next `skip` lines.
  case otherwise(level: UInt8, skip: Int32)
  /// `[A]` over lines: where another letter was drawn, pass over the next `skip` lines.
  case variant(Letter, skip: Int32)
  /// A jump inside a block of brackets can be taken from here on.
  case arm(Ref<Jump>)
}

/// Where a reply or a jump leads.
package enum Target: Hashable, Sendable {
  /// To a step.
  case step(Ref<Step>)
  /// To an objection card.
  case objection(Ref<Objection>)
  /// To where the objection was raised.
  case back
  /// To the card's next rebuttal.
  case next
  /// To this step once more.
  case again
  /// To the end of the call.
  case end(Ref<Outcome>)
}

/// A way on.
package struct Jump: Sendable {
  /// The guard that is weighed when the jump's turn comes; nil for none.
  package let condition: Ref<Expression>?
  /// Whether it stands in a block of brackets and counts only once that was entered.
  package let needsArming: Bool
  /// Where it leads.
  package let target: Target
  /// The sets behind it, done when it is taken.
  package let assignments: Refs<Assignment>

  /// A way on.
  package init(
    condition: Ref<Expression>?, needsArming: Bool, target: Target, assignments: Refs<Assignment>
  ) {
    self.condition = condition
    self.needsArming = needsArming
    self.target = target
    self.assignments = assignments
  }
}

/// What is said, noted, asked and set in a step or a reply's body, and the ways on at its end.
package struct Passage: Sendable {
  /// What is played, in file order.
  package let lines: Refs<Line>
  /// The ways on; the first that holds is taken.
  package let jumps: Refs<Jump>

  /// A passage.
  package init(lines: Refs<Line>, jumps: Refs<Jump>) {
    self.lines = lines
    self.jumps = jumps
  }

  /// The passage with nothing in it.
  package static let empty = Passage(lines: .none, jumps: .none)
}

/// A line that law or the client requires.
package struct MustLine: Sendable {
  /// The step or rebuttal it stands in.
  package let step: Ref<Step>
  /// Its words.
  package let words: Refs<Piece>
  /// The variant it belongs to; nil for all.
  package let letter: Letter?
  /// Whether every won call needs it: it stands in a step outside cards and has no guard.
  package let isAlwaysDue: Bool

  /// A line that law or the client requires.
  package init(step: Ref<Step>, words: Refs<Piece>, letter: Letter?, isAlwaysDue: Bool) {
    self.step = step
    self.words = words
    self.letter = letter
    self.isAlwaysDue = isAlwaysDue
  }
}
