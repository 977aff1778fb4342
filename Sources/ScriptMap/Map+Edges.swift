extension Map {
  /// What an edge begins at.
  package enum Origin: Hashable, Sendable {
    /// A step, by its position.
    case step(Int)
    /// A rebuttal, by its card's position and its own in the card.
    case rebuttal(Int, Int)
    /// A reply that can be given at every step.
    case anytime
  }

  /// All that leads from one place to another, as one edge.
  package struct Edge: Sendable {
    /// Where it begins.
    package let origin: Origin
    /// Where it leads.
    package let place: Place
    /// The replies that lead there; none for a step that goes on by itself.
    package var replies: [ReplyNode]
    /// Whether every way there is taken only under a condition.
    package var isGuarded: Bool
  }

  /// The edges in the order of the script: those of the steps, of the cards, and of what can be
  /// answered at every step.
  package func edges(_ body: (Edge) -> Void) {
    for (index, step) in steps.enumerated() {
      merged(step.groups, from: .step(index)).forEach(body)
    }
    for (index, card) in cards.enumerated() {
      for (number, rebuttal) in card.rebuttals.enumerated() {
        merged(rebuttal.groups, from: .rebuttal(index, number)).forEach(body)
      }
    }
    merged(anytime, from: .anytime).forEach(body)
  }

  /// Ways with one end are one edge, at the place of the first of them.
  private func merged(_ groups: [WayGroup], from origin: Origin) -> [Edge] {
    var edges: [Edge] = []
    var positions: [Place: Int] = [:]
    for group in groups {
      for way in group.ways {
        if let position = positions[way.place] {
          edges[position].replies += group.replies
          edges[position].isGuarded = edges[position].isGuarded && way.isGuarded
        } else {
          positions[way.place] = edges.count
          edges.append(
            Edge(
              origin: origin, place: way.place, replies: group.replies, isGuarded: way.isGuarded))
        }
      }
    }
    return edges
  }
}

extension Map.Edge {
  /// The labels as lines, at most `limit` of them, then how many more there are.
  func labels(limit: Int) -> [String] {
    let shown = replies.prefix(limit).map { ($0.isGuarded ? "if " : "") + $0.label }
    return replies.count > limit ? shown + ["+\(replies.count - limit) more"] : shown
  }
}

extension Map {
  /// What is told in a card under its title: each rebuttal with the replies that stay in the card,
  /// so that no edge has to be drawn for them.
  func rows(of card: CardNode) -> [String] {
    card.rebuttals.enumerated().map { number, rebuttal in
      let isOtherwise = card.hasOtherwise && number + 1 == card.rebuttals.count
      var turns: [String] = []
      for edge in merged(rebuttal.groups, from: .anytime) where edge.place.staysInCard {
        let labels = edge.labels(limit: 2).joined(separator: " / ")
        turns.append((labels.isEmpty ? "" : labels + " ") + "→ " + name(of: edge.place))
      }
      let head = isOtherwise ? "otherwise" : "\(number + 1) · \(rebuttal.title)"
      return turns.isEmpty ? head : head + ": " + turns.joined(separator: "; ")
    }
  }
}

extension Map.Place {
  /// Whether it is told in the card rather than drawn.
  var staysInCard: Bool {
    switch self {
    case .back, .next, .again: true
    case .step, .card, .outcome: false
    }
  }
}
