@_spi(_Unicode) import Swift

extension String {
  /// The text in Unicode's composed form (NFC), the one in which names are kept.
  package var composed: String {
    if utf8.allSatisfy({ $0 < 0x80 }) { return self }
    return String(String.UnicodeScalarView(_nfc))
  }

  /// A name's key: composed, then lower-cased as Unicode has it. Two names that a person would call
  /// the same have one key.
  package var nameKey: String {
    if utf8.allSatisfy({ $0 < 0x80 && !($0 >= 0x41 && $0 <= 0x5A) }) { return self }
    return composed.lowercased().composed
  }

  /// The text as words are compared: lower case, without accents, punctuation as blanks, one blank
  /// between words, none at the ends. `Ça  va?` and `ca va` are the same; й and и, ё and е too.
  package var wordsKey: String {
    var result = ""
    var blankIsDue = false
    for scalar in lowercased()._nfd {
      let properties = scalar.properties
      switch properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format:
        continue
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
        .spacingMark, .decimalNumber, .letterNumber, .otherNumber, .currencySymbol, .mathSymbol:
        if blankIsDue && !result.isEmpty { result.unicodeScalars.append(" ") }
        blankIsDue = false
        if scalar == "ß" { result += "ss" } else { result.unicodeScalars.append(scalar) }
      case .otherPunctuation where scalar == "'" || scalar == "’" || scalar == "%":
        if scalar == "%" { result += "%" }
      case .finalPunctuation where scalar == "’":
        continue
      default:
        blankIsDue = true
      }
    }
    return String(String.UnicodeScalarView(result._nfc))
  }
}
