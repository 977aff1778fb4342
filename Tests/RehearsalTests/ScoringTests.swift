import CallEngine
import CallModel
import Rehearsal
import TestSupport
import Testing

/// What a rehearsal is worth, and why.
struct ScoringTests {
  @Test(arguments: callableShippedScripts())
  func `a good operator scores above 85 per cent`(path: String) throws {
    let script = try shipped(path)
    let rubric = try shippedRubric()
    for (index, persona) in script.personas.rows.enumerated() {
      // Each persona meets one level, unless everything is proven.
      for level in PracticeLevel.allCases
      where proofSize(index % 4 + 1, full: level.rawValue) == level.rawValue {
        let scene = Scene(script, persona, seed: 3)
        var trainee = SimulatedTrainee(scene, level)
        let score = Judging(trainee.play(), in: scene, at: level, by: rubric).score
        let share = try #require(score.share)
        let lost = score.items.filter { $0.earned < $0.possible }
        #expect(
          share > 8500,
          "\(script.text[persona.id]) at level \(level): \(share), \(lost.map(\.reasons))")
      }
    }
  }

  @Test(arguments: SimulatedTrainee.Mistake.allCases)
  func `a mistake costs its own points and no others`(mistake: SimulatedTrainee.Mistake) throws {
    let (good, _) = try score([])
    let (bad, _) = try score([mistake])
    for (one, other) in zip(good.items, bad.items) {
      if mistake.measures.contains(one.criterion.measure) {
        #expect(one.earned == one.possible)
        if mistake.measures.count == 1 { #expect(other.earned < other.possible, "\(mistake)") }
      } else {
        #expect(
          other.possible - other.earned == one.possible - one.earned,
          "\(mistake) costs \(other.criterion.measure): \(other.reasons.filter { !$0.isEarned })")
      }
    }
  }

  @Test func `all eight mistakes cost exactly their points`() throws {
    let (bad, _) = try score(Set(SimulatedTrainee.Mistake.allCases))
    let measures = SimulatedTrainee.Mistake.allCases.reduce(into: Set<Rubric.Measure>()) {
      $0.formUnion($1.measures)
    }
    for item in bad.items where item.criterion.measure != .talkShare {
      #expect(
        (item.earned < item.possible) == measures.contains(item.criterion.measure),
        "\(item.criterion.measure): \(item.reasons.filter { !$0.isEarned })")
    }
  }

  @Test func `every point says what earned or lost it`() throws {
    let (bad, call) = try score(Set(SimulatedTrainee.Mistake.allCases))
    for item in bad.items where item.possible > 0 {
      #expect(!item.reasons.isEmpty)
      for reason in item.reasons {
        #expect(!reason.text.isEmpty)
        #expect(call.events.indices.contains(Int(reason.seq)))
      }
    }
  }

  @Test func `nonsense earns next to nothing`() throws {
    let script = try shipped("en/energy-audit.patter")
    let persona = try #require(script.persona("sceptic"))
    let scene = Scene(script, persona, seed: 3)
    var player = RehearsalPlayer(scene, .fromMemory)
    var ms: Int64 = 0
    for _ in 0..<200 {
      if case .ended = player.call.state.phase { break }
      ms += 9000
      switch (player.call.state.phase, scene.turn(in: player.call)) {
      case (.wrapUp, _): player.act(.wrapUp(nil), ms)
      case (_, .saying): player.act(.say("qwe rty uio"), ms)
      case (.ending, .routing(.answer(let field, let value))):
        player.act(.value(script.plain(value, of: field)), ms)
      default: player.act(.skip, ms)
      }
    }
    let score = Judging(player.call, in: scene, at: .fromMemory, by: try shippedRubric()).score
    let earned = score.items.filter { $0.earned > 0 }.map(\.criterion.measure)
    #expect(
      !earned.contains(.questions),
      "\(score.items.first { $0.criterion.measure == .questions }?.reasons.filter(\.isEarned) ?? [])"
    )
    #expect(!earned.contains(.objections))
    #expect(!earned.contains(.mustLines))
    #expect(!earned.contains(.dialogue))
    #expect(!earned.contains(.offer))
    #expect(try #require(score.share) < 3500, "\(earned)")
    #expect(!score.mood.moves.contains { $0.cause == .convinced })
  }

  @Test func `a must line that was taken back was not said`() throws {
    let (_, call) = try score([])
    let script = call.script
    let scene = Scene(script, try #require(script.persona("sceptic")), seed: 3)
    func must(_ call: Call) throws -> Int {
      let score = Judging(call, in: scene, at: .live, by: try shippedRubric()).score
      return try #require(score.items.first { $0.criterion.measure == .mustLines }).earned
    }
    var taken = Call(script, call.start)
    for event in call.events {
      taken.append(event)
      if case .lineSpoken = event.kind { break }
    }
    let before = try must(taken)
    _ = taken.perform(.unsay, ms: taken.events.last?.ms ?? 0)
    #expect(try must(taken) < before)
  }

  /// A level 4 rehearsal with mistakes, along a script that has all they need.
  private func score(
    _ mistakes: Set<SimulatedTrainee.Mistake>
  ) throws -> (Score, Call) {
    let script = try shipped("en/energy-audit.patter")
    let persona = try #require(script.persona("sceptic"))
    let scene = Scene(script, persona, seed: 3)
    var trainee = SimulatedTrainee(scene, .live, mistakes)
    let call = trainee.play()
    return (Judging(call, in: scene, at: .live, by: try shippedRubric()).score, call)
  }
}
