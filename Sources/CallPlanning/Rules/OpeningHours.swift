package import CallModel
import TypedValues

/// When calls are permitted on each day of a week, in minutes of the called person's clock.
package struct OpeningHours: Hashable, Sendable {
  /// What is wrong with an interval, or with several of a day.
  package enum Flaw: Error, Hashable, Sendable {
    /// It is not written as an interval.
    case unreadable
    /// It begins and ends at the same minute.
    case empty
    /// It ends before it begins.
    case reversed
    /// Two intervals of one day have minutes in common.
    case overlap
  }

  /// The names of the days, Monday first.
  package static let weekdays = [
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// The intervals of each day in order, Monday first; ends are exclusive, 1440 is midnight.
  private let days: [[Range<Int>]]

  /// Hours by day, Monday first.
  ///
  /// - Parameter days: seven lists; the intervals of a list may come in any order.
  package init(_ days: [[Range<Int>]]) throws(Flaw) {
    precondition(days.count == 7, "a week has seven days")
    var sorted: [[Range<Int>]] = []
    for day in days {
      let day = day.sorted { $0.lowerBound < $1.lowerBound }
      for (one, next) in zip(day, day.dropFirst()) where next.lowerBound < one.upperBound {
        throw .overlap
      }
      sorted.append(day)
    }
    self.days = sorted
  }

  /// The intervals of a day in order; 1 is Monday, 7 is Sunday.
  package subscript(weekday: Int) -> [Range<Int>] { days[weekday - 1] }

  /// Whether there is no minute in the whole week.
  package var isEmpty: Bool { days.allSatisfy(\.isEmpty) }

  /// Whether a moment lies in them.
  package func contains(_ local: Moment) -> Bool {
    let minute = Int(local.time.minutes)
    return days[local.date.weekday - 1].contains { $0.contains(minute) }
  }

  /// Reads one interval, `08:00–21:00` or `8:00-21:00`. The end is not part of it, and `24:00` is the
  /// end of the day. What goes over midnight is two intervals on two days.
  package static func interval(_ text: some StringProtocol) throws(Flaw) -> Range<Int> {
    let parts = text.split(omittingEmptySubsequences: false) { $0 == "–" || $0 == "-" }
    guard parts.count == 2, let start = minute(parts[0]), let end = minute(parts[1]), start < 1440
    else { throw .unreadable }
    guard start != end else { throw .empty }
    guard start < end else { throw .reversed }
    return start..<end
  }

  private static func minute(_ text: some StringProtocol) -> Int? {
    let text = String(text).trimmingBlanks
    return text == "24:00" ? 1440 : TimeOfDay(plain: text).map { Int($0.minutes) }
  }
}

extension OpeningHours {
  /// What is wrong with hours that a person typed.
  package struct Problem: Error, Hashable, Sendable {
    /// A lower-case sentence without a full stop.
    package let message: String
    /// How to mend it.
    package let help: String
  }

  /// Reads hours as a campaign has them: `09:00–17:00` for every day, or days with their hours,
  /// `mon-fri 09:00–12:00 13:00–17:00; sat 10:00–14:00`. Days that are not named are closed.
  package static func read(_ text: String) throws(Problem) -> OpeningHours {
    let help = "write them like `mon-fri 09:00–12:00 13:00–17:00; sat 10:00–14:00`"
    var days = [[Range<Int>]](repeating: [], count: 7)
    for part in text.split(separator: ";") {
      var named: Set<Int> = []
      var intervals: [Range<Int>] = []
      for word in part.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\t" }) {
        guard word.first?.isNumber == true else {
          guard intervals.isEmpty, let days = weekdays(word) else {
            throw Problem(message: "`\(word)` is neither a day nor hours", help: help)
          }
          named.formUnion(days)
          continue
        }
        do throws(Flaw) { intervals.append(try interval(word)) } catch {
          throw Problem(message: error.message(String(word)), help: error.help ?? help)
        }
      }
      guard !intervals.isEmpty else {
        throw Problem(message: "`\(String(part).trimmingBlanks)` has no hours", help: help)
      }
      for day in named.isEmpty ? Set(0..<7) : named { days[day] += intervals }
    }
    let hours: OpeningHours
    do throws(Flaw) { hours = try OpeningHours(days) } catch {
      throw Problem(message: error.message(text), help: error.help ?? help)
    }
    guard !hours.isEmpty else { throw Problem(message: "there are no hours", help: help) }
    return hours
  }

  /// `mon`, `Monday`, `mon-fri`, `sat–mon`, as places in the week from 0.
  private static func weekdays(_ word: Substring) -> [Int]? {
    let names = word.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "–" }
    let places = names.compactMap { name in
      weekdays.firstIndex { $0 == name.lowercased() || $0.prefix(3) == name.lowercased() }
    }
    guard places.count == names.count, let first = places.first, let last = places.last,
      places.count <= 2
    else { return nil }
    return first <= last ? Array(first...last) : Array(first..<7) + Array(0...last)
  }
}

extension OpeningHours.Flaw {
  /// What is wrong, as a lower-case sentence without a full stop.
  func message(_ written: String) -> String {
    switch self {
    case .unreadable: "`\(written)` is no interval"
    case .empty: "the interval `\(written)` is empty: its end is not part of it"
    case .reversed: "the interval `\(written)` ends before it begins"
    case .overlap: "intervals of `\(written)` overlap"
    }
  }

  /// How to mend it, where that is more than writing it rightly.
  var help: String? {
    switch self {
    case .unreadable: nil
    case .empty: "write the whole day as `00:00–24:00`, and a closed day as an empty list"
    case .reversed: "what goes over midnight is two intervals: up to `24:00`, and the next day on"
    case .overlap: "make one interval of them, or mend their ends"
    }
  }
}

extension [Range<Int>] {
  /// What lies in both lists, which are in order.
  func intersection(_ others: [Range<Int>]) -> [Range<Int>] {
    flatMap { one in
      others.compactMap { other in
        let common = one.clamped(to: other)
        return common.isEmpty ? nil : common
      }
    }
  }
}
