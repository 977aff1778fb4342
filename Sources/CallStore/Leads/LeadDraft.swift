package import CallModel

/// What is known of a lead before the store has it: the common columns by their place in
/// `Lead.commonColumns`, and further ones by name. Empty values are none.
package struct LeadDraft: Sendable {
  /// The values of the common columns, in their order.
  package var common: [String?]
  /// Further columns that have a value.
  package var further: [(name: String, value: String)]

  /// A lead of whom nothing is known.
  package init() {
    common = Array(repeating: nil, count: Lead.commonColumns.count)
    further = []
  }

  /// What is known of a lead. Its phone is kept as it stands: in international form it is found again
  /// however it is written.
  package init(_ lead: Lead) {
    self.init()
    for (name, value) in lead.columns { self[name] = value }
  }

  /// The lead, its columns in the common order and the further ones behind.
  package var lead: Lead {
    var columns: [(name: String, value: String)] = []
    for (name, value) in zip(Lead.commonColumns, common) {
      if let value { columns.append((name, value)) }
    }
    return Lead(columns + further)
  }

  /// A column's value by its name in lower case; nil when it is not there or empty.
  package subscript(name: String) -> String? {
    get {
      if let place = Lead.commonColumns.firstIndex(of: name) { return common[place] }
      return further.first { $0.name == name }?.value
    }
    set {
      let value = newValue.flatMap { $0.isEmpty ? nil : $0 }
      if let place = Lead.commonColumns.firstIndex(of: name) {
        common[place] = value
      } else if let place = further.firstIndex(where: { $0.name == name }) {
        if let value { further[place].value = value } else { further.remove(at: place) }
      } else if let value {
        further.append((name, value))
      }
    }
  }

  /// The place of the phone in the common columns.
  package static let phone = 5
  /// The place of the mail address in the common columns.
  package static let email = 6

  /// The place of the country in the common columns.
  package static let country = 8
  /// The place of the time zone in the common columns.
  package static let timeZone = 9

  /// The phone.
  package var phone: String? { common[Self.phone] }
  /// The mail address.
  package var email: String? { common[Self.email] }
  /// Whether nothing is known.
  package var isEmpty: Bool { further.isEmpty && common.allSatisfy { $0 == nil } }
}
