import CallModel
import TypedValues

extension TimeZoneRules {
  /// What the zone's clocks show at a moment in milliseconds since 1970 UTC.
  func local(at milliseconds: Int64) -> Moment {
    let seconds = milliseconds >= 0 ? milliseconds / 1000 : (milliseconds - 999) / 1000
    return Moment(milliseconds: milliseconds, offset: offset(at: seconds).seconds)
  }

  /// The first moment, in milliseconds since 1970 UTC and not before `earliest`, at which the zone's
  /// clocks show a day and a minute of it within one of the windows.
  ///
  /// Where clocks are put forward, windows lose the minutes that are never shown; where they are put
  /// back, the minutes that are shown twice count both times. It is taken that no clock changes twice
  /// within 56 hours.
  ///
  /// - Parameter windows: ranges of minutes since midnight, in order.
  func firstMoment(
    on day: CivilDate, within windows: [Range<Int>], from earliest: Int64
  ) -> Int64? {
    guard !windows.isEmpty else { return nil }
    let midnight = Int64(day.days) * 86_400
    // No clock is 16 hours away from UTC.
    let end = midnight + (24 + 16) * 3600
    var start = midnight - 16 * 3600
    while start < end {
      let shift = Int64(offset(at: start).seconds)
      let change = firstChange(from: start, to: end, shift)
      for window in windows {
        let opens = max(midnight + Int64(window.lowerBound) * 60 - shift, start)
        let closes = min(midnight + Int64(window.upperBound) * 60 - shift, change)
        let moment = max(opens * 1000, earliest)
        if moment < closes * 1000 { return moment }
      }
      start = change
    }
    return nil
  }

  /// The first second at which clocks are no longer `shift` seconds ahead of UTC; `end` where they are
  /// still.
  private func firstChange(from start: Int64, to end: Int64, _ shift: Int64) -> Int64 {
    guard Int64(offset(at: end).seconds) != shift else { return end }
    var (low, high) = (start, end)
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int64(offset(at: middle).seconds) == shift { low = middle } else { high = middle }
    }
    return high
  }
}
