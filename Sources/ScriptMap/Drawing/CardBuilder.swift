import CallModel

/// Fills a card from top to bottom; its place is at the origin until it is laid out.
struct CardBuilder {
  /// How wide every card is.
  static let width = 264
  private static let padding = 12
  private static let room = width - 2 * padding
  private static let chipHeight = 20
  /// How many labels of one way are shown, and how many ways of one card.
  private static let labelLimit = 6
  private static let groupLimit = 40

  private let map: Map
  private let overlay: MapOverlay
  private var texts: [Drawing.Text] = []
  private var chips: [Drawing.Chip] = []
  private var dividers: [Int] = []
  private var bars: [Drawing.Bar] = []
  private var y = CardBuilder.padding - 2
  /// The chips that lead to steps, for the lines that are drawn, each with how many calls took it.
  private(set) var stepChips: [StepChip] = []

  /// A chip that leads to a step.
  struct StepChip {
    /// The chip's position in the card.
    let chip: Int
    /// The step's position in the map.
    let step: Int
    /// How often the way was taken; 0 where nobody can tell.
    let count: Int
  }

  init(_ map: Map, _ overlay: MapOverlay) {
    self.map = map
    self.overlay = overlay
  }

  /// The card with all that was put into it.
  func card(
    _ kind: Drawing.CardKind, anchor: String, tip: String, isMarked: Bool = false
  ) -> Drawing.Card {
    Drawing.Card(
      place: Drawing.Rectangle(x: 0, y: 0, width: Self.width, height: y + Self.padding - 2),
      kind: kind, anchor: anchor, tip: DrawnText.clean(tip), isMarked: isMarked, texts: texts,
      chips: chips, dividers: dividers, bars: bars)
  }

  /// Words in as many lines as they need, up to a limit.
  mutating func text(_ words: String, _ role: Drawing.Role, limit: Int) {
    for line in role.measure.lines(words, room: Self.room, limit: limit) {
      add(line, role, x: Self.padding)
      y += role.lineHeight
    }
  }

  /// A name, with small facts at the right of it or below.
  mutating func name(_ name: String, marks: [String]) {
    let role = Drawing.Role.name
    let shown = marks.map {
      Drawing.Role.mark.measure.line($0, room: Self.room - 12)
    }
    let widths = shown.map { Drawing.Role.mark.measure.width($0) + 12 }
    let total = widths.reduce(0, +) + max(0, widths.count - 1) * 4
    if role.measure.width(name) + total + 8 <= Self.room {
      add(name, role, x: Self.padding)
      place(shown, widths, x: Self.width - Self.padding - total)
      y += role.lineHeight + 2
      return
    }
    text(name, role, limit: 2)
    var first = 0
    while first < shown.count {
      // As many as the line takes.
      var end = first + 1
      var used = widths[first]
      while end < shown.count, used + 4 + widths[end] <= Self.room {
        used += 4 + widths[end]
        end += 1
      }
      place(Array(shown[first..<end]), Array(widths[first..<end]), x: Self.padding)
      y += role.lineHeight + 2
      first = end
    }
  }

  private mutating func place(_ marks: [String], _ widths: [Int], x: Int) {
    var x = x
    for (mark, width) in zip(marks, widths) {
      chips.append(
        Drawing.Chip(
          place: Drawing.Rectangle(x: x, y: y, width: width, height: 17), text: mark, kind: .mark,
          isGuarded: false, anchor: nil, tip: ""))
      x += width + 4
    }
  }

  /// A thin line across the card.
  mutating func divider() {
    dividers.append(y + 4)
    y += 10
  }

  /// A pause between what belongs together and the next.
  mutating func pause(_ pixels: Int = 7) { y += pixels }

  /// The fields that are asked.
  mutating func asks(_ fields: [String]) {
    guard !fields.isEmpty else { return }
    text(
      DrawnText.clean("? " + fields.joined(separator: ", ")), .ask, limit: 3)
  }

  /// What is told of a step or rebuttal by who made the map: words, and how many calls came by.
  mutating func figures(of step: Ref<Step>) {
    if let figure = overlay.steps[step] { text(DrawnText.clean(figure), .figure, limit: 3) }
    guard let flow = overlay.flow else { return }
    let visit = flow.steps[step] ?? MapFlow.Visit(reached: 0, dropped: 0)
    let dropped =
      visit.dropped > 0 ? " · \(MapFlow.share(visit.dropped, of: visit.reached)) dropped" : ""
    text("\(visit.reached) reached" + dropped, .figure, limit: 3)
    func bar(_ kind: Drawing.BarKind, from: Int, width: Int) {
      bars.append(
        Drawing.Bar(
          place: Drawing.Rectangle(x: Self.padding + from, y: y + 1, width: width, height: 6),
          kind: kind))
    }
    func length(_ count: Int) -> Int {
      guard flow.calls > 0, count > 0 else { return 0 }
      return max(1, Self.room * min(count, flow.calls) / flow.calls)
    }
    bar(.all, from: 0, width: Self.room)
    let reached = length(visit.reached)
    if reached > 0 { bar(.reached, from: 0, width: reached) }
    let lost = min(reached, length(visit.dropped))
    if lost > 0 { bar(.dropped, from: reached - lost, width: lost) }
    y += 10
  }

  /// A step's ways on, in their order; `step` is whose they are, nil for what is answered anywhere.
  mutating func groups(_ groups: [Map.WayGroup], of step: Ref<Step>? = nil) {
    for (index, group) in groups.prefix(Self.groupLimit).enumerated() {
      if index > 0 { pause() }
      self.group(group, of: step)
    }
    if groups.count > Self.groupLimit {
      pause()
      text("+\(groups.count - Self.groupLimit) more ways on", .name, limit: 1)
    }
  }

  private mutating func group(_ group: Map.WayGroup, of step: Ref<Step>?) {
    let count = overlay.flow?.count(group, of: step, in: map)
    let ways = group.ways.prefix(Self.groupLimit)
    let tip = tip(of: group)
    let shown = ways.map { chip(to: $0, tip: tip, count: count) }
    var isBesideLast = false
    let replies = group.replies.prefix(Self.labelLimit)
    for (index, reply) in replies.enumerated() {
      let isLast = index + 1 == group.replies.count
      let measure = Drawing.Role.label.measure
      let indent = reply.isGuarded ? 22 : 0
      let lines = measure.lines(reply.label, room: Self.room - indent, limit: 2)
      for (number, line) in lines.enumerated() {
        let isLastLine = isLast && number + 1 == lines.count
        let figure = number + 1 == lines.count ? figure(of: reply, in: group) : nil
        let width = measure.width(line) + indent
        isBesideLast =
          isLastLine && figure == nil
          && (shown.first.map { width + 10 + $0.place.width <= Self.room } ?? false)
        if isBesideLast { y += 2 }
        if number == 0, reply.isGuarded { add("if", .name, x: Self.padding, lower: 1) }
        add(line, .label, x: Self.padding + indent)
        if !isBesideLast { y += Drawing.Role.label.lineHeight }
        if let figure { text(DrawnText.clean(figure), .figure, limit: 2) }
      }
    }
    if group.replies.count > Self.labelLimit {
      text("+\(group.replies.count - Self.labelLimit) more", .name, limit: 1)
    }
    for (index, chip) in shown.enumerated() {
      y += index > 0 ? 3 : isBesideLast ? -1 : group.replies.isEmpty ? 0 : 2
      var placed = chip
      placed.place.x = Self.width - Self.padding - chip.place.width
      placed.place.y = y
      chips.append(placed)
      if case .step(let step) = ways[index].place {
        stepChips.append(StepChip(chip: chips.count - 1, step: step, count: count ?? 0))
      }
      y += Self.chipHeight
    }
    if group.ways.count > ways.count {
      text("+\(group.ways.count - ways.count) more", .name, limit: 1)
    }
  }

  /// What is told under a reply's label: words that came with the map, and how often it was given
  /// where its chip does not tell that of it alone.
  private func figure(of reply: Map.ReplyNode, in group: Map.WayGroup) -> String? {
    var figure = overlay.replies[reply.source]
    if let flow = overlay.flow, group.replies.count > 1 || group.ways.count > 1 {
      let count = flow.replies[reply.source] ?? 0
      figure = [figure, "\(count)×"].compactMap { $0 }.joined(separator: " · ")
    }
    return figure
  }

  private func tip(of group: Map.WayGroup) -> String {
    let labels = group.replies.prefix(Self.labelLimit).map(\.label).joined(separator: " / ")
    return labels.isEmpty ? "" : labels + " → "
  }

  private func chip(to way: Map.Way, tip: String, count: Int?) -> Drawing.Chip {
    let sign: String
    let kind: Drawing.ChipKind
    var anchor: String?
    switch way.place {
    case .step(let step):
      (sign, kind, anchor) = ("→ ", .step, Self.anchor(step: map.steps[step].id))
    case .card(let card):
      (sign, kind, anchor) = ("→ ", .card, Self.anchor(card: map.cards[card].id))
    case .outcome(let outcome):
      let node = map.outcomes[outcome]
      sign = "⇒ "
      kind =
        switch node.kind {
        case .won: .won
        case .open: .open
        case .lost: .lost
        }
      anchor = Self.anchor(outcome: node.id)
    case .back: (sign, kind) = ("↩ ", .turn)
    case .next: (sign, kind) = ("↓ ", .turn)
    case .again: (sign, kind) = ("↻ ", .turn)
    }
    let words = (way.isGuarded ? "if " : "") + sign + map.name(of: way.place)
    let measure = Drawing.Role.name.measure
    let figure = count.map { " · \($0)" } ?? ""
    let text = measure.line(words, room: Self.room - 16 - measure.width(figure)) + figure
    return Drawing.Chip(
      place: Drawing.Rectangle(
        x: 0, y: 0, width: measure.width(text) + 16, height: Self.chipHeight),
      text: text, kind: kind, isGuarded: way.isGuarded, anchor: anchor,
      tip: DrawnText.clean(tip + map.title(of: way.place)))
  }

  private mutating func add(_ words: String, _ role: Drawing.Role, x: Int, lower: Int = 0) {
    texts.append(
      Drawing.Text(
        place: Drawing.Rectangle(
          x: x, y: y + lower, width: role.measure.width(words), height: role.lineHeight),
        text: words, role: role))
  }

  static func anchor(step: String) -> String { "step-" + step }
  static func anchor(card: String) -> String { "card-" + card }
  static func anchor(outcome: String) -> String { "outcome-" + outcome }
}
