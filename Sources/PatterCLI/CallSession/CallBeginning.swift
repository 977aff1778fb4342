import CallEngine
import CallModel
import CallStore
import ScriptCompiler
import Statistics
import TypedValues

/// Begins calls: what is known of lead, operator and campaign, and the first events.
struct CallBeginning {
  let script: Script
  let bundle: ScriptBundle
  let lead: Lead
  let purpose: CallPurpose
  /// The lead, where the store has it.
  var stored: LeadNumber?
  /// The campaign's name.
  var campaign: String?
  /// The how-manieth dial of this lead it is, from 1.
  var attempt = 1
  /// Whether the number was dialled: the conversation begins when somebody answers.
  var isDialled = false

  init(_ script: Script, _ bundle: ScriptBundle, _ lead: Lead, purpose: CallPurpose) {
    self.script = script
    self.bundle = bundle
    self.lead = lead
    self.purpose = purpose
  }

  /// A call that begins now.
  /// - Parameter also: what is written with it, or not at all; it is told when the call began.
  func begin(
    _ program: Program, also: (_ startedAt: Int64) throws(StoreError) -> Void = { _ in }
  ) throws(Failure) -> CallSession {
    let store = try program.store()
    let agent = try program.agent()
    let now = program.clock.now
    let zone = program.zones.zone(of: lead)
    let offset = zone.rules.offset(at: now / 1000).seconds
    let day = program.local(now)
    var start = CallStart(
      startedAt: now, offset: offset, zone: zone.name, variantSeed: try variantSeed(program, store),
      lead: lead, agent: Lead([(name: "name", value: agent.name)]))
    start.attempt = attempt
    if let campaign { start.campaign = Lead([(name: "name", value: campaign)]) }
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
      if script.isAdaptive { start.letterCounts = try letterCounts(store) }
      call = Call(script, start)
      _ = call.perform(isDialled ? .dial : .begin, ms: 0)
      var new = NewCall(
        purpose: purpose, agent: agent, script: try store.keep(script: bundle), start: start,
        day: day.date, hour: day.time.hour, leadKey: key, campaign: campaign)
      new.lead = stored
      handle = try store.begin(
        new, events: call.events.map { EventRecord($0, script) }
      ) { () throws(StoreError) in try also(now) }
    } catch { throw Failure(error) }
    return try CallSession(
      program, store: store, handle: handle, call: call, zone: zone, agentName: agent.name)
  }

  /// What the log says of each experiment's letters.
  private func letterCounts(
    _ store: Store
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
  /// In the log it says nothing of the lead: without the store's key nobody comes from a number to it.
  private func variantSeed(_ program: Program, _ store: Store) throws(Failure) -> UInt64 {
    let seed = try program.seed()
    if seed == nil, let key = store.leadKey(of: lead) {
      return key.code.bytes.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
    let phone = lead["phone"].map { $0.filter { $0.isNumber } }
    let identity =
      phone ?? lead["email"]?.nameKey
      ?? lead["name"].map { $0.nameKey + "/" + (lead["company"]?.nameKey ?? "") }
      ?? lead["company"]?.nameKey
    if let identity { return SplitMix64.seed(seed ?? 0, identity) }
    var chance = SystemRandomNumberGenerator()
    return seed ?? chance.next()
  }
}
