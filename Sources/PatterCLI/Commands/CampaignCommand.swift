import CallModel
import CallStore
import DataExchange
import ScriptCompiler
import SourceText
import Terminal
import TypedValues

/// `campaign new`, `list`, `show`, `pause`, `resume`, `close` and `publish`.
enum CampaignCommand {
  static func new(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let name = SafeText.clean(invocation.arguments[0]).trimmingBlanks
    guard !name.isEmpty, name.utf8.count <= 200 else {
      throw .usage("a campaign's name has 1 to 200 bytes")
    }
    guard let path = invocation.value("script") else {
      throw .usage("`campaign new` lacks the script", help: "name it with --script FILE")
    }
    let compilation = try ScriptLoader.load(path)
    guard let script = compilation.script else {
      return try CallCommand.refuse(compilation, path, program)
    }
    let transcripts = try TranscriptCheck.passed(path, program)
    let store = try program.store()
    let bundle = ScriptLoader.bundle(compilation, script)
    var campaign = Campaign(
      name: name, script: bundle.hash, madeAt: program.clock.now, agent: try program.agent().name)
    try CampaignSettings.read(invocation, into: &campaign)
    let key: CampaignKey?
    do throws(StoreError) {
      _ = try store.keep(script: bundle)
      key = try store.make(campaign, transcripts: transcripts)
    } catch { throw Failure(error) }
    guard key != nil else {
      throw Failure(.problems, "there is a campaign `\(name)` already", help: "give another name")
    }
    program.screen.line(
      StyledText(data: "Campaign \(name): along \(script.title), \(proof(transcripts))."))
    program.screen.line(
      StyledText(data: "  patter leads import FILE --campaign \(ShellWord.quoted(name))"))
    try program.flush()
    return .done
  }

  private static func proof(_ transcripts: Int) -> String {
    switch transcripts {
    case 0: "which has no transcript to prove it"
    case 1: "whose transcript passes"
    default: "whose \(transcripts) transcripts pass"
    }
  }

  static func list(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let store = try program.store()
    var rows: [[String]] = []
    do throws(StoreError) {
      for key in try store.campaigns() {
        let campaign = try store.campaign(key)
        let counts = try store.queueCounts(of: key)
        func count(_ states: QueueEntry.State...) -> String {
          String(states.reduce(0) { $0 + (counts[$1] ?? 0) })
        }
        rows.append([
          campaign.name, try store.bundle(campaign.script)?.title ?? "", campaign.state.word,
          String(counts.values.reduce(0, +)), count(.ready), count(.waiting, .leased, .onTask),
          count(.paused), count(.done), count(.suppressed),
        ])
      }
    } catch { throw Failure(error) }
    try Listing(
      [
        "campaign", "script", "state", "leads", "ready", "waiting", "aside", "done", "suppressed",
      ], rows
    ).write(invocation, program, empty: "There is no campaign.")
    return .done
  }

  static func show(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let (store, key, campaign) = try campaign(invocation.arguments[0], program)
    let versions: [CampaignVersion]
    let counts: [QueueEntry.State: Int]
    let bundle: ScriptBundle?
    do throws(StoreError) {
      versions = try store.versions(of: key)
      counts = try store.queueCounts(of: key)
      bundle = try store.bundle(campaign.script)
    } catch { throw Failure(error) }
    var pairs: [(key: String, value: StyledText)] = [
      ("campaign", StyledText(data: campaign.name)),
      ("script", StyledText(data: bundle.map { "\($0.title) (\($0.path))" } ?? "")),
      ("state", StyledText(campaign.state.word)),
      (
        "hours",
        StyledText(
          data: campaign.hours ?? "those of the calling rules, else \(CampaignSettings.usualHours)")
      ),
      ("attempts", StyledText(campaign.attempts.map(String.init) ?? "as the cadence has them")),
      ("goal", StyledText(campaign.goal.map(String.init) ?? "–")),
      ("calls", StyledText(campaign.subject?.word ?? "as each lead tells")),
      ("made", StyledText(data: day(campaign.madeAt, program) + ", " + campaign.agent)),
    ]
    for state in QueueEntry.State.allCases where counts[state, default: 0] > 0 {
      pairs.append((state.word, StyledText(String(counts[state, default: 0]))))
    }
    program.screen.lines(program.layout.keyValues(pairs))
    program.screen.line()
    let rows = versions.map { version in
      [
        String(version.number), String(version.script.description.prefix(12)),
        day(version.at, program), version.agent, String(version.transcripts),
      ].map { StyledText(data: $0) }
    }
    program.screen.lines(
      program.layout.table(
        ["version", "script", "from", "by", "transcripts"].map { Layout.Column($0) }, rows: rows,
        isCut: program.facts.isTerminal))
    try program.flush()
    return .done
  }

  private static func day(_ at: Int64, _ program: Program) -> String {
    program.local(at).date.plain
  }

  static func pause(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    try set(.paused, invocation, program)
  }

  static func resume(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    try set(.active, invocation, program)
  }

  static func close(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    try set(.closed, invocation, program)
  }

  private static func set(
    _ state: Campaign.State, _ invocation: Invocation, _ program: Program
  ) throws(Failure) -> ExitStatus {
    let (store, key, campaign) = try campaign(invocation.arguments[0], program)
    guard campaign.state != .closed || state == .closed else {
      throw Failure(
        .problems, "the campaign `\(campaign.name)` is closed", help: "make a new one")
    }
    var changed = campaign
    changed.state = state
    do throws(StoreError) { try store.change(key, to: changed) } catch { throw Failure(error) }
    program.screen.line(StyledText(data: "Campaign \(campaign.name): \(state.word)."))
    try program.flush()
    return .done
  }

  static func publish(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let (store, key, campaign) = try campaign(invocation.arguments[0], program)
    let before: ScriptBundle?
    do throws(StoreError) { before = try store.bundle(campaign.script) } catch {
      throw Failure(error)
    }
    guard let before else { throw .system("the script of the campaign is not in the store") }
    let path = invocation.value("script") ?? before.path
    let compilation = try ScriptLoader.load(path)
    guard let script = compilation.script else {
      return try CallCommand.refuse(compilation, path, program)
    }
    guard script.id.nameKey == before.family.nameKey else {
      throw Failure(
        .problems,
        "\(path) is the script `\(SafeText.clean(script.id))`, and the campaign calls along "
          + "`\(SafeText.clean(before.family))`",
        help: "make a new campaign for another script")
    }
    let transcripts = try TranscriptCheck.passed(path, program)
    let agent = try program.agent()
    let isNew: Bool
    do throws(StoreError) {
      let kept = try store.keep(script: ScriptLoader.bundle(compilation, script))
      isNew = try store.publish(
        kept.hash, in: key, at: program.clock.now, by: agent.name, transcripts: transcripts)
    } catch { throw Failure(error) }
    program.screen.line(
      StyledText(
        data: isNew
          ? "Campaign \(campaign.name): calls go along the new version, \(proof(transcripts))."
          : "Campaign \(campaign.name) has this version already."))
    try program.flush()
    return .done
  }

  /// A campaign that is named on the command line.
  static func campaign(
    _ name: String, _ program: Program
  ) throws(Failure) -> (store: Store, key: CampaignKey, campaign: Campaign) {
    let store = try program.store()
    let key: CampaignKey?
    let names: [String]
    let campaign: Campaign?
    do throws(StoreError) {
      key = try store.campaign(named: name)
      campaign = try key.map { (key) throws(StoreError) in try store.campaign(key) }
      names =
        try key != nil
        ? []
        : store.campaigns().map { (key) throws(StoreError) in
          try store.campaign(key).name
        }
    } catch { throw Failure(error) }
    guard let key, let campaign else {
      let near = nearestNames(to: name, among: names, limit: 1).first
      throw .usage(
        "no campaign is called `\(SafeText.clean(name))`",
        help: near.map { "the nearest is `\($0)`" } ?? "`patter campaign list` lists them")
    }
    return (store, key, campaign)
  }
}

extension QueueEntry.State {
  /// The word that is shown for the leads in it.
  var word: String {
    switch self {
    case .ready: "ready"
    case .waiting: "waiting"
    case .leased: "with an operator"
    case .onTask: "on a task"
    case .paused: "aside"
    case .done: "done"
    case .suppressed: "suppressed"
    }
  }
}

extension Campaign.State {
  /// The word that is shown.
  var word: String {
    switch self {
    case .active: "active"
    case .paused: "paused"
    case .closed: "closed"
    }
  }
}
