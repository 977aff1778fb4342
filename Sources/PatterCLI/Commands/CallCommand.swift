import CallEngine
import CallModel
import CallStore
import ScriptCompiler
import Statistics
import Terminal
import TypedValues

/// `call SCRIPT` and `call --resume`.
enum CallCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    if invocation.has("resume") {
      guard invocation.arguments.isEmpty else {
        throw .usage(
          "--resume takes no script", help: "the call goes on along the script it began with")
      }
      return try resume(
        invocation.value("resume") ?? "", program, try PurposeOption.read(invocation))
    }
    guard let path = invocation.arguments.first else {
      throw .usage("`call` lacks the script", help: "write it `patter call SCRIPT`")
    }
    let lead = try LeadOption.read(invocation.options["lead"] ?? [])
    let compilation = try ScriptLoader.load(path)
    guard let script = compilation.script else {
      return try refuse(compilation, path, program)
    }
    let purpose = try PurposeOption.read(invocation)
    try noteUnfinished(program, purpose)
    let session = try begin(script, compilation, lead, program, purpose)
    return try follow(session, program)
  }

  static func refuse(
    _ compilation: Compilation, _ path: String, _ program: Program
  ) throws(Failure) -> ExitStatus {
    if compilation.isLibrary, !compilation.hasErrors {
      throw Failure(
        .problems, "\(path) is a library: it has no title, and no call can follow it",
        help: "call a script that includes it")
    }
    DiagnosticOutput.write(compilation, to: program.errors, program)
    program.errors.line(
      StyledText(data: "The script has errors, and no call can follow it.", .error))
    try? program.errors.flush()
    return .problems
  }

  /// Tells on standard error, or offers, the calls that were interrupted.
  private static func noteUnfinished(
    _ program: Program, _ purpose: CallPurpose
  ) throws(Failure) {
    let calls = try Unfinished.calls(program, purpose)
    guard let latest = calls.first else { return }
    let word = calls.count == 1 ? "A call of yours is" : "\(calls.count) calls of yours are"
    program.errors.line(
      StyledText(
        data: "\(word) unfinished; `patter call --resume \(latest.id)` takes up the latest.", .muted
      ))
    try? program.errors.flush()
  }

  private static func begin(
    _ script: Script, _ compilation: Compilation, _ lead: Lead, _ program: Program,
    _ purpose: CallPurpose
  ) throws(Failure) -> CallSession {
    let store = try program.store()
    let agent = try program.agent()
    let now = program.clock.now
    let zone = program.zones.zone(of: lead)
    let offset = zone.rules.offset(at: now / 1000).seconds
    let own = program.zones.own.rules.offset(at: now / 1000).seconds
    let day = Moment(milliseconds: now, offset: own)
    var start = CallStart(
      startedAt: now, offset: offset, zone: zone.name,
      variantSeed: try variantSeed(lead, program), lead: lead,
      agent: Lead([(name: "name", value: agent.name)]))
    start.leadAnswers = LeadOption.answers(
      lead, script, now: Moment(milliseconds: now, offset: offset))
    let handle: CallHandle
    var call = Call(script, start)
    do throws(StoreError) {
      let key = store.leadKey(of: lead)
      if let key {
        start.earlierLetters = try store.earlierLetters(
          of: key, family: script.id, purpose: purpose)
      }
      if script.isAdaptive {
        start.letterCounts = try letterCounts(script, store, purpose)
      }
      call = Call(script, start)
      _ = call.perform(.begin, ms: 0)
      let kept = try store.keep(script: ScriptLoader.bundle(compilation, script))
      handle = try store.begin(
        NewCall(
          purpose: purpose, agent: agent, script: kept, start: start, day: day.date,
          hour: day.time.hour, leadKey: key),
        events: call.events.map { EventRecord($0, script) })
    } catch { throw Failure(error) }
    return try CallSession(
      program, store: store, handle: handle, call: call, zone: zone, agentName: agent.name)
  }

  /// What the log says of each experiment's letters.
  private static func letterCounts(
    _ script: Script, _ store: Store, _ purpose: CallPurpose
  ) throws(StoreError) -> [String: [Letter: LetterCount]] {
    var counts: [String: [Letter: LetterCount]] = [:]
    for step in script.steps.refs where script.steps[step].letters != 0 {
      let name = script.name(step)
      counts[name] = try store.experimentCounts(
        family: script.id, experiment: name, purpose: purpose)
    }
    return counts
  }

  /// The same for the same lead; by chance, or by `--seed`, where nothing tells the lead apart.
  private static func variantSeed(_ lead: Lead, _ program: Program) throws(Failure) -> UInt64 {
    let seed = try program.seed()
    let phone = lead["phone"].map { $0.filter { $0.isNumber } }
    let identity =
      phone ?? lead["email"]?.nameKey
      ?? lead["name"].map { $0.nameKey + "/" + (lead["company"]?.nameKey ?? "") }
      ?? lead["company"]?.nameKey
    if let identity { return SplitMix64.seed(seed ?? 0, identity) }
    var chance = SystemRandomNumberGenerator()
    return seed ?? chance.next()
  }

  /// Takes an interrupted call up again, on the very version of the script that it began with.
  static func resume(
    _ text: String, _ program: Program, _ purpose: CallPurpose
  ) throws(Failure) -> ExitStatus {
    let calls = try Unfinished.calls(program, purpose)
    let row: CallRow
    if text.isEmpty {
      guard let latest = calls.first else {
        throw Failure(
          .problems, "no call of yours is unfinished", help: "`patter log list` lists the calls")
      }
      row = latest
    } else {
      let store = try program.store()
      do throws(StoreError) { row = try store.call(text) } catch { throw Failure(error) }
    }
    return try follow(try Unfinished.takeUp(row, program), program)
  }

  /// Leads a call and tells how it ended.
  static func follow(_ session: CallSession, _ program: Program) throws(Failure) -> ExitStatus {
    CallHeader.show(session)
    let ending = try session.run()
    let id = session.handle.id.description
    switch ending {
    case .over:
      if let outcome = session.call.state.outcome {
        let script = session.script
        program.screen.line(
          StyledText(
            data: "call \(id): \(script.name(outcome)) (\(script.outcomes[outcome].kind.rawValue))")
        )
      } else {
        program.screen.line(StyledText(data: "call \(id): abandoned"))
      }
    case .inputEnded, .hangUp:
      session.store.letGo(session.handle)
      let step = session.call.state.step.map { session.script.name($0) } ?? "the start"
      program.screen.line(StyledText(data: "call \(id): unfinished at \(step)"))
    }
    if case .hangUp = ending {
      try? program.screen.flush()
      return .system
    }
    try program.flush()
    return session.isAllKept ? .done : .system
  }
}
