import CallModel
import DataExchange
import ScriptMap
import Terminal

/// Shows a script's map in a terminal, and as JSON for other programs.
struct MapOutput {
  /// How many ways of one reply are told.
  private static let wayLimit = 12

  private let map: Map
  private let layout: Layout
  private let emit: (String) -> Void
  private let arrows: (step: String, end: String)

  /// A map laid out for a terminal; `emit` takes each line without its line feed.
  init(_ map: Map, _ layout: Layout, emit: @escaping (String) -> Void) {
    self.map = map
    self.layout = layout
    self.emit = emit
    arrows = layout.usesUnicode ? ("→", "⇒") : ("->", "=>")
  }

  /// The whole map: stages, steps, what fits anytime, cards, outcomes.
  func write() {
    lines(layout.paragraph(StyledText(data: map.title, .heading)))
    lines(layout.paragraph(StyledText(map.summary, .muted)))
    for stage in map.stages {
      section(stage.title)
      for index in stage.steps {
        if index != stage.steps.lowerBound { emit("") }
        step(index)
      }
    }
    if !map.anytime.isEmpty {
      section("Anytime")
      ways(map.anytime, indent: 2)
    }
    if !map.cards.isEmpty {
      section("Objections")
      for (index, card) in map.cards.enumerated() {
        if index > 0 { emit("") }
        self.card(card)
      }
    }
    section("Outcomes")
    for (index, outcome) in map.outcomes.enumerated() { self.outcome(outcome, index) }
  }

  /// The stages and their steps alone, for a glance during a call: `→` before the step where it is,
  /// `·` before those where it was.
  func writeOverview(here: Ref<Step>?, visited: Set<Ref<Step>>) {
    for stage in map.stages {
      lines(layout.paragraph(StyledText(data: stage.title, .heading)))
      for step in map.steps[stage.steps] {
        let isHere = step.source == here
        let wasHere = visited.contains(step.source)
        let sign =
          if isHere { arrows.step } else if wasHere { layout.usesUnicode ? "·" : "." } else { " " }
        var words = StyledText(data: step.id, isHere ? .number : [])
        if step.title != step.id { words = words + "  " + StyledText(data: step.title, .muted) }
        let first = StyledText("  " + Width.padded(sign, to: Width.columns(of: arrows.step)) + " ")
        lines(words.render(width: layout.width, look: layout.look, first: first))
      }
    }
  }

  private func lines(_ lines: [String]) { lines.forEach(emit) }

  private func section(_ title: String) {
    emit("")
    lines(layout.paragraph(StyledText(data: title, .heading)))
  }

  private func step(_ index: Int) {
    let step = map.steps[index]
    let marks = (map.start == index ? ["start"] : []) + step.marks
    var words = StyledText(data: step.id, .number)
    if step.title != step.id { words = words + "  " + StyledText(data: step.title) }
    if !marks.isEmpty {
      words.append("  " + SafeText.clean(marks.joined(separator: "  ")), .muted)
    }
    lines(words.render(width: layout.width, look: layout.look, first: "  ", hanging: 4))
    asks(step, indent: 4)
    ways(step.groups, indent: 4)
  }

  private func asks(_ step: Map.StepNode, indent: Int) {
    guard !step.asks.isEmpty else { return }
    let words = StyledText(data: "? " + step.asks.joined(separator: ", "), .ask)
    lines(
      words.render(
        width: layout.width, look: layout.look, first: StyledText(blanks(indent)),
        hanging: indent + 2))
  }

  private func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

  /// The ways on in two columns where the terminal is wide enough: the labels, and where they lead.
  private func ways(_ groups: [Map.WayGroup], indent: Int) {
    let labels = groups.flatMap { $0.replies.map { self.label($0) } }
    let widest = labels.map(\.columns).max() ?? 0
    let room = layout.width - indent
    let column = min(widest, room * 6 / 10)
    for group in groups {
      let targets = self.targets(group.ways)
      guard !group.replies.isEmpty else {
        line(targets, indent: indent)
        continue
      }
      for reply in group.replies {
        let label = self.label(reply)
        if label.columns <= column, column + 2 + targets.columns <= room {
          line(label + StyledText(blanks(column - label.columns + 2)) + targets, indent: indent)
        } else if label.columns + 2 + targets.columns <= room {
          line(label + "  " + targets, indent: indent)
        } else {
          line(label, indent: indent)
          line(targets, indent: indent + 2)
        }
      }
    }
  }

  private func line(_ words: StyledText, indent: Int) {
    lines(
      words.render(
        width: layout.width, look: layout.look, first: StyledText(blanks(indent)),
        hanging: indent + 2))
  }

  private func label(_ reply: Map.ReplyNode) -> StyledText {
    StyledText(reply.isGuarded ? "if " : "", .muted) + StyledText(data: reply.label)
  }

  /// Where ways lead, the first that holds first: `if → too_small, else → pain`.
  private func targets(_ ways: [Map.Way]) -> StyledText {
    var words = StyledText()
    for (index, way) in ways.prefix(Self.wayLimit).enumerated() {
      if index > 0 { words.append(", ", .muted) }
      if way.isGuarded { words.append("if ", .muted) }
      if index > 0, !way.isGuarded { words.append("else ", .muted) }
      words = words + target(way.place)
    }
    if ways.count > Self.wayLimit { words.append(", +\(ways.count - Self.wayLimit) more", .muted) }
    return words
  }

  private func target(_ place: Map.Place) -> StyledText {
    let name = SafeText.clean(map.name(of: place))
    switch place {
    case .outcome(let outcome):
      let style: Style = map.outcomes[outcome].kind == .won ? .good : .heading
      return StyledText("\(arrows.end) ", .muted) + StyledText(name, style)
    case .card: return StyledText("\(arrows.step) ", .muted) + StyledText(name, .warning)
    case .step: return StyledText("\(arrows.step) ", .muted) + StyledText(name, .number)
    case .back, .next, .again: return StyledText("\(arrows.step) \(name)", .muted)
    }
  }

  private func card(_ card: Map.CardNode) {
    line(
      StyledText(data: "!" + card.id, .warning) + "  " + StyledText(data: card.title), indent: 2)
    for (number, rebuttal) in card.rebuttals.enumerated() {
      let isOtherwise = card.hasOtherwise && number + 1 == card.rebuttals.count
      var head = StyledText(
        data: isOtherwise ? "otherwise" : "\(number + 1) \(rebuttal.id)", .heading)
      if !isOtherwise, rebuttal.title != rebuttal.id {
        head = head + "  " + StyledText(data: rebuttal.title)
      }
      line(head, indent: 4)
      asks(rebuttal, indent: 6)
      ways(rebuttal.groups, indent: 6)
    }
  }

  private func outcome(_ outcome: Map.OutcomeNode, _ index: Int) {
    var words =
      StyledText(data: outcome.id, outcome.kind == .won ? .good : .heading)
      + StyledText("  \(outcome.kind.rawValue)", .muted) + "  " + StyledText(data: outcome.title)
    if index == map.goal { words.append("  goal", .good) }
    if !outcome.needs.isEmpty {
      words.append("  needs " + SafeText.clean(outcome.needs.joined(separator: ", ")), .muted)
    }
    if outcome.isNeverCallAgain { words.append("  never call again", .muted) }
    line(words, indent: 2)
  }
}
