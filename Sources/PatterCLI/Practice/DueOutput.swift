import CallModel
import CallStore
import DataExchange
import Terminal

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

  func write(_ trainees: [AgentKey], _ format: String) throws(Failure) {
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
    switch format {
    case "csv":
      program.screen.write(CSVWriter.row(["trainee", "deck", "cards", "due", "week", "lapses"]))
      for row in rows {
        program.screen.write(CSVWriter.row([row.trainee, row.deck] + numbers(row)))
      }
    case "json": program.screen.write(json(rows))
    default: writeTable(rows)
    }
  }

  private func numbers(_ row: Row) -> [String] {
    [row.count, row.due, row.week, row.lapses].map(String.init)
  }

  private func writeTable(_ rows: [Row]) {
    guard !rows.isEmpty else {
      program.screen.line("Nobody has begun a deck.")
      return
    }
    let columns =
      ["trainee", "deck"].map { Layout.Column($0) }
      + ["cards", "due", "in a week", "lapses"].map {
        Layout.Column($0, alignment: .right, mayShrink: false)
      }
    program.screen.lines(
      program.layout.table(
        columns,
        rows: rows.map { row in
          [StyledText(data: row.trainee), StyledText(data: row.deck)]
            + numbers(row).map { StyledText($0) }
        }, isCut: program.facts.isTerminal))
  }

  private func json(_ rows: [Row]) -> String {
    var json = JSONWriter()
    json.array { json in
      for row in rows {
        json.object { json in
          json.member("trainee", row.trainee)
          json.member("deck", row.deck)
          json.member("cards", row.count)
          json.member("due", row.due)
          json.member("week", row.week)
          json.member("lapses", row.lapses)
        }
      }
    }
    return json.text + "\n"
  }
}
