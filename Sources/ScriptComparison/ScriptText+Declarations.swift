import CallModel

extension ScriptText {
  /// What is done after a call, as an outcome's attribute says it.
  func followUp(_ followUp: Outcome.FollowUp) -> String {
    func within(_ after: Duration) -> String {
      after.months == 0 && after.minutes == 0 ? "" : " in " + after.plain
    }
    return switch followUp {
    case .call(let after): "call" + within(after)
    case .callAt(let field): "call at " + name(field)
    case .mail(let message, let after): "mail \(name(message))" + within(after)
    case .task(let words, let after): "task \"\(text(words))\"" + within(after)
    case .handOver(let words): "hand over to \"\(text(words))\""
    case .reheat(let after): "reheat" + within(after)
    }
  }

  /// A planned touch, without its dash.
  func touch(_ touch: Touch) -> String {
    let what =
      switch touch.channel {
      case .call: "call"
      case .mail(let message): "mail " + name(message)
      case .linkedin(let message): "linkedin " + name(message)
      case .task(let words): "task \"\(text(words))\""
      }
    let isNow = touch.after.months == 0 && touch.after.minutes == 0
    return isNow ? what : what + " after " + touch.after.plain
  }

  /// A persona's trait, without its dash.
  func trait(_ trait: Persona.Trait) -> String {
    let percent = Persona.Trait.percent
    switch trait {
    case .raises(let card, let chance, let place):
      let tail =
        switch place {
        case .stage(let stage): " at " + text(script.stages[stage].id)
        case .step(let step): " at " + name(step)
        case nil: ""
        }
      return "!\(name(card)) \(percent(chance))" + tail
    case .objects(let chance): return "objects \(percent(chance))"
    case .says(let step, let reply, let chance):
      return "says \(name(step))/\(text(script.replies[reply].id)) \(percent(chance))"
    case .saysAnytime(let reply, let chance):
      return "says \(script.name(reply)) \(percent(chance))"
    case .interrupts(let chance): return "interrupts \(percent(chance))"
    case .yields(let count): return "yields after \(count) rebuttals"
    case .patience(let count): return "patience \(count) turns"
    case .mood(let mood): return "mood \(mood.rawValue)"
    case .talks(let amount): return "talks \(amount.rawValue)"
    case .answers(let field, let value):
      return "answers \(name(field)) = \(script.plain(script.values[value], of: field))"
    }
  }
}

extension FieldType {
  /// The type as a script declares it.
  var written: String {
    switch self {
    case .text: "text"
    case .number: "number"
    case .money: "money"
    case .date: "date"
    case .time: "time"
    case .dateAndTime: "date and time"
    case .phone: "phone"
    case .email: "email"
    case .link: "link"
    case .yesNo: "yes or no"
    case .oneOf(let options): "one of " + options.joined(separator: ", ")
    case .someOf(let options): "some of " + options.joined(separator: ", ")
    case .scale(let low, let high): "\(low)..\(high)"
    }
  }
}
