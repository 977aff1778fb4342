import CallModel
import CallStore
import Rehearsal
import Statistics

/// What a trainee remembers of a deck's cards, in the store.
struct DrillKeeper {
  let store: Store
  let trainee: AgentKey
  let deck: DrillDeck
  /// What is remembered, by the card's place in the deck; cards never seen are missing.
  private(set) var known: [Int: DrillCardRow] = [:]

  init(_ store: Store, _ trainee: AgentKey, _ deck: DrillDeck) throws(Failure) {
    self.store = store
    self.trainee = trainee
    self.deck = deck
    let rows: [DrillCardRow]
    do throws(StoreError) { rows = try store.drillCards(of: trainee, deck: deck.id) } catch {
      throw Failure(error)
    }
    for row in rows {
      guard let place = deck.cards.firstIndex(where: { DrillDeck.isKey(row.card, of: $0) })
      else { continue }
      known[place] = row
    }
  }

  /// The cards that are due on a day, the longest due first.
  func due(on day: CivilDate) -> [Int] {
    known.filter { $0.value.due <= day }
      .sorted { ($0.value.due.days, $0.key) < ($1.value.due.days, $1.key) }.map(\.key)
  }

  /// The cards that were never seen, in the deck's order.
  var new: [Int] { deck.cards.indices.filter { known[$0] == nil } }

  /// Keeps a grade; it is on the disk when this returns.
  mutating func review(
    _ place: Int, _ grade: Memory.Grade, day: CivilDate, at now: Int64, ms: Int64,
    source: DrillSource
  ) throws(Failure) {
    let card = deck.cards[place]
    let before = known[place]
    let key = before?.card ?? card.key
    let row = DrillCardRow.remembered(deck: deck.id, card: key, before, grade, on: day)
    do throws(StoreError) {
      try store.keep(
        DrillReview(day: day, at: now, grade: grade.rawValue, ms: ms, source: source), row,
        by: trainee)
    } catch { throw Failure(error) }
    known[place] = row
  }

  /// Makes the first rebuttal of each of these objections due now: they were lost.
  /// - Returns: how many cards that were.
  mutating func weaken(
    _ objections: [String], day: CivilDate, at now: Int64, source: DrillSource
  ) throws(Failure) -> Int {
    var count = 0
    for name in objections {
      let prefix = "!\(name)/".nameKey
      guard
        let place = deck.cards.firstIndex(where: { $0.key.nameKey.hasPrefix(prefix) })
      else { continue }
      // Twice on one day is no worse than once.
      if known[place]?.due == day, known[place]?.last == day { continue }
      try review(place, .again, day: day, at: now, ms: 0, source: source)
      count += 1
    }
    return count
  }
}
