import CallModel
import CallReports
import Statistics
import TestSupport
import Testing

@testable import PatterCLI

/// Every figure of every report, counted a second time from the raw events of random logs.
@Suite struct NaiveReportTests {
  private static let seeds = UInt64(1)...(isFullProof ? 60 : 3)

  private func share(_ count: Int, _ total: Int) -> Cell { .share(Proportion(count, of: total)) }

  private func table(_ report: Report, _ name: String) throws -> [[Cell]] {
    try #require(report.tables.first { $0.name == name }).rows
  }

  private func hold(_ rows: [[Cell]], _ expected: [[Cell]], _ told: String) {
    let (found, wanted) = (Set(rows), Set(expected))
    #expect(
      found == wanted && rows.count == expected.count,
      """
      \(told): \(found.subtracting(wanted).map { $0.map(\.text) }) for \
      \(wanted.subtracting(found).map { $0.map(\.text) })
      """)
  }

  /// What a script says, as far as counting needs it.
  private struct Facts {
    var stages: [(id: String, title: String, steps: [String])] = []
    var stageOf: [String: String] = [:]
    var kind: [String: Outcome.Kind] = [:]
    var goal = ""

    init(_ script: Script) {
      for stage in script.stages.refs {
        let id = script.text[script.stages[stage].id]
        let steps = script.steps.refs.filter { script.steps[$0].owner == .stage(stage) }
          .map { script.name($0) }
        stages.append((id, script.title(stage), steps))
        for step in steps { stageOf[step] = id }
      }
      for outcome in script.outcomes.refs {
        kind[script.name(outcome)] = script.outcomes[outcome].kind
      }
      goal = script.name(script.goal)
    }
  }

  private func ends(_ calls: [NaiveCall], _ kind: Outcome.Kind, _ facts: Facts) -> Int {
    calls.filter { $0.outcome.flatMap { facts.kind[$0] } == kind }.count
  }

  private func passage(
    reached: [NaiveCall], ended: [NaiveCall], ms: Int64, _ facts: Facts
  ) -> [Cell] {
    let (won, open) = (ends(ended, .won, facts), ends(ended, .open, facts))
    return [
      .count(reached.count), share(reached.count - ended.count, reached.count), .count(won),
      .count(open), share(ended.count - won - open, reached.count),
      .duration(ms / Int64(reached.count)),
    ]
  }

  private func callCells(_ calls: [NaiveCall], _ facts: Facts) -> [Cell] {
    let connects = calls.filter { $0.disposition == "answered" }.count
    let conversations = calls.filter(\.isConversation).count
    return [
      .count(calls.count), share(connects, calls.count), share(conversations, connects),
      share(calls.filter { $0.outcome == facts.goal }.count, conversations),
    ]
  }

  private func holdFunnel(
    _ report: Report, _ groups: [(name: String?, calls: [NaiveCall])], _ facts: Facts,
    _ told: String
  ) throws {
    var (calls, stages, steps): ([[Cell]], [[Cell]], [[Cell]]) = ([], [], [])
    for (name, group) in groups {
      let first = name.map { [Cell.text($0)] } ?? []
      calls.append(first + callCells(group, facts))
      for stage in facts.stages {
        let reached = group.filter { !Set($0.steps).isDisjoint(with: stage.steps) }
        guard !reached.isEmpty else { continue }
        let ended = reached.filter { $0.hasEnd && facts.stageOf[$0.steps.last ?? ""] == stage.id }
        let ms = reached.reduce(0) { $0 + ($1.stageTimes(facts.stageOf)[stage.id] ?? 0) }
        stages.append(
          first + [.text(stage.title)]
            + passage(reached: reached, ended: ended, ms: ms, facts))
        for step in stage.steps {
          let reached = group.filter { $0.steps.contains(step) }
          guard !reached.isEmpty else { continue }
          let ended = reached.filter { $0.hasEnd && $0.steps.last == step }
          let ms = reached.reduce(0) { $0 + ($1.times.byStep[step] ?? 0) }
          steps.append(
            first + [.text(stage.title), .text(step)]
              + passage(reached: reached, ended: ended, ms: ms, facts))
        }
      }
    }
    hold(try table(report, "calls"), calls, "calls \(told)")
    hold(try table(report, "stages"), stages, "stages \(told)")
    hold(try table(report, "steps"), steps, "steps \(told)")
  }

  @Test(arguments: seeds)
  func `what reports say is what the events say`(seed: UInt64) throws {
    let log = try RandomLog(seed: seed, count: 60)
    let facts = Facts(log.script)
    try holdFunnels(log, facts, seed)
    try holdFilters(log, facts, seed)
    try holdObjections(log, facts, seed)
    try holdOutcomes(log, facts, seed)
    try holdOperators(log, facts, seed)
    try holdUnmatched(log, seed)
  }

  /// However calls are told apart.
  private func holdFunnels(_ log: RandomLog, _ facts: Facts, _ seed: UInt64) throws {
    try holdFunnel(try log.report("funnel"), [(nil, log.calls)], facts, "seed \(seed)")
    func group(_ word: String, _ name: (NaiveCall) -> String) throws {
      let names = Set(log.calls.map(name))
      try holdFunnel(
        try log.report("funnel", "--by", word),
        names.map { name_ in (name_, log.calls.filter { name($0) == name_ }) }, facts,
        "seed \(seed) by \(word)")
    }
    try group("operator") { $0.agent }
    try group("campaign") { $0.campaign ?? "no campaign" }
    try group("attempt") { "attempt \($0.attempt)" }
    try group("hour") { "\($0.hour):00 to \($0.hour + 1):00" }
    try group("weekday") {
      // 1970-01-01 was a Thursday.
      ["Thursday", "Friday", "Saturday", "Sunday", "Monday", "Tuesday", "Wednesday"][$0.day % 7]
    }
    try group("week") {
      "week of \(CivilDate(days: Int32($0.day - ($0.day + 3) % 7)).plain)"
    }
    let letters = Set(
      log.calls.flatMap { call in
        (call.records.filter { $0.kind == .stepEntered || $0.kind == .rebuttalGiven })
          .compactMap { record in
            record.number.map { "\(record.target ?? "") [\(["A", "B"][Int($0)])]" }
          }
      })
    try holdFunnel(
      try log.report("funnel", "--by", "variant"),
      letters.map { name in
        (
          name,
          log.calls.filter { call in
            call.records.contains { record in
              (record.kind == .stepEntered || record.kind == .rebuttalGiven)
                && record.number.map { "\(record.target ?? "") [\(["A", "B"][Int($0)])]" } == name
            }
          }
        )
      }, facts, "seed \(seed) by variant")
  }

  /// Filters take the very calls that fit.
  private func holdFilters(_ log: RandomLog, _ facts: Facts, _ seed: UInt64) throws {
    func check(_ words: [String], _ fits: (NaiveCall) -> Bool) throws {
      let calls = log.calls.filter(fits)
      guard !calls.isEmpty else { return }
      try holdFunnel(
        try log.report(["funnel"] + words), [(nil, calls)], facts, "seed \(seed) \(words)")
    }
    try check(["--agent", "mia"]) { $0.agent == "Mia" }
    try check(["--campaign", "Spring"]) { $0.campaign == "Spring" }
    try check(["--lead-column", "job=COOK"]) { $0.job == "cook" }
    try check(["--from", CivilDate(days: 20_840).plain]) { $0.day >= 20_840 }
    try check(["--to", CivilDate(days: 20_840).plain, "--agent", "Ben"]) {
      $0.day <= 20_840 && $0.agent == "Ben"
    }
  }

  private func holdObjections(_ log: RandomLog, _ facts: Facts, _ seed: UInt64) throws {
    let report = try log.report("objections")
    let conversations = log.calls.filter(\.isConversation).count
    let raises = log.calls.flatMap(\.raises)
    var (cards, places, rebuttals): ([[Cell]], [[Cell]], [[Cell]]) = ([], [], [])
    for card in Set(raises.map(\.card)) {
      let title =
        log.script.objections.refs.first { log.script.name($0) == card }
        .map { log.script.title($0) } ?? card
      let met = log.calls.filter { $0.raises.contains { $0.card == card } }
      let own = raises.filter { $0.card == card }
      cards.append([
        .text(title), share(met.count, conversations), .count(own.count),
        share(own.filter { $0.isOvercome == true }.count, own.count),
        share(ends(met, .won, facts), met.count), share(ends(met, .open, facts), met.count),
        share(ends(met, .lost, facts), met.count),
      ])
      for step in Set(own.map(\.step)) {
        places.append([
          .text(title), .text(step),
          share(
            met.filter { $0.raises.contains { $0.card == card && $0.step == step } }.count,
            log.calls.filter { $0.steps.contains(step) }.count),
        ])
      }
      for rebuttal in Set(own.flatMap(\.rebuttals)) {
        let given = own.filter { $0.rebuttals.contains(rebuttal) }
        let last = own.filter { $0.rebuttals.last == rebuttal }
        rebuttals.append([
          .text(String(rebuttal.drop { $0 != "/" }.dropFirst())),
          .count(given.reduce(0) { $0 + $1.rebuttals.filter { $0 == rebuttal }.count }),
          .count(last.filter { $0.isOvercome == true }.count),
        ])
      }
    }
    hold(try table(report, "objections"), cards, "cards, seed \(seed)")
    hold(try table(report, "places"), places, "places, seed \(seed)")
    let found = try table(report, "rebuttals").map { row -> [Cell] in
      guard case .share(let overcome) = row[3] else { return row }
      return [row[1], row[2], .count(overcome.count)]
    }
    hold(found, rebuttals, "rebuttals, seed \(seed)")
  }

  private func holdOutcomes(_ log: RandomLog, _ facts: Facts, _ seed: UInt64) throws {
    let report = try log.report("outcomes")
    let withOutcome = log.calls.filter { $0.outcome != nil }
    let total = max(withOutcome.count, log.calls.filter(\.isConversation).count)
    var outcomes = Set(withOutcome.compactMap(\.outcome)).map { name -> [Cell] in
      let calls = log.calls.filter { $0.outcome == name }
      let title = log.script.outcomes.refs.first { log.script.name($0) == name }
        .map { log.script.title($0) }
      return [
        .text(title ?? name),
        .text((facts.kind[name]?.rawValue ?? "") + (name == facts.goal ? ", the goal" : "")),
        share(calls.count, total),
        .duration(calls.reduce(0) { $0 + $1.times.talk } / Int64(calls.count)),
      ]
    }
    let answered = log.calls.filter { $0.disposition == "answered" }
    if answered.count > withOutcome.count {
      outcomes.append([
        .text("no outcome"), .text("given up"),
        share(answered.count - withOutcome.count, answered.count), .empty,
      ])
    }
    hold(try table(report, "outcomes"), outcomes, "outcomes, seed \(seed)")
    let dials = Set(log.calls.map(\.disposition)).map { name -> [Cell] in
      [.text(name), share(log.calls.filter { $0.disposition == name }.count, log.calls.count)]
    }
    hold(try table(report, "dispositions"), dials, "dials, seed \(seed)")
  }

  private func holdOperators(_ log: RandomLog, _ facts: Facts, _ seed: UInt64) throws {
    let operators = try log.report("operators")
    var times: [[Cell]] = []
    for name in Set(log.calls.map(\.agent)) {
      let calls = log.calls.filter { $0.agent == name }
      let answered = calls.filter { $0.disposition == "answered" }
      func mean(_ time: (NaiveCall) -> Int64) -> Cell {
        .duration(answered.reduce(0) { $0 + time($1) } / Int64(answered.count))
      }
      times.append([
        .text(name), .count(answered.count), mean { $0.times.talk + $0.times.hold + $0.times.wrap },
        mean(\.times.talk), mean(\.times.hold), mean(\.times.wrap),
      ])
    }
    hold(try table(operators, "times"), times, "times, seed \(seed)")
    let rows = try table(operators, "calls").map { Array($0.dropLast()) }
    hold(
      rows,
      Set(log.calls.map(\.agent)).map { name in
        [.text(name)] + callCells(log.calls.filter { $0.agent == name }, facts)
      }, "operators, seed \(seed)")
  }

  private func holdUnmatched(_ log: RandomLog, _ seed: UInt64) throws {
    let report = try log.report("unmatched")
    var said: [String: Int] = [:]
    for call in log.calls {
      let steps = call.records.filter { $0.kind == .repliedInWords && $0.number == 0 }
        .compactMap(\.step)
      for step in Set(steps) { said[step, default: 0] += 1 }
    }
    let found = try table(report, "words").map { [$0[0], $0[1], $0[2]] }
    hold(found, said.map { [.text($0), .text("so to say"), .count($1)] }, "words, seed \(seed)")
    hold(
      try table(report, "steps"),
      said.map { step, n in
        let reached = log.calls.filter { call in
          call.effective.contains {
            ($0.kind == .stepEntered || $0.kind == .rebuttalGiven) && $0.target == step
          }
        }
        return [.text(step), .count(reached.count), .count(n), .count(1)]
      }, "where, seed \(seed)")
  }
}
