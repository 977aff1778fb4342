import CallReports
import Statistics
import Testing

@Suite struct ComparingTests {
  @Test func `two sets stand side by side, with the interval of the difference and the caution`()
    throws
  {
    let parts = Comparing.parts(
      [Rate("conversion", Proportion(45, of: 100)), Rate("only here", Proportion(1, of: 2))],
      [Rate("conversion", Proportion(30, of: 100)), Rate("of nothing", Proportion(0, of: 0))])
    let table = try #require(
      parts.compactMap { if case .table(let table) = $0 { table } else { nil } }.first)
    #expect(table.rows.count == 1)
    #expect(table.rows[0][1] == .share(Proportion(45, of: 100)))
    #expect(table.rows[0][3].text.hasPrefix("+15.0 points ("))
    #expect(
      parts.contains { if case .remark(Comparing.caution) = $0 { true } else { false } })
  }

  @Test func `probabilities grow with the number of comparisons`() throws {
    func probability(_ count: Int) throws -> Double {
      let one = (0..<count).map { Rate("\($0)", Proportion($0 == 0 ? 45 : 30, of: 100)) }
      let other = (0..<count).map { Rate("\($0)", Proportion(30, of: 100)) }
      let table = Comparing.parts(one, other).compactMap {
        if case .table(let table) = $0 { table } else { nil }
      }
      guard case .probability(let value) = try #require(table.first).rows[0][4] else { return -1 }
      return value
    }
    #expect(abs(try probability(10) - 10 * probability(1)) < 1e-9)
  }
}
