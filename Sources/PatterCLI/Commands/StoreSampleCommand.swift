import CallModel
import CallSamples
import CallStore
import ScriptCompiler
import Terminal
import TypedValues

/// `store sample`
enum StoreSampleCommand {
  static let usualScript = "Scripts/en/energy-audit.patter"

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let settings = try settings(invocation, program)
    let versions = try versions(invocation, program)
    let store = try program.store()
    try warnOfLiveCalls(store, program)
    var progress = program.progress("Making calls", total: settings.count)
    do throws(StoreError) {
      try SampleKeeper(store, versions, settings, zone: program.zones.own.rules)
        .keepAll { progress.update(done: $0) }
    } catch {
      progress.finish()
      throw Failure(error)
    }
    progress.finish()
    let team = settings.agents == 1 ? "1 operator" : "\(settings.agents) operators"
    let days = settings.days == 1 ? "1 day" : "\(settings.days) days"
    program.screen.line(
      StyledText(
        data:
          "\(settings.count) sample calls along \(versions[0].script.id), \(team), \(days) up to "
          + "\(settings.lastDay.plain), seed \(settings.seed)"))
    program.screen.line("`patter log list --purpose sample` shows them.")
    try program.flush()
    return .done
  }

  private static func settings(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> SampleLog.Settings {
    let count = try invocation.number("calls", 1...10_000_000) ?? 1000
    let agents = try invocation.number("agents", 1...1000) ?? 8
    // Sixty dials a workday, five workdays a week.
    let usualDays = min(max((count * 7 + agents * 300 - 1) / (agents * 300), 7), 365)
    let days = try invocation.number("days", 1...3650) ?? usualDays
    var connects = 13.3
    if let text = invocation.value("connects") {
      guard let percent = Number(plain: text).map({ Double($0.millionths) / 1e6 }),
        percent > 0, percent <= 95
      else { throw .usage("--connects wants a number above 0 and up to 95") }
      connects = percent
    }
    var chance = SystemRandomNumberGenerator()
    let seed = try program.seed() ?? UInt64.random(in: 0..<1_000_000, using: &chance)
    let zone = program.zones.own
    let now = program.clock.now
    let offset = zone.rules.offset(at: now / 1000).seconds
    let today = Moment(milliseconds: now, offset: offset).date
    return SampleLog.Settings(
      count: count, seed: seed, days: days, agents: agents, connects: connects / 100,
      lastDay: today.adding(days: -1) ?? today, zone: zone.name)
  }

  private static func versions(
    _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> [SampleKeeper.Version] {
    var paths = invocation.options["script"] ?? []
    if paths.isEmpty {
      guard let shipped = ShippedFiles.find(usualScript, program.variables) else {
        let folders = ShippedFiles.folders(program.variables).joined(separator: ", ")
        throw .usage(
          "no script is named, and \(usualScript) is in none of \(folders)",
          help: "name a script with --script FILE")
      }
      paths = [shipped]
    }
    var versions: [SampleKeeper.Version] = []
    for path in paths {
      let compilation = try ScriptLoader.load(path)
      guard let script = compilation.script else {
        throw Failure(
          .problems, "\(path) does not compile", help: "`patter check \(path)` tells why")
      }
      if let first = versions.first?.script, first.id != script.id {
        throw .usage(
          "\(path) is `\(script.id)` and no version of `\(first.id)`",
          help: "give both the same `id:` in their front matter")
      }
      versions.append(
        SampleKeeper.Version(script: script, bundle: ScriptLoader.bundle(compilation, script)))
    }
    return versions
  }

  private static func warnOfLiveCalls(_ store: Store, _ program: Program) throws(Failure) {
    let hasLive: Bool
    do throws(StoreError) {
      hasLive = try !store.calls(CallFilter(purpose: .live), limit: 1).calls.isEmpty
    } catch { throw Failure(error) }
    guard hasLive else { return }
    program.errors.line(
      StyledText("note", .heading)
        + ": this store holds live calls too; sample calls stay apart from them in every report")
    try? program.errors.flush()
  }
}

extension Invocation {
  /// An option's whole number within bounds; nil when it was not given.
  func number(_ option: String, _ bounds: ClosedRange<Int>) throws(Failure) -> Int? {
    guard let text = value(option) else { return nil }
    guard let number = Int(text), bounds.contains(number) else {
      throw .usage(
        "--\(option) wants a number from \(bounds.lowerBound) to \(bounds.upperBound)")
    }
    return number
  }
}
