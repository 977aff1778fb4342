import CallModel
import SourceText

/// Which column of another system's file holds what.
struct ImportMapping {
  /// What a column can hold.
  enum Meaning: String, CaseIterable {
    case started, date, time, duration, milliseconds = "duration_ms", outcome, disposition, agent
    case attempt, campaign
  }

  /// Where each meaning stands in a row.
  let places: [Meaning: Int]
  /// Where each column of the lead stands.
  let lead: [(name: String, place: Int)]
  /// How many fields a row has.
  let width: Int

  /// Reads `--map outcome=y,lead.job=job` against the file's header. `takesAll` gives every column that
  /// is not mapped to the lead, under its own name.
  init(_ options: [String], header: [String], takesAll: Bool) throws(Failure) {
    var places: [Meaning: Int] = [:]
    var lead: [(name: String, place: Int)] = []
    for pair in options.flatMap({ $0.split(separator: ",") }) {
      let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingBlanks }
      guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else {
        throw .usage(
          "--map: `\(pair)` maps nothing", help: "write MEANING=COLUMN, such as outcome=result")
      }
      guard let place = header.firstIndex(where: { $0.nameKey == parts[1].nameKey }) else {
        let near = nearestNames(to: parts[1], among: header, limit: 1).first
        throw .usage(
          "the file has no column `\(parts[1])`",
          help: near.map { "the nearest is `\($0)`" }
            ?? "it has \(header.prefix(30).joined(separator: ", "))")
      }
      if parts[0].hasPrefix("lead.") {
        lead.append((String(parts[0].dropFirst(5)), place))
      } else if let meaning = Meaning(rawValue: parts[0]) {
        guard places.updateValue(place, forKey: meaning) == nil else {
          throw .usage("--map: `\(meaning.rawValue)` is mapped twice")
        }
      } else {
        throw .usage(
          "--map: there is no meaning `\(parts[0])`",
          help:
            "there are \(Meaning.allCases.map(\.rawValue).joined(separator: ", ")) and lead.NAME")
      }
    }
    if takesAll {
      let taken = Set(Array(places.values) + lead.map(\.place))
      for (place, name) in header.enumerated() where !taken.contains(place) && !name.isEmpty {
        lead.append((name, place))
      }
    }
    guard places[.outcome] != nil || places[.disposition] != nil else {
      throw .usage(
        "no column says how calls ended", help: "map one with --map outcome=COLUMN")
    }
    self.places = places
    self.lead = lead
    width = header.count
  }

  /// The field of a row that holds something; nil when nothing is mapped or the field is empty.
  func value(_ meaning: Meaning, _ fields: [String]) -> String? {
    guard let place = places[meaning], place < fields.count else { return nil }
    let text = fields[place].trimmingBlanks
    return text.isEmpty ? nil : text
  }

  /// Reads `yes=won,no=lost`: what the values of a column mean here.
  static func meanings(
    _ options: [String], _ option: String
  ) throws(Failure) -> [String: String] {
    var meanings: [String: String] = [:]
    for pair in options.flatMap({ $0.split(separator: ",") }) {
      let parts = pair.split(separator: "=", maxSplits: 1).map { $0.trimmingBlanks }
      guard parts.count == 2, !parts[1].isEmpty else {
        throw .usage("--\(option): `\(pair)` has no meaning", help: "write VALUE=NAME")
      }
      meanings[parts[0].nameKey] = parts[1]
    }
    return meanings
  }
}
