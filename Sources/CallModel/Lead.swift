/// A person to call, as columns; also what is known of an operator or a campaign.
package struct Lead: Hashable, Sendable {
  /// The columns that have a value, in the order they came.
  package private(set) var columns: [(name: String, value: String)] = []

  /// A lead of whom nothing is known.
  package init() {}

  /// A lead from columns; empty values are left out, a name that comes twice keeps the last.
  package init(_ columns: [(name: String, value: String)]) {
    for (name, value) in columns { self[name] = value }
  }

  /// The columns that every lead may have; any further one goes by its own name.
  package static let commonColumns = [
    "name", "first_name", "last_name", "company", "title", "phone", "email", "city", "country",
    "time_zone", "language",
  ]

  /// A column's value by its name, as names are compared; nil when it is not there or empty.
  package subscript(name: String) -> String? {
    get {
      let key = name.nameKey
      return columns.first { $0.name == key }?.value
    }
    set {
      let key = name.nameKey
      columns.removeAll { $0.name == key }
      if let newValue, !newValue.isEmpty { columns.append((key, newValue)) }
    }
  }

  /// What to call the lead on a screen: the name, the company, the phone, in this order.
  package var label: String? {
    if let name = self["name"] { return name }
    let parts = [self["first_name"], self["last_name"]].compactMap { $0 }
    if !parts.isEmpty { return parts.joined(separator: " ") }
    return self["company"] ?? self["phone"]
  }

  /// Equal when the same columns hold the same values in the same order.
  package static func == (one: Lead, other: Lead) -> Bool {
    one.columns.count == other.columns.count
      && zip(one.columns, other.columns).allSatisfy { $0 == $1 }
  }

  /// Hashes the columns in order.
  package func hash(into hasher: inout Hasher) {
    for (name, value) in columns {
      hasher.combine(name)
      hasher.combine(value)
    }
  }
}
