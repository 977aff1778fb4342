import CallModel
import CallStore
import DataExchange

/// A file of numbers and addresses: a register as its keepers hand it out, with a row of names or
/// without.
final class ContactList {
  private let file: CSVFile
  private let phones: LeadPhones
  /// Which columns are looked at; nil for all.
  private let places: [Int]?
  /// How many contacts were handed over.
  private(set) var count = 0
  /// The first rows that hold no contact.
  private(set) var rejected: [(line: Int, reason: String)] = []
  /// How many rows hold none.
  private(set) var rejectedCount = 0

  init(_ path: String, _ phones: LeadPhones) throws(Failure) {
    file = try CSVFile(path)
    self.phones = phones
    if let (what, help) = file.kind.advice {
      throw Failure(.problems, "\(path) cannot be imported: \(what)", help: help)
    }
    let guesses = LeadColumns.guess(header: file.header, rows: file.samples)
    let found = guesses.indices.filter { place in
      ["phone", "email"].contains { guesses[place].column?.hasPrefix($0) == true }
    }
    places = found.isEmpty || LeadColumns.isData(file.header) ? nil : found
  }

  /// Hands over every contact.
  func each(_ body: (Contact) throws(Failure) -> Void) throws(Failure) {
    if LeadColumns.isData(file.header) { try take(file.header, line: 1, body) }
    try file.rows { (row) throws(Failure) in try take(row.fields, line: row.line, body) }
  }

  private func take(
    _ fields: [String], line: Int, _ body: (Contact) throws(Failure) -> Void
  ) throws(Failure) {
    var reason = "there is no number and no address"
    var found = 0
    for (place, field) in fields.enumerated() where places?.contains(place) ?? true {
      let text = field.trimmingBlanks
      if text.isEmpty { continue }
      switch phones.read(text) {
      case .success(let contact):
        try body(contact)
        found += 1
      case .failure(let problem): reason = "the number: \(problem.sentence)"
      }
    }
    count += found
    guard found == 0, fields.contains(where: { !$0.trimmingBlanks.isEmpty }) else { return }
    rejectedCount += 1
    if rejected.count < 10 { rejected.append((line, reason)) }
  }
}
