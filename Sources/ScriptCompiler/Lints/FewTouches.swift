import CallModel
import ScriptSyntax
package import SourceText

extension Rule {
  /// The cadence gives up early.
  package static let fewTouches = Rule(
    "few-touches", .advice,
    explanation:
      "Half of all sellers (48 %) never follow up, and 60 % of buyers say no four times before they "
      + "say yes (`sales-challenges.de`); `b2b-sales-process.nl` asks for at least five touches. Of "
      + "all conversations 93 % come about by the third call and 98 % by the fifth (Cognism). The "
      + "rule counts the touches of the cadence, tasks among them. A survey needs no cadence.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer

      # cadence
      - call
      - call after 2 days
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer

      # cadence
      - call
      - mail first after 1 day
      - call after 2 days
      - call after 3 days
      - mail last after 5 days

      # messages

      ## first: A question
      How do you keep an eye on your bill?

      ## last: Goodbye
      This is my last message.
      """))
}

extension Check {
  static let fewTouches = Check(.fewTouches) { audit in
    let count = audit.script.cadence.count
    guard count < 5, let span = audit.place(of: .cadence) else { return }
    guard count > 0 || audit.script.method != .survey else { return }
    audit.report(
      .fewTouches, at: span,
      count == 0
        ? "there is no cadence, so nobody is tried a second time"
        : "the cadence has \(count) touch\(count == 1 ? "" : "es"), and five are the least",
      help: "plan at least five touches over several channels below `# cadence`")
  }
}
