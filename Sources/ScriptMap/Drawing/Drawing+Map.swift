import CallModel

extension Drawing {
  /// The drawing of a map, with figures where there are some.
  package init(_ map: Map, overlay: MapOverlay = MapOverlay()) {
    var builder = DrawingBuilder(map, overlay)
    self = builder.build()
  }
}

/// Gives every part of a map its place.
private struct DrawingBuilder {
  private static let margin = 24
  /// The room for a band's title, at the left of its cards.
  private static let titleRoom = 176
  private static let bandGap = 12
  private static let bandPadding = 18
  private static let gap = 22
  /// The distance between two lines that run side by side.
  private var track: Int { overlay.flow == nil ? 10 : MapFlow.maximumWidth + 4 }

  let map: Map
  let overlay: MapOverlay
  private var drawing = Drawing()
  /// The left edge of each column; one more for what is right of the last.
  private var left: [Int] = []
  private var y = 0

  init(_ map: Map, _ overlay: MapOverlay) {
    self.map = map
    self.overlay = overlay
  }

  /// How many steps stand beside each other: a large map grows in both directions.
  private var capacity: Int { map.steps.count > 60 ? 5 : 4 }

  mutating func build() -> Drawing {
    let stageRows = StageRows(map, capacity: capacity)
    var routes = Routes(map, stageRows)
    for step in map.steps.indices {
      let (card, chips) = stepCard(step)
      drawing.cards.append(card)
      routes.add(step, chips, overlay.flow)
    }
    routes.close()
    setColumns(stageRows, routes)
    heading()
    for stage in map.stages.indices { band(stage, stageRows, &routes) }
    routes.draw(left: left, track: track, into: &drawing)
    pile(
      "Anytime", "at every step", map.anytime.map(anytimeCard))
    pile(
      "Objections", counted(map.cards.count, "card"), map.cards.indices.map(objectionCard))
    pile(
      "Outcomes", counted(map.outcomes.count, "outcome"), map.outcomes.indices.map(outcomeCard))
    drawing.height = y - Self.bandGap + Self.margin
    return drawing
  }

  private func counted(_ count: Int, _ word: String) -> String {
    "\(count) \(word)\(count == 1 ? "" : "s")"
  }

  private mutating func setColumns(_ rows: StageRows, _ routes: Routes) {
    let count = max(
      (rows.column.max() ?? 0) + 1,
      min(capacity, max(map.cards.count, map.outcomes.count, map.anytime.count)))
    var x = Self.margin + Self.titleRoom
    for column in 0..<count {
      left.append(x)
      let tracks = routes.tracks(rightOf: column)
      x += CardBuilder.width + max(Self.gap, 14 + tracks * track)
    }
    left.append(x)
    // The last column's lines stay inside the band as well.
    drawing.width = x - Self.gap + Self.bandPadding + Self.margin
  }

  private mutating func heading() {
    y = Self.margin
    func add(_ words: String, _ role: Drawing.Role, limit: Int) {
      let room = drawing.width - 2 * Self.margin
      for line in role.measure.lines(words, room: room, limit: limit) {
        drawing.heading.append(
          Drawing.Text(
            place: Drawing.Rectangle(
              x: Self.margin, y: y, width: role.measure.width(line), height: role.lineHeight),
            text: line, role: role))
        y += role.lineHeight
      }
    }
    add(map.title, .heading, limit: 2)
    y += 4
    let goal = map.outcomes.indices.contains(map.goal) ? map.outcomes[map.goal].id : ""
    add("\(map.summary) · goal ⇒ \(goal) · \(map.language)", .facts, limit: 3)
    add(
      "→ leads to a step or card · ⇒ ends the call · if: only under a condition · ? is asked",
      .facts, limit: 3)
    if let flow = overlay.flow { key(flow) }
    y += 14
  }

  /// Tells how figures are drawn: bars of the steps, and widths of the ways.
  private mutating func key(_ flow: MapFlow) {
    y += 4
    let role = Drawing.Role.facts
    var x = Self.margin
    func add(_ words: String, _ kind: Drawing.BarKind?, height: Int = 6) {
      let swatch = kind == nil ? 0 : 34
      let room = drawing.width - Self.margin - x
      if x > Self.margin, swatch + role.measure.width(words) > room {
        x = Self.margin
        y += role.lineHeight + 2
      }
      if let kind {
        drawing.key.append(
          Drawing.Bar(
            place: Drawing.Rectangle(
              x: x, y: y + (role.lineHeight - height) / 2, width: 26, height: height),
            kind: kind))
      }
      let shown = role.measure.line(
        words, room: drawing.width - Self.margin - x - swatch)
      let width = role.measure.width(shown)
      drawing.heading.append(
        Drawing.Text(
          place: Drawing.Rectangle(x: x + swatch, y: y, width: width, height: role.lineHeight),
          text: shown, role: role))
      x += swatch + width + 18
    }
    add("\(counted(flow.calls, "answered call")); of these at each step:", nil)
    add("reached", .reached)
    add("dropped off there", .dropped)
    add("ways as wide as the share that took them:", nil)
    for percent in [100, 50, 10] {
      let width = max(2, (MapFlow.maximumWidth * percent + 50) / 100)
      add("\(percent) %", .way, height: width)
    }
    add("none, or not known: thin", .way, height: 1)
    y += role.lineHeight + 2
  }

  /// A band's title at the left, from `top` on; gives its texts.
  private func title(_ title: String, _ count: String, top: Int) -> [Drawing.Text] {
    var texts: [Drawing.Text] = []
    var y = top
    func add(_ words: String, _ role: Drawing.Role, limit: Int) {
      let lines = role.measure.lines(words, room: Self.titleRoom - 32, limit: limit)
      for line in lines {
        texts.append(
          Drawing.Text(
            place: Drawing.Rectangle(
              x: Self.margin + 16, y: y, width: role.measure.width(line), height: role.lineHeight),
            text: line, role: role))
        y += role.lineHeight
      }
    }
    add(title, .band, limit: 4)
    add(count, .count, limit: 2)
    return texts
  }

  /// A stage: its rows under each other, with room between them for the lines.
  private mutating func band(_ stage: Int, _ rows: StageRows, _ routes: inout Routes) {
    let node = map.stages[stage]
    let top = y
    let last = stage + 1 < map.stages.count ? rows.firstRow[stage + 1] : rows.rows.count
    var titleTop = top + Self.bandPadding
    for index in rows.firstRow[stage]..<last {
      let isFirst = index == rows.firstRow[stage]
      let lines = routes.netCount(into: index) * track
      y += lines == 0 ? (isFirst ? Self.bandPadding : Self.gap) : 26 + lines
      if isFirst { titleTop = y }
      routes.setTop(of: index, y)
      var height = 0
      for step in rows.rows[index] {
        place(step, x: left[rows.column[step]], y: y)
        height = max(height, drawing.cards[step].place.height)
      }
      y += height
    }
    let texts = title(node.title, counted(node.steps.count, "step"), top: titleTop)
    y = max(y, texts.last?.place.maxY ?? y) + Self.bandPadding
    close(top: top, texts, tint: stage, cards: node.steps)
  }

  /// A group below the stages: each card in the column that is shortest so far.
  private mutating func pile(_ title: String, _ count: String, _ cards: [Drawing.Card]) {
    guard !cards.isEmpty else { return }
    let top = y
    var ends = Array(repeating: y + Self.bandPadding, count: left.count - 1)
    let first = drawing.cards.count
    for card in cards {
      var column = 0
      for other in ends.indices where ends[other] < ends[column] { column = other }
      drawing.cards.append(card)
      place(drawing.cards.count - 1, x: left[column], y: ends[column])
      ends[column] += card.place.height + 14
    }
    let texts = self.title(title, count, top: top + Self.bandPadding)
    let end = max((ends.max() ?? y) - 14, texts.last?.place.maxY ?? y)
    y = end + Self.bandPadding
    close(top: top, texts, tint: nil, cards: first..<drawing.cards.count)
  }

  private mutating func close(top: Int, _ texts: [Drawing.Text], tint: Int?, cards: Range<Int>) {
    drawing.bands.append(
      Drawing.Band(
        place: Drawing.Rectangle(
          x: Self.margin, y: top, width: drawing.width - 2 * Self.margin, height: y - top),
        tint: tint, texts: texts, cards: cards))
    y += Self.bandGap
  }

  private mutating func place(_ card: Int, x: Int, y: Int) {
    var placed = drawing.cards[card]
    placed.place = placed.place.moved(x: x, y: y)
    for index in placed.texts.indices {
      placed.texts[index].place = placed.texts[index].place.moved(x: x, y: y)
    }
    for index in placed.chips.indices {
      placed.chips[index].place = placed.chips[index].place.moved(x: x, y: y)
    }
    for index in placed.bars.indices {
      placed.bars[index].place = placed.bars[index].place.moved(x: x, y: y)
    }
    for index in placed.dividers.indices { placed.dividers[index] += y }
    drawing.cards[card] = placed
  }

  private func stepCard(_ index: Int) -> (Drawing.Card, [CardBuilder.StepChip]) {
    let step = map.steps[index]
    var builder = CardBuilder(map, overlay)
    builder.text(step.title, .title, limit: 3)
    let isStart = map.start == index
    builder.name(step.id, marks: (isStart ? ["start"] : []) + step.marks)
    builder.asks(step.asks)
    builder.figures(of: step.source)
    if !step.groups.isEmpty { builder.divider() }
    builder.groups(step.groups, of: step.source)
    let card = builder.card(
      .step, anchor: CardBuilder.anchor(step: step.id), tip: "\(step.id): \(step.title)",
      isMarked: isStart)
    return (card, builder.stepChips)
  }

  private func anytimeCard(_ group: Map.WayGroup) -> Drawing.Card {
    var builder = CardBuilder(map, overlay)
    builder.groups([group])
    return builder.card(.anytime, anchor: "", tip: "can be answered at every step")
  }

  private func objectionCard(_ index: Int) -> Drawing.Card {
    let card = map.cards[index]
    var builder = CardBuilder(map, overlay)
    builder.text(card.title, .title, limit: 3)
    builder.name("!" + card.id, marks: [])
    for (number, rebuttal) in card.rebuttals.enumerated() {
      builder.divider()
      let isOtherwise = card.hasOtherwise && number + 1 == card.rebuttals.count
      builder.text(
        isOtherwise ? "otherwise" : "\(number + 1). \(rebuttal.title)", .rebuttal, limit: 2)
      builder.asks(rebuttal.asks)
      builder.figures(of: rebuttal.source)
      builder.pause(2)
      builder.groups(rebuttal.groups, of: rebuttal.source)
    }
    return builder.card(
      .objection, anchor: CardBuilder.anchor(card: card.id), tip: "!\(card.id): \(card.title)")
  }

  private func outcomeCard(_ index: Int) -> Drawing.Card {
    let outcome = map.outcomes[index]
    let isGoal = index == map.goal
    var builder = CardBuilder(map, overlay)
    builder.text(outcome.title, .title, limit: 3)
    let sign: String
    let kind: Drawing.CardKind
    switch outcome.kind {
    case .won: (sign, kind) = ("✓ won", .won)
    case .open: (sign, kind) = ("↻ open", .open)
    case .lost: (sign, kind) = ("✕ lost", .lost)
    }
    builder.name(outcome.id, marks: [isGoal ? "goal" : nil, sign].compactMap { $0 })
    if !outcome.needs.isEmpty {
      builder.text(
        DrawnText.clean("needs " + outcome.needs.joined(separator: ", ")), .name, limit: 3)
    }
    if outcome.isNeverCallAgain { builder.text("never call again", .name, limit: 1) }
    return builder.card(
      kind, anchor: CardBuilder.anchor(outcome: outcome.id),
      tip: "\(outcome.id): \(outcome.title)", isMarked: isGoal)
  }
}
