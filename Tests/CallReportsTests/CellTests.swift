import CallModel
import CallReports
import Statistics
import Testing

@Suite struct CellTests {
  @Test func `a share is told with its count and its interval`() {
    #expect(Cell.share(Proportion(451, of: 4119)).text == "451/4119 (10.9 %, 10.0–11.9)")
    #expect(Cell.share(Proportion(254, of: 5265)).text == "254/5265 (4.8 %, 4.3–5.4)")
    #expect(Cell.share(Proportion(0, of: 0)).text == "0/0")
  }

  @Test(
    arguments: [
      (0, "0:00"), (7_499, "0:07"), (7_500, "0:08"), (750_000, "12:30"), (3_723_000, "1:02:03"),
    ] as [(Int64, String)])
  func `a time is told in minutes and seconds`(ms: Int64, text: String) {
    #expect(Cell.duration(ms).text == text)
  }

  @Test func `figures have a fixed number of decimals and no zero with a sign`() {
    #expect(Cell.number(3.14159, decimals: 2).text == "3.14")
    #expect(Cell.number(-0.04, decimals: 1).text == "0.0")
    #expect(Cell.number(.infinity, decimals: 1).text == "∞")
    #expect(
      Cell.difference(-0.1, Interval(-0.2, 0.05)).text == "-10.0 points (-20.0 to +5.0)")
    #expect(Cell.probability(0.00001).text == "< 0.0001")
  }
}
