import CallModel
import Glibc
import TestSupport
import Testing
import TypedValues

/// Builds TZif files (RFC 8536).
struct ZoneBytes {
  var version: UInt8 = 0x32
  var transitions: [(Int64, UInt8)] = []
  /// Offset, daylight time or not, where its name begins.
  var types: [(Int32, UInt8, UInt8)] = [(3600, 0, 0)]
  var names = "CET\0CEST\0"
  var footer = ""
  var leaps = 0

  private func big(_ value: Int64, _ size: Int) -> [UInt8] {
    (0..<size).reversed().map { UInt8(truncatingIfNeeded: value >> (8 * Int64($0))) }
  }

  private func block(_ size: Int) -> [UInt8] {
    var bytes = Array("TZif".utf8) + [version] + [UInt8](repeating: 0, count: 15)
    for count in [0, 0, leaps, transitions.count, types.count, names.utf8.count] {
      bytes += big(Int64(count), 4)
    }
    for (time, _) in transitions { bytes += big(time, size) }
    for (_, type) in transitions { bytes.append(type) }
    for (offset, flag, name) in types { bytes += big(Int64(offset), 4) + [flag, name] }
    bytes += Array(names.utf8)
    for leap in 0..<leaps { bytes += big(Int64(leap), size) + big(1, 4) }
    return bytes
  }

  /// The file.
  var bytes: [UInt8] {
    version == 0 ? block(4) : block(4) + block(8) + Array("\n\(footer)\n".utf8)
  }
}

/// The bytes of a zone of this system, or nil where it has none such.
func systemZone(_ name: String) -> [UInt8]? {
  guard let file = fopen("/usr/share/zoneinfo/" + name, "rb") else { return nil }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while case let count = fread(&buffer, 1, buffer.count, file), count > 0 {
    bytes += buffer.prefix(count)
    if bytes.count > 1_000_000 { return nil }
  }
  return bytes
}

private func moment(_ plain: String) throws -> Moment {
  try #require(Moment(plain: plain))
}

@Suite struct TimeZoneTests {
  private var berlin: ZoneBytes {
    ZoneBytes(
      transitions: [(1_774_746_000, 1), (1_792_890_000, 0)], types: [(3600, 0, 0), (7200, 1, 4)],
      footer: "CET-1CEST,M3.5.0,M10.5.0/3")
  }

  @Test func `offsets come from transitions and then from the footer`() throws {
    let zone = try #require(TimeZoneRules(bytes: berlin.bytes))
    let rows: [(Int64, Int32, String)] = [
      (0, 3600, "CET"), (1_774_745_999, 3600, "CET"), (1_774_746_000, 7200, "CEST"),
      (1_792_889_999, 7200, "CEST"), (1_792_890_000, 3600, "CET"),
      // 2027-03-28 01:00 UTC, 2027-10-31 01:00 UTC, 2500-07-01.
      (1_806_195_599, 3600, "CET"), (1_806_195_600, 7200, "CEST"), (1_824_944_400, 3600, "CET"),
      (16_740_907_200, 7200, "CEST"),
    ]
    for (instant, offset, name) in rows {
      #expect(zone.offset(at: instant) == (offset, name), "\(instant)")
    }
  }

  @Test func `a file of version 1 has no footer`() throws {
    var file = berlin
    file.version = 0
    let zone = try #require(TimeZoneRules(bytes: file.bytes))
    #expect(zone.offset(at: 1_780_000_000).seconds == 7200)
    #expect(zone.offset(at: 1_810_000_000).seconds == 3600)
  }

  @Test func `footers of every form are read`() throws {
    let rows: [(String, Int64, Int32)] = [
      ("UTC0", 0, 0), ("<+0330>-3:30", 0, 12_600), ("<-03>3", 0, -10_800),
      ("EST5EDT", 1_783_000_000, -14_400), ("EST5EDT", 1_767_300_000, -18_000),
      ("EST5EDT,0/0,J365/25", 1_767_225_600, -14_400),
      ("EST5EDT,0/0,J365/25", 1_767_300_000, -14_400),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_767_300_000, 39_600),
      ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_783_000_000, 36_000),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_767_300_000, 0),
      ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_783_000_000, 3600),
      ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1_783_000_000, -3600),
      ("XXX3YYY2:30,J60/0,59/0", 1_000_000_000, -9000),
    ]
    for (footer, instant, offset) in rows {
      let zone = try #require(
        TimeZoneRules(bytes: ZoneBytes(names: "XXX\0", footer: footer).bytes), "\(footer)")
      #expect(zone.offset(at: instant).seconds == offset, "\(footer) at \(instant)")
      for extreme in [Int64.min, .max, -1, 0] { _ = zone.offset(at: extreme) }
      for extreme in [Int64.min / 1440 * 1440, -1, .max] {
        _ = zone.utc(for: Moment(minutes: extreme))
      }
    }
    let broken = [
      "X5", "EST", "EST25", "EST5EDT,", "EST5EDT,M3.5.0", "EST5EDT,M13.1.0,M11.1.0", "<ABC5",
      "EST5EDT,M3.6.0,M11.1.0", "EST5EDT,J0,J5", "EST5EDT,366,1", "EST5EDT,M3.2.0/168,M11.1.0",
      "EST5EDT,M3.2.0,M11.1.0x", "EST5:60", "CET-1CEST,M3.5.0,M10.5.0/3,",
    ]
    for footer in broken {
      #expect(TimeZoneRules(bytes: ZoneBytes(footer: footer).bytes) == nil, "\(footer)")
    }
  }

  @Test func `what is no sound file is no zone`() throws {
    let good = berlin.bytes
    for count in 0..<good.count {
      #expect(TimeZoneRules(bytes: Array(good.prefix(count))) == nil, "\(count)")
    }
    var file = berlin
    file.transitions = [(5, 0), (5, 1)]
    #expect(TimeZoneRules(bytes: file.bytes) == nil)
    file.transitions = [(5, 2)]
    #expect(TimeZoneRules(bytes: file.bytes) == nil)
    #expect(TimeZoneRules(bytes: ZoneBytes(types: []).bytes) == nil)
    #expect(TimeZoneRules(bytes: ZoneBytes(types: [(100_000, 0, 0)]).bytes) == nil)
    #expect(TimeZoneRules(bytes: ZoneBytes(types: [(0, 0, 9)]).bytes) == nil)
    #expect(TimeZoneRules(bytes: ZoneBytes(names: "\u{1B}[0\0").bytes) == nil)
    // A zone that counts leap seconds.
    #expect(TimeZoneRules(bytes: ZoneBytes(leaps: 2).bytes) == nil)
  }

  @Test func `broken files never crash`() {
    var random = SteadyGenerator(state: 3)
    for _ in 0..<3000 {
      var bytes = berlin.bytes
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        bytes[Int.random(in: bytes.indices, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      guard let zone = TimeZoneRules(bytes: bytes) else { continue }
      for instant in [Int64.min, -1, 1_774_746_000, 1_900_000_000, .max] {
        _ = zone.offset(at: instant)
      }
      _ = zone.utc(for: mondayMorning)
    }
  }

  @Test func `local times in a gap go on, in an overlap come first`() throws {
    let zone = try #require(TimeZoneRules(bytes: berlin.bytes))
    let rows: [(String, Int64)] = [
      ("2026-03-29 01:59", 1_774_745_940), ("2026-03-29 03:00", 1_774_746_000),
      // Never shown: as 03:30 summer time.
      ("2026-03-29 02:30", 1_774_747_800),
      // Shown twice: in summer time.
      ("2026-10-25 02:30", 1_792_888_200), ("2026-10-25 03:00", 1_792_893_600),
      ("2027-03-28 02:30", 1_806_197_400), ("2027-10-31 02:30", 1_824_942_600),
      ("2026-11-30 09:00", 1_796_025_600), ("2026-07-01 09:00", 1_782_889_200),
    ]
    for (plain, instant) in rows {
      #expect(zone.utc(for: try moment(plain)) == instant, "\(plain)")
    }
  }

  @Test func `a day that was left out goes on after it`() throws {
    // Samoa left out 30 December 2011.
    let apia = ZoneBytes(
      transitions: [(1_325_239_200, 1)], types: [(-36_000, 0, 0), (50_400, 1, 4)])
    let zone = try #require(TimeZoneRules(bytes: apia.bytes))
    let instant = zone.utc(for: try moment("2011-12-30 12:00"))
    #expect(
      Moment(milliseconds: instant * 1000, offset: zone.offset(at: instant).seconds).plain
        == "2011-12-31 12:00")
  }

  @Test func `the system's zones show what the C library shows`() throws {
    let isFull = isFullProof
    let names = Set(Zones.names).sorted()
    var random = SteadyGenerator(state: 5)
    let before = getenv("TZ").map { String(cString: $0) }
    defer {
      if let before { setenv("TZ", before, 1) } else { unsetenv("TZ") }
      tzset()
    }
    var compared = 0
    for name in names {
      guard let bytes = systemZone(name) else { continue }
      let zone = try #require(TimeZoneRules(bytes: bytes), "\(name)")
      setenv("TZ", name, 1)
      tzset()
      for _ in 0..<(isFull ? 3000 : 60) {
        // 1902 to 2500, half of them in this century's first half.
        let instant =
          Bool.random(using: &random)
          ? Int64.random(in: -2_145_916_800...16_725_225_600, using: &random)
          : Int64.random(in: 946_684_800...2_524_608_000, using: &random)
        var seconds = time_t(instant)
        var shown = tm()
        guard localtime_r(&seconds, &shown) != nil else { continue }
        let found = zone.offset(at: instant)
        #expect(Int(found.seconds) == shown.tm_gmtoff, "\(name) at \(instant)")
        #expect(found.abbreviation == String(cString: shown.tm_zone), "\(name) at \(instant)")
        // What is shown leads back to an instant that shows it, the same one or the one before it.
        let local = Moment(milliseconds: instant * 1000, offset: found.seconds)
        let back = zone.utc(for: local)
        #expect(
          Moment(milliseconds: back * 1000, offset: zone.offset(at: back).seconds) == local,
          "\(name): \(local.plain)")
        #expect(back <= instant)
        compared += 1
      }
    }
    // Without tzdata there is nothing to compare with.
    #expect(compared > 1000 || systemZone("Europe/Berlin") == nil)
  }
}

/// Zones to compare: those that countries have, and some that are hard.
enum Zones {
  static let names: [String] =
    CountryZonesTests.codes.compactMap { CountryZones.zone(of: $0) } + [
      "America/New_York", "America/Sao_Paulo", "America/St_Johns", "America/Nuuk", "Asia/Gaza",
      "Africa/Casablanca", "Antarctica/Troll", "Australia/Lord_Howe", "Pacific/Chatham",
      "Pacific/Apia", "Asia/Tehran", "Europe/Dublin", "Asia/Kathmandu", "UTC", "EST5EDT",
    ]
}
