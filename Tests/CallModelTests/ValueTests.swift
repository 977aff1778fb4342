import CallModel
import TestSupport
import Testing

@Suite struct ValueTests {
  private let euro = Currency("EUR")

  @Test(arguments: [
    (FieldType.text, "two words", "two words"), (.number, "-3.5", "-3.5"),
    (.money, "3000", "3000 EUR"),
    (.money, "3000 usd", "3000 USD"), (.date, "2026-12-01", "2026-12-01"), (.time, "9:30", "09:30"),
    (.dateAndTime, "2026-12-01 9:30", "2026-12-01 09:30"), (.phone, "+49 30 1", "+49 30 1"),
    (.email, "a@b.example", "a@b.example"), (.link, "https://a.example", "https://a.example"),
    (.yesNo, "yes", "yes"), (.yesNo, "no", "no"), (.scale(0, 10), "10", "10"),
    (.oneOf(["owner", "Someone Else"]), "someone else", "Someone Else"),
    (.someOf(["a", "b", "c"]), "C + a", "a + c"), (.someOf(["a + b", "a", "b"]), "a + b", "a + b"),
    (.someOf(["a", "b"]), "a+b", "a + b"),
  ])
  func `a value is read from its plain form and written in it`(
    type: FieldType, text: String, plain: String
  ) throws {
    let value = try #require(type.value(plain: text, currency: euro))
    #expect(type.plain(value) == plain)
    #expect(type.value(plain: plain, currency: euro) == value)
  }

  @Test(arguments: [
    (FieldType.text, ""), (.number, "x"), (.money, "3000 EUR x"), (.money, "EUR"), (.money, ""),
    (.date, "1.12.2026"), (.time, "10"), (.dateAndTime, "2026-12-01"), (.yesNo, "true"),
    (.scale(0, 10), "11"), (.scale(0, 10), "1.5"), (.oneOf(["a"]), "b"), (.someOf(["a"]), "a + b"),
    (.someOf(["a"]), ""), (.oneOf([]), ""),
  ])
  func `what does not fit the type is no value`(type: FieldType, text: String) {
    #expect(type.value(plain: text, currency: euro) == nil)
  }

  @Test func `money without any currency is no value`() {
    #expect(FieldType.money.value(plain: "3000", currency: nil) == nil)
    #expect(FieldType.money.value(plain: "3000 EUR", currency: nil)?.plain == "3000 EUR")
  }

  @Test func `the sixty-fourth option is kept`() throws {
    let type = FieldType.someOf((0..<64).map { "o\($0)" })
    let value = try #require(type.value(plain: "o0 + o63", currency: nil))
    #expect(value == .options(1 << 63 | 1))
    #expect(type.plain(value) == "o0 + o63")
  }
}
