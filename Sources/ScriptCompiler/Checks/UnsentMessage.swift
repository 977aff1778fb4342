import CallModel
package import SourceText

extension Rule {
  /// Nothing sends a message.
  package static let unsentMessage = Rule(
    "unsent-message", .warning,
    explanation:
      "A message is sent by a touch of the cadence, `- mail NAME after 1 day`, or by an outcome, "
      + "`mail NAME in 1 hour`. One that neither sends was written for nobody.",
    wrong: .step(
      """
      Good morning.
      - Hello -> offer

      # messages

      ## thanks: Our talk
      Thank you for your time.
      """),
    right: .step(
      """
      Good morning.
      - Hello -> offer

      # cadence
      - call
      - mail thanks after 1 day

      # messages

      ## thanks: Our talk
      Thank you for your time.
      """))
}

extension Check {
  static let unsentMessage = Check(.unsentMessage) { audit in
    let script = audit.script
    var isSent = [Bool](repeating: false, count: script.messages.count)
    for touch in script.cadence {
      switch touch.channel {
      case .mail(let message), .linkedin(let message): isSent[message.index] = true
      case .call, .task: continue
      }
    }
    for outcome in script.outcomes.rows {
      for case .mail(let message, _) in outcome.followUps { isSent[message.index] = true }
    }
    for message in script.messages.refs where !isSent[message.index] {
      let name = script.text[script.messages[message].id]
      audit.report(
        .unsentMessage, at: audit.map[message], "nothing sends the message `\(name)`",
        help: "send it in the cadence with `- mail \(name) after 1 day`, or by an outcome with "
          + "`mail \(name) in 1 hour`")
    }
  }
}
