import CallModel

extension SpokenText {
  /// Adds a scalar as `wordsKey` folds it; Unicode's tables are asked only for what is rare in the
  /// languages that have words here.
  mutating func append(_ scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0..<0x80:
      folded.append(UInt8(value >= 0x41 && value <= 0x5A ? value | 0x20 : value))
    case 0x300...0x36F: break
    case 0x401, 0x451: add("е")
    case 0x419, 0x439: add("и")
    case 0x410...0x42F: folded.append(contentsOf: UTF8.encode(value + 0x20))
    case 0x430...0x44F, 0x4E00...0x9FFF: folded.append(contentsOf: UTF8.encode(value))
    default: folded.append(contentsOf: String(Character(scalar)).wordsKey.utf8)
    }
  }

  private mutating func add(_ letter: StaticString) {
    letter.withUTF8Buffer { folded.append(contentsOf: $0) }
  }

  /// Whether a scalar is a digit of a number.
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    (0x30...0x39).contains(scalar.value) || (0xFF10...0xFF19).contains(scalar.value)
  }

  /// Whether a scalar is a Chinese character, which is a word by itself.
  static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    (0x3400...0x4DBF).contains(scalar.value) || (0x4E00...0x9FFF).contains(scalar.value)
      || (0x20000...0x3FFFF).contains(scalar.value)
  }

  /// Where a quote ends that begins at a place: nil when none begins there, or none is closed within
  /// 300 scalars, which keeps reading linear.
  static func endOfQuote(_ scalars: [Unicode.Scalar], from place: Int) -> Int? {
    let closing: [Unicode.Scalar]
    switch scalars[place] {
    case "\"": closing = ["\""]
    case "“": closing = ["”"]
    case "„": closing = ["“", "”"]
    case "«": closing = ["»"]
    case "「": closing = ["」"]
    default: return nil
    }
    return scalars[(place + 1)...].prefix(300).firstIndex(where: closing.contains)
  }
}

extension UTF8 {
  /// The bytes of a scalar by its value; nothing for what is no scalar.
  fileprivate static func encode(_ value: UInt32) -> [UInt8] {
    Unicode.Scalar(value).map { Array(String($0).utf8) } ?? []
  }
}
