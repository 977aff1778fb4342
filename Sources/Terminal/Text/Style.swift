/// What a piece of text means; how that looks is decided when it is painted.
///
/// Meanings combine: a stressed word in a must line is `[.must, .stress]`.
package struct Style: OptionSet, Hashable, Sendable {
  /// The members as bits.
  package let rawValue: UInt16
  /// A set from its bits.
  package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// A title.
  package static let heading = Style(rawValue: 1 << 0)
  /// A word that the voice stresses; `*word*` in plain text.
  package static let stress = Style(rawValue: 1 << 1)
  /// A coaching note, never spoken; a plain paragraph of it begins with `> `.
  package static let note = Style(rawValue: 1 << 2)
  /// A line that has to be said; its paragraph begins with `[must] `, plain or not.
  package static let must = Style(rawValue: 1 << 3)
  /// A blank for the operator to fill by ear, shown as `____[name]`, plain or not.
  package static let gap = Style(rawValue: 1 << 4)
  /// Something to look at.
  package static let warning = Style(rawValue: 1 << 5)
  /// Something that went wrong.
  package static let error = Style(rawValue: 1 << 6)
  /// Something that went well.
  package static let good = Style(rawValue: 1 << 7)
  /// A question that the program asks the operator.
  package static let ask = Style(rawValue: 1 << 8)
  /// A number to type, before a reply.
  package static let number = Style(rawValue: 1 << 9)
  /// What matters less than its neighbours.
  package static let muted = Style(rawValue: 1 << 10)
  /// What somebody else says.
  package static let heard = Style(rawValue: 1 << 11)

  private static let colourful: [(style: Style, code: String)] = [
    (.must, "33"), (.gap, "35"), (.warning, "33"), (.error, "31"), (.good, "32"), (.ask, "36"),
    (.number, "36"), (.heard, "34"),
  ]
  private static let weights: [(style: Style, code: String)] = [
    (.heading, "1"), (.stress, "1"), (.warning, "1"), (.error, "1"), (.ask, "1"), (.number, "1"),
    (.heard, "1"), (.gap, "4"), (.note, "2"), (.muted, "2"),
  ]

  /// The escape sequence that switches this style on; empty where nothing is to be changed.
  func startSequence(for look: Look) -> String {
    var codes: [String] = []
    if look != .plain {
      for (style, code) in Self.weights where contains(style) && !codes.contains(code) {
        // Bold and dim exclude each other, and a stressed word in a note has to be seen.
        if code == "2" && codes.contains("1") { continue }
        codes.append(code)
      }
    }
    if look == .colour, let colour = Self.colourful.first(where: { contains($0.style) }) {
      codes.append(colour.code)
    }
    return codes.isEmpty ? "" : "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}

/// What a terminal may be shown: nothing but text, text with weights, or colours too.
package enum Look: Sendable {
  /// Text alone, nothing painted over: `--plain`, `TERM=dumb`, a pipe.
  case plain
  /// Bold, dim and underlined: a terminal where `NO_COLOR` is set.
  case weights
  /// Weights and the eight basic colours of the user's own theme.
  case colour
}

/// What is known about the terminal, handed in so that nothing here reads the environment.
package struct TerminalFacts: Equatable, Sendable {
  /// Whether the output goes to a terminal.
  package var isTerminal: Bool
  /// The value of `TERM`; `nil` and `""` are an incapable terminal, as `dumb` is.
  package var term: String?
  /// The value of `NO_COLOR`; any but the empty one forbids colours (no-color.org).
  package var noColor: String?
  /// Whether the user asked for `--plain`.
  package var isPlain: Bool
  /// The value of `COLORTERM`; set, it stands for colours where `TERM` says nothing of them.
  package var colorTerm: String?

  /// Facts about a terminal; the default ones are those of a pipe.
  package init(
    isTerminal: Bool = false, term: String? = nil, noColor: String? = nil, isPlain: Bool = false,
    colorTerm: String? = nil
  ) {
    self.isTerminal = isTerminal
    self.term = term
    self.noColor = noColor
    self.isPlain = isPlain
    self.colorTerm = colorTerm
  }

  /// What may be shown there.
  package var look: Look {
    guard isTerminal, !isPlain, let term, !term.isEmpty, term != "dumb" else { return .plain }
    if let noColor, !noColor.isEmpty { return .weights }
    if let colorTerm, !colorTerm.isEmpty { return .colour }
    return ["vt52", "vt100", "vt102", "vt220", "vt320"].contains(term) || term.hasSuffix("-m")
      || term.hasSuffix("-mono") ? .weights : .colour
  }

  /// Whether the prompt line may be painted again in place.
  package var canRedraw: Bool { look != .plain }
}
