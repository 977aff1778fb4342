/// Numbers in Chinese characters.
enum ChineseNumerals {
  /// The digit that a character is.
  static func digit(_ text: String) -> Int? {
    digits[text]
  }

  /// The whole number below 10,000 at the start of the tokens (`十一`, `三十`, `两百`), with how many
  /// characters it takes.
  static func small(_ tokens: ArraySlice<Token>) -> (Int, count: Int)? {
    var sum = 0
    var current: Int?
    var count = 0
    var lastUnit = 10_000
    for token in tokens.prefix(12) {
      guard token.kind == .han, count == 0 || token.isGlued else { break }
      if let digit = digits[token.text] {
        guard current == nil || current == 0 else { return nil }
        current = digit
      } else if let unit = units[token.text] {
        guard unit < lastUnit else { return nil }
        sum += (current ?? 1) * unit
        current = nil
        lastUnit = unit
      } else {
        break
      }
      count += 1
    }
    return count == 0 ? nil : (sum + (current ?? 0), count)
  }

  private static let digits: [String: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  private static let units: [String: Int] = ["十": 10, "百": 100, "千": 1000]
}
