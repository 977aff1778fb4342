package import SourceText

extension Rule {
  /// A name before or after a point is unknown.
  package static let unknownColumn = Rule(
    "unknown-column",
    explanation:
      "`lead.…` names any column of the lead, `agent.…` the operator, `campaign.…` the "
      + "campaign.",
    wrong: .step(
      """
      Is this {led.company}?
      - Yes -> offer
      """),
    right: .step(
      """
      Is this {lead.company}?
      - Yes -> offer
      """))
}
