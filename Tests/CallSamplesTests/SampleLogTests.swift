import CallEngine
import CallModel
import CallSamples
import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// Logs that chance makes.
@Suite struct SampleLogTests {
  @Test func `the same settings make the same calls, and another seed makes others`() throws {
    let script = try shipped("en/energy-audit.patter")
    let calls = made(script, count: 200, connects: 0.6)
    let again = made(script, count: calls.count, connects: 0.6)
    #expect(calls.map(\.call.events) == again.map(\.call.events))
    #expect(calls.map(\.call.start.startedAt) == again.map(\.call.start.startedAt))
    #expect(calls.map(\.call.start.lead) == again.map(\.call.start.lead))
    #expect(calls.map(\.agent) == again.map(\.agent))
    let other = made(script, seed: 2, count: calls.count, connects: 0.6)
    #expect(calls.map(\.call.events) != other.map(\.call.events))
  }

  @Test(arguments: callableShippedScripts())
  func `each call is folded from its events`(path: String) throws {
    let script = try shipped(path)
    let calls = made(script, count: proofSize(40, full: 2000), connects: 0.6)
    let names = ScriptNames(script)
    for sample in calls {
      let call = sample.call
      guard case .ended = call.state.phase else {
        Issue.record("a call has not ended")
        continue
      }
      let records = call.events.map { EventRecord($0, script) }
      #expect(records.compactMap { CallEvent($0, names, script) } == call.events)
      #expect(Call(script, call.start, replaying: call.events).state == call.state)
      #expect(zip(call.events, call.events.dropFirst()).allSatisfy { $0.ms <= $1.ms })
    }
  }

  @Test(arguments: [0.133, 0.6])
  func `rates are near those asked for`(connects: Double) throws {
    let script = try shipped("en/energy-audit.patter")
    let calls = made(
      script, count: proofSize(connects < 0.5 ? 3000 : 1000, full: 100_000), connects: connects,
      days: 40)
    let answered = calls.filter { $0.disposition == .answered }
    expect(answered.count, of: calls.count, isNear: connects, within: 0.15)
    let first = calls.filter { $0.call.start.attempt == 1 }
    let later = calls.filter { $0.call.start.attempt > 1 }
    #expect(calls.allSatisfy { (1...6).contains($0.call.start.attempt) })
    let rate = Double(first.count { $0.disposition == .answered }) / Double(first.count)
    // It falls by a third after the first attempt.
    expect(
      later.count { $0.disposition == .answered }, of: later.count, isNear: rate * 2 / 3,
      within: 0.25)
    // 58 of 100 who pick up talk.
    let spoken = answered.filter { sample in
      sample.call.figures.counts.contains { $0.counted.kind == .conversation }
    }
    expect(spoken.count, of: answered.count, isNear: 0.58, within: 0.25)
    let handled = answered.map { $0.call.figures }.map { $0.talk + $0.hold + $0.wrap }.reduce(0, +)
    let mean = Double(handled) / Double(answered.count)
    #expect((70_000...130_000).contains(mean), "a call lasts \(mean) ms")
    #expect(answered.contains { $0.call.state.outcome == script.goal })
    #expect(Set(calls.map(\.agent)).count == 4)
  }

  @Test func `the log has something of everything that reports look at`() throws {
    let script = try shipped("en/energy-audit.patter")
    var kinds: Set<EventRecord.Kind> = []
    var dispositions: Set<Disposition> = []
    for sample in made(script, count: 1200, connects: 0.6) {
      kinds.formUnion(sample.call.events.map { $0.kind.recordKind })
      dispositions.insert(sample.disposition)
    }
    #expect(dispositions == Set(Disposition.allCases))
    let missing = Set(EventRecord.Kind.allCases).subtracting(kinds)
    // Operators of sample calls set no fields, repeat no step and correct no call, and their calls are
    // no rehearsals.
    #expect(
      missing.isSubset(of: [
        .fieldSet, .repeated, .lineUnsaid, .reopened, .outcomeCorrected, .fieldCorrected, .returned,
        .assigned, .prospectSaid, .lineTyped,
      ]), "\(missing)")
  }

  @Test func `calls come in order, over the days, mostly while people work`() throws {
    let script = try shipped("de/solar-champ.patter")
    let calls = made(script, count: 2000, connects: 0.133, days: 28)
    #expect(calls.count == 2000)
    #expect(
      zip(calls, calls.dropFirst()).allSatisfy {
        $0.call.start.startedAt <= $1.call.start.startedAt
      })
    #expect(calls.first.map { $0.day.days } ?? 0 >= lastDay.days - 27)
    #expect(calls.last?.day == lastDay)
    #expect(calls.count { $0.day.weekday > 5 } < 200)
    #expect(calls.allSatisfy { (8...19).contains($0.hour) })
  }

  @Test func `several versions follow each other and share what they have in common`() throws {
    let script = try shipped("ru/office-coffee.patter")
    var log = SampleLog(
      [script, try shipped("ru/office-coffee-revised.patter")], settings(400, 1, 0.3, 10)
    ) { _ in
      0
    } leadAnswers: { _, _ in
      [:]
    }
    var versions: [Int] = []
    while let call = log.next() { versions.append(call.script) }
    #expect(versions == versions.sorted())
    #expect(Set(versions) == [0, 1])
  }

  @Test func `the better letter of an experiment reaches the goal more often`() throws {
    let script = try shipped("en/energy-audit.patter")
    var log = SampleLog(
      [script], settings(proofSize(2000, full: 60_000), 3, 0.9, 30)
    ) { _ in
      0
    } leadAnswers: { _, _ in
      [:]
    }
    let step = try #require(script.steps.refs.first { script.steps[$0].letters != 0 })
    let better = try #require(log.scripts[0].betterLetters[step.index])
    var counts = (better: (n: 0, goals: 0), worse: (n: 0, goals: 0))
    while let sample = log.next() {
      guard let letter = sample.call.state.letters[step] else { continue }
      let isGoal = sample.call.state.outcome == script.goal ? 1 : 0
      if letter == better {
        counts.better = (counts.better.n + 1, counts.better.goals + isGoal)
      } else {
        counts.worse = (counts.worse.n + 1, counts.worse.goals + isGoal)
      }
    }
    let rates = (
      Double(counts.better.goals) / Double(counts.better.n),
      Double(counts.worse.goals) / Double(counts.worse.n)
    )
    #expect(rates.0 > rates.1 * 1.2, "\(counts)")
  }
}

private let lastDay = CivilDate(days: 20_780)

private func settings(
  _ count: Int, _ seed: UInt64, _ connects: Double, _ days: Int
) -> SampleLog.Settings {
  SampleLog.Settings(
    count: count, seed: seed, days: days, agents: 4, connects: connects, lastDay: lastDay,
    zone: "UTC")
}

private func made(
  _ script: Script, seed: UInt64 = 1, count: Int, connects: Double, days: Int = 20
) -> [SampleCall] {
  var log = SampleLog([script], settings(count, seed, connects, days)) { _ in
    3600
  } leadAnswers: { _, _ in
    [:]
  }
  var calls: [SampleCall] = []
  while let call = log.next() { calls.append(call) }
  return calls
}

private func expect(_ k: Int, of n: Int, isNear rate: Double, within share: Double) {
  let found = Double(k) / Double(n)
  #expect(abs(found - rate) < rate * share, "\(k)/\(n) is \(found), not \(rate)")
}

extension SampleCall {
  fileprivate var disposition: Disposition { call.figures.disposition }
}

/// A script that ships, compiled with what it includes.
private func shipped(_ path: String) throws -> Script {
  let folder = packageFolder + "/Scripts/" + path.split(separator: "/")[0]
  let text = try #require(Golden.contents(of: packageFolder + "/Scripts/" + path))
  let compilation = compile(SourceFile(path: path, text: text), name: "shipped") { name, _ in
    guard let text = Golden.contents(of: "\(folder)/\(name)") else { return .failure(.missing) }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, text: text), relativePath: name, identity: name))
  }
  return try #require(compilation.script, "\(path) does not compile")
}
