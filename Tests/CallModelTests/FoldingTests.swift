import CallModel
import Testing

@Suite struct FoldingTests {
  @Test(arguments: [
    ("Opener", "opener"), ("ПРИВЕТ", "привет"), ("caf\u{E9}", "CAFE\u{301}"), ("Straße", "straße"),
    ("Å", "a\u{30A}"), ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"), ("a b", "A B"),
  ])
  func `names that a person would call the same have one key`(one: String, other: String) {
    #expect(Array(one.nameKey.utf8) == Array(other.nameKey.utf8))
    #expect(one.nameKey.nameKey == one.nameKey)
  }

  @Test(arguments: [
    ("a_b", "a-b"), ("ab", "a b"), ("e", "é"), ("и", "й"), ("ss", "ß"), ("ａ", "a"),
  ])
  func `names that differ have different keys`(one: String, other: String) {
    #expect(one.nameKey != other.nameKey)
  }

  @Test(arguments: [
    ("Ça  va?", "ca va"), ("Don't!", "dont"), ("Don’t", "dont"),
    ("  Yes,   go ahead… ", "yes go ahead"),
    ("50 %", "50%"), ("Ёлка й", "елка и"), ("Größe", "grosse"), ("太贵了。", "太贵了"), ("", ""),
    ("?!", ""),
    ("a-b", "a b"), ("№ 1", "1"),
  ])
  func `words are compared without accents, case and punctuation`(text: String, key: String) {
    #expect(text.wordsKey == key)
  }
}
