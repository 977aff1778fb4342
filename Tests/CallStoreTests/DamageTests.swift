import CallModel
import Glibc
import TestSupport
import Testing

@testable import CallStore

/// A file that somebody or something has changed at any place is read, or refused with a reason; it never
/// stops the program, and never goes round for ever. In full:
/// `PATTER_PROOF=full swift test --filter DamageTests`.
struct DamageTests {
  private let folder = Folder()
  private var path: String { folder.file("log.db") }

  /// A store with a bit of everything.
  private func make() throws -> [UInt8] {
    do {
      let store = try Store.open(path)
      for agent in ["Mia", "Leo", "Ada"] { try store.endedCall(agent: agent) }
      _ = try store.begin(store.newCall(), events: [record(0, .started)])
      let source = LeadSource(kind: .hand, name: "", madeAt: 0, agent: "Mia")
      try store.addLeads(from: source) { (importer) throws(StoreError) in
        for number in 0..<30 {
          _ = try importer.add(
            LeadDraft(
              Lead([
                ("name", "Lead \(number)"), ("phone", "+4930\(number + 1_000_000)"), ("size", "9"),
              ])))
        }
        return true
      }
      _ = try store.suppress(.phone("+49301000001"), .optOut, at: 1, by: "Mia")
      try store.indexWords()
      _ = try store.find("lead")
      try store.database.run("PRAGMA wal_checkpoint(TRUNCATE)")
    }
    return contents(path)
  }

  /// Reads all that there is to read, as the commands do.
  private func readAll(_ path: String) throws(StoreError) {
    let store = try Store.open(path)
    try? store.checkPages()
    _ = try? store.verifyChain()
    _ = try? store.info()
    _ = try? store.find("lead anna")
    _ = try? store.suppression(of: .phone("+49301000001"))
    _ = try? store.person(phone: "+49301000002")
    _ = try? store.outdated(before: 1)
    for number in (try? store.leads(LeadFilter(), limit: 100)) ?? [] {
      _ = try? store.lead(number)
      _ = try? store.changes(ofLead: number)
      _ = try? store.entries(of: number)
    }
    for call in (try? store.calls(CallFilter(purpose: .live)).calls) ?? [] {
      _ = try? store.events(of: call.id)
      _ = try? store.counts(of: call.id)
      _ = try? store.bundle(call.script)
      _ = try? store.answers(of: call.id)
    }
    _ = try? store.endedCall()
  }

  @Test func `a changed byte anywhere is read or refused`() throws {
    let whole = try make()
    var random = Random(seed: 11)
    let copy = folder.file("copy.db")
    for round in 0..<proofSize(150, full: 20_000) {
      var bytes = whole
      switch round % 4 {
      case 0:
        for _ in 0..<Int.random(in: 1...8, using: &random) {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
            in: 0...255, using: &random)
        }
      case 1:
        // A page becomes another page, or nothing that makes sense.
        let pages = bytes.count / 4096
        let (from, to) = (
          Int.random(in: 0..<pages, using: &random), Int.random(in: 1..<pages, using: &random)
        )
        for place in 0..<4096 { bytes[to * 4096 + place] = bytes[from * 4096 + place] }
      case 2:
        let to = Int.random(in: 1..<bytes.count / 4096, using: &random)
        for place in 0..<Int.random(in: 1...4096, using: &random) {
          bytes[to * 4096 + place] = UInt8.random(in: 0...255, using: &random)
        }
      default: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &random))
      }
      for ending in ["-wal", "-shm", "-journal", "-calls"] { unlink(copy + ending) }
      write(bytes, to: copy)
      do throws(StoreError) { try readAll(copy) } catch {
        #expect(!error.sentence.isEmpty && !error.help.isEmpty)
      }
    }
  }

  @Test func `a write-ahead log of chance is passed over or refused`() throws {
    let whole = try make()
    var random = Random(seed: 12)
    let copy = folder.file("copy.db")
    for _ in 0..<proofSize(60, full: 5000) {
      for ending in ["-shm", "-journal", "-calls"] { unlink(copy + ending) }
      write(whole, to: copy)
      let head: [UInt8] = [0x37, 0x7F, 0x06, 0x82, 0x00, 0x2D, 0xE2, 0x18, 0, 0, 0x10, 0]
      write(
        head
          + (0..<Int.random(in: 0...9000, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
          }, to: copy + "-wal")
      do throws(StoreError) { try readAll(copy) } catch {
        #expect(!error.sentence.isEmpty)
      }
    }
  }
}
