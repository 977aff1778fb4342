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

  @Test func `a mean is told with its interval, or says that there is none`() {
    let two = Mean(of: [0.5, 0.6])
    // Half of it is 12.706 · 0.07071 / √2, beyond the ends of a share.
    #expect(Cell.mean(two, .share).text == "55.0 % (0.0–100.0; n = 2)")
    #expect(Cell.mean(Mean(of: [0.615]), .share).text == "61.5 % (no interval; n = 1)")
    #expect(Cell.mean(Mean(of: []), .share).text == "–")
    #expect(Cell.mean(Mean(of: [3000, 3000, 3300]), .time).text == "3.1 s (2.7–3.5; n = 3)")
    #expect(Cell.change(0.125, nil, .share).text == "+12.5 points (no interval)")
    #expect(
      Cell.change(-1250, Interval(-2000, 100), .time).text == "-1.3 s (-2.0 to +0.1)")
  }
}
