import CallModel
import ScriptComparison
import Testing

@Suite struct LetterWordsTests {
  @Test func `each letter has its own lines, in a block too, and no other`() throws {
    let words = try script(
      """
      # s
      ## a
      For all.
      [A] One {size}.
      [A] > Slowly.
      [B] Other *now*.
      - Yes => done
      ## plain
      Nothing.
      - No => gone
      # objections
      ## !price
      ### one
      [B]
      Two lines,
      both of B.

      [A] Mine.
      """
    ).letterWords
    let (a, b) = (Letter("A"), Letter("B"))
    #expect(words.keys.sorted() == ["a", "price/one"])
    #expect(a.flatMap { words["a"]?[$0] } == "One {size}.\n> Slowly.")
    #expect(b.flatMap { words["a"]?[$0] } == "Other *now*.")
    #expect(b.flatMap { words["price/one"]?[$0] }?.contains("both of B.") == true)
    #expect(a.flatMap { words["price/one"]?[$0] } == "Mine.")
  }
}
