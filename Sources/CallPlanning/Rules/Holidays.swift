package import CallModel
package import DataExchange

/// National holidays by country, as `Data/holidays.json` has them.
package struct Holidays: Hashable, Sendable {
  private struct Country: Hashable, Sendable {
    var names: [CivilDate: String] = [:]
    var years: Set<Int> = []
  }

  private var countries: [String: Country] = [:]

  /// No holidays.
  package init() {}

  /// What a country's holiday on a day is called; nil where the day is none that is known.
  package func name(of day: CivilDate, in country: String) -> String? {
    countries[country]?.names[day]
  }

  /// Whether the holidays of a country in the year of a day are known at all.
  package func isKnown(_ day: CivilDate, in country: String) -> Bool {
    guard let years = countries[country]?.years else { return false }
    return years.contains(day.parts.year)
  }

  /// The countries that have holidays, sorted.
  package var names: [String] { countries.keys.sorted() }

  /// How many days a country has.
  package func count(in country: String) -> Int { countries[country]?.names.count ?? 0 }

  /// Whether a file's value is one of holidays: it has a list of countries.
  package static func isFile(_ value: JSONValue) -> Bool { value["countries"] != nil }

  /// Reads the file: the holidays that are sound, and all that is wrong with the others.
  package static func read(_ bytes: [UInt8]) -> (holidays: Holidays, flaws: [DataFlaw]) {
    var reading = DataReading()
    guard let value = reading.file(bytes) else { return (Holidays(), reading.flaws) }
    var holidays = Holidays()
    let file = reading.members(
      value, of: "a file of holidays",
      required: [("about", .missingKey), ("countries", .missingKey)])
    _ = reading.text(file?["about"])
    for entry in reading.list(file?["countries"]) { holidays.read(entry, &reading) }
    return (holidays, reading.flaws)
  }

  private mutating func read(_ entry: JSONValue, _ reading: inout DataReading) {
    guard
      let members = reading.members(
        entry, of: "a country's entry",
        required: [("country", .missingKey), ("days", .missingKey), ("source", .noSource)],
        optional: ["notes"])
    else { return }
    _ = reading.text(members["source"], .noSource)
    _ = reading.text(members["notes"])
    guard let written = members["country"], let code = reading.text(written) else { return }
    guard PlaceCodes.problem(code) == nil, code.utf8.count == 2 else {
      return reading.add(
        .unknownPlace, written, "`\(code)` is no country by ISO 3166-1",
        help: "write the code of two capital letters, like `NL`")
    }
    guard countries[code] == nil else {
      return reading.add(
        .duplicateID, written, "`\(code)` has an entry already", help: "join the two entries")
    }
    var country = Country()
    for day in reading.list(members["days"]) {
      guard
        let members = reading.members(
          day, of: "a holiday", required: [("date", .missingKey), ("name", .missingKey)])
      else { continue }
      let name = reading.text(members["name"])
      guard let written = members["date"], let date = reading.date(written), let name else {
        continue
      }
      guard country.names.updateValue(name, forKey: date) == nil else {
        reading.add(
          .duplicateHoliday, written, "\(code) has a holiday on \(date.plain) already",
          help: "keep one of them")
        continue
      }
      country.years.insert(date.parts.year)
    }
    countries[code] = country
  }
}

extension DataReading {
  /// A date, `2026-12-01`.
  mutating func date(_ value: JSONValue?) -> CivilDate? {
    guard let value else { return nil }
    if let date = value.text.flatMap({ CivilDate(plain: $0) }) { return date }
    add(
      .badDate, value, "this is no date of the calendar",
      help: "write it like `\"2026-12-01\"`: year, month, day")
    return nil
  }
}
