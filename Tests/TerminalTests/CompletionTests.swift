import Testing

@testable import Terminal

struct CompletionTests {
  private let words = ["!too dear", "!trust", "/note", "Да, конечно"]

  @Test func `the words that begin like what was typed match, whatever the case`() {
    let found = Completion.matching(words, line: "да", start: 0, cursor: 4)
    #expect(found.candidates == ["Да, конечно"])
    #expect(Completion.matching(words, line: "x !TR", start: 2, cursor: 5).candidates == ["!trust"])
  }

  @Test func `a place outside of the line or within a character has nothing to offer`() {
    for (start, cursor) in [(1, 2), (0, 1), (3, 2), (0, 9), (-1, 2)] {
      #expect(Completion.matching(words, line: "Да", start: start, cursor: cursor) == .none)
    }
  }

  @Test func `the line before the word goes with every match`() {
    let completion = Completion(start: 4, candidates: ["!too dear", "!trust", "!trust"])
    #expect(
      completion.matches(line: "say !", cursor: 5) == ["say !t", "say !too dear", "say !trust"])
  }

  @Test func `a single match stands alone`() {
    let completion = Completion(start: 0, candidates: ["Да, конечно"])
    #expect(completion.matches(line: "Д", cursor: 2) == ["Да, конечно"])
  }

  @Test func `what was typed stays where the candidates have less in common`() {
    let completion = Completion(start: 0, candidates: ["price", "dear"])
    #expect(completion.matches(line: "cost", cursor: 4).first == "cost")
    #expect(Completion.none.matches(line: "cost", cursor: 4) == [])
  }

  @Test func `candidates cannot bring a control character into the line`() {
    let completion = Completion(start: 0, candidates: ["a\nb"])
    #expect(completion.matches(line: "", cursor: 0) == ["a␊b"])
  }

  @Test func `candidates stand in columns and the rest is counted`() {
    #expect(LineEditor.columns(["a", "好", "c"], width: 10, rows: 5) == ["a   好", "c"])
    #expect(LineEditor.columns(["a", "b", "c", "d"], width: 4, rows: 2) == ["a", "b", "… 2"])
    #expect(LineEditor.columns(["far too long"], width: 6, rows: 2) == ["far …"])
  }
}
