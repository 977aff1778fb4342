import CallModel
import CallReports
import Statistics
import TestSupport
import Testing

/// What daily looking finds, and what it makes up: logs that grow day by day, read by the very path of
/// the report after each.
@Suite struct ExperimentProofTests {
  /// What each experiment of a log came to.
  private func calls(
    _ shares: [(Double, Double)], days: Int, perDay: Int, seed: UInt64
  ) throws -> [(isCalled: Bool, isOtherBetter: Bool, hasEnded: Bool)] {
    var chance = SplitMix64(seed: seed)
    var log = try ProspectLog()
    let names = (0..<shares.count).map { "step\($0)" }
    for day in 0..<days {
      for prospect in 0..<perDay {
        for (name, share) in zip(names, shares) {
          let isOther = chance.next() % 2 == 1
          let hasGoal = chance.uniform() < (isOther ? share.1 : share.0)
          let lead = UInt64(day * perDay + prospect) &* 64 &+ UInt64(name.utf8.last ?? 0)
          if hasGoal {
            log.call(lead, day: day, letter: isOther ? "B" : "A", of: name, ProspectLog.goal)
          } else {
            log.call(lead, day: day, letter: isOther ? "B" : "A", of: name)
          }
        }
      }
    }
    // The reading goes day by day as the report of each day would: a later day takes nothing back.
    let reading = ExperimentReading(log.prospects.experiments, effect: .half)
    return reading.pairs.map { pair in
      switch pair.verdict {
      case .better(let winner, _, _): (true, winner == pair.other, true)
      case .endedWithoutCall: (false, false, true)
      default: (false, false, false)
      }
    }
  }

  private let runs = proofSize(30, full: 5_000)

  /// Three standard errors of a share over the runs.
  private func error(_ share: Double) -> Double {
    3 * (share * (1 - share) / Double(runs)).squareRoot()
  }

  @Test func `a true variant is called within the planned number`() throws {
    var found = 0
    for run in 0..<runs {
      let pair = try #require(
        try calls([(0.3, 0.45)], days: 25, perDay: 40, seed: 1_000 + UInt64(run)).first)
      if pair.isCalled, pair.isOtherBetter { found += 1 }
    }
    let power = Double(found) / Double(runs)
    tell("30 to 45 %: called in \(found) of \(runs)")
    #expect(power > 0.8 - error(0.8), "power \(power)")
  }

  @Test(arguments: [0.3, 0.1])
  func `without a difference daily looking makes few calls`(share: Double) throws {
    var found = 0
    for run in 0..<runs {
      let days = share < 0.2 ? 60 : 25
      let pair = try #require(
        try calls([(share, share)], days: days, perDay: 40, seed: 2_000_000 + UInt64(run)).first)
      if pair.isCalled { found += 1 }
    }
    let errors = Double(found) / Double(runs)
    tell("no difference at \(Int(100 * share)) %: called in \(found) of \(runs)")
    #expect(errors < 0.05 + error(0.05), "false calls \(errors)")
  }

  @Test func `several experiments at once make no more false calls than one`() throws {
    let runs = max(10, runs / 3)
    var (withFalse, found) = (0, 0)
    for run in 0..<runs {
      let pairs = try calls(
        [(0.3, 0.3), (0.3, 0.3), (0.3, 0.3), (0.3, 0.45)], days: 25, perDay: 40,
        seed: 3_000_000 + UInt64(run))
      if pairs.dropLast().contains(where: \.isCalled) { withFalse += 1 }
      if let last = pairs.last, last.isCalled, last.isOtherBetter { found += 1 }
    }
    let errors = Double(withFalse) / Double(runs)
    tell("three of four without: a false call in \(withFalse) of \(runs), the true one in \(found)")
    #expect(errors < 0.05 + 2 * error(0.05), "false calls \(errors)")
    #expect(Double(found) / Double(runs) > 0.8 - 2 * error(0.8))
  }

  @Test func `a report on a later day takes no call back, and moves none`() throws {
    for seed in 0..<UInt64(proofSize(4, full: 200)) {
      var chance = SplitMix64(seed: seed)
      var log = try ProspectLog()
      var called: [ExperimentReading.Verdict] = []
      for day in 0..<15 {
        for _ in 0..<30 {
          let isOther = chance.next() % 2 == 1
          let lead = chance.next() % 400
          // The same prospect always hears the same letter.
          let letter = lead % 2 == 0 ? "A" : "B"
          if chance.uniform() < (lead % 2 == 0 ? 0.2 : 0.4), isOther || lead % 3 == 0 {
            log.call(lead, day: day, letter: letter, ProspectLog.goal)
          } else {
            log.call(lead, day: day, letter: letter)
          }
        }
        let reading = ExperimentReading(log.prospects.experiments, effect: .half)
        guard let verdict = reading.pairs.first?.verdict else { continue }
        if let before = called.last { #expect(verdict == before) }
        if case .better(_, _, let told) = verdict {
          if called.isEmpty { #expect(told.days == 20_000 + Int32(day)) }
          called.append(verdict)
        }
      }
    }
  }

  /// Tells the figures of a full proof.
  private func tell(_ figures: String) {
    if isFullProof { print(figures) }
  }
}
