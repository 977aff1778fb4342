import CallModel
import Glibc
import Terminal
import TypedValues

/// The wall clock, or the time at which `--now` stopped it.
struct Clock {
  private let stopped: Int64?

  init(_ text: String?, _ zones: ZoneFinder) throws(Failure) {
    guard let text else {
      stopped = nil
      return
    }
    switch ISOTime.read(text, zone: zones.own.rules, named: zones.rules) {
    case .success(let reading): stopped = reading.milliseconds
    case .failure(let problem):
      throw .usage("`--now \(SafeText.clean(text))` is no time: \(problem.text)")
    }
  }

  /// Milliseconds since 1970 UTC.
  var now: Int64 {
    if let stopped { return stopped }
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }

  /// Whether it stands still.
  var isStopped: Bool { stopped != nil }
}

/// Time zones by name, from the system's tzdata.
final class ZoneFinder {
  /// A zone with its name.
  struct Zone {
    let name: String
    let rules: TimeZoneRules

    /// A moment, in milliseconds since 1970 UTC, as clocks there show it.
    func local(_ ms: Int64) -> Moment {
      Moment(milliseconds: ms, offset: rules.offset(at: ms / 1000).seconds)
    }

    /// When clocks there show a moment, in milliseconds since 1970 UTC.
    func milliseconds(_ moment: Moment) -> Int64 { rules.utc(for: moment) * 1000 }
  }

  private let folder: String
  private let variables: [String: String]
  private var known: [String: TimeZoneRules] = [:]

  init(_ variables: [String: String]) {
    self.variables = variables
    folder = variables["TZDIR"] ?? "/usr/share/zoneinfo"
  }

  /// The operator's zone: TZ, else the system's, else UTC.
  lazy var own: Zone = {
    if let name = variables["TZ"], !name.isEmpty {
      let plain = name.hasPrefix(":") ? String(name.dropFirst()) : name
      if let rules = rules(plain) { return Zone(name: plain, rules: rules) }
    }
    if let target = FileReader.realPath("/etc/localtime"),
      let range = target.range(after: "/zoneinfo/"), let rules = rules(range)
    {
      return Zone(name: range, rules: rules)
    }
    return Zone(name: "UTC", rules: TimeZoneRules(fixedOffset: 0, abbreviation: "UTC"))
  }()

  /// The rules of a zone by its name; nil when tzdata has none such.
  func rules(_ name: String) -> TimeZoneRules? {
    if let rules = known[name] { return rules }
    let isSafe =
      !name.isEmpty && !name.hasPrefix("/") && name.utf8.count < 80
      && name.split(separator: "/").allSatisfy { $0 != ".." && $0 != "." }
      && name.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard isSafe else { return nil }
    if name == "UTC" { return TimeZoneRules(fixedOffset: 0, abbreviation: "UTC") }
    guard case .success(let bytes) = FileReader.read(folder + "/" + name, limit: 1 << 20),
      let rules = TimeZoneRules(bytes: bytes)
    else { return nil }
    known[name] = rules
    return rules
  }

  /// The names of a country's zones by its ISO 3166-1 code, as tzdata lists them; empty where it lists
  /// none.
  func names(ofCountry code: String) -> [String] { zonesOfCountries[code] ?? [] }

  private lazy var zonesOfCountries: [String: [String]] = {
    guard case .success(let bytes) = FileReader.read(folder + "/zone1970.tab", limit: 1 << 20)
    else {
      return [:]
    }
    var zones: [String: [String]] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    where !line.hasPrefix("#") {
      let fields = line.split(separator: "\t")
      guard fields.count > 2 else { continue }
      for code in fields[0].split(separator: ",") {
        zones[String(code), default: []].append(String(fields[2]))
      }
    }
    return zones
  }()

  /// The zone where a lead is, else the operator's.
  func zone(of lead: Lead) -> Zone { knownZone(of: lead) ?? own }

  /// The zone where a lead is: its column `time_zone`, else its country's only one; nil where neither
  /// tells.
  func knownZone(of lead: Lead) -> Zone? {
    if let name = lead["time_zone"], let rules = rules(name) {
      return Zone(name: name, rules: rules)
    }
    if let country = lead["country"], let name = CountryZones.zone(of: country),
      let rules = rules(name)
    {
      return Zone(name: name, rules: rules)
    }
    return nil
  }
}

extension String {
  fileprivate func range(after marker: String) -> String? {
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(marker) { return String(rest.dropFirst(marker.count)) }
      rest = rest.dropFirst()
    }
    return nil
  }
}
