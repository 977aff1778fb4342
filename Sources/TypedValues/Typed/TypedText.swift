@_spi(_Unicode) import Swift

/// A piece of what was typed, folded: lower case, without accents, full-width forms as plain ones.
struct Token {
  /// What a token is made of.
  enum Kind {
    /// ASCII digits.
    case digits
    /// Letters of a script that writes blanks between words.
    case word
    /// One Chinese character.
    case han
    /// Any other sign, one scalar.
    case mark
  }

  /// What it is made of.
  let kind: Kind
  /// Its folded text.
  let text: String
  /// Whether it follows the token before it without a blank.
  let isGlued: Bool
}

/// What was typed, cut into tokens. Callers keep the text short (see `ValueReader`).
enum TypedText {
  /// A word as the word tables hold it: the same folding that typed text gets.
  static func key(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    scalars.append(contentsOf: folded(text))
    return String(scalars)
  }

  /// The tokens of a text, in order.
  static func tokens(_ text: String) -> [Token] {
    var tokens: [Token] = []
    let scalars = folded(text)
    var index = 0
    var isGlued = false
    while index < scalars.count {
      let scalar = scalars[index]
      if scalar.properties.isWhitespace {
        isGlued = false
        index += 1
        continue
      }
      let kind = kind(of: scalar)
      var end = index + 1
      if kind == .digits || kind == .word {
        while end < scalars.count, continues(scalars, at: end, kind: kind) { end += 1 }
      }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[index..<end])
      let isHyphen =
        kind == .mark && scalar == "-" && isGlued && tokens.last?.kind == .word
        && end < scalars.count && self.kind(of: scalars[end]) == .word
      // A hyphen in a word (`half-past`) counts as a blank.
      if !isHyphen {
        tokens.append(Token(kind: kind, text: String(view), isGlued: isGlued))
      }
      isGlued = !isHyphen
      index = end
    }
    return joiningInitials(tokens)
  }

  private static func kind(of scalar: Unicode.Scalar) -> Token.Kind {
    switch scalar.value {
    case 0x30...0x39: .digits
    case 0x41...0x5A, 0x61...0x7A: .word
    case 0..<0x80: .mark
    default:
      if scalar.properties.isIdeographic {
        .han
      } else if scalar.properties.isAlphabetic {
        .word
      } else {
        .mark
      }
    }
  }

  private static func continues(
    _ scalars: [Unicode.Scalar], at index: Int, kind: Token.Kind
  ) -> Bool {
    if self.kind(of: scalars[index]) == kind { return true }
    // An apostrophe belongs to a word that goes on behind it: `o'clock`.
    return kind == .word && scalars[index] == "'" && index + 1 < scalars.count
      && self.kind(of: scalars[index + 1]) == .word
  }

  /// `p.m.` as `pm`: a dot between two single letters is dropped.
  private static func joiningInitials(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      let token = tokens[index]
      if token.kind == .word, token.text.unicodeScalars.count == 1, index + 2 < tokens.count,
        tokens[index + 1].text == ".", tokens[index + 1].isGlued,
        tokens[index + 2].kind == .word, tokens[index + 2].isGlued,
        tokens[index + 2].text.unicodeScalars.count == 1
      {
        let text = token.text + tokens[index + 2].text
        result.append(Token(kind: .word, text: text, isGlued: token.isGlued))
        index += 3
      } else {
        result.append(token)
        index += 1
      }
    }
    return result
  }

  /// Lower case, without accents; full-width and typographic signs as plain ones.
  private static func folded(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    for scalar in text.lowercased()._nfd {
      switch scalar.value {
      case 0x20..<0x7F:
        result.append(scalar)
      case 0xDF:
        result.append("s")
        result.append("s")
      case 0x2018, 0x2019, 0x02BC, 0x00B4:
        result.append("'")
      case 0x2010...0x2015, 0x2212:
        result.append("-")
      case 0x3001:
        result.append(",")
      case 0x3002:
        result.append(".")
      case 0xFFE5:
        result.append("¥")
      case 0xFFE1:
        result.append("£")
      case 0xFF01...0xFF5E:
        // Upper-case full-width letters were lowered already.
        if let plain = Unicode.Scalar(scalar.value - 0xFEE0) { result.append(plain) }
      default:
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: continue
        default: result.append(scalar)
        }
      }
    }
    return result
  }
}
