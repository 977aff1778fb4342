import CallModel

/// The parts of countries that numbers and calling rules tell apart: North America's states, provinces
/// and territories, from `Data/regions.csv`, with the clocks that `Data/area-codes.csv` knows there.
struct Regions: Sendable {
  private var codes: [String: String] = [:]
  private var zones: [String: Set<String>] = [:]

  /// Notes a region by its ISO 3166-2 code, under that code, its last part and its names.
  mutating func add(_ code: String, names: [String]) {
    let country = String(code.prefix(2))
    for name in [code, String(code.dropFirst(3))] + names where !name.wordsKey.isEmpty {
      codes[Self.key(name, country)] = code
    }
  }

  /// Notes a clock of a region.
  mutating func add(zone: String, of region: String) { zones[region, default: []].insert(zone) }

  /// A region's code by its code, its last part (`CA`) or its name.
  func code(of name: String, in country: String) -> String? {
    name.utf8.count <= 100 ? codes[Self.key(name, country)] : nil
  }

  /// The time zones of a region, by name; empty where none is known.
  func zones(of region: String) -> [String] { (zones[region] ?? []).sorted() }

  private static func key(_ name: String, _ country: String) -> String {
    country + "|" + name.wordsKey
  }
}
