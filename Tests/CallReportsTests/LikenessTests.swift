import CallModel
import Statistics
import Testing

@testable import CallReports

/// Which words count as the same.
@Suite struct LikenessTests {
  private func isLike(_ one: String, _ other: String) -> Bool {
    let forth = Likeness.isLike(one.wordsKey, other.wordsKey)
    #expect(forth == Likeness.isLike(other.wordsKey, one.wordsKey), "\(one) / \(other)")
    return forth
  }

  @Test(arguments: [
    ("Too expensive!", "too  expensive"), ("too expensive", "too expansive"),
    ("send me an e-mail", "send me an email"), ("how expensive is it", "how expnesive is it"),
    ("we are not interested", "we are not intersted"), ("Das ist zu teuer", "das ist zu teurer"),
    ("geen interesse", "geen interese"), ("нас это не интересует", "нас это не интересуют"),
    ("Мне нужно подумать", "мне нужно подумать."), ("太贵了", "太贵啦！"), ("太贵", "太贵了"),
    ("das stört mich überhaupt nicht", "das stort mich uberhaupt nicht"),
  ])
  func `slips, case and signs make no difference`(_ pair: (String, String)) {
    #expect(isLike(pair.0, pair.1))
  }

  @Test(arguments: [
    ("I have time", "I have no time"), ("we want to", "we wont to"), ("call me", "fall me"),
    ("keinen Bedarf", "einen Bedarf"), ("interessant", "uninteressant"),
    ("это интересно", "это неинтересно"), ("geen probleem", "een probleem"),
    ("有时间", "没时间"), ("我要", "我不要"), ("你买吗", "你买"), ("call at 10000", "call at 20000"),
    ("possible", "impossible"), ("I can", "I can't"), ("well well", "swell well"),
  ])
  func `what means another thing stays apart`(_ pair: (String, String)) {
    #expect(!isLike(pair.0, pair.1))
  }

  @Test func `the most frequent text leads its group, and each is in one`() {
    let keys = ["expensive", "expansive", "no time", "expensve", "expensives"]
    let groups = Likeness.groups(keys, frequency: [5, 9, 20, 1, 1])
    #expect(groups.first == [2])
    #expect(groups[1].first == 1)
    #expect(groups.flatMap { $0 }.sorted() == [0, 1, 2, 3, 4])
  }

  @Test func `groups found by trigrams are those that comparing all with all finds`() {
    var chance = SplitMix64(seed: 7)
    let base = [
      "what does that cost", "we already have somebody", "send something in writing",
      "denken wir noch darueber nach", "я подумаю об этом позже", "how did you get this number",
    ]
    var keys: [String] = []
    for _ in 0..<300 {
      var letters = Array(base[Int(chance.next() % UInt64(base.count))])
      for _ in 0..<(chance.next() % 4) {
        let place = Int(chance.next() % UInt64(letters.count))
        switch chance.next() % 3 {
        case 0: letters.remove(at: place)
        case 1: letters[place] = "abcdefgh".randomElement(using: &chance) ?? "x"
        default: letters.insert("t", at: place)
        }
      }
      let key = String(letters).wordsKey
      if !keys.contains(key) { keys.append(key) }
    }
    let frequency = keys.indices.map { _ in Int(chance.next() % 50) }
    var naive: [[Int]] = []
    let order = keys.indices.sorted { (frequency[$1], keys[$0]) < (frequency[$0], keys[$1]) }
    for place in order {
      if let group = naive.firstIndex(where: { Likeness.isLike(keys[$0[0]], keys[place]) }) {
        naive[group].append(place)
      } else {
        naive.append([place])
      }
    }
    #expect(Likeness.groups(keys, frequency: frequency) == naive)
    #expect(naive.count < keys.count - 20)
  }

  @Test func `words are gathered by step, with what was chosen after them`() throws {
    var gathering = PhraseGathering()
    for choice in ["yes", "yes", "no", nil] {
      gathering.add(TypedWords(step: "hello", words: "Who is this?", choice: choice))
    }
    gathering.add(TypedWords(step: "hello", words: "who is this", choice: "yes"))
    gathering.add(TypedWords(step: "offer", words: "who is this", choice: nil))
    gathering.add(TypedWords(step: "offer", words: " ?! ", choice: nil))
    let groups = gathering.groups
    #expect(groups.map(\.step) == ["hello", "offer"])
    let first = try #require(groups.first)
    #expect(first.words == "Who is this?")
    #expect(first.n == 5)
    #expect(first.chosen == 4)
    #expect(first.choices == [.init(name: "yes", n: 3), .init(name: "no", n: 1)])
  }
}
