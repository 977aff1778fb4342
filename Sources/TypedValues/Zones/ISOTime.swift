package import CallModel

/// Instants in the forms of ISO 8601, as `--now`, transcripts and exports have them.
package enum ISOTime {
  /// An instant with the zone that was named beside it.
  package struct Reading: Hashable, Sendable {
    /// Milliseconds since 1970-01-01 00:00 UTC.
    package let milliseconds: Int64
    /// The zone's name as written: `Europe/Berlin`; nil if an offset or nothing was given.
    package let zoneName: String?
    /// What a clock at the zone that was meant shows.
    package let local: Moment
  }

  /// Reads `2026-11-30T09:00:00+01:00`, `2026-11-30T08:00Z`, `2026-11-30 09:00 Europe/Berlin` and
  /// `2026-11-30 09:00`, with seconds and their fraction or without.
  ///
  /// - Parameters:
  ///   - zone: the zone of a text that names none.
  ///   - named: finds a zone by its name; nil where there is none such.
  package static func read(
    _ text: String, zone: TimeZoneRules, named: (String) -> TimeZoneRules?
  ) -> Result<Reading, ReadingProblem> {
    let problem = ReadingProblem(
      "a day and a time are expected", example: "2026-11-30 09:00 Europe/Berlin")
    guard text.utf8.count <= 100 else { return .failure(problem) }
    let trimmed = text.trimmingBlanks
    guard let gap = trimmed.firstIndex(where: { $0 == "T" || $0 == "t" || $0 == " " }),
      let date = CivilDate(plain: trimmed[..<gap])
    else { return .failure(problem) }
    let rest = trimmed[trimmed.index(after: gap)...].trimmingBlanks
    let clock = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ":" || $0 == "." || $0 == ",") }
    let place = rest[clock.endIndex...].trimmingBlanks
    guard let milliseconds = Self.milliseconds(clock) else { return .failure(problem) }
    let start = Int64(date.days) * 86_400_000 + milliseconds
    let shown = Moment(milliseconds: start, offset: 0)

    let rules: TimeZoneRules
    var zoneName: String?
    if place.isEmpty {
      rules = zone
    } else if let offset = offset(place) {
      rules = TimeZoneRules(fixedOffset: offset, abbreviation: "")
    } else if let found = named(place) {
      rules = found
      zoneName = place
    } else {
      return .failure(
        ReadingProblem("there is no time zone `\(place.printable)`", example: "Europe/Berlin"))
    }
    let utc = rules.utc(for: shown) * 1000 + milliseconds % 60_000
    let local = Moment(milliseconds: utc, offset: rules.offset(at: utc.floored(by: 1000)).seconds)
    return .success(Reading(milliseconds: utc, zoneName: zoneName, local: local))
  }

  /// An instant in UTC, always with milliseconds, so that texts sort as instants do:
  /// `2026-11-30T08:00:00.000Z`.
  package static func text(milliseconds: Int64) -> String {
    wall(milliseconds) + "Z"
  }

  /// An instant as a clock shows it that is so many seconds ahead of UTC:
  /// `2026-11-30T09:00:00.000+01:00`.
  package static func text(milliseconds: Int64, offset: Int32) -> String {
    // ISO 8601 has no seconds of an offset: whole minutes are told, the clock goes by them.
    let minutes = Int64(offset).floored(by: 60)
    let sign = minutes < 0 ? "-" : "+"
    let magnitude = abs(minutes)
    let (sum, overflow) = milliseconds.addingReportingOverflow(minutes * 60_000)
    return wall(overflow ? milliseconds : sum) + sign
      + padded(magnitude / 60) + ":" + padded(magnitude % 60)
  }

  private static func wall(_ milliseconds: Int64) -> String {
    // The years 0001 to 9999, beyond which a date has no form.
    let milliseconds = min(max(milliseconds, -62_135_596_800_000), 253_402_300_799_999)
    let days = milliseconds.floored(by: 86_400_000)
    let rest = milliseconds - days * 86_400_000
    let date = CivilDate(days: Int32(clamping: days))
    return date.plain + "T" + padded(rest / 3_600_000) + ":" + padded(rest / 60_000 % 60) + ":"
      + padded(rest / 1000 % 60) + "." + padded(rest % 1000, to: 3)
  }

  /// `09:00`, `09:00:30`, `09:00:30.250` in milliseconds since midnight.
  private static func milliseconds(_ text: Substring) -> Int64? {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), let hour = digits(parts[0]), hour < 24,
      let minute = digits(parts[1]), minute < 60
    else { return nil }
    var sum = Int64(hour * 60 + minute) * 60_000
    guard parts.count == 3 else { return sum }
    let seconds = parts[2].split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }
    guard (1...2).contains(seconds.count), let whole = digits(seconds[0]), whole < 60 else {
      return nil
    }
    sum += Int64(whole) * 1000
    guard seconds.count == 2 else { return sum }
    guard (1...9).contains(seconds[1].utf8.count), seconds[1].allSatisfy(\.isNumber),
      let fraction = Int64((seconds[1] + "00").prefix(3))
    else { return nil }
    return sum + fraction
  }

  /// `Z`, `+01:00`, `+0100`, `+01` in seconds.
  private static func offset(_ text: String) -> Int32? {
    if text == "Z" || text == "z" { return 0 }
    guard let sign = text.first, sign == "+" || sign == "-" else { return nil }
    let figures = text.dropFirst()
    let hours = figures.prefix(2)
    var minutes = figures.dropFirst(2)
    if minutes.first == ":" { minutes.removeFirst() }
    guard let hour = digits(hours), hour < 24,
      let minute = minutes.isEmpty ? 0 : digits(minutes), minute < 60
    else { return nil }
    return Int32(hour * 3600 + minute * 60) * (sign == "-" ? -1 : 1)
  }

  private static func digits(_ text: Substring) -> Int? {
    guard text.utf8.count == 2, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else {
      return nil
    }
    return Int(text)
  }

  private static func padded(_ number: Int64, to width: Int = 2) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}

extension Int64 {
  fileprivate func floored(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}

extension String {
  /// The text without what must not reach a terminal.
  fileprivate var printable: String {
    String(String.UnicodeScalarView(unicodeScalars.filter { $0.value >= 0x20 && $0.value < 0x7F }))
  }
}
