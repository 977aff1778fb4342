import CallModel
import Testing
import TypedValues

/// Monday 30 November 2026, nine in the morning.
let mondayMorning = Moment(minutes: 29_933_820)

/// A reader for a tag, with the currency that goes with it.
func reader(_ tag: String, currency: String? = nil, now: Moment = mondayMorning) -> ValueReader {
  let own =
    switch Language(tag).primary {
    case "en" where tag == "en-US": "USD"
    case "ru": "RUB"
    case "zh": "CNY"
    default: "EUR"
    }
  return ValueReader(language: Language(tag), currency: Currency(currency ?? own), now: now)
}

/// Holds each line of `rows`, `typed => value in its plain form`, or `=> !` with words of the
/// problem.
func check(
  _ tag: String, _ type: FieldType, currency: String? = nil, now: Moment = mondayMorning,
  _ rows: String, location: SourceLocation = #_sourceLocation
) {
  let reader = reader(tag, currency: currency, now: now)
  for row in rows.split(separator: "\n") {
    let parts = row.split(separator: "=>").map(\.trimmingBlanks)
    guard parts.count == 2 else {
      Issue.record("no `=>` in \(row)", sourceLocation: location)
      continue
    }
    let found =
      switch reader.read(parts[0], as: type) {
      case .success(let value): type.plain(value)
      case .failure(let problem): "!" + problem.text
      }
    if parts[1].hasPrefix("!") {
      let wanted = parts[1].dropFirst().trimmingBlanks
      #expect(
        found.hasPrefix("!") && found.contains(wanted), "\(tag): \(row)  gave  \(found)",
        sourceLocation: location)
    } else {
      #expect(found == parts[1], "\(tag): \(row)  gave  \(found)", sourceLocation: location)
    }
  }
}

/// Holds each line of `rows`, `typed => length in its plain form`, or `=> !`.
func checkLengths(
  _ tag: String, _ rows: String, location: SourceLocation = #_sourceLocation
) {
  for row in rows.split(separator: "\n") {
    let parts = row.split(separator: "=>").map(\.trimmingBlanks)
    let found =
      switch reader(tag).readDuration(parts[0]) {
      case .success(let duration): duration.plain
      case .failure: "!"
      }
    #expect(found == parts[1], "\(tag): \(row)  gave  \(found)", sourceLocation: location)
  }
}
