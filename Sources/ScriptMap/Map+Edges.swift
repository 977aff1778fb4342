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
    /// The labels of the first replies that lead there, those that can be hidden after an `if`; none
    /// for a step that goes on by itself.
    package private(set) var labels: [String] = []
    /// How many replies lead there.
    package private(set) var replyCount = 0
    /// Whether every way there is taken only under a condition.
    package fileprivate(set) var isGuarded: Bool

    fileprivate init(origin: Origin, place: Place, isGuarded: Bool) {
      self.origin = origin
      self.place = place
      self.isGuarded = isGuarded
    }

    fileprivate mutating func add(_ replies: [ReplyNode], limit: Int) {
      for reply in replies.prefix(max(0, limit - labels.count)) {
        labels.append((reply.isGuarded ? "if " : "") + reply.label)
      }
      replyCount += replies.count
    }

    /// The labels as lines, the last one saying how many more there are.
    var lines: [String] {
      replyCount > labels.count ? labels + ["+\(replyCount - labels.count) more"] : labels
    }
  }

  /// The edges in the order of the script: those of the steps, of the cards, and of what can be
  /// answered at every step; each with at most `labelLimit` labels, so that all of them together are
  /// no larger than the script.
  package func edges(labelLimit: Int, _ body: (Edge) -> Void) {
    for (index, step) in steps.enumerated() {
      merged(step.groups, from: .step(index), labelLimit).forEach(body)
    }
    for (index, card) in cards.enumerated() {
      for (number, rebuttal) in card.rebuttals.enumerated() {
        merged(rebuttal.groups, from: .rebuttal(index, number), labelLimit).forEach(body)
      }
    }
    merged(anytime, from: .anytime, labelLimit).forEach(body)
  }

  /// Ways with one end are one edge, at the place of the first of them.
  private func merged(_ groups: [WayGroup], from origin: Origin, _ labelLimit: Int) -> [Edge] {
    var edges: [Edge] = []
    var positions: [Place: Int] = [:]
    for group in groups {
      var seen: Set<Place> = []
      for way in group.ways {
        let position = positions[way.place] ?? edges.count
        if position == edges.count {
          positions[way.place] = position
          edges.append(Edge(origin: origin, place: way.place, isGuarded: way.isGuarded))
        } else {
          edges[position].isGuarded = edges[position].isGuarded && way.isGuarded
        }
        if seen.insert(way.place).inserted {
          edges[position].add(group.replies, limit: labelLimit)
        }
      }
    }
    return edges
  }
}

extension Map {
  /// What is told in a card under its title: each rebuttal with the replies that stay in the card,
  /// so that no edge has to be drawn for them.
  func rows(of card: CardNode) -> [String] {
    card.rebuttals.enumerated().map { number, rebuttal in
      let isOtherwise = card.hasOtherwise && number + 1 == card.rebuttals.count
      var turns: [String] = []
      for edge in merged(rebuttal.groups, from: .anytime, 2)
      where edge.place.staysInCard {
        let labels = edge.lines.joined(separator: " / ")
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
