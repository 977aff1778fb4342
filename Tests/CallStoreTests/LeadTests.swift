import CallModel
import Testing

@testable import CallStore

/// Leads come in, are found again and are merged.
struct LeadTests {
  private let folder = Folder()
  private let source = LeadSource(kind: .file, name: "fair.csv", madeAt: 1000, agent: "Sam")

  private func add(_ store: Store, _ leads: [[String: String]]) throws -> [LeadImporter.Result] {
    var results: [LeadImporter.Result] = []
    try store.addLeads(from: source) { (importer) throws(StoreError) in
      for columns in leads {
        var draft = LeadDraft()
        for (name, value) in columns.sorted(by: { $0.key < $1.key }) { draft[name] = value }
        results.append(try importer.add(draft))
      }
      return true
    }
    return results
  }

  @Test func `a lead comes back as it went in`() throws {
    let store = try Store.open(folder.file("a.db"))
    let results = try add(
      store,
      [["name": "Anna Roth", "phone": "+49301234567", "email": "anna@roth.de", "ovens": "3"]])
    #expect(results.count == 1)
    let number = try #require(results.first?.lead)
    let lead = try #require(try store.lead(number))
    #expect(
      lead.lead
        == Lead([
          ("name", "Anna Roth"), ("phone", "+49301234567"), ("email", "anna@roth.de"),
          ("ovens", "3"),
        ]))
    #expect(lead.source == source)
    #expect(lead.life == .new && lead.temperature == .cold && lead.agent == nil)
    #expect(try store.lead(phone: "+49301234567", email: nil) == number)
    #expect(try store.lead(phone: nil, email: "ANNA@roth.de") == number)
    #expect(try store.lead(phone: "+49301234568", email: "anna@roth.com") == nil)
  }

  @Test(arguments: [true, false])
  func `a known phone or mail is merged, in one import or in two`(isOneImport: Bool) throws {
    let store = try Store.open(folder.file("b.db"))
    let first = ["name": "Anna Roth", "phone": "+49301234567"]
    let others = [
      ["phone": "+49301234567", "email": "anna@roth.de", "city": "Berlin"],
      ["name": "A. Roth", "phone": "+49309999999", "email": "Anna@Roth.de"],
      ["phone": "+49309999999"],
    ]
    var results: [LeadImporter.Result]
    if isOneImport {
      results = try add(store, [first] + others)
    } else {
      results = try add(store, [first])
      for other in others { results += try add(store, [other]) }
    }
    let number = results[0].lead
    #expect(results == [.added(number), .merged(number), .merged(number), .known(number)])
    #expect(try store.leadCount() == 1)
    #expect(
      try store.lead(number)?.lead
        == Lead([
          ("name", "Anna Roth"), ("phone", "+49301234567"), ("email", "anna@roth.de"),
          ("city", "Berlin"), ("phone_2", "+49309999999"),
        ]))
    let changes = try store.changes(ofLead: number)
    #expect(changes.map(\.name) == ["email", "city", "name", "phone_2"])
    #expect(changes.map(\.value) == [nil, nil, "A. Roth", nil])
    #expect(changes.allSatisfy { $0.kind == .merged && $0.note == "fair.csv" })
  }

  @Test func `an import that is given up leaves nothing`() throws {
    let store = try Store.open(folder.file("c.db"))
    _ = try add(store, [["phone": "+49301"]])
    #expect(throws: StoreError.self) {
      try store.addLeads(from: source) { (importer) throws(StoreError) in
        var draft = LeadDraft()
        draft["phone"] = "+49302"
        _ = try importer.add(draft)
        return false
      }
    }
    #expect(try store.leadCount() == 1)
    #expect(try store.lead(phone: "+49302", email: nil) == nil)
    #expect(try store.lead(phone: "+49301", email: nil) != nil)
  }

  @Test func `codes that meet are told apart by their texts`() throws {
    let store = try Store.open(folder.file("d.db"))
    let codes = ContactCodes(storeKey: store.storeKey)
    let results = try add(store, [["phone": "+49301"], ["phone": "+49302"]])
    // As if the second number had the first one's code, and so lay beside it.
    try store.database.prepare("DELETE FROM lead_contact WHERE lead = ?1").with(2).run()
    try store.keepContact(codes.phone("+49302"), of: 1)
    #expect(try store.lead(phone: "+49302", email: nil) == nil)
    try store.keepContact(codes.phone("+49302") + 1, of: 2)
    #expect(try store.lead(phone: "+49302", email: nil) == results[1].lead)
    #expect(try add(store, [["phone": "+49302"]]) == [.known(results[1].lead)])
  }

  @Test func `codes are handed over in order, however many there are`() {
    var pending = PendingContacts()
    var expected: [Int64: Int32] = [:]
    for lead in 1...5000 {
      // Knuth's multiplier spreads them over the whole range.
      let code = Int64(bitPattern: (UInt64(lead) &* 6_364_136_223_846_793_005) >> 1)
      expected[code] = Int32(lead)
      pending.add(code, Int32(lead))
    }
    #expect(expected.allSatisfy { pending[$0.key] == $0.value })
    #expect(pending[-1] == nil)
    var drained: [(Int64, Int32)] = []
    pending.drain { drained.append(($0, $1)) }
    #expect(drained.map(\.0) == expected.keys.sorted())
    #expect(drained.allSatisfy { expected[$0.0] == $0.1 })
    #expect(pending.count == 0)
  }

  @Test func `SipHash gives the numbers of its paper`() {
    // Appendix A: the key 00…0f over the message 00…0e.
    let hash = SipHash(key: Array(0...15))
    #expect(hash.hash(0, 1...14 as ClosedRange<UInt8>) == 0xa129_ca61_49be_45e5)
    // From the reference's vectors: the messages 00 and 00…07.
    #expect(hash.hash(0, []) == 0x74f8_39c5_93dc_67fd)
    #expect(hash.hash(0, 1...7 as ClosedRange<UInt8>) == 0x93f5_f579_9a93_2462)
  }
}
