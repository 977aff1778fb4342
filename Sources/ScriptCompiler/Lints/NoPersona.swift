import CallModel
package import SourceText

extension Rule {
  /// Nobody can practise the script.
  package static let noPersona = Rule(
    "no-persona", .advice,
    explanation:
      "Fear of the first call is the first of the eight classic mistakes, and practice the only "
      + "cure: the team should go through the scenarios and the answers that may come "
      + "(`cold-selling.ru`). A persona is a prospect to practise with: which cards he raises, what "
      + "he answers, how patient he is. One is enough to begin with.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer

      # personas

      ## busy: Has no time
      - patience 6 turns
      """))
}

extension Check {
  static let noPersona = Check(.noPersona) { audit in
    guard audit.script.personas.count == 0, let span = audit.map.settings["title"] else { return }
    audit.report(
      .noPersona, at: span, "there is no persona, so nobody can practise this script",
      help: "describe a prospect below `# personas`")
  }
}
