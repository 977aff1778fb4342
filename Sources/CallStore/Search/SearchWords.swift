import CallModel

/// What somebody may be looked for by, as the index of words holds it, and how a question is put to it.
///
/// Words are found by their beginnings. A number is found by any part of it from four digits on: it is
/// indexed with all its ends, of which a part is a beginning. Ideographs stand for themselves.
enum SearchWords {
  /// The words of a lead.
  static func of(_ draft: LeadDraft) -> String {
    var words: [String] = []
    for (name, value) in zip(Lead.commonColumns, draft.common) {
      guard let value, !["country", "time_zone", "language"].contains(name) else { continue }
      words.append(name == "phone" ? numbers(in: value) : text(value))
    }
    for (name, value) in draft.further {
      words.append(name.hasPrefix("phone") ? numbers(in: value) : text(value))
    }
    return words.joined(separator: " ")
  }

  /// The words of any text: ideographs apart, and its numbers with their ends.
  static func text(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 && !(0x30...0x39).contains($0) }) { return text }
    var result = ""
    var digits = ""
    for scalar in text.unicodeScalars {
      if ("0"..."9").contains(scalar) {
        digits.unicodeScalars.append(scalar)
        result.unicodeScalars.append(scalar)
        continue
      }
      if digits.utf8.count > 4 { result += " " + ends(of: digits) + " " }
      digits = ""
      if scalar.properties.isIdeographic {
        result += " \(scalar) "
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    if digits.utf8.count > 4 { result += " " + ends(of: digits) }
    return result
  }

  /// A phone: its digits as one number, with all its ends.
  private static func numbers(in phone: String) -> String {
    let digits = String(
      decoding: phone.utf8.filter { (0x30...0x39).contains($0) }, as: UTF8.self)
    return digits + " " + ends(of: digits)
  }

  /// The ends of a number, of four digits at the least, but for itself.
  private static func ends(of digits: String) -> String {
    guard digits.utf8.count > 4 else { return "" }
    return (1...(digits.utf8.count - 4)).map { String(digits.dropFirst($0)) }
      .joined(separator: " ")
  }

  /// What is typed, as a question to the index; nil where it has no word in it. All words must be
  /// there, and those without a blank between them side by side. What looks like a phone is one number,
  /// without the zeros or the plus that it begins with.
  static func question(_ typed: String) -> String? {
    let marks: Set<Unicode.Scalar> = [" ", "+", "-", "/", "(", ")", ".", "\u{A0}"]
    let scalars = typed.unicodeScalars
    let digits = scalars.filter { ("0"..."9").contains($0) }
    if digits.count >= 3, scalars.allSatisfy({ marks.contains($0) || ("0"..."9").contains($0) }) {
      var number = String(String.UnicodeScalarView(digits))
      while number.hasPrefix("0"), number.count > 3 { number.removeFirst() }
      return "\"\(number)\"*"
    }
    var phrases: [String] = []
    for chunk in typed.split(whereSeparator: \.isWhitespace) {
      let words = words(of: chunk)
      if !words.isEmpty { phrases.append("\"\(words.joined(separator: " "))\"*") }
    }
    return phrases.isEmpty ? nil : phrases.joined(separator: " ")
  }

  /// The words of what was typed without a blank in it; each ideograph is one.
  private static func words(of chunk: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    func end() {
      if !word.isEmpty { words.append(word) }
      word = ""
    }
    for scalar in chunk.unicodeScalars {
      if scalar.properties.isIdeographic {
        end()
        words.append(String(scalar))
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        || scalar.properties.generalCategory == .nonspacingMark
      {
        word.unicodeScalars.append(scalar)
      } else {
        end()
      }
    }
    end()
    return words
  }
}
