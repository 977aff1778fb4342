import CallModel
import Terminal
import TypedValues

/// Where somebody is called, as far as calling rules ask: the country, its part, the time zone.
struct DialPlace: Hashable {
  /// The country by its ISO 3166-1 code; nil where it is not known.
  let country: String?
  /// The country's part by its ISO 3166-2 code; nil where no rule asks or it is not known.
  let region: String?
  /// The time zone by its name; nil where it is not known.
  let zone: String?

  /// Where a lead is, by its columns.
  init(_ lead: Lead, _ zones: ZoneFinder) {
    let country = lead["country"]?.uppercased()
    self.country = country?.utf8.count == 2 ? country : nil
    let region = lead["region"]?.uppercased()
    self.region = region.flatMap { $0.hasPrefix((country ?? "?") + "-") ? $0 : nil }
    zone = zones.knownZone(of: lead)?.name
  }

  /// A place by the key under which a queue keeps it.
  init(key: String) {
    let parts = key.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    func part(_ place: Int) -> String? {
      parts.indices.contains(place) && !parts[place].isEmpty ? parts[place] : nil
    }
    (country, region, zone) = (part(0), part(1), part(2))
  }

  /// The key under which a queue keeps it.
  var key: String { [country, region, zone].map { $0 ?? "" }.joined(separator: "|") }

  /// Whether rules can be asked: it is known where the lead is and what time it is there.
  var isKnown: Bool { country != nil && zone != nil }

  /// What is missing, or wrong, so that no rule can be asked.
  struct Gap {
    /// What it is, without a full stop.
    let what: String
    /// What could be said of the place instead.
    let example: String
  }

  /// What is missing to ask the rules; nil when nothing is.
  var gap: Gap? {
    if isKnown { return nil }
    guard let country else {
      return Gap(what: "Where this lead is, is not known", example: "DE")
    }
    return Gap(
      what: "\(country) has several time zones, and it is not known in which one this lead is",
      example: "Europe/Moscow")
  }

  /// What is shown for it.
  var title: String { region ?? country ?? "place unknown" }

  /// The columns that a place fills which an operator typed: countries, their parts and time zones
  /// (`DE`, `US-FL`, `RU Asia/Omsk`, `Germany`); nil where a word is none of these.
  static func columns(
    of words: String, _ zones: ZoneFinder, country: (String) -> String?
  ) -> [(name: String, value: String?)]? {
    if let code = country(words) { return [("country", code)] }
    var columns: [(name: String, value: String?)] = []
    for word in words.split(separator: " ").map(String.init) {
      let dash = word.split(separator: "-")
      if word.contains("/"), zones.rules(word) != nil {
        columns.append(("time_zone", word))
      } else if dash.count == 2, dash[0].utf8.count == 2, let code = country(String(dash[0])) {
        columns += [("country", code), ("region", word.uppercased())]
      } else if let code = country(word) {
        columns.append(("country", code))
      } else {
        return nil
      }
    }
    return columns.isEmpty ? nil : columns
  }
}
