import CallModel

/// Digits with separators as people write them: `3,000.50`, `3.000,50`, `3 000,5`, `3'000`.
enum DigitGroups {
  /// What a group of digits came to.
  enum Reading {
    case number(Number)
    /// Either of two numbers, by which sign is the decimal one.
    case either(String, String)
    case unclear
  }

  /// Reads digits with `.`, `,`, `'` and blanks among them.
  ///
  /// - Two different signs: the last one begins the decimals.
  /// - One sign twice or more, and blanks and `'`: thousands, in groups of three.
  /// - One sign once: decimals, unless exactly three digits follow and one to three, not only a
  ///   zero, stand before it. Then the language's own sign for thousands groups (English and
  ///   Chinese `,`, German and Dutch `.`), and the other sign begins the decimals of a number; for
  ///   `money`, which has no three decimals, it is either.
  static func read(_ text: String, language: Language.Spoken, isMoney: Bool) -> Reading {
    let signs = text.filter { $0 == "." || $0 == "," }
    let hasBlanks = text.contains { $0 == " " || $0 == "'" }
    guard let last = signs.last else { return grouped(text[...], decimals: "") }
    if signs.contains(where: { $0 != last }) || (hasBlanks && signs.count == 1) {
      guard signs.filter({ $0 == last }).count == 1, let cut = text.lastIndex(of: last) else {
        return .unclear
      }
      // Nobody writes three decimals behind thousands of money.
      let decimals = text[text.index(after: cut)...]
      guard !isMoney || decimals.utf8.count != 3 else { return .unclear }
      return grouped(text[..<cut], decimals: decimals)
    }
    guard signs.count == 1, let cut = text.firstIndex(of: last) else {
      return grouped(text[...], decimals: "")
    }
    let (before, after) = (text[..<cut], text[text.index(after: cut)...])
    guard after.utf8.count == 3, before.utf8.count <= 3, before.first != "0" else {
      return plain(before, decimals: after)
    }
    let grouping: Character? =
      switch language {
      case .en, .zh: ","
      case .de, .nl: "."
      case .ru: nil
      }
    if last == grouping { return plain(before + after, decimals: "") }
    return isMoney
      ? .either("\(before)\(after)", "\(before).\(after)0") : plain(before, decimals: after)
  }

  /// Thousands in groups of three, divided by one and the same sign.
  private static func grouped(_ text: Substring, decimals: Substring) -> Reading {
    let signs = Set(text.filter { !$0.isNumber })
    guard signs.count <= 1 else { return .unclear }
    let groups = text.split(omittingEmptySubsequences: false) { !$0.isNumber }
    guard groups.count == 1 || groups[0].utf8.count <= 3,
      groups.dropFirst().allSatisfy({ $0.utf8.count == 3 })
    else { return .unclear }
    return plain(groups.joined()[...], decimals: decimals)
  }

  private static func plain(_ whole: Substring, decimals: Substring) -> Reading {
    guard whole.utf8.count <= 20, decimals.utf8.count <= 20 else { return .unclear }
    let text = decimals.isEmpty ? String(whole) : "\(whole).\(decimals)"
    return Number(plain: text).map(Reading.number) ?? .unclear
  }
}
