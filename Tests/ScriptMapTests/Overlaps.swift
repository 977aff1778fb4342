import ScriptMap

extension Drawing.Rectangle {
  /// Whether two rectangles share a pixel.
  func meets(_ other: Drawing.Rectangle) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  /// Whether another rectangle lies in this one.
  func holds(_ other: Drawing.Rectangle) -> Bool {
    x <= other.x && y <= other.y && other.maxX <= maxX && other.maxY <= maxY
  }
}

extension Drawing.Line {
  /// The least rectangle around it.
  var bounds: Drawing.Rectangle {
    let (x, y) = (points.map(\.x), points.map(\.y))
    let (left, top) = (x.min() ?? 0, y.min() ?? 0)
    return Drawing.Rectangle(
      x: left, y: top, width: (x.max() ?? 0) - left + 1, height: (y.max() ?? 0) - top + 1)
  }

  /// Its straight parts as rectangles of one pixel's width.
  var stretches: [Drawing.Rectangle] {
    zip(points, points.dropFirst()).map { one, two in
      Drawing.Rectangle(
        x: min(one.x, two.x), y: min(one.y, two.y), width: abs(one.x - two.x) + 1,
        height: abs(one.y - two.y) + 1)
    }
  }
}

extension Drawing {
  /// All that lies where it must not, in words; none in a good drawing.
  func overlaps() -> [String] {
    var found: [String] = []
    let page = Rectangle(x: 0, y: 0, width: width, height: height)
    let bandTexts = bands.flatMap(\.texts)
    // What stands on the page itself.
    for (index, text) in heading.enumerated() {
      if !page.holds(text.place) { found.append("the heading leaves the page") }
      if heading[(index + 1)...].contains(where: { $0.place.meets(text.place) }) {
        found.append("two headings overlap")
      }
      if bands.contains(where: { $0.place.meets(text.place) }) {
        found.append("a heading lies on a band")
      }
    }
    for (index, band) in bands.enumerated() {
      if !page.holds(band.place) { found.append("band \(index) leaves the page") }
      if bands[(index + 1)...].contains(where: { $0.place.meets(band.place) }) {
        found.append("two bands overlap")
      }
      for text in band.texts where !band.place.holds(text.place) {
        found.append("`\(text.text)` leaves its band")
      }
      for card in band.cards {
        if !band.place.holds(cards[card].place) { found.append("card \(card) leaves its band") }
        if band.texts.contains(where: { $0.place.meets(cards[card].place) }) {
          found.append("card \(card) lies on its band's title")
        }
        for other in band.cards where other > card && cards[other].place.meets(cards[card].place) {
          found.append("cards \(card) and \(other) overlap")
        }
      }
      found += texts(band.texts.map { ($0.text, $0.place) }, of: "band \(index)")
    }
    for (index, card) in cards.enumerated() {
      let parts = card.texts.map { ($0.text, $0.place) } + card.chips.map { ($0.text, $0.place) }
      for part in parts where !card.place.holds(part.1) {
        found.append("`\(part.0)` leaves card \(index)")
      }
      found += texts(parts, of: "card \(index)")
    }
    for (index, line) in lines.enumerated() {
      found += problems(of: line, index, page, bandTexts)
    }
    return found + sharedStretches()
  }

  private func texts(_ parts: [(String, Rectangle)], of owner: String) -> [String] {
    var found: [String] = []
    for (index, part) in parts.enumerated() {
      for other in parts[(index + 1)...] where other.1.meets(part.1) {
        found.append("`\(part.0)` and `\(other.0)` overlap in \(owner)")
      }
    }
    return found
  }

  private func problems(
    of line: Line, _ index: Int, _ page: Rectangle, _ texts: [Text]
  ) -> [String] {
    var found: [String] = []
    let source = cards[line.from]
    let chip = source.chips[line.chip].place
    let target = cards[line.to].place
    if let first = line.points.first, let last = line.points.last {
      if first.x != chip.maxX || first.y <= chip.y || first.y >= chip.maxY {
        found.append("line \(index) does not begin at its chip")
      }
      if last.y != target.y || last.x <= target.x || last.x >= target.maxX {
        found.append("line \(index) does not end at its card")
      }
    }
    for (one, two) in zip(line.points, line.points.dropFirst())
    where one.x != two.x && one.y != two.y {
      found.append("line \(index) is slanted")
    }
    let bounds = line.bounds
    let near = cards.indices.filter { cards[$0].place.meets(bounds) }
    for (number, stretch) in line.stretches.enumerated() {
      if !page.holds(stretch) { found.append("line \(index) leaves the page") }
      if texts.contains(where: { $0.place.meets(stretch) }) {
        found.append("line \(index) crosses a title")
      }
      for position in near where cards[position].place.meets(stretch) {
        // The first stretch leaves its own card, the last one touches its target's edge.
        if position == line.from, number == 0 { continue }
        if position == line.to, number == line.points.count - 2 { continue }
        found.append("line \(index) crosses card \(position)")
      }
    }
    // Inside its own card it crosses nothing but the margin.
    if let first = line.stretches.first {
      for part in source.texts.map(\.place) + source.chips.map(\.place)
      where part != chip && part.meets(first) {
        found.append("line \(index) crosses what stands in its card")
      }
    }
    return found
  }

  /// Lines to different cards may cross, and share no more than the crossing.
  private func sharedStretches() -> [String] {
    var found: [String] = []
    let bounds = lines.map(\.bounds)
    let stretches = lines.map(\.stretches)
    for (index, line) in lines.enumerated() {
      for other in lines.indices.dropFirst(index + 1)
      where lines[other].to != line.to && bounds[index].meets(bounds[other]) {
        for one in stretches[index] {
          for two in stretches[other] where one.meets(two) {
            let isOneFlat = one.height == 1
            let isOtherFlat = two.height == 1
            if isOneFlat == isOtherFlat {
              found.append("lines \(index) and \(other) run on top of each other")
            }
          }
        }
      }
    }
    return found
  }
}
