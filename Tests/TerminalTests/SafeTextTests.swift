import Testing

@testable import Terminal

struct SafeTextTests {
  @Test func `an escape sequence becomes text that can be read`() {
    #expect(SafeText.clean("\u{1B}[31mred\u{7}") == "␛[31mred␇")
    #expect(SafeText.clean("\u{9B}31m\u{7F}") == "�31m␡")
  }

  @Test(arguments: [
    "Anna-Lena Müller", "Да, конечно", "好的，谢谢。", "👨‍👩‍👧‍👦 🇩🇪 ❤️ 1️⃣", "می‌خواهم", "naïve e\u{301}", "नमस्ते",
    "Việt",
  ])
  func `what people write stays as it is`(text: String) {
    #expect(SafeText.clean(text) == text)
  }

  @Test(arguments: [
    "\u{202E}", "\u{2066}", "\u{200E}", "\u{61C}", "\u{200B}", "\u{FEFF}", "\u{AD}", "\u{2028}",
    "\u{E0041}", "\u{FFFF}", "\u{3164}", "\u{200D}",
  ])
  func `what makes text look like other text is shown`(sign: String) {
    #expect(SafeText.clean("a\(sign)b") == "a�b")
  }

  @Test func `line feeds and tabs stay where they are wanted`() {
    #expect(SafeText.clean("a\r\nb\tc\n", keeping: [.newlines, .tabs]) == "a\nb\tc\n")
    #expect(SafeText.clean("a\nb\tc") == "a␊b␉c")
    #expect(SafeText.clean("a\rb", keeping: .newlines) == "a␍b")
  }

  @Test func `a tower of marks is cut`() {
    let tower = "a" + String(repeating: "\u{301}", count: 50) + "b"
    #expect(SafeText.clean(tower).unicodeScalars.count == 1 + 6 + 1 + 1)
  }

  @Test func `no text comes out with anything that a terminal executes`() {
    var random = Random(seed: 1)
    for _ in 0..<2000 {
      let text = randomText(&random)
      let clean = SafeText.clean(text, keeping: .newlines)
      for scalar in clean.unicodeScalars {
        let value = scalar.value
        let isSafe =
          (value >= 0x20 || value == 0x0A) && !(0x7F...0x9F).contains(value)
          && !(0x202A...0x202E).contains(value) && !(0x2066...0x2069).contains(value)
          && !(0xE0000...0xE007F).contains(value) && value != 0x2028 && value != 0x2029
        #expect(isSafe, "\(value) in \(text.debugDescription)")
      }
      #expect(SafeText.clean(clean, keeping: .newlines) == clean)
    }
  }

  /// Short, and rich in what is dangerous.
  private func randomText(_ random: inout Random) -> String {
    let ranges: [ClosedRange<UInt32>] = [
      0...0x9F, 0x20...0x7E, 0x300...0x36F, 0x2000...0x206F, 0xFE00...0xFEFF, 0xE0000...0xE01FF,
      0x1F1E6...0x1F64F, 0x80...0x10FFFF,
    ]
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...20, using: &random) {
      guard let range = ranges.randomElement(using: &random) else { continue }
      if let scalar = Unicode.Scalar(UInt32.random(in: range, using: &random)) {
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }
}
