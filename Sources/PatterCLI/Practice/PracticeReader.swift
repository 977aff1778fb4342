import CallModel
import CallReports
import CallStore

/// Reads rehearsals, drilled cards and live calls out of the store, person by person.
struct PracticeReader {
  let question: PracticeQuestion
  let store: Store
  private let rows: [RehearsalRow]
  /// The scripts of the rehearsals, by their lasting names.
  private let subjects: [(family: String, subject: ReportSubject)]

  init(_ question: PracticeQuestion, _ store: Store) throws(Failure) {
    self.question = question
    self.store = store
    do throws(StoreError) {
      rows = try store.rehearsals(
        of: question.trainees, family: question.family, session: question.session
      ).filter { row in
        question.days.first.map { row.day >= $0 } ?? true
          && question.days.last.map { row.day <= $0 } ?? true
      }
    } catch { throw Failure(error) }
    guard !rows.isEmpty || !question.trainees.isEmpty else {
      throw Failure(
        .problems,
        question.session.map { "no rehearsal of the session `\($0)` is kept" }
          ?? "no such rehearsal is kept",
        help: "`patter rehearse SCRIPT` makes one; look at --session, --script, --from and --to")
    }
    var families = Set(rows.map(\.family))
    if let family = question.family { families = [family] }
    subjects = try families.sorted().map { family throws(Failure) in
      (family, try ReportSubject(family, store))
    }
  }

  /// The language of the script, where all rehearsals have one.
  var language: Language {
    subjects.count == 1 ? subjects[0].subject.script.language : Language("und")
  }

  /// The titles of the scripts.
  var titles: [String] { subjects.map { $0.subject.script.title } }

  /// What stands above a page.
  func title(_ name: String) -> String {
    subjects.count == 1 ? "\(name) · \(subjects[0].subject.script.title)" : name
  }

  /// What is known of all who were asked for, by name.
  func trainees() throws(Failure) -> [TraineeFigures] {
    let own = Dictionary(grouping: rows, by: \.trainee)
    let keys = try keys()
    let live = try live(keys)
    do throws(StoreError) {
      return try keys.map { key throws(StoreError) in
        let rows = own[key.name] ?? []
        return TraineeFigures(
          name: key.name, rehearsals: rows.compactMap { RehearsalFigures($0) },
          unjudged: rows.count { $0.result == nil },
          cards: try store.drillCards(of: key, deck: question.family).map {
            TraineeFigures.WeakCard(
              deck: $0.deck, card: $0.card, reviews: $0.reviews, lapses: $0.lapses, due: $0.due)
          },
          live: live[key.name] ?? [])
      }
    } catch { throw Failure(error) }
  }

  /// Who was named, or all who rehearsed.
  func keys() throws(Failure) -> [AgentKey] {
    guard question.trainees.isEmpty else { return question.trainees }
    let names = Set(rows.map(\.trainee))
    do throws(StoreError) {
      return try store.agents().filter { names.contains($0.name) }
    } catch { throw Failure(error) }
  }

  /// The live calls of some people along the scripts of the rehearsals, in the days that were asked for.
  private func live(_ keys: [AgentKey]) throws(Failure) -> [String: [TraineeFigures.Live]] {
    var live: [String: [TraineeFigures.Live]] = [:]
    for (_, subject) in subjects {
      let reader = LogReader(store: store, subject: subject)
      var filter = CountFilter(purpose: .live, scripts: subject.versions.map(\.key))
      (filter.firstDay, filter.lastDay) = question.days
      // One person's calls are found by the store; of several, all calls are read once.
      if keys.count == 1 { filter.agent = keys[0] }
      let counts = try reader.counts(filter, by: .agent)
      for key in keys {
        live[key.name, default: []].append(
          TraineeFigures.Live(
            script: subject.script.title, counts: counts.counts(of: .agent(key.name))))
      }
    }
    return live
  }

  /// What stands above the report.
  func facts(_ trainees: [TraineeFigures]) -> [Report.Fact] {
    var facts = [
      Report.Fact(
        subjects.count == 1 ? "script" : "scripts",
        titles.joined(separator: ", "))
    ]
    if let session = question.session { facts.append(Report.Fact("session", session)) }
    let (first, last) = question.days
    if first != nil || last != nil {
      facts.append(
        Report.Fact("period", "\(first?.plain ?? "the beginning") to \(last?.plain ?? "today")"))
    }
    facts.append(
      Report.Fact(
        "rehearsals",
        "\(trainees.reduce(0) { $0 + $1.rehearsals.count }) judged, of \(trainees.count) "
          + (trainees.count == 1 ? "trainee" : "trainees")))
    return facts
  }
}

extension RehearsalFigures {
  /// A rehearsal of the store; nil for one that is not judged.
  init?(_ row: RehearsalRow) {
    guard let result = row.result else { return nil }
    self.init(
      scene: Scene(
        script: row.family, persona: row.rehearsal.persona,
        behaviour: row.rehearsal.definition + (row.rehearsal.likeCall?.description ?? ""),
        level: row.rehearsal.level, seed: row.rehearsal.seed),
      day: row.day, rubric: result.rubric,
      skills: Dictionary(
        result.skills.map { ($0.name, Points($0.earned, of: $0.possible)) },
        uniquingKeysWith: { first, _ in first }),
      responses: result.responses, responseMs: result.responseMs)
  }
}
