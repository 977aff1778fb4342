import CallStore
import Terminal

/// Whether what the store remembers of drilled cards is what their reviews come to.
enum DrillCheck {
  /// A card that is not the fold of its reviews.
  typealias Altered = (agent: AgentKey, kept: DrillCardRow, folded: DrillCardRow?)

  /// Folds every card again; a store without any says nothing of them.
  /// - Returns: the cards that are not what their reviews come to.
  static func check(
    _ store: Store, _ program: Program, found: (String) -> Void
  ) throws(Failure) -> [Altered] {
    var altered: [Altered] = []
    var count = 0
    do throws(StoreError) {
      altered = try Self.altered(store) { card, agent, isFit in
        count += 1
        if isFit { return }
        let name = "drill card \(card.card) of \(card.deck), \(agent.name)"
        found(
          card.reviews == 0
            ? "\(name): it has no reviews" : "\(name): not what its reviews come to")
      }
    } catch {
      guard case .damaged(let what) = error.kind else { throw Failure(error) }
      program.screen.line("drill cards: damaged")
      found("the drill cards: \(what)")
      return []
    }
    if count > 0 {
      let fit = altered.isEmpty ? "all fit" : "not all fit"
      program.screen.line(StyledText("drill cards: \(count) folded again, \(fit)"))
    }
    return altered
  }

  /// The cards that are not what their reviews come to; each card is told.
  static func altered(
    _ store: Store, each: (DrillCardRow, AgentKey, _ isFit: Bool) -> Void = { _, _, _ in }
  ) throws(StoreError) -> [Altered] {
    var altered: [Altered] = []
    for agent in try store.agents() {
      for card in try store.drillCards(of: agent) {
        let reviews = try store.drillReviews(of: agent, deck: card.deck, card: card.card)
        let folded = card.folded(reviews)
        each(card, agent, folded == card)
        if folded != card { altered.append((agent, card, folded)) }
      }
    }
    return altered
  }

  /// Writes them anew from their reviews.
  static func mend(
    _ altered: [Altered], _ store: Store, _ program: Program
  ) throws(Failure) {
    guard !altered.isEmpty else { return }
    do throws(StoreError) { try store.mend(altered) } catch { throw Failure(error) }
    let cards = altered.count == 1 ? "1 drill card" : "\(altered.count) drill cards"
    program.screen.line(StyledText("mended: \(cards) written anew from the reviews"))
  }
}
