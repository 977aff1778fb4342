import Testing

@testable import Terminal

struct WidthTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("Да", 2), ("好的", 4), ("，", 2), ("…", 1), ("한국", 4), ("\u{1B}", 0),
  ])
  func `text takes the columns of its characters`(text: String, columns: Int) {
    #expect(Width.columns(of: text) == columns)
  }

  @Test func `a combining mark takes no column`() {
    #expect(Width.columns(of: "e\u{301}") == 1)
    #expect(Width.columns(of: "й" as Character) == 1)
  }

  @Test(arguments: ["😀", "👨‍👩‍👧‍👦", "🇩🇪", "👍🏽", "❤️"])
  func `a picture takes two columns however it is made`(picture: String) {
    #expect(Width.columns(of: picture) == 2)
  }

  @Test func `a text that fits is not cut`() {
    #expect(Width.truncated("好的", to: 4) == "好的")
  }

  @Test func `a cut text ends in dots and never exceeds its limit`() {
    #expect(Width.truncated("discovery", to: 5) == "disc…")
    #expect(Width.truncated("好的好的", to: 4) == "好…")
    #expect(Width.truncated("abc", to: 1) == "…")
    #expect(Width.truncated("abc", to: 0) == "")
  }

  @Test func `padding counts columns`() {
    #expect(Width.padded("好", to: 4) + "|" == "好  |")
    #expect(Width.padded("7", to: 3, alignment: .right) == "  7")
    #expect(Width.padded("long", to: 2) == "long")
  }
}
