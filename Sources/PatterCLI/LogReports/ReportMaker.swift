import CallModel
import CallReports
import CallStore

/// Makes the reports: reads what each needs, and hands it to the room that knows what it means.
struct ReportMaker {
  let question: ReportQuestion
  let reader: LogReader

  /// A report by its name.
  func report(_ name: String) throws(Failure) -> Report {
    FunnelReport.make(groups: try groups(), script: question.subject.script)
  }

  /// What was counted of the calls, told apart as the question asks.
  private func groups() throws(Failure) -> [(name: String?, counts: Counts)] {
    if let other = question.other {
      return [
        ("asked for", try reader.counts(question.filter, by: nil).counts(of: .all)),
        ("compared with", try reader.counts(other, by: nil).counts(of: .all)),
      ]
    }
    let table = try reader.counts(question.filter, by: question.grouping)
    guard question.grouping != nil else { return [(nil, table.counts(of: .all))] }
    return table.groups.sorted().map { (question.subject.name(of: $0), table.counts(of: $0)) }
  }
}

extension ReportQuestion {
  /// What stands above every report: the script, which calls were counted, and how much history each
  /// version carries.
  func facts(_ reader: LogReader) throws(Failure) -> [Report.Fact] {
    var facts = [Report.Fact("script", subject.script.title)]
    if filter.purpose != .live {
      facts.append(
        Report.Fact("purpose", filter.purpose == .sample ? "SAMPLE, no real calls" : "practice"))
    }
    func period(_ filter: CountFilter) -> String? {
      if filter.firstDay == nil && filter.lastDay == nil { return nil }
      return "\(filter.firstDay?.plain ?? "the beginning") to \(filter.lastDay?.plain ?? "today")"
    }
    if let period = period(filter) { facts.append(Report.Fact("period", period)) }
    if let campaign = filter.campaign { facts.append(Report.Fact("campaign", campaign)) }
    if let agent = filter.agent { facts.append(Report.Fact("operator", agent.name)) }
    for column in filter.leadColumns {
      facts.append(Report.Fact("lead \(column.name)", column.value))
    }
    var versions = filter
    versions.agent = nil
    versions.leadColumns = []
    let table = try reader.counts(versions, by: .version)
    let history = table.groups.sorted().map { group in
      let name = subject.name(of: group).dropFirst("version ".count)
      return "\(name): \(table.counts(of: group).calls)"
    }
    facts.append(Report.Fact("calls by version", history.joined(separator: ", ")))
    if !reader.isTallied(filter, by: grouping) {
      facts.append(Report.Fact("read from", "the calls one by one, not from the tallies by day"))
    }
    return facts
  }
}
