import CallModel
import Testing
import TypedValues

@Suite struct ISOTimeTests {
  private let east = TimeZoneRules(fixedOffset: 3600, abbreviation: "CET")

  private func read(_ text: String) -> Result<ISOTime.Reading, ReadingProblem> {
    ISOTime.read(text, zone: .utc) { $0 == "Europe/Berlin" ? east : nil }
  }

  @Test func `instants are read with an offset, a zone or neither`() throws {
    let rows: [(String, Int64, String?, String)] = [
      ("2026-11-30T09:00:00+01:00", 1_796_025_600_000, nil, "2026-11-30 09:00"),
      ("2026-11-30T08:00Z", 1_796_025_600_000, nil, "2026-11-30 08:00"),
      ("2026-11-30 09:00 Europe/Berlin", 1_796_025_600_000, "Europe/Berlin", "2026-11-30 09:00"),
      ("2026-11-30 08:00", 1_796_025_600_000, nil, "2026-11-30 08:00"),
      ("2026-11-30T08:00:30.25Z", 1_796_025_630_250, nil, "2026-11-30 08:00"),
      ("2026-11-30T08:00:30,123456789Z", 1_796_025_630_123, nil, "2026-11-30 08:00"),
      ("2026-11-30T03:30:00-0430", 1_796_025_600_000, nil, "2026-11-30 03:30"),
      ("2026-11-30t09:00+01", 1_796_025_600_000, nil, "2026-11-30 09:00"),
      ("1969-12-31T23:59:59.999Z", -1, nil, "1969-12-31 23:59"),
    ]
    for (text, milliseconds, zoneName, local) in rows {
      let found = try read(text).get()
      #expect(found.milliseconds == milliseconds, "\(text)")
      #expect(found.zoneName == zoneName, "\(text)")
      #expect(found.local.plain == local, "\(text)")
    }
  }

  @Test func `anything else has a problem`() {
    let texts = [
      "", "now", "2026-11-30", "2026-11-30 9:00", "2026-11-30 24:00", "2026-11-30T08:60Z",
      "2026-11-30T08:00:60Z", "2026-11-30T08:00+25:00", "2026-11-30T08:00+1", "2026-02-30T08:00Z",
      "2026-11-30T08:00:00.Z", "2026-11-30T08:00 Mars/Base", "2026-11-30T٠٨:00Z", "T", " ",
      String(repeating: "2026-11-30 09:00 ", count: 100_000),
    ]
    for text in texts {
      guard case .failure(let problem) = read(text) else {
        Issue.record("\(text) was read")
        continue
      }
      #expect(!problem.text.unicodeScalars.contains { $0.value < 0x20 })
    }
  }

  @Test func `instants are printed so that they sort and read back`() throws {
    #expect(ISOTime.text(milliseconds: 1_796_025_600_000) == "2026-11-30T08:00:00.000Z")
    #expect(ISOTime.text(milliseconds: -1) == "1969-12-31T23:59:59.999Z")
    #expect(
      ISOTime.text(milliseconds: 1_796_025_600_000, offset: 3600) == "2026-11-30T09:00:00.000+01:00"
    )
    #expect(
      ISOTime.text(milliseconds: 1_796_025_600_000, offset: -16_200)
        == "2026-11-30T03:30:00.000-04:30")
    #expect(ISOTime.text(milliseconds: .min) == "0001-01-01T00:00:00.000Z")
    #expect(ISOTime.text(milliseconds: .max, offset: 3600).hasPrefix("9999-12-31"))
    var random = SteadyGenerator(state: 17)
    for _ in 0..<2000 {
      let instant = Int64.random(in: -60_000_000_000_000...250_000_000_000_000, using: &random)
      let offset = Int32.random(in: -720...840, using: &random) * 60
      #expect(try read(ISOTime.text(milliseconds: instant)).get().milliseconds == instant)
      let text = ISOTime.text(milliseconds: instant, offset: offset)
      #expect(try read(text).get().milliseconds == instant, "\(text)")
    }
  }
}
