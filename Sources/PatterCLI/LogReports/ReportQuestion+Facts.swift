import CallModel
import CallReports
import CallStore

extension ReportQuestion {
  /// What stands above every report: the script, which calls were counted, and how much history each
  /// version carries.
  func facts(_ reader: LogReader) throws(Failure) -> [Report.Fact] {
    var facts = [Report.Fact("script", subject.script.title)]
    if let mark = CallOutput.mark(filter.purpose) {
      facts.append(Report.Fact("purpose", mark + "s"))
    }
    if let period = period(of: filter) { facts.append(Report.Fact("period", period)) }
    if let other { facts.append(Report.Fact("compared with", name(of: other))) }
    if let campaign = filter.campaign { facts.append(Report.Fact("campaign", campaign)) }
    if let agent = filter.agent { facts.append(Report.Fact("operator", agent.name)) }
    for column in filter.leadColumns {
      facts.append(Report.Fact("lead \(column.name)", column.value))
    }
    var all = filter
    all.agent = nil
    all.leadColumns = []
    all.scripts = subject.versions.map(\.key)
    let table = try reader.counts(all, by: .version)
    let history = table.groups.sorted().map { group in
      "\(subject.name(of: group)): \(table.counts(of: group).calls)"
    }
    facts.append(Report.Fact("calls", history.isEmpty ? "none" : history.joined(separator: ", ")))
    if history.isEmpty {
      for purpose in CallPurpose.allCases where purpose != filter.purpose {
        all.purpose = purpose
        guard try !reader.counts(all, by: nil).groups.isEmpty else { continue }
        let word = CallOutput.purpose(purpose)
        facts.append(Report.Fact("other calls", "there are \(word) ones: add --purpose \(word)"))
      }
    }
    return facts
  }

  /// What is said of a report that reads more than the tallies by day.
  static let readsCallsFact = Report.Fact(
    "read from", "the calls one by one, not from the tallies by day")

  /// What a set of calls is called beside another.
  func name(of filter: CountFilter) -> String {
    let version =
      filter.scripts.count == 1 && subject.versions.count > 1
      ? subject.versions.firstIndex { $0.key == filter.scripts[0] } : nil
    let parts = [version.map { "version \(subject.name(ofVersion: $0))" }, period(of: filter)]
    let name = parts.compactMap { $0 }.joined(separator: ", ")
    return name.isEmpty ? "all calls" : name
  }

  private func period(of filter: CountFilter) -> String? {
    if filter.firstDay == nil && filter.lastDay == nil { return nil }
    return "\(filter.firstDay?.plain ?? "the beginning") to \(filter.lastDay?.plain ?? "today")"
  }

  /// For reports that tell calls apart in their own way.
  func refuseGroups(_ name: String) throws(Failure) {
    guard grouping != nil || other != nil else { return }
    throw .usage(
      "`report \(name)` takes neither --by nor --compare",
      help: "ask it twice, with --from and --to or --version")
  }
}
