import CallModel
import CallReports
import Statistics
import TestSupport
import Testing

@testable import PatterCLI

/// Every figure about prospects, counted a second time from the raw events of random logs.
@Suite struct NaiveProspectTests {
  private static let seeds = UInt64(101)...(isFullProof ? 160 : 103)

  private func share(_ count: Int, _ total: Int) -> Cell { .share(Proportion(count, of: total)) }

  private func rows(_ report: Report, _ name: String) throws -> [[Cell]] {
    try #require(report.tables.first { $0.name == name }).rows
  }

  private func isConnect(_ call: NaiveCall) -> Bool {
    call.disposition == "answered"
  }

  /// The calls of each prospect in the order of time; each call to nobody known for itself.
  private func prospects(_ log: RandomLog) -> [[NaiveCall]] {
    var known: [String: [(place: Int, call: NaiveCall)]] = [:]
    var alone: [[NaiveCall]] = []
    for (place, call) in log.calls.enumerated() {
      if let lead = call.lead {
        known[lead, default: []].append((place, call))
      } else {
        alone.append([call])
      }
    }
    return known.values.map { calls in
      calls.sorted { ($0.call.day, $0.call.hour, $0.place) < ($1.call.day, $1.call.hour, $1.place) }
        .map(\.call)
    } + alone
  }

  /// The letters that were heard in a call, taken back or not, by experiment.
  private func letters(_ call: NaiveCall) -> [String: Int] {
    var letters: [String: Int] = [:]
    for record in call.records where record.kind == .stepEntered || record.kind == .rebuttalGiven {
      if let letter = record.number, let step = record.target { letters[step] = Int(letter) }
    }
    return letters
  }

  /// A prospect as an experiment sees him.
  private struct Unit {
    let letter: Int
    let day: Int
    let goalDay: Int?
  }

  private func units(
    _ prospects: [[NaiveCall]], _ goal: String
  ) -> [String: [Unit]] {
    var units: [String: [Unit]] = [:]
    for calls in prospects {
      for experiment in Set(calls.flatMap { letters($0).keys }) {
        guard let first = calls.firstIndex(where: { letters($0)[experiment] != nil }),
          let letter = letters(calls[first])[experiment]
        else { continue }
        let goals = calls[first...].first { $0.outcome == goal }
        units[experiment, default: []].append(
          Unit(letter: letter, day: calls[first].day, goalDay: goals?.day))
      }
    }
    return units
  }

  private func proportion(_ units: [Unit], _ letter: Int, upTo day: Int = .max) -> Proportion {
    let heard = units.filter { $0.letter == letter && $0.day <= day }
    return Proportion(heard.filter { $0.goalDay.map { $0 <= day } ?? false }.count, of: heard.count)
  }

  @Test(arguments: seeds)
  func `what is said of prospects is what the events say`(seed: UInt64) throws {
    let log = try RandomLog(seed: seed, count: 120)
    try holdExperiments(log)
    try holdAttempts(log)
    try holdPipeline(log)
  }

  private func holdExperiments(_ log: RandomLog) throws {
    let script = log.script
    let units = units(prospects(log), script.name(script.goal))
    let report = try log.report("variants", "--effect", "20")
    var (shares, differences, splits): ([[Cell]], [[Cell]], [[Cell]]) = ([], [], [])
    var tests: [(one: Proportion, other: Proportion)] = []
    for (experiment, units) in units.sorted(by: { $0.key < $1.key }) {
      let counts = [proportion(units, 0), proportion(units, 1)]
      for (letter, share) in zip(["A", "B"], counts) {
        shares.append([.text(experiment), .text(letter), .share(share)])
      }
      splits.append([
        .text(experiment), .text("A \(counts[0].total), B \(counts[1].total)"),
        .probability(SplitCheck.probability(counts.map(\.total))),
      ])
      if counts[0].total > 0, counts[1].total > 0 { tests.append((counts[0], counts[1])) }
    }
    let comparisons = tests.map { Comparison($0.one, $0.other) }
    let adjusted = holm(comparisons.map(\.probability))
    for (comparison, adjusted) in zip(comparisons, adjusted) {
      differences.append([
        .difference(comparison.difference ?? 0, comparison.newcombe()),
        .text(comparison.test == .exact ? "exact" : "pooled"),
        .probability(comparison.probability), .probability(adjusted),
      ])
    }
    #expect(try rows(report, "letters") == shares)
    #expect(try rows(report, "splits") == splits)
    let found = try rows(report, "differences")
    #expect(found.map { Array($0[2...5]) } == differences)
    #expect(found.map { $0[6] } == daily(units, comparisons.count))
  }

  /// The probabilities read daily: the farthest point of each path, looked at from scratch each day.
  private func daily(_ units: [String: [Unit]], _ tested: Int) -> [Cell] {
    let looks = DailyLooks(alpha: 0.05 / Double(max(1, tested)))
    var points: [Double] = []
    for (_, units) in units.sorted(by: { $0.key < $1.key }) {
      guard proportion(units, 0).total > 0, proportion(units, 1).total > 0 else { continue }
      var farthest = 0.0
      for day in Set(units.flatMap { [$0.day, $0.goalDay ?? $0.day] }).sorted() {
        let (one, other) = (proportion(units, 0, upTo: day), proportion(units, 1, upTo: day))
        guard one.total > 0, other.total > 0 else { continue }
        let mean = Double(one.count + other.count) / Double(one.total + other.total)
        let share = mean < 0.1 ? 0 : mean > 0.9 ? 0.8 : mean - 0.1
        let target = share + 0.2
        let variance = share * (1 - share) + target * (1 - target)
        let drift = looks.bound + Normal.quantile(0.8)
        let difference = target - share
        let planned = (drift * drift * variance / (difference * difference)).rounded()
        let inHand = 2 / (1 / Double(one.total) + 1 / Double(other.total))
        let part = min(1, inHand / planned)
        farthest = max(farthest, abs(Comparison(one, other).z) * part.squareRoot())
        // These logs are far too small to call anything or to come to the end of the plan.
        #expect(part < 1)
      }
      points.append(farthest)
    }
    return holm(points.map { DailyLooks.exit($0) }).map { .probability($0) }
  }

  private func holdAttempts(_ log: RandomLog) throws {
    let goal = log.script.name(log.script.goal)
    let report = try log.report("attempts")
    let known = prospects(log).filter { $0[0].lead != nil }
    let spoken = known.flatMap { $0.filter(\.isConversation) }.count
    var (dials, people): ([[Cell]], [[Cell]]) = ([], [])
    for attempt in 1...3 {
      let own = log.calls.filter { $0.attempt == attempt }
      dials.append([
        .text("\(attempt)"), .count(own.count), share(own.filter(isConnect).count, own.count),
        share(own.filter(\.isConversation).count, own.count),
        share(own.filter { $0.outcome == goal }.count, own.count),
      ])
      func by(_ attempt: Int, _ fits: (NaiveCall) -> Bool) -> [[NaiveCall]] {
        known.filter { $0.contains { $0.attempt <= attempt && fits($0) } }
      }
      let before = known.filter { calls in
        calls.contains { $0.attempt == attempt }
          && !calls.contains { $0.attempt < attempt && $0.isConversation }
      }
      people.append([
        .text("\(attempt)"),
        share(known.filter { $0.contains { $0.attempt >= attempt } }.count, known.count),
        share(
          before.filter { $0.contains { $0.attempt == attempt && $0.isConversation } }.count,
          before.count),
        share(by(attempt, \.isConversation).count, known.count),
        share(by(attempt) { $0.outcome == goal }.count, known.count),
        share(
          known.flatMap { $0.filter { $0.attempt <= attempt && $0.isConversation } }.count, spoken),
      ])
    }
    #expect(try rows(report, "dials") == dials)
    #expect(try rows(report, "prospects") == people)
  }

  private func holdPipeline(_ log: RandomLog) throws {
    let script = log.script
    var kinds: [String: Outcome.Kind] = [:]
    for outcome in script.outcomes.refs {
      kinds[script.name(outcome)] = script.outcomes[outcome].kind
    }
    let stages = script.stages.refs.compactMap { stage -> (title: String, steps: Set<String>)? in
      let steps = script.steps.refs.filter { script.steps[$0].owner == .stage(stage) }
      return steps.isEmpty ? nil : (script.title(stage), Set(steps.map { script.name($0) }))
    }
    func kind(_ call: NaiveCall) -> Outcome.Kind? { call.outcome.flatMap { kinds[$0] } }
    let claims: [(name: String, holds: (NaiveCall) -> Bool)] =
      [("tried", { _ in true }), ("connected", isConnect), ("spoken to", { $0.isConversation })]
      + stages.map { stage in
        (stage.title, { !stage.steps.isDisjoint(with: $0.steps) })
      } + [
        ("open or won", { kind($0) == .open || kind($0) == .won }), ("won", { kind($0) == .won }),
      ]
    let prospects = prospects(log)
    let furthest = prospects.map { calls in
      claims.indices.last { place in calls.contains { claims[place].holds($0) } } ?? 0
    }
    let last = prospects.map { $0.last { $0.outcome != nil }.flatMap(kind) }
    var phases: [[Cell]] = []
    for (place, claim) in claims.enumerated() {
      let came = furthest.filter { $0 >= place }.count
      let stayed = furthest.indices.filter { furthest[$0] == place }
      phases.append([
        .text(claim.name), .count(came),
        place == 0 ? .empty : share(came, furthest.filter { $0 >= place - 1 }.count),
        share(stayed.count, came), share(stayed.filter { last[$0] == .lost }.count, stayed.count),
      ])
    }
    let report = try log.report("pipeline")
    #expect(try rows(report, "phases").map { Array($0.dropLast()) } == phases)
    #expect(
      try rows(report, "stands").map { $0[1] }
        == [.won, .open, .lost, nil].map { kind in
          share(last.filter { $0 == kind }.count, prospects.count)
        })
    let ways = prospects.compactMap { calls -> (days: Int, dials: Int)? in
      guard calls[0].lead != nil, let win = calls.firstIndex(where: { kind($0) == .won }) else {
        return nil
      }
      return (calls[win].day - calls[0].day, win + 1)
    }
    try holdWays(report, [ways.map(\.days), ways.map(\.dials)])
  }

  private func holdWays(_ report: Report, _ ways: [[Int]]) throws {
    let found = try rows(report, "ways")
    #expect(found.count == (ways[0].isEmpty ? 0 : 2))
    for (row, values) in zip(found, ways) {
      let sorted = values.sorted()
      func within(_ share: Double) -> Int {
        sorted.first { value in
          Double(sorted.filter { $0 <= value }.count) >= share * Double(sorted.count)
        } ?? -1
      }
      let half = sorted.count / 2
      let median =
        sorted.count % 2 == 1 ? Double(sorted[half]) : Double(sorted[half - 1] + sorted[half]) / 2
      #expect(
        Array(row.dropFirst()) == [
          .count(sorted.count), .number(median, decimals: 1), .count(within(0.25)),
          .count(within(0.75)),
        ])
    }
  }

  @Test func `a difference that matters is a number of points, and only for experiments`() throws {
    let log = try RandomLog(seed: 7, count: 10)
    for words in [
      ["variants", "--effect", "much"], ["variants", "--effect", "0"],
      ["funnel", "--effect", "5"], ["pipeline", "--by", "week"],
    ] {
      #expect(throws: Failure.self) { _ = try log.report(words) }
    }
  }
}
