import CallModel

/// What came from another store.
package struct MergeReport: Hashable, Sendable {
  /// Calls that are new here.
  package var calls = 0
  /// Calls that were here and were corrected there since.
  package var corrected = 0
  /// Calls that were corrected in both stores; the correction here stands.
  package var disputed = 0
  /// Calls of whom the other store has forgotten what was said, as this one has now.
  package var erased = 0
  /// Leads that were erased there, and so here.
  package var erasedLeads = 0
  /// Calls that have not ended in the other store and stay there.
  package var open = 0
  /// Leads that are new here.
  package var leads = 0
  /// Leads that were here under another id, by their phone or mail address.
  package var known = 0
  /// Leads that were erased here and stay so.
  package var forgotten = 0
  /// Campaigns that are new here.
  package var campaigns = 0
  /// Tasks that are new here.
  package var tasks = 0
  /// Suppressed contacts that are new here.
  package var suppressions = 0
  /// Reviews of drill cards that are new here.
  package var reviews = 0
}

extension Store {
  /// Takes another store in: its calls with their scripts, operators and practice, leads with campaigns and
  /// tasks, suppressions, and its chain. All of it or nothing; done again it adds what is new since.
  ///
  /// What is in both is told by its id; leads also by phone and mail address, campaigns by name, practice
  /// sessions by id. The other store is read only. Throws `damaged` where it contradicts itself.
  /// Calls that were corrected wait to be counted anew, as those of earlier versions do.
  package static func merge(
    _ other: String, into path: String, at now: Int64, by agent: String
  ) throws(StoreError) -> MergeReport {
    let (found, key) = try examine(other)
    // Its statements name the other file, so they must not outlive the merging.
    let store = try Store.open(path)
    guard store.path != found else {
      throw store.failure(.other("it cannot be merged with itself"))
    }
    try store.database.prepare("ATTACH ?1 AS other").with(found).run()
    // The maps from there to here stay in memory.
    try store.database.run("PRAGMA temp_store = MEMORY")
    try store.database.run("PRAGMA secure_delete = ON")
    let source = LeadSource(kind: .file, name: "another store", madeAt: now, agent: agent)
    let report = try store.write { () throws(StoreError) in
      let merger = try Merger(store, otherKey: key, source)
      try merger.takeNames()
      try merger.takeCalls()
      try merger.takePractice()
      try merger.takeLeads()
      try merger.takeCampaigns()
      try merger.takeSuppressions()
      try merger.takeChains()
      if merger.report.erased + merger.report.erasedLeads > 0 { try store.forgetWords() }
      return merger.report
    }
    if report.erased + report.erasedLeads > 0 { try store.scrub() }
    return report
  }
}

extension Store {
  /// A store that is what was logged into it: its path and its key.
  private static func examine(_ path: String) throws(StoreError) -> (path: String, key: [UInt8]) {
    let store = try Store.openForReading(path)
    try store.checkPages()
    if let flaw = try store.verifyChain().flaw {
      let call = flaw.call.map { "call \($0)" } ?? "a call"
      throw store.damaged("\(call) is not what was logged")
    }
    return (store.path, store.storeKey)
  }
}

/// Takes the attached store `other` in, inside a transaction. Each table `m_…` leads from a row there to
/// the row here.
final class Merger {
  let store: Store
  let otherKey: [UInt8]
  /// Where what leads come with is said to come from.
  let source: LeadSource
  var report = MergeReport()

  init(_ store: Store, otherKey: [UInt8], _ source: LeadSource) throws(StoreError) {
    self.store = store
    self.otherKey = otherKey
    self.source = source
  }

  func run(_ statement: StaticString) throws(StoreError) { try store.database.run(statement) }

  /// Runs an insertion; how many rows it made.
  @discardableResult
  func count(_ statement: StaticString) throws(StoreError) -> Int {
    try run(statement)
    return store.database.changes
  }

  /// Names, operators and scripts: what all else points to.
  func takeNames() throws(StoreError) {
    try run("CREATE TEMP TABLE m_name (other INTEGER PRIMARY KEY, mine INTEGER NOT NULL)")
    try run("INSERT OR IGNORE INTO main.name (text) SELECT text FROM other.name ORDER BY id")
    try run(
      """
      INSERT INTO m_name SELECT o.id, n.id FROM other.name o JOIN main.name n ON n.text = o.text
      """)
    try run("CREATE TEMP TABLE m_agent (other INTEGER PRIMARY KEY, mine INTEGER NOT NULL)")
    try run(
      "INSERT OR IGNORE INTO main.agent (key, name) SELECT key, name FROM other.agent ORDER BY id")
    try run(
      "INSERT INTO m_agent SELECT o.id, a.id FROM other.agent o JOIN main.agent a ON a.key = o.key")
    try run("CREATE TEMP TABLE m_script (other INTEGER PRIMARY KEY, mine INTEGER NOT NULL)")
    try run(
      """
      INSERT OR IGNORE INTO main.script (hash, family, title, path)
      SELECT hash, (SELECT mine FROM m_name WHERE other = family), title, path
      FROM other.script ORDER BY id
      """)
    try run(
      """
      INSERT INTO m_script
      SELECT o.id, s.id FROM other.script o JOIN main.script s ON s.hash = o.hash
      """)
    try run(
      """
      INSERT OR IGNORE INTO main.script_file (script, ordinal, path, bytes)
      SELECT m.mine, ordinal, path, bytes FROM other.script_file f JOIN m_script m ON m.other = script
      ORDER BY f.id
      """)
  }
}
