import CallModel
import CallReports
import CallStore

/// Makes the reports: reads what each needs, and hands it to the room that knows what it means.
struct ReportMaker {
  /// A report by the word that asks for it.
  struct Kind: Sendable {
    let name: String
    /// Whether it asks what the tallies by day do not know.
    var readsCalls = false
    let make: @Sendable (ReportMaker) throws(Failure) -> Report
  }

  /// All reports, in the order of the overview.
  static let kinds: [Kind] = [
    Kind(name: "funnel") { (maker) throws(Failure) in
      try maker.counted(FunnelReport.make, FunnelReport.rates)
    },
    Kind(name: "objections") { (maker) throws(Failure) in
      try maker.counted(ObjectionsReport.make, ObjectionsReport.rates)
    },
    Kind(name: "variants", readsCalls: true) { (maker) throws(Failure) in try maker.variants() },
    Kind(name: "outcomes") { (maker) throws(Failure) in
      try maker.counted(OutcomesReport.make, OutcomesReport.rates)
    },
    Kind(name: "reasons", readsCalls: true) { (maker) throws(Failure) in try maker.reasons() },
    Kind(name: "operators", readsCalls: true) { (maker) throws(Failure) in try maker.operators() },
    Kind(name: "attempts", readsCalls: true) { (maker) throws(Failure) in try maker.attempts() },
    Kind(name: "pipeline", readsCalls: true) { (maker) throws(Failure) in try maker.pipeline() },
    Kind(name: "survey", readsCalls: true) { (maker) throws(Failure) in try maker.survey() },
    Kind(name: "unmatched", readsCalls: true) { (maker) throws(Failure) in try maker.unmatched() },
    Kind(name: "trend") { (maker) throws(Failure) in try maker.trend() },
  ]

  let question: ReportQuestion
  let reader: LogReader

  private var script: Script { question.subject.script }

  /// A report that is made from counts alone: for all calls, for groups of them, or for two sets side
  /// by side.
  private func counted(
    _ make: ([(name: String?, counts: Counts)], Script) -> Report,
    _ rates: (Counts, Script) -> [Rate]
  ) throws(Failure) -> Report {
    if let other = question.other {
      let one = try reader.counts(question.filter, by: nil).counts(of: .all)
      let two = try reader.counts(other, by: nil).counts(of: .all)
      var report = make(
        [(question.name(of: question.filter), one), (question.name(of: other), two)], script)
      report.parts = Comparing.parts(rates(one, script), rates(two, script)) + report.parts
      return report
    }
    let table = try reader.counts(question.filter, by: question.grouping)
    guard question.grouping != nil else { return make([(nil, table.counts(of: .all))], script) }
    return make(
      table.groups.sorted().map { (question.subject.name(of: $0), table.counts(of: $0)) }, script)
  }

  private func operators() throws(Failure) -> Report {
    try question.refuseGroups("operators")
    let table = try reader.counts(question.filter, by: .agent)
    return OperatorsReport.make(
      operators: table.groups.sorted().map {
        (question.subject.name(of: $0), table.counts(of: $0))
      })
  }

  private func trend() throws(Failure) -> Report {
    try question.refuseGroups("trend")
    let table = try reader.counts(question.filter, by: .week)
    let weeks = table.groups.compactMap { group -> (monday: CivilDate, counts: Counts)? in
      guard case .week(let monday) = group else { return nil }
      return (monday, table.counts(of: group))
    }
    return TrendReport.make(
      weeks: weeks,
      versions: try reader.firstDays(question.filter).map { place, day in
        (day, "version \(question.subject.name(ofVersion: place))")
      })
  }

  private func reasons() throws(Failure) -> Report {
    try question.refuseGroups("reasons")
    var reasons: [String: ValueCounts] = [:]
    do throws(StoreError) {
      for field in script.fields.refs.map({ script.name($0) }) where field.nameKey == "reason" {
        try reader.store.eachAnswer(question.filter, field: field) { _, outcome, value in
          guard let outcome else { return }
          reasons[outcome, default: ValueCounts()].add(
            value.trimmingBlanks, key: value.trimmingBlanks.nameKey)
        }
      }
    } catch { throw Failure(error) }
    let counts = try reader.counts(question.filter, by: nil).counts(of: .all)
    return ReasonsReport.make(reasons: reasons, counts: counts, script: script)
  }

  private func survey() throws(Failure) -> Report {
    try question.refuseGroups("survey")
    var answers: [String: ValueCounts] = [:]
    do throws(StoreError) {
      for field in script.fields.refs {
        guard case .scale = script.fields[field].type else { continue }
        var values = ValueCounts()
        try reader.store.eachAnswer(question.filter, field: script.name(field)) { _, _, value in
          values.add(value, key: value)
        }
        answers[script.name(field)] = values
      }
    } catch { throw Failure(error) }
    return SurveyReport.make(answers: answers, script: script)
  }

  private func unmatched() throws(Failure) -> Report {
    try question.refuseGroups("unmatched")
    return UnmatchedReport.make(
      groups: try reader.phrases(question.filter).groups,
      counts: try reader.counts(question.filter, by: nil).counts(of: .all))
  }
}
