import CallModel
import Testing

@testable import CallPlanning

/// What is planned after a dial.
struct NextTouchTests {
  // A Monday.
  private let now = Moment(plain: "2026-11-30 10:20")

  private func planner(_ touches: [Touch], limit: Int? = nil) -> CadencePlanner {
    CadencePlanner(touches, limit: limit)
  }

  private func call(_ days: Int64) -> Touch {
    Touch(channel: .call, after: Duration(minutes: days * 1440))
  }

  private func mail(_ days: Int64) -> Touch {
    Touch(channel: .mail(Ref(0)), after: Duration(minutes: days * 1440))
  }

  private func outcome(_ kind: Outcome.Kind, _ followUps: [Outcome.FollowUp] = []) -> Outcome {
    Outcome(
      id: .empty, display: .empty, kind: kind, needs: [], followUps: followUps,
      isNeverCallAgain: false)
  }

  private func at(_ text: String) throws -> Moment { try #require(Moment(plain: text)) }

  @Test func `a cadence begins with its first touch, after its pause`() throws {
    let now = try #require(now)
    #expect(planner([]).first(now) == .ring(now, touch: 0, isPromised: false))
    #expect(planner([call(0)]).first(now) == .ring(now, touch: 0, isPromised: false))
    #expect(
      planner([mail(1), call(1)]).first(now) == .task(try at("2026-12-01 10:20"), touch: 0))
    #expect(
      planner([mail(1), call(1)]).next(afterTask: 0, now)
        == .ring(try at("2026-12-01 10:20"), touch: 1, isPromised: false))
    #expect(planner([mail(1), call(1)]).next(afterTask: 1, now) == .end(.cadenceOver))
  }

  @Test(
    arguments: [
      (.busy, 1, 0, "2026-11-30 10:50"), (.failed, 1, 1, "2026-11-30 12:20"),
      (.noAnswer, 1, 0, "2026-12-01 15:00"), (.voicemail, 4, 0, "2026-12-01 15:00"),
      (.gatekeeper, 2, 0, "2026-12-01 15:00"),
    ] as [(Disposition, Int, Int, String)])
  func `whoever is not reached is tried again`(
    disposition: Disposition, attempts: Int, failures: Int, due: String
  ) throws {
    let now = try #require(now)
    let place = CadencePlace(touch: 0, attempts: attempts, failures: failures)
    #expect(
      planner([call(0)]).next(after: disposition, at: place, now)
        == .ring(try at(due), touch: 0, isPromised: false))
  }

  @Test func `the other half of the day, and no weekend`() throws {
    let place = CadencePlace(touch: 0, attempts: 1)
    #expect(
      planner([]).next(after: .noAnswer, at: place, try at("2026-12-04 15:00"))
        == .ring(try at("2026-12-07 10:00"), touch: 0, isPromised: false))
  }

  @Test func `what cannot go on ends`() throws {
    let now = try #require(now)
    func next(_ disposition: Disposition, _ attempts: Int, failures: Int = 0, limit: Int? = nil)
      -> NextTouch
    {
      planner([call(0)], limit: limit).next(
        after: disposition, at: CadencePlace(touch: 0, attempts: attempts, failures: failures), now)
    }
    #expect(next(.wrongNumber, 1) == .end(.wrongNumber))
    #expect(next(.failed, 2, failures: 2) == .end(.badNumber))
    #expect(next(.noAnswer, 5) == .end(.attempts))
    #expect(next(.busy, 5) == .end(.attempts))
    #expect(next(.noAnswer, 2, limit: 2) == .end(.attempts))
    #expect(next(.noAnswer, 5, limit: 6) != .end(.attempts))
  }

  @Test func `a dial that reached nobody goes on to the next touch`() throws {
    let now = try #require(now)
    let touches = [call(0), mail(1), call(2)]
    let place = CadencePlace(touch: 0, attempts: 1)
    #expect(
      planner(touches).next(after: .noAnswer, at: place, now)
        == .task(try at("2026-12-01 10:20"), touch: 1))
    // A busy line is tried again first.
    #expect(
      planner(touches).next(after: .busy, at: place, now)
        == .ring(try at("2026-11-30 10:50"), touch: 0, isPromised: false))
  }

  @Test func `an outcome ends the cadence or pauses it`() throws {
    let now = try #require(now)
    let place = CadencePlace(touch: 0, attempts: 1)
    let plan = planner([call(0), mail(1)])
    #expect(plan.next(after: outcome(.won), promised: nil, at: place, now) == .end(.won))
    #expect(plan.next(after: outcome(.lost), promised: nil, at: place, now) == .end(.lost))
    let promised = try at("2026-12-02 09:00")
    #expect(
      plan.next(after: outcome(.open), promised: promised, at: place, now)
        == .ring(promised, touch: 0, isPromised: true))
    #expect(
      plan.next(
        after: outcome(.open, [.call(after: Duration(minutes: 2880))]), promised: nil, at: place,
        now)
        == .ring(try at("2026-12-02 10:20"), touch: 0, isPromised: true))
    #expect(
      plan.next(
        after: outcome(.open, [.mail(Ref(0), after: Duration())]), promised: nil, at: place, now)
        == .pause)
    #expect(
      plan.next(after: outcome(.open), promised: nil, at: place, now)
        == .task(try at("2026-12-01 10:20"), touch: 1))
    #expect(
      plan.next(after: nil, promised: nil, at: place, now)
        == .ring(try at("2026-12-01 15:00"), touch: 0, isPromised: false))
  }

  @Test func `promised calls come first, then the hot, each by its points`() {
    let ranks = [
      QueueRank.rank(isPromised: true, .cold, points: -5),
      QueueRank.rank(isPromised: false, .hot, points: 0),
      QueueRank.rank(isPromised: false, .warm, points: 1_000_000),
      QueueRank.rank(isPromised: false, .warm, points: 3),
      QueueRank.rank(isPromised: false, .warm, points: -1_000_000),
      QueueRank.rank(isPromised: false, .cold, points: 7),
    ]
    #expect(ranks == ranks.sorted() && Set(ranks).count == ranks.count)
    #expect(ranks.map(QueueRank.isPromised) == [true, false, false, false, false, false])
  }
}
