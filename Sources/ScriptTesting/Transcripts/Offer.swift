package import CallEngine
import CallModel

/// What a script offers where a call is, as a transcript would write it.
package struct Offer: Equatable, Sendable {
  /// Something that can be done.
  package struct Choice: Equatable, Sendable {
    /// The act: `< #yes`, `? spend = 3000`, `=> meeting`.
    package let act: String
    /// What it is called on the screen, or what it means.
    package let words: String
  }

  /// Where the call is: a step or `card/rebuttal`; empty before the first.
  package let place: String
  /// What can be done, in the order of the screen, anytime replies last.
  package let choices: [Choice]

  /// What the script offers where a call is.
  package init(_ call: Call) {
    let script = call.script
    place = call.state.step.map { script.name($0) } ?? ""
    var choices: [Choice] = []
    switch call.state.prompt(script) {
    case .ask(let field, let isNeeded):
      choices.append(
        Choice(
          act:
            "? \(script.name(field)) = \(script.fields[field].type.plainExample(script.currency))",
          words: script.fields[field].type.plainName + (isNeeded ? ", needed for the outcome" : ""))
      )
      if !isNeeded { choices.append(Choice(act: "? \(script.name(field))", words: "a skip")) }
    case .replies(let replies):
      choices += replies.map { Choice($0, script, isAnytime: false) }
    case .goOn: choices.append(Choice(act: "<", words: "going on"))
    case .mustLines(let lines):
      let count = lines.count == 1 ? "the must line" : "\(lines.count) must lines"
      choices.append(Choice(act: "<", words: "saying \(count) first"))
    case .wrapUp:
      if let outcome = call.state.outcome {
        choices.append(
          Choice(act: "=> \(script.name(outcome))", words: "the call has ended so"))
      }
    case .begin, .ringing, .ended: break
    }
    if case .talking = call.state.phase {
      choices += call.state.visibleAnytime(script).map { Choice($0, script, isAnytime: true) }
    }
    self.choices = choices
  }
}

extension Offer.Choice {
  fileprivate init(_ reply: Ref<Reply>, _ script: Script, isAnytime: Bool) {
    let label = script.label(reply)
    let hasID = script.replies[reply].hasOwnID
    act = hasID ? "< #\(script.text[script.replies[reply].id])" : "< \(label)"
    let parts = [hasID ? label : "", isAnytime ? "anytime" : ""].filter { !$0.isEmpty }
    words = parts.joined(separator: ", ")
  }
}

extension FieldType {
  /// A value in the form that transcripts have.
  func plainExample(_ currency: Currency?) -> String {
    switch self {
    case .text: "words"
    case .number: "3"
    case .money: currency == nil ? "3000 EUR" : "3000"
    case .date: "2026-12-01"
    case .time: "10:00"
    case .dateAndTime: "2026-12-01 10:00"
    case .phone: "+49 761 1234567"
    case .email: "anna@example.com"
    case .link: "https://example.com"
    case .yesNo: "yes"
    case .oneOf(let options): options.first ?? ""
    case .someOf(let options): options.prefix(2).joined(separator: " + ")
    case .scale(_, let high): String(high)
    }
  }

  /// The type as a sentence names it, options and bounds with it.
  var plainName: String {
    switch self {
    case .text: "any words"
    case .number: "a number"
    case .money: "an amount of money"
    case .date: "a day"
    case .time: "a time"
    case .dateAndTime: "a day with a time"
    case .phone: "a phone number"
    case .email: "a mail address"
    case .link: "a link"
    case .yesNo: "yes or no"
    case .oneOf(let options): "one of " + listed(options)
    case .someOf(let options): "one or more of " + listed(options) + ", divided by ` + `"
    case .scale(let low, let high): "a whole number from \(low) to \(high)"
    }
  }
}
