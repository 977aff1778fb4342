package import CallEngine
package import CallModel
import Statistics

/// A call of a sample log.
package struct SampleCall: Sendable {
  /// The version of the script, by its place in `SampleLog.scripts`.
  package let script: Int
  /// The operator, by the place in `SampleLog.team`.
  package let agent: Int
  /// The operator's day.
  package let day: CivilDate
  /// The operator's hour, 0 to 23.
  package let hour: Int
  /// The call with all its events; a dial that nobody took has no step.
  package let call: Call
}

/// A plausible log of many calls, one after the other by time, with the rates of FIELD.md. The same
/// settings give the same calls; only what waits to be dialled again is held in memory.
package struct SampleLog {
  /// What a log is drawn from.
  package struct Settings: Sendable {
    /// How many calls; 1 or more.
    package var count: Int
    /// What chance goes by.
    package var seed: UInt64
    /// Over how many days; 1 or more.
    package var days: Int
    /// How many operators; 1 or more.
    package var agents: Int
    /// Which share of the dials is answered, from 0 to 1.
    package var connects: Double
    /// The last day.
    package var lastDay: CivilDate
    /// The operators' and the leads' time zone by name.
    package var zone: String

    /// Settings of a log.
    package init(
      count: Int, seed: UInt64, days: Int, agents: Int, connects: Double, lastDay: CivilDate,
      zone: String
    ) {
      self.count = count
      self.seed = seed
      self.days = days
      self.agents = agents
      self.connects = connects
      self.lastDay = lastDay
      self.zone = zone
    }
  }

  /// Somebody who is to be dialled, for the how-manieth time.
  private struct Dial {
    let lead: Int
    let attempt: Int
  }

  /// The versions of the script, the first days' first.
  package let scripts: [SampleScript]
  /// Who calls, and when.
  package let team: SampleTeam

  private let settings: Settings
  private let rates: ConnectRates
  private let words: SampleWords
  private let offset: (CivilDate) -> Int32
  private let leadAnswers: (CallStart, Script) -> [Ref<Field>: Value]
  private var made = 0
  private var dayPlace = -1
  private var today = 0
  private var todayCount = 0
  private var waiting: [[Dial]]
  private var leads = 0

  /// A log along a script's versions, the older first, each for an equal part of the days.
  /// - Parameters:
  ///   - offset: the seconds that the zone's clocks are ahead of UTC on a day.
  ///   - leadAnswers: the fields that a script fills from the lead.
  package init(
    _ versions: [Script], _ settings: Settings, offset: @escaping (CivilDate) -> Int32,
    leadAnswers: @escaping (CallStart, Script) -> [Ref<Field>: Value]
  ) {
    precondition(!versions.isEmpty && settings.count > 0, "a log has a script and calls")
    precondition(settings.days > 0 && settings.agents > 0, "a log has days and operators")
    self.settings = settings
    self.offset = offset
    self.leadAnswers = leadAnswers
    words = SampleWords(versions[0].language)
    team = SampleTeam(
      agents: settings.agents, count: settings.count, days: settings.days,
      lastDay: settings.lastDay, words: words, seed: settings.seed)
    rates = ConnectRates(average: settings.connects)
    waiting = Array(repeating: [], count: settings.days)
    let start = CallStart(
      startedAt: Int64(settings.lastDay.days) * 86_400_000, offset: 0, zone: settings.zone,
      variantSeed: 0, lead: Lead(), agent: Lead())
    scripts = versions.map {
      SampleScript($0, seed: settings.seed).calibrated(start, seed: settings.seed)
    }
  }

  /// The next call; nil after the last one.
  package mutating func next() -> SampleCall? {
    guard made < settings.count else { return nil }
    while today == todayCount {
      guard dayPlace + 1 < settings.days else { return nil }
      // Whoever could not be dialled for want of time waits for the next day.
      let rest = dayPlace >= 0 ? waiting[dayPlace] : []
      if dayPlace >= 0 { waiting[dayPlace] = [] }
      dayPlace += 1
      waiting[dayPlace] = rest + waiting[dayPlace]
      (today, todayCount) = (0, team.quotas[dayPlace])
    }
    defer {
      today += 1
      made += 1
    }
    var chance = SplitMix64(
      seed: SplitMix64.mixed(settings.seed &+ UInt64(made) &* 0xD134_2543_DE82_EF95))
    let dial = nextDial(&chance)
    let call = make(dial, &chance)
    dialAgain(dial, after: call.call, &chance)
    return call
  }

  private mutating func nextDial(_ chance: inout SplitMix64) -> Dial {
    let due = waiting[dayPlace].count
    if due > 0, chance.pick(todayCount - today) < due {
      // The oldest wait longest at the end of the list; any order would do.
      return waiting[dayPlace].swapRemove(chance.pick(due))
    }
    leads += 1
    return Dial(lead: leads, attempt: 1)
  }

  private mutating func make(_ dial: Dial, _ chance: inout SplitMix64) -> SampleCall {
    let day = team.firstDay.adding(days: dayPlace) ?? team.firstDay
    let time = team.time(place: today, of: todayCount, shift: chance.uniform())
    let hour = Int(time / 3_600_000)
    let place = min(dayPlace * scripts.count / settings.days, scripts.count - 1)
    let agent = chance.pick(settings.agents)
    let offset = offset(day)
    var start = CallStart(
      startedAt: Int64(day.days) * 86_400_000 + time - Int64(offset) * 1000, offset: offset,
      zone: settings.zone,
      variantSeed: SplitMix64.mixed(settings.seed &+ UInt64(dial.lead) &* 0x2545_F491_4F6C_DD1D),
      lead: Lead([
        ("name", words.person(dial.lead)), ("company", words.company(dial.lead)),
        ("phone", SampleWords.phone(dial.lead)),
      ]), agent: Lead([("name", team.agents[agent])]))
    start.attempt = dial.attempt
    let sample = scripts[place]
    start.leadAnswers = leadAnswers(start, sample.script)
    let rate = rates.rate(attempt: dial.attempt) * team.reach(hour: hour)
    let call: Call
    if chance.happens(rate) {
      var prospect = SampleProspect(sample, start, skill: team.skills[agent], chance: chance)
      call = prospect.run()
    } else {
      call = unanswered(sample.script, start, &chance)
    }
    return SampleCall(script: place, agent: agent, day: day, hour: hour, call: call)
  }

  /// A dial that nobody took, or somebody who is no prospect.
  private func unanswered(
    _ script: Script, _ start: CallStart, _ chance: inout SplitMix64
  ) -> Call {
    let kinds: [(Disposition, share: Double, seconds: Double)] = [
      (.noAnswer, 50, 28), (.voicemail, 29, 18), (.busy, 9, 8), (.gatekeeper, 7, 35),
      (.wrongNumber, 4, 20), (.failed, 1, 5),
    ]
    let kind = kinds[chance.pick(weights: kinds.map(\.share)) ?? 0]
    let ms = Int64(kind.seconds * 1000 * (0.6 + 0.8 * chance.uniform()))
    var call = Call(script, start)
    let events: [(Int64, CallEvent.Kind)] = [
      (0, .started), (0, .dialled), (ms, .disposition(kind.0)), (ms + 1500, .wrappedUp(note: nil)),
    ]
    for (seq, event) in events.enumerated() {
      call.append(CallEvent(seq: Int32(seq), ms: event.0, step: nil, kind: event.1))
    }
    return call
  }

  /// Who was not reached is dialled again within days; who wants another call gets it.
  private mutating func dialAgain(_ dial: Dial, after call: Call, _ chance: inout SplitMix64) {
    guard dial.attempt < ConnectRates.maximumAttempts else { return }
    let isAgain: Bool
    switch call.disposition {
    case .answered:
      let outcome = call.state.outcome.map { call.script.outcomes[$0].kind }
      isAgain = outcome == .open && chance.happens(0.3)
    case .wrongNumber, .failed: isAgain = false
    default: isAgain = chance.happens(ConnectRates.persistence)
    }
    let day = dayPlace + 1 + chance.pick(4)
    guard isAgain, day < settings.days else { return }
    waiting[day].append(Dial(lead: dial.lead, attempt: dial.attempt + 1))
  }
}

extension Call {
  /// How the dial ended.
  fileprivate var disposition: Disposition {
    for event in events {
      if case .disposition(let disposition) = event.kind { return disposition }
    }
    return .answered
  }
}

extension Array {
  /// Takes an element out; the last one comes in its place.
  fileprivate mutating func swapRemove(_ index: Int) -> Element {
    swapAt(index, count - 1)
    return removeLast()
  }
}
