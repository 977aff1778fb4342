import CallModel
import TestSupport
import Testing

@Suite struct NumberTests {
  @Test(arguments: [
    ("0", 0, "0"), ("-0", 0, "0"), ("3000", 3_000_000_000, "3000"), ("-0.5", -500_000, "-0.5"),
    ("0.000001", 1, "0.000001"), ("1.10", 1_100_000, "1.1"), ("007", 7_000_000, "7"),
    ("1.0000000000", 1_000_000, "1"), ("9223372036854.775807", .max, "9223372036854.775807"),
    ("-9223372036854.775807", -.max, "-9223372036854.775807"), ("1.0", 1_000_000, "1"),
  ])
  func `a number is exact to six places`(text: String, millionths: Int64, plain: String) {
    #expect(Number(plain: text)?.millionths == millionths)
    #expect(Number(millionths: millionths).plain == plain)
  }

  @Test(arguments: [
    "", "-", ".", ".5", "5.", "1,000", "+1", "1e3", " 1", "1 ", "--1", "1.2.3", "1-", "0.0000001",
    "9223372036854.775808", "99999999999999999999", "٣", "1.00000000000000000001",
  ])
  func `what is no number is none`(text: String) { #expect(Number(plain: text) == nil) }

  @Test func `a number is read back from its plain form`() {
    var random = Random(seed: 8)
    for _ in 0..<2000 {
      let number = Number(
        millionths: Int64.random(in: .min + 1 ... .max, using: &random)
          >> Int64.random(in: 0..<60, using: &random))
      #expect(Number(plain: number.plain) == number)
    }
    #expect(Number(millionths: .min).plain == "-9223372036854.775808")
  }

  @Test func `reckoning is exact and has no result out of reach`() throws {
    func number(_ text: String) throws -> Number { try #require(Number(plain: text)) }
    #expect(try number("0.1").adding(number("0.2"))?.plain == "0.3")
    #expect(try number("1").subtracting(number("0.9"))?.plain == "0.1")
    #expect(try number("1.5").multiplied(by: number("-2.5"))?.plain == "-3.75")
    #expect(try number("1").divided(by: number("3"))?.plain == "0.333333")
    #expect(try number("-1").divided(by: number("3"))?.plain == "-0.333333")
    #expect(try number("1").divided(by: number("0")) == nil)
    let most = Number(millionths: .max)
    #expect(try most.adding(number("0.000001")) == nil)
    #expect(try Number(millionths: .min).subtracting(number("0.000001")) == nil)
    #expect(most.multiplied(by: most) == nil)
    #expect(try most.divided(by: number("0.5")) == nil)
    #expect(Number(millionths: .min).divided(by: Number(millionths: -1_000_000)) == nil)
    #expect(Number(Int.max) == nil)
  }

  @Test(arguments: [("3", 3), ("3.0", 3), ("-2", -2), ("3.5", nil)])
  func `a whole number is known as one`(text: String, whole: Int?) {
    #expect(Number(plain: text)?.whole == whole)
  }

  @Test(arguments: [
    ("EUR", "EUR"), ("eur", "EUR"), ("E1R", nil), ("EURO", nil), ("€", nil), ("", nil),
  ])
  func `a currency is three letters`(text: String, code: String?) {
    #expect(Currency(text)?.code == code)
  }
}
