import CallModel
import CallStore
import Rehearsal
import Terminal
import TypedValues

/// What is done at the end of a rehearsal: it is judged, kept, told, and what was lost becomes due in
/// the trainee's drill.
struct PracticeResult {
  let program: Program
  let store: Store
  let staged: StagedScene
  let rubric: Rubric

  func tell(_ session: CallSession, _ trainee: AgentKey) throws(Failure) {
    let judging = Judging(
      session.call, in: staged.scene, at: staged.level, by: rubric)
    let score = judging.score
    let debrief = judging.debrief
    do throws(StoreError) {
      try store.keep(RehearsalResult(score, rubric), of: session.handle.id)
    } catch { throw Failure(error) }
    var keeper = try DrillKeeper(store, trainee, DrillDeck(staged.scene.script))
    let now = program.clock.now
    _ = try keeper.weaken(
      debrief.weakCards, day: program.local(now).date, at: now,
      source: .rehearsal)
    DebriefOutput(
      score: score, debrief: debrief, scene: staged.scene, path: staged.path, program: program
    ).write()
    program.screen.line()
  }
}

extension RehearsalResult {
  /// What a score comes to in the store.
  init(_ score: Score, _ rubric: Rubric) {
    self.init(
      rubric: rubric.name,
      skills: score.skills.map { Skill(name: $0.name, earned: $0.earned, possible: $0.possible) },
      responses: score.responses, responseMs: score.responseMs)
  }
}
