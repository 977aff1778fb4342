import CallModel
import Statistics

/// A letter of an experiment that won, or that will not: what `report variants` reads, for experiments
/// whose letters still say today what was heard.
///
/// Its worth, when so many of the prospects heard the letter that does worse, at shares p of the better
/// and q of the worse: their number times (p − q), since all of them would hear the better one. These
/// comparisons are read day by day under a rule of their own, and are not among those that `tune` makes.
enum DecidedVariant {
  static let id = "decided-variant"

  @Sendable
  static func find(
    _ evidence: TuningEvidence, _ comparisons: TuningComparisons
  ) -> [TuningFinding] {
    pairs(evidence).compactMap { step, pair in
      let name = evidence.script.name(step)
      let letters = "letter \(pair.other) of `\(name)`"
      switch pair.verdict {
      case .better(let winner, let loser, let day):
        return finding(
          pair, step,
          "letter \(winner) of `\(name)` is better than \(loser), called on \(day.plain)",
          keep: winner, drop: loser, evidence)
      case .hopeless(let most):
        return finding(
          pair, step,
          "\(letters) is hopeless: it is better than \(pair.first) by at most "
            + "\(Decimal.text(100 * most, 1)) points",
          keep: pair.first, drop: pair.other, evidence)
      case .endedWithoutCall(let planned):
        return finding(
          pair, step,
          "\(letters) is hopeless: the planned \(planned) prospects a letter are in, and "
            + "no difference from \(pair.first) showed",
          keep: pair.first, drop: pair.other, evidence)
      case .void, .biased, .notEnough: return nil
      }
    }
  }

  /// Sentences on the experiments that cannot be decided yet.
  static func closing(_ evidence: TuningEvidence) -> [String] {
    pairs(evidence).compactMap { step, pair in
      let name = "`\(evidence.script.name(step))`, \(pair.first) and \(pair.other)"
      switch pair.verdict {
      case .notEnough(let needed):
        return "not enough calls yet for the letters of \(name)"
          + (needed.map { ": \($0) more prospects a letter" } ?? "")
      case .void: return "the letters of \(name) were not heard evenly, so that nothing is told"
      case .better, .hopeless, .endedWithoutCall, .biased: return nil
      }
    }
  }

  /// The comparisons of letters that say today what was heard, with the steps.
  private static func pairs(
    _ evidence: TuningEvidence
  ) -> [(step: Ref<Step>, pair: ExperimentReading.Pair)] {
    guard let reading = evidence.experiments else { return [] }
    var steps: [String: Ref<Step>] = [:]
    for step in evidence.script.steps.refs { steps[evidence.script.name(step)] = step }
    return reading.pairs.compactMap { pair in
      let edition = reading.experiments[pair.experiment].edition
      guard let step = steps[edition.experiment], let words = edition.words,
        words == evidence.letterWords[edition.experiment]
      else { return nil }
      return (step, pair)
    }
  }

  private static func finding(
    _ pair: ExperimentReading.Pair, _ step: Ref<Step>, _ message: String, keep: Letter,
    drop: Letter, _ evidence: TuningEvidence
  ) -> TuningFinding {
    let (one, other) = (pair.comparison.one, pair.comparison.other)
    let (kept, dropped) = keep == pair.first ? (one, other) : (other, one)
    let gain = (kept.share ?? 0) - (dropped.share ?? 0)
    var figures: [TuningFinding.Figure] = [
      .init("goal of prospects who heard \(pair.first)", .share(one)),
      .init("goal of prospects who heard \(pair.other)", .share(other)),
      .init("difference", .difference(pair.comparison.difference ?? 0, pair.comparison.newcombe())),
    ]
    if let adjusted = pair.adjusted {
      figures.append(.init("probability, for who looks once", .probability(adjusted)))
    }
    if let daily = pair.daily {
      figures.append(.init("probability, for who looks every day", .probability(daily)))
    }
    return TuningFinding(
      id, at: .step(step), message, figures: figures,
      remarks: [
        "letters are drawn by chance: this is an experiment, and stays valid when read daily"
      ],
      help: "keep the lines of `[\(keep)]` and take those of `[\(drop)]` away",
      worth: gain > 0 ? evidence.perThousand(gain * Double(dropped.total)) : nil,
      weight: one.total + other.total)
  }
}
