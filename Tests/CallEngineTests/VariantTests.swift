import CallEngine
import CallModel
import RandomCalls
import Testing

@Suite struct VariantTests {
  private static let step = """
    # s
    ## a
    [A] First.
    [B] Second.
    Both. {agent.name}
    [if variant is "A"] Only with A.
    - Yes -> b
    - No -> !price
    ## b
    Plain.
    [if variant is known] Not here.
    - Back -> a
    - No => no
    # objections
    ## !price
    ### one
    [A] Card one.
    [C] Card other.
    """

  private func drawn(
    seed: UInt64, adaptive: Bool = false, counts: [Letter: LetterCount] = [:]
  ) -> Letter? {
    drawnLetter(0b11, experiment: "a", seed: seed, isAdaptive: adaptive, counts: counts)
  }

  private let letterA = Letter("A") ?? Letter(index: 0)
  private let letterB = Letter("B") ?? Letter(index: 0)

  @Test func `lettered lines are heard by their letter, the others by all`() throws {
    for (letter, said) in [
      ("A", ["First.", "Both. Kim", "Only with A."]), ("B", ["Second.", "Both. Kim"]),
    ] {
      var walk = try Walk(Self.step) { start, _ in start.earlierLetters["a"] = Letter(letter) }
      #expect(walk.screen == said)
      #expect(walk.log().contains("stepEntered a [\(letter)]"))
      try walk.run("a < Yes")
      #expect(walk.screen == ["Plain."])
    }
  }

  @Test func `the letter comes back with the step after a card with letters of its own`() throws {
    var walk = try Walk(Self.step) { start, _ in
      start.earlierLetters = ["a": Letter("B"), "price/one": Letter("C")].compactMapValues { $0 }
    }
    try walk.run("a < No")
    #expect(walk.screen == ["Card other."])
    #expect(walk.state.facts.letter == Letter("C"))
    try walk.run("price/one < Accepts")
    #expect(walk.state.facts.letter == Letter("B"))
  }

  @Test func `the same lead hears the same letter each time`() throws {
    for seed in UInt64(0)..<20 {
      let letters = try (0..<2).map { _ in
        try Walk(Self.step) { start, _ in start.variantSeed = seed }.state.letters
      }
      #expect(letters[0] == letters[1])
      #expect(letters[0].count == 1)
    }
  }

  @Test func `an earlier letter wins while its step still has it`() throws {
    for letter in ["A", "B"] {
      for seed in UInt64(0)..<10 {
        let walk = try Walk(Self.step) { start, _ in
          start.variantSeed = seed
          start.earlierLetters["a"] = Letter(letter)
        }
        #expect(walk.log().contains("stepEntered a [\(letter)]"))
      }
    }
    let walk = try Walk(Self.step) { start, _ in start.earlierLetters["a"] = Letter("Q") }
    #expect(walk.screen.first == "First." || walk.screen.first == "Second.")
  }

  @Test func `the split over ten thousand leads is even, and experiments do not hang together`() {
    var both = 0
    var first = 0
    for seed in UInt64(0)..<10_000 {
      let one = drawnLetter(0b11, experiment: "a", seed: seed, isAdaptive: false, counts: [:])
      let other = drawnLetter(0b11, experiment: "b", seed: seed, isAdaptive: false, counts: [:])
      if one == letterA { first += 1 }
      if one == other { both += 1 }
    }
    // Five standard errors.
    #expect((4750...5250).contains(first))
    #expect((4750...5250).contains(both))
  }

  @Test func `only letters of the step are drawn, each of them`() {
    let letters: UInt32 = 1 | 1 << 3 | 1 << 25
    var counts: [Letter?: Int] = [:]
    for seed in UInt64(0)..<9_000 {
      let letter = drawnLetter(
        letters, experiment: "x", seed: seed, isAdaptive: false, counts: [:])
      counts[letter, default: 0] += 1
    }
    #expect(counts.keys.compactMap { $0?.description }.sorted() == ["A", "D", "Z"])
    #expect(counts.values.allSatisfy { (2750...3250).contains($0) })
    #expect(
      drawnLetter(0, experiment: "x", seed: 1, isAdaptive: true, counts: [:]) == nil)
  }

  @Test func `an adaptive script prefers the better letter and never drops the other`() throws {
    let (a, b) = (try #require(letterA), try #require(letterB))
    let counts = [a: LetterCount(calls: 1000, goals: 50), b: LetterCount(calls: 1000, goals: 100)]
    let draws = (UInt64(0)..<10_000).map { drawn(seed: $0, adaptive: true, counts: counts) }
    let worse = draws.count { $0 == letterA }
    // A floor of 1 % for each letter; by the counts alone the worse one had less than 0.01 %.
    #expect((50...160).contains(worse))
  }

  @Test func `an adaptive script that knows nothing splits evenly`() throws {
    let draws = (UInt64(0)..<10_000).map { drawn(seed: $0, adaptive: true) }
    #expect((4750...5250).contains(draws.count { $0 == letterA }))
  }

  @Test func `counts that cannot be are taken as they may be meant`() throws {
    let a = try #require(letterA)
    let counts = [a: LetterCount(calls: 1, goals: 3)]
    #expect(drawn(seed: 1, adaptive: true, counts: counts) != nil)
  }

  @Test func `an adaptive script draws by the counts of its experiment`() throws {
    let script = try compiled(Self.step, head: "variants: adaptive")
    let (a, b) = (try #require(letterA), try #require(letterB))
    var better = 0
    for seed in UInt64(0)..<300 {
      let walk = try Walk(script) { start, _ in
        start.variantSeed = seed
        start.letterCounts["a"] = [
          a: LetterCount(calls: 500, goals: 5), b: LetterCount(calls: 500, goals: 250),
        ]
      }
      if walk.screen.first == "Second." { better += 1 }
    }
    #expect(better > 285)
  }

  @Test(arguments: ["A", "B"])
  func `a letter of an earlier call outlives a new name of its step, rebuttal or card`(
    letter: String
  ) throws {
    let script = """
      # s
      ## a (was first)
      [A] Good.
      [B] Fine.
      - Go -> a
      => later
      # objections
      ## !price: Too dear (was cost)
      ~ dear
      ### look (was see)
      [A] Look.
      [B] See.
      """
    for old in ["price/see", "cost/look", "cost/see"] {
      var walk = try Walk(script) { start, _ in
        start.earlierLetters = ["first": Letter(letter), old: Letter(letter)].compactMapValues {
          $0
        }
      }
      #expect(walk.screen == [letter == "A" ? "Good." : "Fine."])
      try walk.run("a ! price")
      #expect(walk.screen == [letter == "A" ? "Look." : "See."])
    }
  }
}
