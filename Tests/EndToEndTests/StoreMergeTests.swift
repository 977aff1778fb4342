import Glibc
import TestSupport
import Testing

/// Two stores become one: of two offices, of a laptop that had been away with a copy, once or every evening.
@Suite struct StoreMergeTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    try desk.write(Self.script, to: "ovens.patter")
  }

  private static let script = """
    ---
    title: Ovens
    language: en
    goal: yes
    ---
    # fields
    - ovens: number
    # outcomes
    - yes "Yes": won, task "Send the offer" in 1 day
    - no "No": lost
    - stop "No calls": lost, never call again
    # objections
    ## !price: Too dear
    ### worth
    It pays for itself.
    - Good -> back
    # greeting
    ## hello
    Hello.
    ? ovens
    - Yes | fine => yes
    - No | not now => no
    - Stop | never => stop

    """

  private var here: String { desk.store }
  private var there: String { desk.folder.path + "/there.db" }

  @discardableResult
  private func run(
    _ store: String, _ words: [String], _ entries: [String] = [], at time: String = "10:00"
  ) throws -> ChildProcess {
    try desk.run(
      words + ["--store", store, "--now", "2026-11-30T\(time)+01:00", "--seed", "1"],
      entries: entries)
  }

  /// A call with somebody, how it ended; gives its id.
  @discardableResult
  private func call(
    _ store: String, _ lead: String, _ entries: [String], at time: String = "10:00"
  ) throws -> String {
    let called = try run(store, ["call", "ovens.patter", "--lead", lead], entries, at: time)
    #expect(called.status == .exited(0), "\(called.errors)")
    return called.id
  }

  /// A store with a campaign, leads, calls of every outcome, practice and tasks.
  private func fill(_ store: String, _ names: [String], _ campaign: String) throws {
    #expect(
      try run(store, ["campaign", "new", campaign, "--script", "ovens.patter"]).status == .exited(0)
    )
    for (place, name) in names.enumerated() {
      let phone = "phone=+49 30 \(name.utf8.reduce(1_000_000) { $0 * 7 % 8_999_983 + Int($1) })"
      let lead = "name=\(name),company=\(name) Ltd,\(phone),country=DE"
      let added = try run(store, ["leads", "add", lead, "--campaign", campaign])
      #expect(added.status == .exited(0), "\(added.errors)")
      let ends = [["3", "1", ""], ["4", "!price", "1", "2", "quiet"], ["", "3", ""]]
      try call(store, "\(place + 1)", ends[place % 3])
    }
    try run(store, ["rehearse", "ovens.patter", "--level", "1"], ["", "1", "", "/end no", "", ""])
    try run(store, ["drill", "ovens.patter"], ["", "3"])
  }

  private func merge(_ other: String, into store: String) throws -> ChildProcess {
    let merged = try run(store, ["store", "merge", other], at: "12:00")
    #expect(merged.status == .exited(0), "\(merged.errors)")
    try hold(store)
    return merged
  }

  /// The store is sound: pages, chain, every call folded again, the tallies.
  private func hold(_ store: String) throws {
    let verified = try run(store, ["store", "verify"])
    #expect(verified.status == .exited(0), "\(verified.output)\(verified.errors)")
  }

  private func ids(_ store: String) throws -> Set<String> {
    let listed = try run(store, ["log", "list", "--format", "json"])
    return Set(try JSON(listed.output).elements.compactMap { $0["id"].string })
  }

  @Test func `two stores become one, and doing it again adds nothing`() throws {
    try fill(here, ["Anna", "Ben", "Cara"], "Ovens")
    try fill(there, ["Anna", "Dora", "Emil", "Fay"], "Coffee")
    let before = try StoreContents(there)
    let merged = try merge(there, into: here)
    #expect(merged.output.contains("New here: 5 calls, 3 leads, 1 campaign"), "\(merged.output)")
    #expect(merged.output.contains("1 lead was known here by phone or mail address."))
    #expect(try StoreContents(there) == before)
    #expect(try ids(here).count == 7)
    // Whoever wants no calls there is rung by nobody here.
    #expect(
      try run(here, ["call", "ovens.patter", "--lead", "5"]).errors.contains(
        "must not be contacted"))
    let leads = try JSON(run(here, ["leads", "list", "--format", "json"]).output).elements
    #expect(leads.count == 6)
    // Anna has the calls of both, and a place in both campaigns.
    let anna = try run(here, ["leads", "show", "1"]).output
    #expect(anna.contains("Ovens") && anna.contains("Coffee"))
    #expect(anna.split(separator: "\n").count { $0.contains("call: yes") } == 2)

    let once = try StoreContents(here)
    let again = try merge(there, into: here)
    #expect(again.output.contains("holds nothing new"), "\(again.output)")
    let twice = try StoreContents(here)
    #expect(once == twice, "\(twice.difference(from: once))")
  }

  @Test func `in either direction the same calls come together, with the same counts`() throws {
    try fill(here, ["Anna", "Ben"], "Ovens")
    try fill(there, ["Dora", "Emil"], "Ovens")
    let (first, second) = (desk.folder.path + "/a.db", desk.folder.path + "/b.db")
    try run(here, ["store", "backup", first])
    try run(there, ["store", "backup", second])
    _ = try merge(there, into: first)
    _ = try merge(here, into: second)
    #expect(try ids(first) == ids(second))
    func funnel(_ store: String) throws -> String {
      try run(store, ["report", "outcomes", "--format", "csv"]).output
    }
    #expect(try funnel(first) == funnel(second))
    #expect(try funnel(first) != funnel(here))
  }

  @Test func `what goes on there is taken later`() throws {
    try fill(here, ["Anna"], "Ovens")
    try fill(there, ["Dora", "Emil"], "Coffee")
    _ = try merge(there, into: here)
    let corrected = try #require(
      try JSON(run(there, ["log", "list", "--format", "json"]).output).elements.first {
        $0["outcome"].string == "yes"
      }?["id"].string)
    let done = try run(
      there, ["log", "correct", corrected, "--outcome", "no", "--reason", "wrong key"], at: "11:00")
    #expect(done.status == .exited(0), "\(done.errors)")
    try run(there, ["leads", "edit", "1", "city=Berlin"], at: "11:00")
    try run(there, ["tasks", "done", "1"], at: "11:00")
    try call(there, "name=Gus,phone=+49 30 7777777,country=DE", ["5", "2", ""], at: "11:00")
    let later = try merge(there, into: here)
    #expect(later.output.contains("New here: 1 call, 1 lead."), "\(later.output)")
    #expect(later.output.contains("1 call was corrected there since."))
    #expect(try run(here, ["log", "show", corrected]).output.contains("wrong key"))
    #expect(try run(here, ["leads", "show", "2"]).output.contains("Berlin"))
    let tasks = try run(here, ["tasks", "export", "--all"]).output
    #expect(tasks.contains(",done,"), "\(tasks)")
    #expect(try merge(there, into: here).output.contains("holds nothing new"))
  }

  @Test func `a copy that went its own way comes back`() throws {
    try fill(here, ["Anna", "Ben"], "Ovens")
    try run(here, ["store", "backup", there])
    let mine = try call(
      here, "name=Gus,phone=+49 30 7777777,country=DE", ["5", "2", ""], at: "11:00")
    let theirs = try call(
      there, "name=Hal,phone=+49 30 8888888,country=DE", ["5", "1", ""], at: "11:00")
    let merged = try merge(there, into: here)
    #expect(merged.output.contains("New here: 1 call, 1 lead, 1 task."), "\(merged.output)")
    #expect(try ids(here).isSuperset(of: [mine, theirs]))
    #expect(try merge(there, into: here).output.contains("holds nothing new"))
    // And the other way.
    #expect(try merge(here, into: there).output.contains("New here: 1 call, 1 lead."))
    #expect(try ids(here) == ids(there))
    #expect(try merge(here, into: there).output.contains("holds nothing new"))
    #expect(try merge(there, into: here).output.contains("holds nothing new"))
  }

  @Test func `of two corrections of one call the one here stands`() throws {
    try fill(here, ["Anna"], "Ovens")
    try run(here, ["store", "backup", there])
    let id = try #require(try ids(here).first)
    for (store, ovens) in [(here, "7"), (there, "8")] {
      let done = try run(
        store, ["log", "correct", id, "--set", "ovens=\(ovens)", "--reason", "counted"], at: "11:00"
      )
      #expect(done.status == .exited(0), "\(done.errors)")
    }
    try call(there, "name=Gus,phone=+49 30 7777777,country=DE", ["5", "2", ""], at: "11:30")
    let merged = try merge(there, into: here)
    #expect(merged.output.contains("the correction here stands"), "\(merged.output)")
    #expect(merged.output.contains("New here: 1 call"))
    let shown = try run(here, ["log", "show", id, "--format", "json"]).output
    #expect(shown.contains("\"7\"") && !shown.contains("\"8\""))
    #expect(!(try merge(there, into: here).output.contains("New here")))
  }

  @Test func `who was forgotten here or there is forgotten in both`() throws {
    try fill(here, ["Quillfeather", "Ben"], "Ovens")
    try run(here, ["store", "backup", there])
    try run(here, ["store", "erase", "--lead", "1", "--yes"])
    // He is called once more there, and the call of before is corrected.
    try call(there, "1", ["5", "2", ""], at: "11:00")
    let listed = try JSON(run(there, ["log", "list", "--format", "json"]).output).elements
    let earlier = try #require(
      try listed.first {
        try $0["lead"].string == "Quillfeather" && ids(here).contains($0["id"].string ?? "")
      }?["id"].string)
    try run(
      there, ["log", "correct", earlier, "--set", "ovens=4", "--reason", "Quillfeather rang"],
      at: "11:30")
    let merged = try merge(there, into: here)
    #expect(merged.output.contains("1 lead was erased here: nothing of that comes back"))
    func holds(_ store: String) throws -> Bool {
      let bytes = ["", "-wal"].flatMap { Golden.bytes(of: store + $0) ?? [] }
      return String(decoding: bytes, as: UTF8.self).contains("Quillfeather")
    }
    #expect(!(try holds(here)))
    #expect(try holds(there))
    let back = try merge(here, into: there)
    #expect(back.output.contains("2 calls were erased there, and so here."), "\(back.output)")
    #expect(back.output.contains("1 lead was erased there"))
    #expect(!(try holds(there)))
  }

  @Test func `a store that was altered is not taken in`() throws {
    try fill(here, ["Anna"], "Ovens")
    try fill(there, ["Dora"], "Ovens")
    let before = try StoreContents(here)
    try desk.edit("UPDATE call_event SET ms = ms + 1 WHERE seq = 1", of: there)
    let refused = try run(here, ["store", "merge", there])
    #expect(refused.status == .exited(3), "\(refused.errors)")
    #expect(refused.errors.contains("is not what was logged"), "\(refused.errors)")
    try desk.edit(
      """
      UPDATE call SET hour = hour;
      CREATE TRIGGER evil AFTER INSERT ON call BEGIN DELETE FROM call; END
      """, of: there)
    #expect(try run(here, ["store", "merge", there]).errors.contains("`evil` is not ours"))
    #expect(try run(here, ["store", "merge", here]).errors.contains("with itself"))
    #expect(try run(here, ["store", "merge", "nowhere.db"]).errors.contains("no such file"))
    let after = try StoreContents(here)
    #expect(before == after)
  }
}
