package import CallModel
import Statistics

/// What a trainee came to, on one sheet of A4 that can be signed. It needs nothing else: no network
/// and no scripts. All that is data is cleaned and escaped.
package struct Certificate: Sendable {
  /// The trainee; his live calls are left out.
  package let trainee: TraineeFigures
  /// The titles of the scripts that he rehearsed; data, not yet cleaned.
  package let scripts: [String]
  /// The language of the scripts, as a BCP 47 tag.
  package let language: String
  /// The day on which it was made.
  package let made: CivilDate
  /// The plan that he follows; nil for none.
  package let plan: PlanFigures?

  /// How many skills have bars on the sheet.
  private static let skillLimit = 12
  /// How many scripts are named on it.
  private static let scriptLimit = 3

  /// A certificate.
  package init(
    trainee: TraineeFigures, scripts: [String], language: String, made: CivilDate,
    plan: PlanFigures? = nil
  ) {
    self.trainee = trainee
    self.scripts = scripts
    self.language = HTMLPage.tag(language)
    self.made = made
    self.plan = plan
  }

  /// Writes the page.
  package func write(to output: inout some TextOutputStream) {
    let progress = PracticeProgress(trainee.rehearsals)
    output.write(
      HTMLPage.head(
        "\(trainee.name) · \(Self.title)", style: HTMLStyle.text + HTMLStyle.certificate))
    // Long names are told in smaller letters, so that the sheet stays one.
    let name = Self.shown(trainee.name, 80)
    let size = name.count > 40 ? " long" : ""
    output.write(
      """
      <body>
      <main class="sheet">
      <header>
      <p class="kind">\(Self.title)</p>
      <h1 class="name\(size)" dir="auto">\(HTMLPage.data(name))</h1>
      \(along)
      </header>

      """)
    write(facts(progress), "facts", &output)
    if progress.isEnough {
      writeChanges(progress, &output)
    } else {
      output.write(
        "<p class=\"remark\">Not enough rehearsals yet for a before and an after: "
          + "\(progress.rehearsals.count) of \(PracticeProgress.least).</p>\n")
    }
    output.write(
      """
      <div class="lines">
      <p>Day</p>
      <p>Trainer</p>
      <p>Trainee</p>
      </div>
      <footer><p>Rehearsals with simulated prospects alone; no live call is counted here. Made by patter \
      on \(made.plain).</p></footer>
      </main>
      </body>
      </html>

      """)
  }

  private static let title = "Certificate of practice"

  /// A text of at most so many characters.
  private static func shown(_ text: String, _ limit: Int) -> String {
    text.count > limit ? text.prefix(limit) + "…" : text
  }

  /// What was rehearsed.
  private var along: String {
    guard !scripts.isEmpty else { return "<p>has not rehearsed yet</p>" }
    let names = scripts.prefix(Self.scriptLimit).map { Self.shown($0, 60) }
    let more = scripts.count - names.count
    return "<p>has practised cold calls along <span class=\"script\" lang=\"\(language)\">"
      + names.map { HTMLPage.data($0) }.joined(separator: "; ")
      + "</span>\(more > 0 ? " and \(more) more" : "")</p>"
  }

  private func write(
    _ facts: [Report.Fact], _ name: String, _ output: inout some TextOutputStream
  ) {
    output.write("<dl class=\"\(name)\">\n")
    for fact in facts {
      output.write(
        "<div><dt>\(HTMLPage.data(fact.name))</dt><dd dir=\"auto\">\(HTMLPage.data(fact.value))"
          + "</dd></div>\n")
    }
    output.write("</dl>\n")
  }

  private func facts(_ progress: PracticeProgress) -> [Report.Fact] {
    let rehearsals = progress.rehearsals
    var facts = [Report.Fact("rehearsals", "\(rehearsals.count)")]
    let days = Set(rehearsals.map(\.day)).sorted()
    if let first = days.first, let last = days.last {
      facts.append(
        Report.Fact(
          "days",
          first == last
            ? first.plain : "\(days.count) days from \(first.plain) to \(last.plain)"))
    }
    let levels = Dictionary(grouping: rehearsals, by: \.scene.level).sorted { $0.key < $1.key }
    if !levels.isEmpty {
      facts.append(
        Report.Fact(
          "levels", levels.map { "\($0.value.count) at level \($0.key)" }.joined(separator: ", ")))
      facts.append(
        Report.Fact("prospects met", "\(Set(rehearsals.map(\.scene.persona)).count)"))
    }
    if let plan {
      let own = plan.lines.filter { $0.trainee == trainee.name }
      let (done, due) = plan.done(own)
      facts.append(
        Report.Fact(
          "plan",
          "\(Self.shown(plan.name, 40)): \(done) of \(due) done up to day \(own.last?.day ?? 0)"))
    }
    return facts
  }

  /// The rehearsal with the largest share of points; of equals the one at the highest level, then the
  /// latest.
  private func best(_ rehearsals: [RehearsalFigures]) -> RehearsalFigures? {
    rehearsals.max {
      ($0.share ?? 0, $0.scene.level, $0.day) < ($1.share ?? 0, $1.scene.level, $1.day)
    }
  }

  private func writeChanges(_ progress: PracticeProgress, _ output: inout some TextOutputStream) {
    let changes = PracticeReport.changes(progress)
    let shown = changes.prefix(1 + Self.skillLimit).map { skill, change in
      (skill: skill.map { Self.shown($0, 30) }, change: change)
    }
    let plot = Plot.changes(PracticeReport.plot(title: "Skills before and after", shown))
    output.write("<figure>\n")
    for size in PlotDrawing.Size.allCases {
      output.write("<div class=\"\(size.rawValue)\">")
      PlotSVG.write(
        PlotDrawing(plot, size: size), id: "skills-\(size.rawValue)", to: &output)
      output.write("</div>\n")
    }
    output.write("</figure>\n")
    if changes.count > shown.count {
      output.write(
        "<p class=\"note\">\(changes.count - shown.count) more skills stand in "
          + "<em>report practice</em>.</p>\n")
    }
    var facts: [Report.Fact] = []
    func add(_ name: String, _ change: PracticeProgress.Change, _ unit: Cell.Unit) {
      guard let difference = change.difference else { return }
      facts.append(
        Report.Fact(
          name,
          "\(unit.main(change.before)) before, \(unit.main(change.after)) after: "
            + Cell.change(difference, unit.cut(change.interval), unit).text))
    }
    add(PracticeReport.allSkills, progress.change(nil), .share)
    add("the same scenes again", progress.pairedChange(nil), .share)
    add("time to respond", progress.response, .time)
    if let best = best(progress.rehearsals), let share = best.share {
      facts.append(
        Report.Fact(
          "best scene",
          "\(Self.shown(best.scene.persona, 40)) at level \(best.scene.level), "
            + "\(Decimal.text(100 * share, 1)) % on \(best.day.plain)"))
    }
    write(facts, "facts changes", &output)
    let mixed = progress.mixed.joined(separator: "; ")
    output.write(
      "<p class=\"note\">Before is the first third of the rehearsals, after the last; differences with "
        + "their 95 % intervals. What changed is an observation, not an experiment."
        + (mixed.isEmpty
          ? "" : " Not all are alike: \(HTMLPage.data(Self.shown(mixed, 200))).")
        + "</p>\n")
  }
}
