package import CallModel

/// A time zone from the bytes of a TZif file (RFC 8536, versions 1 to 3, and 4 as one of 3).
///
/// Seconds are those of POSIX, without leap seconds; a file that counts them (`right/…`) is refused.
package struct TimeZoneRules: Sendable {
  /// What a clock shows.
  struct LocalTime: Sendable {
    /// Seconds ahead of UTC.
    let offset: Int32
    /// Such as `CET`.
    let abbreviation: String
  }

  private let transitions: [Int64]
  /// The local time that begins at each transition.
  private let beginning: [LocalTime]
  /// Before the first transition.
  private let first: LocalTime
  /// From the last transition on.
  private let footer: DaylightRule?

  /// UTC itself.
  package static let utc = TimeZoneRules(fixedOffset: 0, abbreviation: "UTC")

  /// A zone that is always so many seconds ahead of UTC.
  package init(fixedOffset: Int32, abbreviation: String) {
    transitions = []
    beginning = []
    first = LocalTime(offset: fixedOffset, abbreviation: abbreviation)
    footer = nil
  }

  /// The zone in the bytes of a TZif file; nil for anything that is not one, or not a sound one.
  package init?(bytes: [UInt8]) {
    guard let file = ZoneFile(bytes: bytes) else { return nil }
    transitions = file.transitions
    beginning = file.types.map { file.localTimes[$0] }
    first = file.localTimes[0]
    footer = file.footer
  }

  /// What the zone's clocks show at an instant: seconds ahead of UTC, and the name of that time.
  package func offset(at utcSeconds: Int64) -> (seconds: Int32, abbreviation: String) {
    let local = localTime(at: utcSeconds)
    return (local.offset, local.abbreviation)
  }

  /// The instant, in seconds since 1970-01-01 00:00 UTC, at which the zone's clocks show a moment.
  ///
  /// What clocks show twice (they were put back) means the first time. What they never show (they
  /// were put forward) is taken by the offset before: 02:30 in a spring night means 03:30.
  package func utc(for moment: Moment) -> Int64 {
    // Years beyond any calendar are clamped; the caller's moments lie in 1 to 9999.
    let minutes = min(max(moment.minutes, -1 << 50), 1 << 50)
    let shown = minutes * 60
    let before = localTime(at: shown - 90_000).offset
    let after = localTime(at: shown + 90_000).offset
    var candidates = [before, after, localTime(at: shown).offset]
    candidates.append(localTime(at: shown - Int64(before)).offset)
    candidates.append(localTime(at: shown - Int64(after)).offset)
    let instants = candidates.map { shown - Int64($0) }
    let showing = zip(instants, candidates).filter { localTime(at: $0.0).offset == $0.1 }
    return showing.map(\.0).min() ?? shown - Int64(before)
  }

  private func localTime(at seconds: Int64) -> LocalTime {
    guard let last = transitions.last else { return footer?.localTime(at: seconds) ?? first }
    if seconds >= last, let footer { return footer.localTime(at: seconds) }
    // The last transition that is not later.
    var (low, high) = (0, transitions.count)
    while low < high {
      let middle = (low + high) / 2
      if transitions[middle] <= seconds { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? first : beginning[low - 1]
  }
}
