import CallModel

/// What prospects said that no branch foresaw: the inbox of the script, by step and likeness.
package enum UnmatchedReport {
  /// How many groups are told.
  private static let limit = 50
  /// How many other spellings of a group are told.
  private static let spellings = 3

  /// The report.
  /// - Parameters:
  ///   - groups: the words, grouped; each call's words at a step once.
  ///   - counts: what was counted of the same calls.
  package static func make(
    groups: [PhraseGroup], counts: Counts
  ) -> Report {
    var steps = ReportTable(
      name: "steps", title: "Where",
      columns: ["step", "calls that reached it", "times", "different words"])
    steps.notes = ["the same words count once a call"]
    var byStep: [String: (n: Int, groups: Int)] = [:]
    for group in groups {
      byStep[group.step, default: (0, 0)].n += group.n
      byStep[group.step, default: (0, 0)].groups += 1
    }
    for (step, sum) in byStep.sorted(by: { ($1.value.n, $0.key) < ($0.value.n, $1.key) }) {
      steps.add([
        .text(step), .count(counts.n(.stepReached, step: step)), .count(sum.n), .count(sum.groups),
      ])
    }
    var table = ReportTable(
      name: "words", title: "What they said",
      columns: ["step", "words", "calls", "chosen by hand", "also written"])
    table.notes = [
      "words that differ in case, accents, punctuation or a slip stand together; chosen by hand is what "
        + "operators picked most right after them, of all that was picked"
    ]
    for group in groups.prefix(limit) {
      let chosen: Cell
      if let best = group.choices.first {
        chosen = .text("\(best.name) \(best.n)/\(group.chosen)")
      } else {
        chosen = .empty
      }
      let others = group.spellings.dropFirst().prefix(spellings).map(\.words)
      table.add([
        .text(group.step), .text(group.words), .count(group.n), chosen,
        others.isEmpty ? .empty : .text(others.joined(separator: " · ")),
      ])
    }
    if groups.count > limit {
      table.notes.append("\(groups.count - limit) more groups came less often")
    }
    var report = Report(
      name: "unmatched", title: "Words that no branch foresaw",
      parts: [.table(table), .table(steps)])
    if groups.isEmpty {
      report.parts = [.remark("Everything that was typed was understood.")]
    } else {
      report.parts.append(
        .remark("`patter tune SCRIPT --apply` adds words that came often to their replies."))
    }
    return report
  }
}
