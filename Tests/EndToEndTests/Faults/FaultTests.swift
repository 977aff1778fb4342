import TestSupport
import Testing

/// Whatever writes is done on a disk that fails, at every place where it may: killed, without power, full,
/// broken, interrupted. After each the store opens and verifies, what was acknowledged is there, nothing is
/// half written, and the error was told.
@Suite struct FaultTests {
  /// What a deed leaves on a sound disk.
  private struct Course {
    /// What the store says before, after each entry, and at the end.
    let stages: [StoreContents]
    /// What the deed's files hold before and after it.
    let before, after: [[UInt8]?]
    let names: Set<String>
    var end: StoreContents { stages[stages.count - 1] }
  }

  @Test(arguments: Deed.all) func `a disk that fails loses nothing that was told`(deed: Deed) throws
  {
    let course = try course(of: deed)
    let counting = try FaultyDisk.before(deed)
    let count = try counting.count(deed)
    try #require(count > 0, "\(deed.name) writes nothing")
    var random = Random(seed: UInt64(deed.name.utf8.count))
    var tried = 0
    for fault in FaultyDisk.Fault.allCases {
      var places = Array(1...count)
      if !isFullProof { places = fault.isEnd ? [Int.random(in: 1...count, using: &random)] : [] }
      if !isFullProof, fault == .enospcStays || fault == .eio {
        places = [Int.random(in: 1...count, using: &random)]
      }
      if !fault.hasPlaces { places = [1] }
      for place in places { try hold(deed, course, fault, place) }
      tried += places.count
    }
    if isFullProof { print("\(deed.name): \(tried) faults at \(count) operations") }
  }

  /// A new script that was cut short stayed half made, and a rehearsal whose end could not be kept went round
  /// for ever once its input had ended.
  @Test(arguments: [("new fresh.patter", FaultyDisk.Fault.kill, 40), ("rehearse", .enospcStays, 4)])
  func `what once went wrong is tried at its places`(
    name: String, fault: FaultyDisk.Fault, last: Int
  ) throws {
    let deed = try #require(Deed.all.first { $0.name.hasPrefix(name) })
    let course = try course(of: deed)
    let count = try FaultyDisk.before(deed).count(deed)
    for place in max(1, count - last)...count { try hold(deed, course, fault, place) }
  }

  private func course(of deed: Deed) throws -> Course {
    var stages: [StoreContents] = []
    let before = try FaultyDisk.before(deed)
    let files = deed.files.map { before.file($0) }
    try #require(try before.flaw() == nil)
    stages.append(try before.contents())
    if !deed.isOneStep {
      for entries in 0..<deed.entries.count {
        let part = try FaultyDisk.before(deed)
        _ = try part.act(deed, entries: entries)
        stages.append(try part.contents())
      }
    }
    let disk = try FaultyDisk.before(deed)
    let done = try disk.act(deed)
    try #require(done.status == .exited(0), "\(deed.name): \(done.output)\(done.errors)")
    stages.append(try disk.contents())
    return Course(
      stages: stages, before: files, after: deed.files.map { disk.file($0) },
      names: Set(try FaultyDisk.before(deed).fileNames() + disk.fileNames()))
  }

  private func hold(
    _ deed: Deed, _ course: Course, _ fault: FaultyDisk.Fault, _ place: Int
  ) throws {
    let disk = try FaultyDisk.before(deed)
    let done = try disk.act(deed, failing: fault, at: place)
    let what = "\(deed.name), \(fault) at \(place)"
    // How it ended, and what was said of it.
    switch done.status {
    case .exited(0): break
    case .exited(let status):
      #expect((1...3).contains(status), "\(what): ended with \(status)")
      let said = done.output + done.errors
      #expect(said.contains("error: ") || said.contains("Not kept"), "\(what): \(said)")
    case .killed: #expect(fault.isEnd, "\(what): \(done.status) \(done.errors)")
    }
    // What is left over. A replacement of several files that was interrupted is finished by the next one.
    if disk.file(".patter-rename") != nil {
      let again = try disk.act(deed)
      #expect(
        [.exited(0), .exited(1), .exited(2)].contains(again.status), "\(what): \(again.errors)")
      #expect(disk.file(".patter-rename") == nil, "\(what): the journal stays")
      if !fault.isEnd, done.status != .exited(0) {
        #expect(done.errors.contains("run the command again"), "\(what): \(done.errors)")
      }
    }
    if !fault.isEnd, fault != .late {
      var left = Set(try disk.fileNames()).subtracting(course.names)
      // A disk that fails keeps what cannot be removed from it.
      if [.eio, .eioStays].contains(fault) {
        left = left.filter { !$0.hasSuffix(".new") && !$0.hasSuffix(".patter-rename") }
      }
      #expect(left.isEmpty, "\(what): left \(left.sorted())")
    }
    // A file is the former one or the new one, and so are those that are renamed together.
    let held = deed.files.map { disk.file($0) }
    #expect(
      !deed.name.hasPrefix("rename") || held == course.before || held == course.after,
      "\(what): some files are new, some are not")
    for (number, name) in deed.files.enumerated() {
      let held = disk.file(name)
      let isOld = held == course.before[number]
      let isNew = held == course.after[number]
      #expect(
        isOld || isNew || deed.name.hasPrefix("store backup"), "\(what): \(name) is half written")
      if done.status == .exited(0), !deed.name.hasPrefix("store backup") {
        #expect(isNew, "\(what): \(name) is not written")
      }
    }
    // A copy says what the store says.
    if deed.name == "store backup copy.db", let copy = held[0], !copy.isEmpty {
      let kept = try StoreContents(disk.desk.folder.path + "/copy.db")
      #expect(
        kept == course.stages[0], "\(what): the copy \(kept.difference(from: course.stages[0]))")
    }
    // The store is sound and says what it may say.
    let flaw = try disk.flaw()
    #expect(flaw == nil, "\(what): \(flaw ?? "")")
    let contents = try disk.contents()
    if deed.isOneStep {
      let isBefore = contents == course.stages[0]
      #expect(
        isBefore || contents == course.end,
        "\(what): \(contents.difference(from: course.end))")
      if done.status == .exited(0) {
        #expect(contents == course.end, "\(what): \(contents.difference(from: course.end))")
      }
    } else {
      // As many prompts were shown, as many entries but the last were acknowledged.
      // The bar of stages has the same sign, and the stage in brackets.
      let prompts = done.output.split(separator: "\n").count { line in
        line.contains("› ") && !line.contains("[")
      }
      let acknowledged = course.stages[max(0, min(prompts, course.stages.count - 1))]
      let floor = fault.isEnd ? acknowledged.events : course.stages[0].events
      #expect(contents.events >= floor, "\(what): \(contents.events) events of \(floor)")
    }
  }
}
