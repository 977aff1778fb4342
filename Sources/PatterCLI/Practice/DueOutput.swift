import CallModel
import CallStore

/// Lists how many cards are due, by trainee and deck.
struct DueOutput {
  private struct Row {
    let trainee: String
    let deck: String
    let count: Int
    let due: Int
    let week: Int
    let lapses: Int
  }

  private let program: Program
  private let store: Store
  private let day: CivilDate

  init(_ program: Program, _ store: Store, _ day: CivilDate) {
    self.program = program
    self.store = store
    self.day = day
  }

  func write(_ trainees: [AgentKey], _ invocation: Invocation) throws(Failure) {
    var rows: [Row] = []
    do throws(StoreError) {
      for trainee in trainees {
        var decks: [String: [DrillCardRow]] = [:]
        for card in try store.drillCards(of: trainee) { decks[card.deck, default: []].append(card) }
        let week = day.adding(days: 7) ?? day
        for (deck, cards) in decks.sorted(by: { $0.key < $1.key }) {
          rows.append(
            Row(
              trainee: trainee.name, deck: deck, count: cards.count,
              due: cards.count { $0.due <= day }, week: cards.count { $0.due <= week },
              lapses: cards.reduce(0) { $0 + $1.lapses }))
        }
      }
    } catch { throw Failure(error) }
    try Listing(
      ["trainee", "deck", "cards", "due", "week", "lapses"],
      rows.map { row in
        [row.trainee, row.deck] + [row.count, row.due, row.week, row.lapses].map(String.init)
      }
    ).write(invocation, program, empty: "Nobody has begun a deck.")
  }
}
