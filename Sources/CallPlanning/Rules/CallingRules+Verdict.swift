import CallModel
import TypedValues

extension CallingRules {
  /// How many days ahead the next permitted moment is looked for: the longest rest that is known, and
  /// closed days behind it.
  package static let horizon = 70

  /// What the rules say to a call. All rules that hold at the called person's place on the day that the
  /// clock there shows are taken together with the campaign's hours, so the strictest holds.
  package func verdict(_ question: DialQuestion) -> DialVerdict {
    let judgement = Judgement(self, question)
    return judgement.verdict()
  }
}

/// One question with the rules that may answer it.
private struct Judgement {
  let rules: CallingRules
  let question: DialQuestion
  /// Places in `rules.all`.
  let candidates: [Int]
  let local: Moment

  init(_ rules: CallingRules, _ question: DialQuestion) {
    self.rules = rules
    self.question = question
    candidates = rules.rules(for: question.callee)
    local = question.zone.local(at: question.now)
  }

  func verdict() -> DialVerdict {
    let today = local.date
    let inForce = inForce(on: today)
    let isUnknown = inForce.isEmpty
    var reasons: [(rule: Int?, reason: Refusal.Reason)] = []
    for index in inForce {
      if let reason = registerReason(index, today) { reasons.append((index, reason)) }
    }
    for index in inForce {
      if let reason = restReason(index, today) { reasons.append((index, reason)) }
    }
    for index in inForce { if let reason = capReason(index) { reasons.append((index, reason)) } }
    for index in inForce { if let reason = hoursReason(index) { reasons.append((index, reason)) } }
    if let hours = question.hours, let reason = reason(hours) { reasons.append((nil, reason)) }
    guard let first = reasons.first else {
      if isUnknown {
        return .unknownPlace(UnknownPlace(callee: question.callee, local: local))
      }
      return .permitted(
        Permission(rules: inForce.map { rules.all[$0] }, remarks: remarks(inForce)))
    }
    let next = next(isUnknown: isUnknown)
    var others: [String] = []
    for (index, _) in reasons.dropFirst() where index != first.rule {
      let id = index.map { rules.all[$0].id } ?? "campaign"
      if !others.contains(id) { others.append(id) }
    }
    return .refused(
      Refusal(
        rule: first.rule.map { rules.all[$0].id }, place: first.rule.map { rules.all[$0].name },
        reason: first.reason, local: local, nextPermitted: next,
        nextLocal: next.map { question.zone.local(at: $0) }, others: others))
  }

  private func inForce(on day: CivilDate) -> [Int] {
    candidates.filter { rules.all[$0].isInForce(on: day) }
  }

  private func remarks(_ inForce: [Int]) -> [Permission.Remark] {
    var remarks: [Permission.Remark] = []
    let callee = question.callee
    for index in inForce {
      if let consent = rules.all[index].consent {
        remarks.append(.consent(consent, rule: rules.all[index].id))
      }
      if rules.all[index].isClosedOnHolidays,
        !rules.holidays.isKnown(local.date, in: callee.country)
      {
        remarks.append(
          .unknownHolidays(
            country: callee.country, year: local.date.parts.year, rule: rules.all[index].id))
      }
    }
    if rules.lacksSubdivision(callee) {
      remarks.append(.unknownSubdivision(country: callee.country))
    }
    return remarks
  }

  private func registerReason(_ index: Int, _ day: CivilDate) -> Refusal.Reason? {
    guard let register = rules.all[index].register else { return nil }
    guard let copy = question.registers[register.name] else { return .missingRegister(register) }
    let age = Int(day.days) - Int(copy.days)
    // It may be tomorrow already where the register comes from.
    if age < -1 { return .futureRegister(register, day: copy) }
    return age > register.days ? .oldRegister(register, age: age) : nil
  }

  /// The rest is of whole days of the called person's calendar, that of the refusal not counted.
  private func restReason(_ index: Int, _ day: CivilDate) -> Refusal.Reason? {
    guard let days = rules.all[index].restDays, let refusedAt = question.refusedAt else {
      return nil
    }
    let since = question.zone.local(at: refusedAt).date
    return Int(day.days) <= Int(since.days) + days ? .rest(days: days, since: since) : nil
  }

  /// Of several caps the one that holds longest.
  private func capReason(_ index: Int) -> Refusal.Reason? {
    var latest: (end: Int64, cap: CallingRule.Cap)?
    for cap in rules.all[index].caps {
      guard let end = cap.end(question.dials, at: question.now) else { continue }
      if latest.map({ $0.end < end }) ?? true { latest = (end, cap) }
    }
    return latest.map { .cap($0.cap) }
  }

  private func hoursReason(_ index: Int) -> Refusal.Reason? {
    if rules.all[index].isClosedOnHolidays,
      let name = rules.holidays.name(of: local.date, in: question.callee.country)
    {
      return .holiday(name)
    }
    return rules.all[index].hours.flatMap(reason)
  }

  private func reason(_ hours: OpeningHours) -> Refusal.Reason? {
    if hours.contains(local) { return nil }
    let day = hours[local.date.weekday]
    return day.isEmpty ? .closedDay : .hours(day)
  }

  /// The first moment from now on at which nothing forbids the call, day by day of the called person's
  /// calendar. Where no rule is known the campaign's hours alone are asked.
  private func next(isUnknown: Bool) -> Int64? {
    let limit = question.now + Int64(CallingRules.horizon) * 86_400_000
    for ahead in 0...CallingRules.horizon {
      guard let day = local.date.adding(days: ahead) else { return nil }
      let inForce = inForce(on: day)
      guard isUnknown || !inForce.isEmpty else { continue }
      guard
        !inForce.contains(where: { registerReason($0, day) != nil || restReason($0, day) != nil })
      else { continue }
      var windows = question.hours.map { $0[day.weekday] } ?? [0..<1440]
      var earliest = question.now
      for index in inForce where !windows.isEmpty {
        if rules.all[index].isClosedOnHolidays,
          rules.holidays.name(of: day, in: question.callee.country) != nil
        {
          windows = []
        }
        if let hours = rules.all[index].hours {
          windows = windows.intersection(hours[day.weekday])
        }
        for cap in rules.all[index].caps {
          earliest = max(earliest, cap.end(question.dials, at: question.now) ?? earliest)
        }
      }
      if let moment = question.zone.firstMoment(on: day, within: windows, from: earliest) {
        return moment <= limit ? moment : nil
      }
    }
    return nil
  }
}
