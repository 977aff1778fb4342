package import CallModel
import Statistics

/// Which objections came up, where, what answered them, and how the calls ended.
///
/// Met counts calls, raised counts each time. The objection rate is calls that met the card at a step,
/// of calls that reached the step; overcome is of the times a card was raised, or a rebuttal given.
package enum ObjectionsReport {
  /// The report for some groups of calls.
  /// - Parameters:
  ///   - groups: each with its name and what was counted of it; one without a name for all calls.
  ///   - script: the script under whose names is counted.
  package static func make(groups: [(name: String?, counts: Counts)], script: Script) -> Report {
    let isGrouped = groups.contains { $0.name != nil }
    let first = isGrouped ? ["group"] : []
    var cards = ReportTable(
      name: "objections", title: "Objections",
      columns: first + [
        "objection", "met", "raised", "overcome", "won after", "open after", "lost after",
      ])
    cards.notes = ["met is calls of conversations; after is calls that met it, by how they ended"]
    var places = ReportTable(
      name: "places", title: "Where they came up", columns: first + ["objection", "step", "rate"])
    places.notes = ["rate is calls that met it there, of calls that reached the step"]
    var rebuttals = ReportTable(
      name: "rebuttals", title: "What answered them",
      columns: first + ["objection", "rebuttal", "given", "overcome", "unresolved", "call ended"])
    rebuttals.notes = [
      "unresolved is a card that was closed after the rebuttal without being overcome; all others went "
        + "on to the next one or stood open at the end",
      "later rebuttals meet those whom the earlier ones did not convince, so their shares are of "
        + "harder cases",
    ]
    for (name, counts) in groups {
      let group: [Cell] = isGrouped ? [.text(name ?? "all calls")] : []
      for card in met(counts, script) {
        cards.add(group + row(card, counts, script))
        for place in steps(where: card, counts) {
          places.add(
            group + [
              .text(title(card, script)), .text(place.step),
              .share(
                Proportion(place.n, within: counts.n(.stepReached, step: place.step))),
            ])
        }
        for rebuttal in given(card, counts, script) {
          rebuttals.add(group + [.text(title(card, script))] + figures(rebuttal, card, counts))
        }
      }
    }
    var parts: [Report.Part] = [.table(cards), .table(places), .table(rebuttals)]
    if !isGrouped, let counts = groups.first?.counts,
      let plot = plot(counts, script)
    {
      parts.insert(.plot(.intervals(plot)), at: 0)
    }
    return Report(name: "objections", title: "Objections", parts: parts)
  }

  /// The cards that were met, the most frequent first; those of earlier versions too.
  private static func met(_ counts: Counts, _ script: Script) -> [String] {
    let cards = counts.all(.cardMet).filter { $0.counted.step == nil }
      .compactMap { count in count.counted.target.map { (card: $0, n: count.n) } }
    return cards.sorted { ($1.n, $0.card) < ($0.n, $1.card) }.map(\.card)
  }

  private static func row(_ card: String, _ counts: Counts, _ script: Script) -> [Cell] {
    let met = counts.n(.cardMet, target: card)
    let raised = counts.sum(.objectionRaised) { $0.target == card }
    let overcome = counts.sum(.objectionOvercome) { $0.target == card }
    func ended(_ kind: Outcome.Kind) -> Int {
      script.outcomes.refs.filter { script.outcomes[$0].kind == kind }.reduce(0) {
        $0 + counts.n(.outcomeAfterCard, step: script.name($1), target: card)
      }
    }
    func share(_ kind: Outcome.Kind) -> Cell {
      .share(Proportion(ended(kind), within: met))
    }
    return [
      .text(title(card, script)), .share(Proportion(met, within: counts.conversations)),
      .count(raised), .share(Proportion(overcome, within: raised)),
      share(.won), share(.open), share(.lost),
    ]
  }

  private static func steps(
    where card: String, _ counts: Counts
  ) -> [(step: String, n: Int)] {
    counts.all(.cardMet)
      .compactMap { count in
        count.counted.target == card
          ? count.counted.step.map { (step: $0, n: Int(count.n)) } : nil
      }
      .sorted { ($1.n, $0.step) < ($0.n, $1.step) }
  }

  /// The rebuttals of a card that were given: in the order of the script, then those of earlier
  /// versions by name.
  private static func given(_ card: String, _ counts: Counts, _ script: Script) -> [String] {
    let given = Set(
      counts.all(.rebuttalGiven).filter { $0.counted.target == card }.compactMap(\.counted.step))
    let known = script.objections.refs.filter { script.name($0) == card }.flatMap { card in
      script.objections[card].rebuttals.refs + [script.objections[card].otherwise].compactMap { $0 }
    }.map { script.name($0) }
    return known.filter(given.contains) + given.subtracting(known).sorted()
  }

  private static func figures(_ rebuttal: String, _ card: String, _ counts: Counts) -> [Cell] {
    let given = counts.n(.rebuttalGiven, step: rebuttal, target: card)
    func share(_ n: Int) -> Cell { .share(Proportion(n, within: given)) }
    return [
      .text(rebuttal.split(separator: "/").last.map(String.init) ?? rebuttal), .count(given),
      share(counts.n(.objectionOvercome, step: rebuttal, target: card)),
      share(counts.n(.objectionInsisted, step: rebuttal, target: card)),
      share(counts.sum(.endedAt) { $0.step == rebuttal }),
    ]
  }

  private static func plot(_ counts: Counts, _ script: Script) -> IntervalPlot? {
    let rows = met(counts, script).flatMap { card in
      given(card, counts, script).compactMap { rebuttal in
        IntervalPlot.Row(
          rebuttal,
          Proportion(
            counts.n(.objectionOvercome, step: rebuttal, target: card),
            within: counts.n(.rebuttalGiven, step: rebuttal, target: card)))
      }
    }
    return rows.isEmpty
      ? nil
      : IntervalPlot(
        title: "Rebuttals", axis: .share, unit: "overcome, per cent of the times given", rows: rows)
  }

  private static func title(_ card: String, _ script: Script) -> String {
    script.objections.refs.first { script.name($0) == card }.map { script.title($0) } ?? card
  }

  /// The rates that a comparison sets side by side.
  package static func rates(_ counts: Counts, _ script: Script) -> [Rate] {
    script.objections.refs.flatMap { card -> [Rate] in
      let name = script.name(card)
      let raised = counts.sum(.objectionRaised) { $0.target == name }
      return [
        Rate(
          "\(script.title(card)): met",
          Proportion(counts.n(.cardMet, target: name), within: counts.conversations)),
        Rate(
          "\(script.title(card)): overcome",
          Proportion(counts.sum(.objectionOvercome) { $0.target == name }, within: raised)),
      ]
    }
  }
}
