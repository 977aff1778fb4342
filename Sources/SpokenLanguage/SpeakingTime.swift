/// How long words take to say. The unit is a word of a language that writes blanks, 150 of which are
/// said in a minute (LANGUAGE, section 6).
package enum SpeakingTime {
  /// Words in a minute.
  package static let wordsPerMinute = 150.0
  /// A Chinese character in words: 240 are said in a minute, the pace that the Putonghua proficiency
  /// test of China's language commission calls normal.
  static let character = wordsPerMinute / 240
  /// What is inserted: a name, an amount.
  static let gap = 1.0

  /// The seconds that so many words take.
  package static func seconds(_ words: Double) -> Double { words * 60 / wordsPerMinute }

  /// The words that a number is said with: one for each digit but 0, and for each hundred and
  /// thousand; a number that begins with 0 or has more than nine digits is said digit by digit.
  static func words(ofNumber bytes: ArraySlice<UInt8>) -> Double {
    let digits = bytes.filter { (0x30...0x39).contains($0) }
    if digits.first == 0x30 || digits.count > 9 { return Double(max(1, digits.count)) }
    var count = digits.count { $0 != 0x30 }
    for (place, digit) in digits.reversed().enumerated() where digit != 0x30 && place % 3 == 2 {
      count += 1
    }
    count += (max(1, digits.count) - 1) / 3
    return Double(max(1, count))
  }

  /// The words of a quote, which nobody compares.
  static func words(inQuote scalars: ArraySlice<Unicode.Scalar>) -> Double {
    var result = 0.0
    var isInWord = false
    for scalar in scalars {
      if SpokenText.isHan(scalar) {
        result += character
        isInWord = false
      } else if scalar.properties.isAlphabetic || SpokenText.isNumeral(scalar) {
        if !isInWord { result += 1 }
        isInWord = true
      } else {
        isInWord = false
      }
    }
    return result
  }
}
