import DataExchange

/// Something that is wrong in a data file, with its place and its mend.
package struct DataFlaw: Error, Hashable, Sendable {
  /// What is wrong in general.
  package let kind: Kind
  /// The bytes of the file that it speaks of.
  package let range: Range<Int>
  /// The line on which they begin, from 1.
  package let line: Int
  /// What is wrong here: a lower-case sentence without a full stop.
  package let message: String
  /// The one thing to do.
  package let help: String

  /// Kinds of flaws; the raw value is the id that `check` tells.
  package enum Kind: String, CaseIterable, Sendable {
    /// The file is not JSON.
    case notJSON = "not-json"
    /// A value is not of the kind that its key asks for.
    case wrongKind = "wrong-value"
    /// A key that nobody knows.
    case unknownKey = "unknown-key"
    /// A key that must be there is not.
    case missingKey = "missing-key"
    /// No sentence says that this is no legal advice.
    case noDisclaimer = "no-disclaimer"
    /// An id that is not lower-case words joined by hyphens.
    case badID = "bad-id"
    /// An id that another entry has.
    case duplicateID = "duplicate-id"
    /// A place that is no ISO 3166 code.
    case unknownPlace = "unknown-place"
    /// A rule for everywhere else that does more than ask.
    case elsewhere = "rule-for-elsewhere"
    /// A day that is none.
    case unknownWeekday = "unknown-weekday"
    /// A day that the hours do not name.
    case missingWeekday = "missing-weekday"
    /// An interval that cannot be read.
    case badInterval = "bad-interval"
    /// An interval without a minute.
    case emptyInterval = "empty-interval"
    /// An interval that ends before it begins.
    case reversedInterval = "reversed-interval"
    /// Intervals of a day that overlap.
    case overlappingIntervals = "overlapping-intervals"
    /// A week without any hour.
    case noHours = "no-hours"
    /// A date that is none.
    case badDate = "bad-date"
    /// A rule that ends before it begins.
    case reversedDates = "reversed-dates"
    /// A cap that is none.
    case badCap = "bad-cap"
    /// A rest of no day, or of more than 10 years.
    case badRest = "bad-rest"
    /// A register without an age.
    case noRegisterAge = "no-register-age"
    /// An entry that does not say where it was found.
    case noSource = "no-source"
    /// An entry that does not say how sure it is.
    case noConfidence = "no-confidence"
    /// A holiday that is there twice.
    case duplicateHoliday = "duplicate-holiday"
  }
}

/// Reads the values of a data file and keeps what is wrong with them, so that one look tells all.
struct DataReading {
  /// What was found, in the order of reading; of a file that is broken throughout the first thousand.
  private(set) var flaws: [DataFlaw] = []
  /// How many there were, with those that are not kept.
  private(set) var count = 0

  mutating func add(
    _ kind: DataFlaw.Kind, _ range: Range<Int>, line: Int, _ message: String, help: String
  ) {
    count += 1
    guard flaws.count < 1000 else { return }
    flaws.append(
      DataFlaw(kind: kind, range: range, line: line, message: message, help: help))
  }

  mutating func add(
    _ kind: DataFlaw.Kind, _ value: JSONValue, _ message: String, help: String
  ) {
    // Of a long value its first sign is enough to find it.
    let isLong = value.elements != nil || value.members != nil
    let start = value.range.lowerBound
    add(
      kind, isLong ? start..<start + 1 : value.range, line: value.line, message, help: help)
  }

  /// The value of a file, or the reason why it is no JSON.
  mutating func file(_ bytes: [UInt8]) -> JSONValue? {
    do throws(JSONProblem) { return try JSONReader.read(bytes) } catch {
      add(.notJSON, error.range, line: error.line, error.message, help: error.help)
      return nil
    }
  }

  /// The members of an object, by key. Keys that are not known are flaws, and so are those that must be
  /// there and are not.
  mutating func members(
    _ value: JSONValue, of what: String, required: [(String, DataFlaw.Kind)],
    optional: [String] = []
  ) -> [String: JSONValue]? {
    guard let members = value.members else {
      add(
        .wrongKind, value, "\(what) is an object, and here is \(value.kindInWords)",
        help: "write it in braces")
      return nil
    }
    let keys = required.map(\.0) + optional
    var result: [String: JSONValue] = [:]
    for member in members {
      if keys.contains(member.key) {
        result[member.key] = member.value
      } else {
        add(
          .unknownKey, member.range, line: member.value.line,
          "\(what) has no key `\(member.key)`", help: "its keys are \(keys.joined(separator: ", "))"
        )
      }
    }
    for (key, kind) in required where result[key] == nil {
      add(
        kind, value, "\(what) has no `\(key)`", help: "add the key `\(key)` to it")
    }
    return result
  }

  /// A text with something in it.
  mutating func text(_ value: JSONValue?, _ kind: DataFlaw.Kind = .wrongKind) -> String? {
    guard let value else { return nil }
    guard let text = value.text, text.contains(where: { !$0.isWhitespace }) else {
      add(
        kind, value,
        "a text is expected, and here is \(value.text.map { _ in "an empty one" } ?? value.kindInWords)",
        help: "write it in double quotes")
      return nil
    }
    return text
  }

  /// A list.
  mutating func list(_ value: JSONValue?) -> [JSONValue] {
    guard let value else { return [] }
    if let elements = value.elements { return elements }
    add(
      .wrongKind, value, "a list is expected, and here is \(value.kindInWords)",
      help: "write it in brackets")
    return []
  }

  /// One of the words of an enumeration.
  mutating func word<Word: RawRepresentable & CaseIterable>(
    _ value: JSONValue?, _ kind: DataFlaw.Kind = .wrongKind
  ) -> Word? where Word.RawValue == String {
    guard let value else { return nil }
    if let word = value.text.flatMap({ Word(rawValue: $0) }) { return word }
    let words = Word.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
    add(kind, value, "this is none of \(words)", help: "write one of them in double quotes")
    return nil
  }

  /// A whole number within bounds.
  mutating func number(
    _ value: JSONValue?, _ bounds: ClosedRange<Int>, _ kind: DataFlaw.Kind
  ) -> Int? {
    guard let value else { return nil }
    if let number = value.wholeNumber, bounds.contains(number) { return number }
    add(
      kind, value,
      "a whole number from \(bounds.lowerBound) to \(bounds.upperBound) is expected here",
      help: "write it without quotes")
    return nil
  }
}
