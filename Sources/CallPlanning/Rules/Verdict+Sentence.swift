import CallModel

extension Refusal {
  /// The refusal in one English sentence without a full stop: rule, place, local time and the next
  /// permitted moment. `us-fl (Florida) permits calls from 08:00 to 20:00; it is 20:14 there; next:
  /// Tue 1 Dec, 08:00 there`. It holds names from a data file, which are to be printed as data.
  package var sentence: String {
    var parts = [what, "it is \(shown) there"]
    if !others.isEmpty {
      parts.append("\(others.joined(separator: ", ")) forbid\(others.count == 1 ? "s" : "") it too")
    }
    if let nextLocal {
      parts.append("next: \(nextLocal.date.short), \(nextLocal.time.plain) there")
    } else if let mend {
      parts.append(mend)
    } else {
      parts.append("next: not within \(CallingRules.horizon) days")
    }
    return parts.joined(separator: "; ")
  }

  /// What the clock shows, with the day where the day is the reason.
  private var shown: String {
    switch reason {
    case .hours, .cap: local.time.plain
    default: "\(local.date.short), \(local.time.plain)"
    }
  }

  private var subject: String {
    guard let rule else { return "the campaign" }
    return place.map { "\(rule) (\($0))" } ?? rule
  }

  private var what: String {
    switch reason {
    case .hours(let windows):
      let hours = windows.map { "from \(clock($0.lowerBound)) to \(clock($0.upperBound))" }
      return "\(subject) permits calls \(hours.joined(separator: " and "))"
    case .closedDay: return "\(subject) permits no calls on \(local.date.weekdayName)"
    case .holiday(let name): return "\(subject) permits no calls on a holiday (\(name))"
    case .cap(let cap):
      let length =
        cap.hours % 24 == 0 && cap.hours > 24
        ? counted(cap.hours / 24, "day") : counted(cap.hours, "hour")
      return "\(subject) permits \(counted(cap.calls, "call")) in \(length) to one person, "
        + "and so many were made"
    case .rest(let days, let since):
      return "\(subject) wants a rest of \(counted(days, "day")) after a refusal, "
        + "which was on \(since.short)"
    case .missingRegister(let register):
      return "\(subject) wants the register \(register.name), at most "
        + "\(counted(register.days, "day")) old, and there is none"
    case .oldRegister(let register, let age):
      return "\(subject) wants the register \(register.name) at most "
        + "\(counted(register.days, "day")) old, and it is \(counted(age, "day")) old"
    case .futureRegister(let register, let day):
      return "\(subject) wants the register \(register.name) as it is, "
        + "and its copy is of \(day.plain), which is still to come"
    }
  }

  private var mend: String? {
    switch reason {
    case .missingRegister, .oldRegister, .futureRegister: "import a copy of today"
    default: nil
    }
  }

  private func clock(_ minutes: Int) -> String {
    TimeOfDay(hour: minutes / 60, minute: minutes % 60)?.plain ?? "24:00"
  }

  private func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }
}

extension UnknownPlace {
  /// That no rule is known, in one English sentence without a full stop.
  package var sentence: String {
    let whom =
      switch callee.subject {
      case .consumer: "consumers in "
      case .company: "companies in "
      case .any: ""
      }
    return "no calling rule is known for \(whom)\(callee.subdivision ?? callee.country); "
      + "it is \(local.date.short), \(local.time.plain) there; ring only if you know that you may"
  }
}

extension Permission.Remark {
  /// The remark in one English sentence without a full stop.
  package var sentence: String {
    switch self {
    case .consent("opt-in", let rule): "\(rule) wants the person's consent, given before the call"
    case .consent("opt-in-or-customer", let rule):
      "\(rule) wants the person's consent, given before the call, or a customer"
    case .consent("presumed", let rule):
      "\(rule) wants a concrete reason to presume that the company agrees"
    case .consent(let key, let rule): "\(rule) wants a consent: \(key)"
    case .unknownSubdivision(let country):
      "parts of \(country) have rules of their own, and it is not known in which part this is"
    case .unknownHolidays(let country, let year, let rule):
      "\(rule) permits no calls on holidays, and those of \(country) in \(year) are not known"
    }
  }
}

extension CivilDate {
  /// `Tue 1 Dec`.
  fileprivate var short: String {
    let (_, month, day) = parts
    return "\(weekdayName.prefix(3)) \(day) \(Self.months[month - 1])"
  }

  /// `Tuesday`.
  fileprivate var weekdayName: String { Self.weekdays[weekday - 1] }

  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]
}
