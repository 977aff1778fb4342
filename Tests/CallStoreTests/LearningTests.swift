import CallModel
import CallStore
import Testing

struct LearningTests {
  private let folder = Folder()

  private func store() throws(StoreError) -> Store { try Store.open(folder.file("log.db")) }

  @Test func `a lead keeps the letter that was drawn first`() throws {
    let store = try store()
    let key = try #require(store.leadKey(of: anna))
    try store.endedCall(startedAt: 2000, letter: 1)
    try store.endedCall(startedAt: 1000, letter: 2)
    try store.endedCall(purpose: .practice, startedAt: 0, letter: 3)
    try store.endedCall(startedAt: 0, script: solar(family: "wind"), letter: 4)
    try store.endedCall(lead: Lead([("name", "Igor")]), startedAt: 0, letter: 5)
    // Another version of the same script counts.
    try store.endedCall(startedAt: 500, script: solar("# Hi"), letter: 6)
    let letters = try store.earlierLetters(of: key, family: "solar", purpose: .live)
    #expect(letters == ["hello": Letter(index: 6)])
    #expect(try store.earlierLetters(of: key, family: "none", purpose: .live).isEmpty)
  }

  @Test func `an experiment counts what was drawn and what reached the goal, per purpose`() throws {
    let store = try store()
    func call(_ letter: Int, _ isWon: Bool, _ purpose: CallPurpose = .live) throws {
      let call = try store.begin(
        store.newCall(purpose: purpose, script: solar("# \(letter)")), events: [])
      let letter = Letter(index: letter)
      var tallies = [CallCount(.letterDrawn, experiment: "hello", letter: letter)]
      if isWon { tallies.append(CallCount(.goalReached, experiment: "hello", letter: letter)) }
      try store.finish(call, summary: CallSummary(counts: tallies))
    }
    try call(0, true)
    try call(0, false)
    try call(1, false)
    try call(0, true, .practice)
    let (a, b) = (try #require(Letter("A")), try #require(Letter("B")))
    #expect(
      try store.experimentCounts(family: "solar", experiment: "hello", purpose: .live)
        == [a: LetterCount(calls: 2, goals: 1), b: LetterCount(calls: 1, goals: 0)])
    #expect(
      try store.experimentCounts(family: "wind", experiment: "hello", purpose: .live).isEmpty)
  }

  @Test func `words that nothing understood are shown, the most frequent first`() throws {
    let store = try store()
    let call = try store.begin(
      store.newCall(),
      events: [
        record(0, .repliedInWords, at: "hello", number: 0, words: "rare"),
        record(1, .repliedInWords, at: "hello", number: 0, words: "often"),
        record(2, .repliedInWords, at: "hello", number: 1, words: "understood"),
        record(3, .repliedInWords, at: "hello", number: 0, words: "often"),
      ])
    try store.finish(call, summary: CallSummary())
    let words = try store.unmatchedWords(family: "solar", purpose: .live)
    #expect(words.map(\.words) == ["often", "rare"] && words.map(\.count) == [2, 1])
    #expect(words.first?.step == "hello")
    #expect(try store.unmatchedWords(family: "solar", purpose: .practice).isEmpty)
  }

  @Test func `words are followed by what the operator chose by hand at that step`() throws {
    let store = try store()
    func choices(_ events: [EventRecord]) throws -> [WordsWithChoice.Choice?] {
      let call = try store.begin(
        store.newCall(script: solar(family: "f\(events.hashValue)")), events: events)
      try store.finish(call, summary: CallSummary(counts: [CallCount(.call)]))
      let key = try #require(try store.scripts(ofFamily: "f\(events.hashValue)").last)
      var found: [WordsWithChoice] = []
      var rows: [Int64] = []
      try store.eachCountedCall(CountFilter(purpose: .live, scripts: [key])) { rows.append($0.row) }
      for row in rows { found += try store.wordsWithChoices(ofCall: row) }
      #expect(found.allSatisfy { $0.step == "hello" && $0.words == "hm" })
      return found.map(\.choice)
    }
    func hm(_ seq: Int32 = 0) -> EventRecord {
      record(seq, .repliedInWords, at: "hello", number: 0, words: "hm")
    }
    func yes(_ seq: Int32 = 1) -> EventRecord {
      record(seq, .replyChosen, at: "hello", target: "yes")
    }
    func card(_ number: Int64) -> EventRecord {
      record(1, .objectionRaised, at: "hello", target: "price", number: number)
    }
    #expect(try choices([hm(), yes()]) == [.reply("yes")])
    #expect(
      try choices([hm(), record(1, .noted, at: "hello", words: "n"), yes(2)]) == [.reply("yes")])
    #expect(try choices([hm(), hm(1), yes(2)]) == [.reply("yes"), .reply("yes")])
    #expect(try choices([hm(), card(1)]) == [.card("price")])
    // A card that a reply led to was not chosen by hand.
    #expect(try choices([hm(), card(0)]) == [nil])
    // Elsewhere, after understood words, or taken back, it says nothing.
    #expect(
      try choices([hm(), record(1, .replyChosen, at: "offer", target: "yes")]) == [nil])
    #expect(
      try choices([
        hm(), record(1, .repliedInWords, at: "hello", number: 1, words: "yes"), yes(2),
      ]) == [nil])
    #expect(
      try choices([hm(), yes(), record(2, .undone, at: "hello", number: 1)]) == [nil])
    #expect(try choices([hm()]) == [nil])
  }

  @Test func `a lead is recognised by phone, else mail, else name and company`() throws {
    let store = try store()
    func key(_ columns: (name: String, value: String)...) -> LeadKey? {
      store.leadKey(of: Lead(columns))
    }
    let phone = try #require(key(("phone", "+49 (30) 90-1820"), ("name", "Anna")))
    #expect(phone == key(("phone", "004930901820"), ("name", "Anya")))
    #expect(phone != key(("phone", "030901820")))
    #expect(key(("email", "Anna@X.de ")) == key(("email", "anna@x.de"), ("name", "A")))
    #expect(key(("name", "Anna  Petróva")) == key(("first_name", "anna"), ("last_name", "Petrova")))
    #expect(key(("name", "Anna"), ("company", "A")) != key(("name", "Anna"), ("company", "B")))
    #expect(key(("phone", "-")) == nil && key(("city", "Köln")) == nil && key() == nil)
  }
}
