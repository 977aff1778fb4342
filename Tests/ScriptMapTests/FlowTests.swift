import CallModel
import ScriptMap
import TestSupport
import Testing

/// The map with how many calls went where.
@Suite struct FlowTests {
  private func flow(_ script: Script, seed: UInt64) -> MapFlow {
    var random = Random(seed: seed)
    var steps: [Ref<Step>: MapFlow.Visit] = [:]
    var replies: [Ref<Reply>: Int] = [:]
    let calls = Int.random(in: 0...2_000_000, using: &random)
    for step in script.steps.refs where Bool.random(using: &random) {
      let reached = Int.random(in: 0...(calls + 10), using: &random)
      steps[step] = MapFlow.Visit(
        reached: reached, dropped: Int.random(in: 0...reached, using: &random))
    }
    for reply in script.replies.refs where Bool.random(using: &random) {
      replies[reply] = Int.random(in: 0...(calls * 3), using: &random)
    }
    return MapFlow(calls: calls, steps: steps, replies: replies)
  }

  @Test func `a small map with calls is as it was`() throws {
    let script = try script(RendererTests.small)
    let (steps, replies) = (Array(script.steps.refs), Array(script.replies.refs))
    let flow = MapFlow(
      calls: 100,
      steps: [
        steps[0]: MapFlow.Visit(reached: 100, dropped: 30),
        steps[1]: MapFlow.Visit(reached: 50, dropped: 5),
      ], replies: [replies[0]: 40, replies[1]: 10, replies[2]: 3])
    let map = Map(script)
    var text = ""
    SVGRenderer(map, Drawing(map, overlay: MapOverlay(flow: flow))).write(to: &text)
    _ = try XMLTags(text)
    try Golden.check(text, "Maps/small-flow.svg")
  }

  @Test func `with any figures nothing overlaps, and lines are as wide as their room at most`()
    throws
  {
    var widths: Set<Int> = []
    for seed in UInt64(1)...(isFullProof ? 2000 : 60) {
      let script = try script(randomSections(seed: seed))
      let drawing = Drawing(
        Map(script), overlay: MapOverlay(flow: flow(script, seed: seed)))
      #expect(drawing.overlaps() == [], "seed \(seed)")
      for line in drawing.lines {
        widths.insert(line.width)
        #expect(1...MapFlow.maximumWidth ~= line.width && line.width <= line.trunk)
        for stretch in line.stretches {
          let half = line.width / 2
          let (isFlat, broad) = (stretch.height == 1, stretch)
          let wide = Drawing.Rectangle(
            x: broad.x - (isFlat ? 0 : half), y: broad.y - (isFlat ? half : 0),
            width: broad.width + (isFlat ? 0 : 2 * half),
            height: broad.height + (isFlat ? 2 * half : 0))
          for (position, card) in drawing.cards.enumerated()
          where position != line.from && position != line.to {
            #expect(!card.place.meets(wide), "seed \(seed)")
          }
        }
      }
      for card in drawing.cards {
        for bar in card.bars {
          #expect(card.place.holds(bar.place), "seed \(seed)")
          #expect(!card.texts.contains { $0.place.meets(bar.place) }, "seed \(seed)")
          #expect(!card.chips.contains { $0.place.meets(bar.place) }, "seed \(seed)")
        }
      }
    }
    #expect(widths.count > 5)
  }

  @Test func `a way that more calls took is no thinner`() throws {
    let map = try map(RendererTests.small)
    let widths = [0, 1, 10, 50, 99, 100].map { count in
      let flow = MapFlow(
        calls: 100, steps: [:],
        replies: Dictionary(
          uniqueKeysWithValues: map.steps[0].groups[0].replies.map {
            ($0.source, count)
          }.prefix(1)))
      return Drawing(map, overlay: MapOverlay(flow: flow)).lines.first?.width ?? -1
    }
    #expect(widths.isEmpty || widths == widths.sorted())
  }
}
