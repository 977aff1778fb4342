import CallModel

/// A country as its telephone numbers are written, and what it is called.
package struct Country: Sendable {
  /// The ISO 3166-1 code (`DE`).
  package let code: String
  /// The time zone, where the whole country has but one.
  package let zone: String?
  /// The calling code's digits (`49`).
  let callingCode: [UInt8]
  /// What is dialled before a number within the country; several where it depends.
  let trunkPrefixes: [[UInt8]]
  /// What is dialled before a number abroad.
  let internationalPrefixes: [[UInt8]]
  /// How many digits a national number may have, a bit each.
  let lengths: UInt32
  /// How this country's numbers begin among those that share its calling code; empty for the others.
  let leadingDigits: [[UInt8]]
}

/// What a table of the world says that cannot be read.
package struct CountriesProblem: Error, Equatable, Sendable {
  /// The line, from 1.
  package let line: Int
  /// What is wrong.
  package let what: String
}

/// The countries of the world, and North America's area codes and regions, from `Data/countries.csv`,
/// `Data/area-codes.csv` and `Data/regions.csv`.
package struct Countries: Sendable {
  /// Where the numbers of an area code are.
  struct Area: Sendable {
    let country: String?
    let region: String?
    let zone: String?
  }

  /// The countries, in the file's order.
  let all: [Country]
  private let byCode: [String: Int]
  private let byName: [String: Int]
  /// The countries of each calling code, those with leading digits first.
  private let byCallingCode: [Int: [Int]]
  private let areas: [Int: Area]
  private let regions: Regions

  /// Reads the tables; throws at the first line that cannot be read.
  package init(
    countries: [UInt8], areaCodes: [UInt8], regions: [UInt8]
  ) throws(CountriesProblem) {
    var all: [Country] = []
    var byCode: [String: Int] = [:]
    var byName: [String: Int] = [:]
    var byCallingCode: [Int: [Int]] = [:]
    try Self.rows(countries, columns: 14) { (row) throws(CountriesProblem) in
      let fields = row.fields
      // Islands where nobody lives have no numbers.
      guard fields[0].utf8.count == 2, let calling = fields[1].isEmpty ? 0 : Int(fields[1]) else {
        throw CountriesProblem(line: row.line, what: "a country needs a code and a calling code")
      }
      func words(_ place: Int) -> [[UInt8]] {
        fields[place].split(separator: " ").map { Array($0.utf8) }
      }
      byCode[fields[0]] = all.count
      if calling > 0 { byCallingCode[calling, default: []].append(all.count) }
      for name in [fields[0]] + fields[7...12] + fields[13].split(separator: ";").map(String.init) {
        let key = name.wordsKey
        if !key.isEmpty, byName[key] == nil { byName[key] = all.count }
      }
      all.append(
        Country(
          code: fields[0], zone: fields[5].isEmpty ? nil : fields[5],
          callingCode: Array(fields[1].utf8), trunkPrefixes: words(2),
          internationalPrefixes: words(3), lengths: try Self.lengths(fields[4], row.line),
          leadingDigits: words(6)))
    }
    for (calling, places) in byCallingCode {
      byCallingCode[calling] = places.sorted {
        (all[$0].leadingDigits.isEmpty ? 1 : 0, Self.weight(all[$0].code), $0)
          < (all[$1].leadingDigits.isEmpty ? 1 : 0, Self.weight(all[$1].code), $1)
      }
    }
    var areas: [Int: Area] = [:]
    var known = Regions()
    try Self.rows(regions, columns: 3) { (row) throws(CountriesProblem) in
      let code = Array(row.fields[0].utf8)
      guard code.count > 3, code[2] == UInt8(ascii: "-") else {
        throw CountriesProblem(line: row.line, what: "a region has a code such as US-CA")
      }
      known.add(
        row.fields[0],
        names: [row.fields[1]] + row.fields[2].split(separator: ";").map(String.init))
    }
    try Self.rows(areaCodes, columns: 6) { (row) throws(CountriesProblem) in
      guard let code = Int(row.fields[0]), (200...999).contains(code) else {
        throw CountriesProblem(line: row.line, what: "an area code has three digits")
      }
      func field(_ place: Int) -> String? { row.fields[place].isEmpty ? nil : row.fields[place] }
      areas[code] = Area(country: field(2), region: field(3), zone: field(4))
      guard let region = field(3) else { return }
      // What an area has besides its own may be another region as well as another clock.
      for zone in [row.fields[4]] + row.fields[5].split(separator: " ").map(String.init)
      where zone.contains("/") {
        known.add(zone: zone, of: region)
      }
    }
    self.all = all
    self.byCode = byCode
    self.byName = byName
    self.byCallingCode = byCallingCode
    self.areas = areas
    self.regions = known
  }

  /// Of several countries that share a calling code and say nothing of leading digits, the numbers are
  /// taken for the largest's.
  private static func weight(_ code: String) -> Int {
    ["US", "GB", "RU", "IT", "AU", "NO", "FI", "MA", "FR"].contains(code) ? 0 : 1
  }

  private static func rows(
    _ bytes: [UInt8], columns: Int, _ body: (CSVRow) throws(CountriesProblem) -> Void
  ) throws(CountriesProblem) {
    var reader = CSVReader(divider: UInt8(ascii: ","))
    var isHeader = true
    func take(_ row: CSVRow) throws(CountriesProblem) {
      if isHeader {
        isHeader = false
        return
      }
      guard row.fields.count >= columns, row.flaw == nil else {
        throw CountriesProblem(line: row.line, what: "it has no \(columns) fields")
      }
      try body(row)
    }
    try reader.read(bytes, take)
    try reader.finish(take)
  }

  /// `9`, `8-9` or `6 9-10`, as bits.
  private static func lengths(_ text: String, _ line: Int) throws(CountriesProblem) -> UInt32 {
    var bits: UInt32 = 0
    for part in text.split(separator: " ") {
      let ends = part.split(separator: "-").compactMap { Int($0) }
      guard let low = ends.first, let high = ends.last, (1...15).contains(low), high <= 15,
        low <= high
      else {
        throw CountriesProblem(line: line, what: "`\(text)` says no numbers of digits")
      }
      for length in low...high { bits |= 1 << UInt32(length) }
    }
    return bits
  }

  /// A country by its code or its name in one of the five languages or its own; nil for an unknown one.
  package func country(named name: String) -> Country? {
    guard name.utf8.count <= 100 else { return nil }
    if let place = byCode[name] { return all[place] }
    return byName[name.wordsKey].map { all[$0] }
  }

  /// The ISO 3166-2 code of a country's part by that code, its last part or its name (`US-CA`, `CA`,
  /// `California`); nil for one that is not known, as all are outside of North America.
  package func region(named name: String, in country: String) -> String? {
    regions.code(of: name, in: country)
  }

  /// The time zones of a country's part by its ISO 3166-2 code, by name; empty where none is known.
  package func zones(ofRegion region: String) -> [String] { regions.zones(of: region) }

  /// The country by its ISO code.
  func country(code: String) -> Country? { byCode[code].map { all[$0] } }

  /// Whose numbers begin so: the country, and how many digits its calling code has.
  func owner(of digits: ArraySlice<UInt8>) -> (country: Country, callingDigits: Int)? {
    var code = 0
    for (place, digit) in digits.prefix(3).enumerated() {
      code = code * 10 + Int(digit - 0x30)
      guard let places = byCallingCode[code] else { continue }
      let rest = digits.dropFirst(place + 1)
      if code == 1, let area = area(of: rest), let country = area.country.flatMap(country(code:)) {
        return (country, 1)
      }
      for candidate in places {
        let leading = all[candidate].leadingDigits
        if leading.isEmpty || leading.contains(where: { rest.starts(with: $0) }) {
          return (all[candidate], place + 1)
        }
      }
      return (all[places[0]], place + 1)
    }
    return nil
  }

  /// Where the numbers of a North American area code are; nil for a code that nobody has.
  func area(of national: ArraySlice<UInt8>) -> Area? {
    guard national.count >= 3 else { return nil }
    let code = national.prefix(3).reduce(0) { $0 * 10 + Int($1 - 0x30) }
    return areas[code]
  }
}
