import CallModel
import CallStore
import Rehearsal
import ScriptCompiler
import Statistics
import Terminal
import TypedValues

/// `drill [SCRIPT|CARDS]`: objections and must lines as cards that come back when they are due.
enum DrillCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let store = try program.store()
    let trainee = try RehearseCommand.trainee(invocation, program)
    let now = program.clock.now
    let day = program.local(now).date
    if invocation.has("due") {
      try DueOutput(program, store, day).write(
        invocation.has("trainee") ? [trainee] : agents(store), invocation)
      return .done
    }
    let minutes = try invocation.number("minutes", 1...600) ?? 10
    let new = try invocation.number("new", 0...1000) ?? 5
    var scripts: [Script] = []
    if let path = invocation.arguments.first {
      guard let script = try DeckFile.script(path, program) else { return .problems }
      scripts = [script]
      try keep(path, store)
    } else {
      scripts = try begun(store, trainee)
    }
    var hasDrilled = false
    for script in scripts {
      var keeper = try DrillKeeper(store, trainee, DrillDeck(script))
      if invocation.has("from-calls") { try weaken(&keeper, day, program) }
      let session = DrillSession(
        program, script, keeper, day: day, new: new, minutes: minutes,
        seed: try program.seed() ?? 0)
      guard !session.isEmpty else { continue }
      hasDrilled = true
      program.screen.line(StyledText(data: script.title, .heading))
      try session.run()
    }
    if !hasDrilled { program.screen.line("Nothing is due today.") }
    try program.flush()
    return .done
  }

  private static func agents(_ store: Store) throws(Failure) -> [AgentKey] {
    do throws(StoreError) { return try store.agents() } catch { throw Failure(error) }
  }

  /// Keeps the script in the store, so that its deck can be drilled without naming it.
  private static func keep(_ path: String, _ store: Store) throws(Failure) {
    let compilation = try ScriptLoader.load(path)
    guard let script = compilation.script else { return }
    do throws(StoreError) {
      _ = try store.keep(script: ScriptLoader.bundle(compilation, script))
    } catch { throw Failure(error) }
  }

  /// The scripts of all decks that a trainee has begun, in their newest versions.
  private static func begun(_ store: Store, _ trainee: AgentKey) throws(Failure) -> [Script] {
    do throws(StoreError) {
      var decks: [String] = []
      for row in try store.drillCards(of: trainee) where !decks.contains(row.deck) {
        decks.append(row.deck)
      }
      var scripts: [Script] = []
      for deck in decks {
        guard let newest = try store.scripts(ofFamily: deck).last,
          let script = try store.bundle(newest.hash).flatMap({
            ScriptLoader.compilation(of: $0)?.script
          })
        else { continue }
        scripts.append(script)
      }
      return scripts
    } catch { throw Failure(error) }
  }

  /// Makes due what was lost in the trainee's own live calls of the last 30 days.
  private static func weaken(
    _ keeper: inout DrillKeeper, _ day: CivilDate, _ program: Program
  ) throws(Failure) {
    let lost: [(card: String, count: Int)]
    do throws(StoreError) {
      lost = try keeper.store.lostObjections(
        of: keeper.trainee, family: keeper.deck.id, from: day.adding(days: -30) ?? day)
    } catch { throw Failure(error) }
    let count = try keeper.weaken(
      lost.map(\.card), day: day, at: program.clock.now, source: .live)
    program.screen.line(
      StyledText(
        "\(count == 1 ? "1 card is" : "\(count) cards are") due for objections that were lost in live calls of 30 days.",
        .muted))
  }
}
