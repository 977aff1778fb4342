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
    let called = try CalledLead(invocation.options["lead"] ?? [], program)
    let compilation = try ScriptLoader.load(path)
    guard let script = compilation.script else {
      return try refuse(compilation, path, program)
    }
    let purpose = try PurposeOption.read(invocation)
    try noteUnfinished(program, purpose)
    let reason = invocation.value("override").map { SafeText.clean($0).trimmingBlanks }
    guard reason?.isEmpty != true else {
      throw .usage("--override gives no reason", help: "say why the rule does not hold here")
    }
    var rule: String?
    if purpose == .live { rule = try called.holdPermitted(program, overriding: reason) }
    var beginning = CallBeginning(
      script, ScriptLoader.bundle(compilation, script), called.columns, purpose: purpose)
    if purpose == .live { beginning.stored = try called.kept(program) }
    let agent = try program.agent().name
    let store = try program.store()
    let session = try beginning.begin(program) { (startedAt) throws(StoreError) in
      try called.note(rule, reason, store, at: startedAt, by: agent)
    }
    try called.showHistory(program)
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
