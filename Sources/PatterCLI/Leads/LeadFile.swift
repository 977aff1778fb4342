import CallModel
import CallStore
import DataExchange
import SourceText
import Terminal

/// A file of leads: which of its columns is which of the lead's, and its rows as leads.
struct LeadFile {
  let file: CSVFile
  /// What each column is.
  private(set) var guesses: [ColumnGuess]
  /// Some rows from its beginning.
  var samples: [[String]] { file.samples }
  /// Where each column goes: a place among the common columns, or a further name.
  private let targets: [Target]

  private enum Target {
    case common(Int)
    case further(String)
    case none
  }

  /// Looks at a file; `--map phone=Telefon` says what a column is.
  init(_ path: String, maps: [String]) throws(Failure) {
    file = try CSVFile(path)
    if let (what, help) = file.kind.advice {
      throw Failure(.problems, "\(path) cannot be imported: \(what)", help: help)
    }
    guard !LeadColumns.isData(file.header) else {
      throw Failure(
        .problems, "the first row of \(path) is a lead and names no columns",
        help: "write a row of names above it, such as name,company,phone")
    }
    var guesses = LeadColumns.guess(header: file.header, rows: file.samples)
    for pair in maps.flatMap({ $0.split(separator: ",") }) {
      try Self.apply(String(pair), to: &guesses, file.header)
    }
    self.guesses = guesses
    targets = guesses.map { guess in
      guard let column = guess.column else { return .none }
      return Lead.commonColumns.firstIndex(of: column).map { .common($0) } ?? .further(column)
    }
  }

  private static func apply(
    _ pair: String, to guesses: inout [ColumnGuess], _ header: [String]
  ) throws(Failure) {
    let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingBlanks }
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
      throw .usage(
        "--map: `\(SafeText.clean(pair))` maps nothing",
        help: "write COLUMN=NAME IN THE FILE, such as phone=Telefon; -=Notes leaves one out")
    }
    guard let place = header.firstIndex(where: { $0.nameKey == parts[1].nameKey }) else {
      let near = nearestNames(to: parts[1], among: header, limit: 1).first
      throw .usage(
        "the file has no column `\(SafeText.clean(parts[1]))`",
        help: near.map { "the nearest is `\(SafeText.clean($0))`" }
          ?? "it has \(SafeText.clean(header.prefix(30).joined(separator: ", ")))")
    }
    let column = parts[0] == "-" ? nil : LeadColumns.ownName(parts[0])
    // What was taken for it by its name keeps its own.
    for other in guesses.indices where guesses[other].column == column && column != nil {
      guesses[other].column = LeadColumns.ownName(guesses[other].header) + "_2"
      guesses[other].reason = .own
    }
    guesses[place].column = column
    guesses[place].reason = .mapped
  }

  /// Whether a column holds phones or mail addresses.
  var hasContacts: Bool { guesses.contains { $0.column == "phone" || $0.column == "email" } }

  /// How many rows it may have, by the length of the first ones.
  var likelyCount: Int {
    let bytes = samples.reduce(0) { $0 + $1.reduce(0) { $0 + $1.utf8.count + 1 } }
    return bytes == 0 ? 0 : max(samples.count, file.size * samples.count / bytes)
  }

  /// Hands over the rows as leads, each with the row and what is wrong with it already.
  func leads(
    _ body: (LeadDraft, CSVRow, _ problem: String?) throws(Failure) -> Void
  ) throws(Failure) {
    let width = targets.count
    try file.rows { (row) throws(Failure) in
      var draft = LeadDraft()
      var problem: String?
      for (place, field) in row.fields.enumerated() {
        guard place < width else {
          if !field.trimmingBlanks.isEmpty { problem = "it has more fields than there are columns" }
          continue
        }
        let value = CSVWriter.meaning(of: field.trimmingBlanks)
        if value.isEmpty { continue }
        switch targets[place] {
        case .common(let column): draft.common[column] = value
        case .further(let name): draft.further.append((name, value))
        case .none: break
        }
        if value.utf8.count > 10_000 { problem = "a field has more than 10,000 bytes" }
      }
      if draft.isEmpty, problem == nil, row.flaw == nil { return }
      switch row.flaw {
      case .openQuote: problem = "a quote is never closed"
      case .textAfterQuote: problem = problem ?? "something stands behind a closing quote"
      case .tooLong: problem = "the row is too long"
      case nil: break
      }
      try body(draft, row, problem)
    }
  }
}
