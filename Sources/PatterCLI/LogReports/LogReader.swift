import CallModel
import CallReports
import CallStore

/// Reads the counts of many calls out of the store, told apart by groups.
struct LogReader {
  let store: Store
  let subject: ReportSubject

  /// What was counted of the calls that fit, by group.
  func counts(
    _ filter: CountFilter, by grouping: Grouping?
  ) throws(Failure) -> CountTable<CallGroup> {
    do throws(StoreError) {
      return isTallied(filter, by: grouping)
        ? try tallies(filter, by: grouping) : try calls(filter, by: grouping)
    } catch { throw Failure(error) }
  }

  /// Whether the tallies by day can say it; otherwise the calls are read one by one.
  func isTallied(_ filter: CountFilter, by grouping: Grouping?) -> Bool {
    filter.agent == nil && filter.leadColumns.isEmpty && grouping?.needsCalls != true
  }

  /// The day on which each version of a filter was used first by anyone, whatever its period is.
  func firstDays(_ filter: CountFilter) throws(Failure) -> [(place: Int, day: CivilDate)] {
    var all = CountFilter(purpose: filter.purpose, scripts: filter.scripts)
    all.campaign = filter.campaign
    let places = places(filter)
    var days: [Int: CivilDate] = [:]
    do throws(StoreError) {
      try store.eachTally(all) { (tally) throws(StoreError) in
        let place = places[tally.script]
        days[place] = min(days[place] ?? tally.day, tally.day)
      }
    } catch { throw Failure(error) }
    return days.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// Where the versions of a filter stand among all of the script.
  func places(_ filter: CountFilter) -> [Int] {
    filter.scripts.map { key in subject.versions.firstIndex { $0.key == key } ?? 0 }
  }

  private func tallies(
    _ filter: CountFilter, by grouping: Grouping?
  ) throws(StoreError) -> CountTable<CallGroup> {
    var table = CountTable<CallGroup>(
      history: subject.history, versionCount: subject.versions.count)
    let places = places(filter)
    try store.eachTally(filter) { (tally) throws(StoreError) in
      let group: CallGroup =
        switch grouping {
        case .version: .version(places[tally.script])
        case .campaign: .campaign(try store.campaignName(tally.campaign))
        case .weekday: .weekday(tally.day.weekday)
        case .week: .week(tally.day.monday)
        case .variant, .agent, .hour, .attempt, nil: .all
        }
      try table.add(
        tally.count.thing, n: tally.count.n, ms: tally.count.ms, version: places[tally.script],
        group: table.place(of: group)
      ) { () throws(StoreError) in try store.counted(tally.count) }
    }
    return table
  }

  private func calls(
    _ filter: CountFilter, by grouping: Grouping?
  ) throws(StoreError) -> CountTable<CallGroup> {
    var table = CountTable<CallGroup>(
      history: subject.history, versionCount: subject.versions.count)
    let places = places(filter)
    var agents: [Int64: String] = [:]
    try store.eachCountedCall(filter) { (call) throws(StoreError) in
      var groups: [Int] = []
      switch grouping {
      case nil: groups = [table.place(of: .all)]
      case .version: groups = [table.place(of: .version(places[call.script]))]
      case .campaign:
        groups = [table.place(of: .campaign(try store.campaignName(call.campaign)))]
      case .weekday: groups = [table.place(of: .weekday(call.day.weekday))]
      case .week: groups = [table.place(of: .week(call.day.monday))]
      case .hour: groups = [table.place(of: .hour(call.hour))]
      case .attempt: groups = [table.place(of: .attempt(call.attempt))]
      case .agent:
        if agents[call.agent] == nil { agents[call.agent] = try store.agentName(call.agent) }
        groups = [table.place(of: .agent(agents[call.agent] ?? ""))]
      case .variant:
        for count in call.counts {
          let thing = try store.counted(count)
          guard thing.kind == .letterDrawn, let letter = thing.letter,
            let experiment = subject.history.today(thing, version: places[call.script]).experiment
          else { continue }
          groups.append(table.place(of: .variant(experiment: experiment, letter)))
        }
      }
      for group in groups {
        for count in call.counts {
          try table.add(
            count.thing, n: count.n, ms: count.ms, version: places[call.script], group: group
          ) { () throws(StoreError) in try store.counted(count) }
        }
      }
    }
    return table
  }
}
