import CallPlanning
import SourceText

/// Flaws of data files as diagnostics, so that they are told as those of scripts are.
enum DataFlaws {
  /// All that `check` may tell of files of rules and holidays.
  static let rules = DataFlaw.Kind.allCases.map(rule)

  /// The diagnostics of one file, in file order.
  static func diagnostics(_ flaws: [DataFlaw]) -> [Diagnostic] {
    var all = Diagnostics()
    for flaw in flaws {
      all.add(
        Diagnostic(
          rule(flaw.kind), at: Span(file: 0, range: flaw.range), flaw.message, help: flaw.help))
    }
    return all.inFileOrder
  }

  /// A kind of flaw with its explanation; its examples are within that.
  private static func rule(_ kind: DataFlaw.Kind) -> Rule {
    Rule(
      kind.rawValue, explanation: kind.explanation, wrong: Rule.Example(""),
      right: Rule.Example(""))
  }
}
