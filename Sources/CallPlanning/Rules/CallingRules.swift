import CallModel

/// All calling rules, found by place.
package struct CallingRules: Sendable {
  /// The rules in the order of the file.
  package let all: [CallingRule]
  /// The holidays on which some of them permit no calls.
  package let holidays: Holidays
  /// The places in `all` of the sales rules of a country or a subdivision.
  private let byPlace: [String: [Int]]
  /// Countries of which some subdivision has rules of its own.
  private let divided: Set<String>

  /// Rules with the holidays of the countries.
  package init(_ rules: [CallingRule], holidays: Holidays) {
    all = rules
    self.holidays = holidays
    var byPlace: [String: [Int]] = [:]
    var divided: Set<String> = []
    for (index, rule) in rules.enumerated() where rule.use == .sales {
      for place in Set(rule.places) where place != "*" {
        byPlace[place, default: []].append(index)
        if place.utf8.count > 2 { divided.insert(String(place.prefix(2))) }
      }
    }
    (self.byPlace, self.divided) = (byPlace, divided)
  }

  /// The rules that may judge calls to somebody on some day: those of the subdivision first, then those
  /// of the country, each in the order of the file.
  func rules(for callee: Callee) -> [Int] {
    var found = callee.subdivision.flatMap { byPlace[$0] } ?? []
    for index in byPlace[callee.country] ?? [] where !found.contains(index) { found.append(index) }
    found.removeAll { !all[$0].protects(callee.subject) }
    return found
  }

  /// Whether a country's parts have rules of their own, and it is not known in which part somebody is.
  func lacksSubdivision(_ callee: Callee) -> Bool {
    callee.subdivision == nil && divided.contains(callee.country)
  }
}
