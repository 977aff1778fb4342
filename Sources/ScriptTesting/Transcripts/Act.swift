/// One line of a transcript: where it is done, and what.
package struct Act: Sendable {
  /// What a line can tell.
  package enum Deed: Equatable, Sendable {
    /// A reply, by its label or its `#id`; an anytime one too.
    case reply(String)
    /// Enter where the step only speaks.
    case goOn
    /// An ask's answer, in its plain form.
    case answer(field: String, value: String)
    /// An ask that is passed over.
    case skip(field: String)
    /// A card that the operator raises.
    case raise(String)
    /// Typed words; the line below is what they must resolve to.
    case words(String)
    /// The last act is taken back.
    case back
    /// The step once more.
    case again
    /// A must line counts as unspoken again.
    case unsay
    /// A field is set by hand; without a value it is emptied.
    case set(field: String, value: String)
    /// A note.
    case note(String)
    /// The call is ended so.
    case end(String)
  }

  /// `step`, `card/rebuttal` or `card/otherwise`.
  package let place: String
  /// What is done there.
  package let deed: Deed
  /// The line in the file, from 0.
  package let line: Int
  /// Where the place stands in the file, in bytes.
  package let placeRange: Range<Int>
  /// Where the deed stands in the file, in bytes.
  package let deedRange: Range<Int>

  /// A line of a transcript.
  package init(
    place: String, deed: Deed, line: Int = 0, placeRange: Range<Int> = 0..<0,
    deedRange: Range<Int> = 0..<0
  ) {
    self.place = place
    self.deed = deed
    self.line = line
    self.placeRange = placeRange
    self.deedRange = deedRange
  }
}

extension Act.Deed: CustomStringConvertible {
  /// The deed as a transcript writes it.
  package var description: String {
    switch self {
    case .reply(let name): "< \(name)"
    case .goOn: "<"
    case .answer(let field, let value): "? \(field) = \(value)"
    case .skip(let field): "? \(field)"
    case .raise(let card): "! \(card)"
    case .words(let words): "\" \(words)"
    case .back: "/back"
    case .again: "/again"
    case .unsay: "/unsaid"
    case .set(let field, let value): "/set \(field) = \(value)"
    case .note(let text): "/note \(text)"
    case .end(let outcome): "/end \(outcome)"
    }
  }

  /// The commands that a transcript may hold.
  static let commands = ["/back", "/again", "/set", "/note", "/end", "/unsaid"]
}
