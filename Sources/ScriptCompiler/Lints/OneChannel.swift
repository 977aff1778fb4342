import CallModel
import ScriptSyntax
package import SourceText

extension Rule {
  /// All touches come by one channel.
  package static let oneChannel = Rule(
    "one-channel", .advice,
    explanation:
      "Some pick up, some read mail, some answer on LinkedIn, and who was written to knows the name "
      + "when the phone rings. Our sources agree on several channels (`b2b-sales-process.nl`, "
      + "`sales-challenges.de`). The rule looks at cadences of two touches and more; tasks are no "
      + "channel.",
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

      # messages

      ## first: A question
      How do you keep an eye on your bill?
      """))
}

extension Check {
  static let oneChannel = Check(.oneChannel) { audit in
    var channels: Set<String> = []
    var count = 0
    for touch in audit.script.cadence {
      switch touch.channel {
      case .call: channels.insert("call")
      case .mail: channels.insert("mail")
      case .linkedin: channels.insert("linkedin")
      case .task: continue
      }
      count += 1
    }
    guard count > 1, channels.count == 1, let channel = channels.first,
      let span = audit.place(of: .cadence)
    else { return }
    audit.report(
      .oneChannel, at: span,
      (count == 2 ? "both" : "all \(count)") + " touches go by one channel, `\(channel)`",
      help: channel == "call"
        ? "put a mail or a linkedin message between the calls" : "put calls between the messages")
  }
}
