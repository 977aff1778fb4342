import CallModel
import Glibc
import ScriptMap
import TestSupport
import Testing

/// The drawn map: everything has a place of its own.
@Suite struct DrawingTests {
  @Test(arguments: shippedFiles())
  func `in the map of a shipped script nothing overlaps`(path: String) throws {
    guard let map = try shippedMap(path) else { return }
    let drawing = Drawing(map)
    #expect(drawing.overlaps() == [])
    #expect(!drawing.lines.isEmpty)
  }

  @Test func `in the maps of random scripts nothing overlaps`() throws {
    let isFull = getenv("PATTER_PROOF").map { String(cString: $0) } == "full"
    var lines = 0
    for seed in 1...(isFull ? 5000 : 200) {
      let drawing = Drawing(Map(try script(randomSections(seed: UInt64(seed)))))
      lines += drawing.lines.count
      let overlaps = drawing.overlaps()
      #expect(overlaps == [], "seed \(seed)")
      if !overlaps.isEmpty { break }
    }
    #expect(lines > 1000)
  }

  @Test func `figures that come from elsewhere have their place too`() throws {
    for seed in 1...20 {
      let script = try script(randomSections(seed: UInt64(seed)))
      var overlay = MapOverlay()
      for step in script.steps.refs { overlay.steps[step] = "1,203 calls · 18 % leave here <&>" }
      for reply in script.replies.refs { overlay.replies[reply] = "412 of 1,203 (34 %)" }
      #expect(Drawing(Map(script), overlay: overlay).overlaps() == [], "seed \(seed)")
    }
  }

  @Test func `a way to the row below is drawn, and any other is a chip alone`() throws {
    let map = try map(
      """
      # greeting
      ## one
      - Down -> two
      - Down as well -> three
      - Again -> one
      ## two
      -> three
      ## three
      - Up -> one
      - End => won
      """)
    let drawing = Drawing(map)
    #expect(drawing.lines.map { [$0.from, $0.to] }.sorted { $0[1] < $1[1] } == [[0, 1], [0, 2]])
    let texts = drawing.cards.prefix(3).map { $0.chips.map(\.text) }
    #expect(
      texts == [
        ["start", "→ two", "→ three", "→ one"], ["→ three"], ["→ one", "⇒ won"],
      ])
  }

  @Test func `every way of the script is told by a chip that leads to a card`() throws {
    for seed in 1...40 {
      let map = Map(try script(randomSections(seed: UInt64(seed))))
      let drawing = Drawing(map)
      let anchors = drawing.cards.map(\.anchor).filter { !$0.isEmpty }
      #expect(Set(anchors).count == anchors.count)
      for (card, step) in zip(drawing.cards, map.steps) {
        let ways = step.groups.prefix(40).flatMap(\.ways)
        let chips = card.chips.filter { $0.kind != .mark }
        #expect(chips.count == ways.count)
        for chip in chips where chip.kind != .turn {
          #expect(anchors.contains(chip.anchor ?? "?"), "seed \(seed)")
        }
      }
    }
  }

  @Test func `many replies with one end are one group, and more than six are counted`() throws {
    let replies = (1...9).map { "- Answer \($0) -> two" }.joined(separator: "\n")
    let drawing = Drawing(try map("# greeting\n## one\n\(replies)\n## two\n=> won"))
    let texts = drawing.cards[0].texts.map(\.text)
    #expect(texts.contains("Answer 6"))
    #expect(!texts.contains("Answer 7"))
    #expect(texts.contains("+3 more"))
    #expect(drawing.lines.count == 1)
  }

  @Test func `a card with hundreds of ways is told in part, and its lines stay few`() throws {
    let replies = (1...300).map { "- Answer \($0) -> s\($0 % 100)" }.joined(separator: "\n")
    let steps = (0..<100).map { "## s\($0)\n=> won" }.joined(separator: "\n")
    let drawing = Drawing(try map("# greeting\n## one\n\(replies)\n\(steps)"))
    #expect(drawing.overlaps() == [])
    #expect(drawing.cards[0].texts.contains { $0.text == "+60 more ways on" })
    #expect(drawing.lines.count { $0.from == 0 } <= 6)
  }

  @Test func `a drawing is the same each time`() throws {
    let sections = randomSections(seed: 7)
    let (one, two) = (Map(try script(sections)), Map(try script(sections)))
    #expect(svg(one) == svg(two))
    #expect(dot(one) == dot(two))
    #expect(mermaid(one) == mermaid(two))
  }
}
