import CallModel
import CallStore
import Terminal

/// `store backup FILE` and `store restore FILE`
enum StoreBackupCommand {
  static func backup(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let path = invocation.arguments[0]
    let store = try program.store()
    var progress = program.progress("copying", total: nil)
    defer { progress.finish() }
    do throws(StoreError) {
      try store.backup(to: path) { done, _ in progress.update(done: done) }
    } catch { throw Failure(error) }
    progress.finish()
    let info = try information(of: path)
    program.screen.line(
      StyledText(data: "\(path): \(Self.words(info)), \(info.byteCount) bytes."))
    program.screen.line(
      StyledText("Head of the chain: \(info.chainHead?.description ?? "none yet")", .muted))
    try program.flush()
    return .done
  }

  static func restore(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let path = invocation.arguments[0]
    guard let place = program.settings["store"] else {
      throw .usage("it is not known where the store lies", help: "name it with --store FILE")
    }
    let copy = try knownCopy(path)
    program.screen.line(
      StyledText(
        data: "\(path): \(copy.map(words) ?? "of an older patter; it is brought up to date").")
    )
    if let now = try? Store.openForReading(place).info() {
      program.screen.line(StyledText(data: "\(place): \(words(now)). It is kept beside the store."))
      if let copy, now.origin != copy.origin {
        program.screen.line(StyledText("The copy is that of another store.", .warning))
      }
    }
    if !invocation.has("yes"), try !Consent.isGiven("make the store what the copy is?", program) {
      program.screen.line("Nothing was changed.")
      try program.flush()
      return .done
    }
    var progress = program.progress("copying", total: nil)
    defer { progress.finish() }
    let former: String?
    do throws(StoreError) {
      former = try Store.restore(place, from: path) { done, _ in progress.update(done: done) }
    } catch { throw Failure(error) }
    progress.finish()
    program.screen.line(StyledText(data: "The store is what \(path) was."))
    if let former { program.screen.line(StyledText(data: "What it was before: \(former)")) }
    try program.flush()
    return .done
  }

  private static func information(of path: String) throws(Failure) -> StoreInfo {
    do throws(StoreError) { return try Store.openForReading(path).info() } catch {
      throw Failure(error)
    }
  }

  /// What a copy holds; nil for one that an older patter wrote.
  private static func knownCopy(_ path: String) throws(Failure) -> StoreInfo? {
    do throws(StoreError) { return try Store.openForReading(path).info() } catch {
      if case .olderVersion = error.kind { return nil }
      throw Failure(error)
    }
  }

  private static func words(_ info: StoreInfo) -> String {
    let calls = info.calls.values.reduce(0, +)
    return calls.counted("call") + ", " + info.events.counted("event") + ", "
      + info.scripts.counted("script version")
  }
}
