import CallModel
import Testing
import TypedValues

@Suite struct CountryZonesTests {
  static let codes: [String] = {
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    return letters.flatMap { first in letters.map { first + $0 } }
  }()

  @Test func `a country with one zone has it by code and by name`() {
    let rows: [(String, String)] = [
      ("DE", "Europe/Berlin"), ("de", "Europe/Berlin"), ("Deutschland", "Europe/Berlin"),
      ("germany", "Europe/Berlin"), (" Duitsland ", "Europe/Berlin"), ("Германия", "Europe/Berlin"),
      ("德国", "Europe/Berlin"), ("Österreich", "Europe/Vienna"), ("NL", "Europe/Amsterdam"),
      ("Holland", "Europe/Amsterdam"), ("中国", "Asia/Shanghai"), ("CN", "Asia/Shanghai"),
      ("UK", "Europe/London"), ("GB", "Europe/London"), ("Украина", "Europe/Kyiv"),
      ("Weißrussland", "Europe/Minsk"), ("Wit-Rusland", "Europe/Minsk"), ("JP", "Asia/Tokyo"),
      ("Viet Nam", "Asia/Ho_Chi_Minh"), ("Bosnia and Herzegovina", "Europe/Sarajevo"),
    ]
    for (country, zone) in rows { #expect(CountryZones.zone(of: country) == zone, "\(country)") }
  }

  @Test func `a country with several zones has none`() {
    for country in ["US", "CA", "RU", "AU", "BR", "MX", "ES", "USA", "Россия", "", "XX", "nowhere"]
    {
      #expect(CountryZones.zone(of: country) == nil, "\(country)")
    }
    #expect(CountryZones.zone(of: String(repeating: "D", count: 1_000_000)) == nil)
  }

  @Test func `most countries have one zone, and this system knows it`() {
    let zones = Self.codes.compactMap { CountryZones.zone(of: $0) }
    #expect(zones.count == 227)
    guard systemZone("Europe/Berlin") != nil else { return }
    for zone in Set(zones) { #expect(systemZone(zone) != nil, "\(zone)") }
  }
}
