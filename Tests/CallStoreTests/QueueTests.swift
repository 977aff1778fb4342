import CallModel
import Testing

@testable import CallStore

/// Who is given which lead, and when.
struct QueueTests {
  private let folder = Folder()
  private let store: Store
  private let campaign: CampaignKey
  private let sam: AgentKey
  private let mia: AgentKey

  init() throws {
    store = try Store.open(folder.file("q.db"))
    let script = try store.keep(script: solar())
    let made = try store.make(
      Campaign(name: "Bakers", script: script.hash, madeAt: 0, agent: "Sam"), transcripts: 2)
    campaign = try #require(made)
    sam = try store.agent(named: "Sam")
    mia = try store.agent(named: "Mia")
  }

  private func add(_ entries: [(place: String, rank: Int, due: Int64)]) throws {
    try store.addLeads(
      from: LeadSource(kind: .hand, name: "", madeAt: 0, agent: "Sam")
    ) { (importer) throws(StoreError) in
      for (index, entry) in entries.enumerated() {
        var draft = LeadDraft()
        draft["phone"] = "+4930\(1000 + index)"
        let lead = try importer.add(draft).lead
        let isNew = try store.enqueue(
          QueueEntry(
            lead: lead, state: entry.due > 0 ? .waiting : .ready, place: entry.place,
            rank: entry.rank, dueAt: entry.due), in: campaign)
        #expect(isNew)
      }
      return true
    }
  }

  private func claim(
    at now: Int64, by agent: AgentKey, open: Set<String> = ["DE", "US-FL"]
  ) throws -> Int? {
    try store.claim(
      in: campaign, at: now, until: now + 100, by: agent, isOpen: { open.contains($0) },
      isAllowed: { _ in nil })?.entry.lead.value
  }

  @Test func `the best lead in an open place comes first, and to one operator alone`() throws {
    try add([("DE", 5, 0), ("US-FL", 1, 0), ("DE", 3, 0), ("FR", 0, 0), ("DE", 0, 50)])
    #expect(try claim(at: 10, by: sam) == 2)
    #expect(try claim(at: 10, by: mia) == 3)
    #expect(try claim(at: 10, by: sam, open: ["US-FL"]) == nil)
    #expect(try claim(at: 10, by: sam) == 1)
    #expect(try claim(at: 10, by: sam) == nil)
    #expect(try store.nextDue(in: campaign) == 50)
    #expect(try claim(at: 50, by: mia) == 5)
    #expect(try store.queueCounts(of: campaign) == [.leased: 4, .ready: 1])
  }

  @Test func `a lease ends, and then it is nobody's`() throws {
    try add([("DE", 1, 0)])
    let found = try store.claim(
      in: campaign, at: 10, until: 110, by: sam, isOpen: { _ in true }, isAllowed: { _ in nil })
    let lease = try #require(found)
    #expect(try claim(at: 109, by: mia) == nil)
    #expect(try claim(at: 110, by: mia) == 1)
    var entry = lease.entry
    entry.state = .done
    #expect(try store.settle(lease, as: entry) == false)
    #expect(try store.queueCounts(of: campaign) == [.leased: 1])
  }

  @Test func `a lead that may not be rung is put where it is told, and the next one comes`() throws
  {
    try add([("DE", 1, 0), ("DE", 2, 0)])
    let lease = try store.claim(
      in: campaign, at: 10, until: 110, by: sam, isOpen: { _ in true },
      isAllowed: { entry in
        guard entry.lead.value == 1 else { return nil }
        var entry = entry
        entry.state = .suppressed
        entry.reason = "opt-out"
        return entry
      })
    #expect(lease?.entry.lead.value == 2)
    let suppressed = try store.entry(of: #require(LeadNumber("1")), in: campaign)
    #expect(suppressed?.state == .suppressed && suppressed?.reason == "opt-out")
    #expect(try claim(at: 5000, by: sam) == 2)
    #expect(try claim(at: 5000, by: sam) == nil)
  }

  @Test func `a campaign keeps the versions that it had`() throws {
    let first = try store.campaign(campaign).script
    let second = try store.keep(script: solar("# Other")).hash
    #expect(try store.publish(first, in: campaign, at: 5, by: "Mia", transcripts: 3) == false)
    #expect(try store.publish(second, in: campaign, at: 5, by: "Mia", transcripts: 3))
    #expect(try store.versions(of: campaign).map(\.script) == [first, second])
    #expect(try store.versions(of: campaign).map(\.transcripts) == [2, 3])
    #expect(try store.campaign(campaign).script == second)
    #expect(try store.campaign(named: "BAKERS") == campaign)
    #expect(
      try store.make(
        Campaign(name: "bakers", script: first, madeAt: 0, agent: "Sam"), transcripts: 0) == nil)
  }

  @Test func `what is suppressed is known by its code alone`() throws {
    #expect(try store.suppress(.phone("+49 30 1000"), .optOut, at: 7, by: "Sam"))
    #expect(try store.suppress(.phone("+49301000"), .optOut, at: 9, by: "Sam") == false)
    let count = try store.importRegister(
      named: "us-national", of: CivilDate(days: 20_000), at: 8, by: "Mia"
    ) { (add) throws(StoreError) in
      for phone in ["+12025550101", "+12025550102", "+12025550101", "+49301000"] {
        try add(.phone(phone))
      }
      return true
    }
    #expect(count == 3)
    #expect(try store.suppression(of: .phone("+49301000"))?.kind == .optOut)
    let listed = try store.suppression(of: .phone("+12025550102"))
    #expect(listed?.register == "us-national" && listed?.agent == "Mia")
    #expect(try store.suppression(of: .mail("a@b.de")) == nil)
    #expect(try store.suppressionCounts() == [.optOut: 1, .register: 3])
    // A newer copy takes the place of the older one.
    _ = try store.importRegister(
      named: "us-national", of: CivilDate(days: 20_010), at: 9, by: "Mia"
    ) { (add) throws(StoreError) in
      try add(.phone("+12025550103"))
      return true
    }
    #expect(try store.suppression(of: .phone("+12025550102")) == nil)
    #expect(try store.suppressionRegisters().map(\.count) == [1])
    let bytes = contents(store.path) + contents(store.path + "-wal")
    #expect(!String(decoding: bytes, as: UTF8.self).contains("2025550103"))
  }

  @Test func `tasks are done once, moved and cancelled`() throws {
    try add([("DE", 1, 0)])
    let lead = try #require(LeadNumber("1"))
    let numbers = try store.keep(tasks: [
      FollowUpTask(kind: .task, lead: lead, text: "Send the contract", dueAt: 50, madeAt: 1),
      FollowUpTask(
        kind: .mail, lead: lead, campaign: campaign, touch: 1, message: "first", dueAt: 40,
        madeAt: 1, agent: "Mia"),
      FollowUpTask(kind: .reheat, lead: nil, dueAt: 400, madeAt: 1),
    ])
    #expect(try store.openTasks(dueBefore: 100) == [numbers[1], numbers[0]])
    #expect(try store.openTasks(dueBefore: 1000, for: sam) == [numbers[0], numbers[2]])
    #expect(try store.end(numbers[0], as: .done, at: 60, by: "Sam"))
    #expect(try store.end(numbers[0], as: .skipped, at: 61, by: "Mia") == false)
    #expect(try store.move(numbers[1], to: 500))
    #expect(try store.task(numbers[1])?.message == "first")
    try store.cancelTasks(of: lead, because: "won", at: 70, by: "Sam")
    #expect(try store.tasks(ofLead: lead).map { try store.task($0)?.state } == [.done, .cancelled])
    #expect(try store.task(numbers[1])?.reason == "won")
    #expect(try store.task(numbers[2])?.state == .open)
  }
}
