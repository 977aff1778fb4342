import CallModel
import Testing

@testable import CallStore

/// Who is found by what.
struct SearchTests {
  private let folder = Folder()
  private let store: Store

  init() throws {
    store = try Store.open(folder.file("s.db"))
    try add([
      ["name": "Anna Müller", "company": "Roth Bakery", "phone": "+491712345678"],
      ["first_name": "Борис", "last_name": "Иванов", "phone": "+79161234567", "city": "Москва"],
      ["name": "王小明", "company": "北京面包房", "email": "wang@example.cn"],
      ["name": "O'Neil \"Bob\" Smith", "company": "A&B* Ltd.", "ovens": "12345"],
    ])
  }

  private func add(_ leads: [[String: String]]) throws {
    try store.addLeads(
      from: LeadSource(kind: .hand, name: "", madeAt: 0, agent: "Sam")
    ) { (importer) throws(StoreError) in
      for columns in leads {
        var draft = LeadDraft()
        for (name, value) in columns { draft[name] = value }
        _ = try importer.add(draft)
      }
      return true
    }
  }

  private func find(_ words: String) throws -> [Int] {
    try store.indexWords()
    return try store.find(words).map { hit in
      if case .lead(let number) = hit { number.value } else { -1 }
    }
  }

  @Test(
    arguments: [
      ("muller", [1]), ("Müll", [1]), ("bakery roth", [1]), ("roth x", []), ("0171 234", [1]),
      ("+49 171 2345678", [1]), ("5678", [1]), ("345678", [1]), ("иван", [2]), ("916 123", [2]),
      ("北京", [3]), ("面包", [3]), ("京北面", []), ("王 北京", [3]), ("小王", []), ("小明", [3]),
      ("wang@example.cn", [3]),
      ("o'neil", [4]), ("\"bob\"", [4]), ("a&b*", [4]), ("2345", [1, 2, 4]), ("", []), ("*", []),
      ("NOT roth", []), ("lead_search:", []),
    ] as [(String, [Int])])
  func `a lead is found by the beginnings of its words and by parts of its number`(
    words: String, expected: [Int]
  ) throws {
    #expect(try find(words).sorted() == expected)
  }

  @Test func `what was changed is found anew and no more as it was`() throws {
    #expect(try find("bakery") == [1])
    try add([["phone": "+491712345678", "city": "Potsdam", "name": "Anna M."]])
    #expect(try find("potsdam") == [1])
    #expect(try find("anna potsdam bakery") == [1])
    #expect(try store.leadCount() == 4)
  }

  @Test func `a live call is found by whom it was with and by its note`() throws {
    try store.endedCall()
    let note = try store.begin(
      store.newCall(lead: Lead([("name", "Greta Kuhn")]), startedAt: 1_800_000_000_000),
      events: [record(0, .started), record(1, .noted, words: "asks about the blue oven")])
    try store.finish(note, summary: wonSummary)
    try store.indexWords()
    #expect(try store.find("greta") == [.call(note.id)])
    #expect(try store.find("blue oven") == [.call(note.id)])
    let practice = try store.begin(
      store.newCall(
        purpose: .practice, lead: Lead([("name", "Zacharias")]), startedAt: 1_800_000_000_000),
      events: [record(0, .started)])
    try store.finish(practice, summary: wonSummary)
    try store.indexWords()
    #expect(try store.find("zacharias") == [])
  }
}
