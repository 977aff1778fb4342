import CallModel

extension Call {
  /// The call as a transcript, in the form that tests read: one act a line.
  /// - Parameters:
  ///   - script: the script's path as the head names it.
  ///   - now: the start as the head names it, with its zone.
  package func transcript(script path: String, now: String) -> String {
    var lines = ["script: \(path)"]
    if !start.lead.columns.isEmpty {
      let lead = start.lead.columns.map { "\($0.name)=\(quoted($0.value))" }
      lines.append("lead: " + lead.joined(separator: ", "))
    }
    lines.append("now: \(now)")
    let letters = state.letters.sorted { $0.key < $1.key }.map {
      "\(script.name($0.key))=\($0.value)"
    }
    if !letters.isEmpty { lines.append("variant: " + letters.joined(separator: ", ")) }
    lines.append("")
    let acts = events.indices.compactMap { index -> (String, String)? in
      let event = events[index]
      guard isResolved(index), let act = act(event.kind) else { return nil }
      return (event.step.map { script.name($0) } ?? "", act)
    }
    let width = acts.map(\.0.count).max() ?? 0
    for (place, act) in acts {
      lines.append(place + String(repeating: " ", count: width - place.count + 1) + act)
    }
    if let outcome = state.outcome { lines.append("=> \(script.name(outcome))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Whether typed words were followed by what they mean: words for a reply that ends the call are
  /// kept before the operator confirms it, and a transcript has only those that were confirmed.
  private func isResolved(_ index: Int) -> Bool {
    guard case .repliedInWords = events[index].kind else { return true }
    for event in events[(index + 1)...] {
      switch event.kind {
      case .reopened: continue
      case .replyChosen, .objectionRaised: return true
      default: return false
      }
    }
    return false
  }

  private func quoted(_ value: String) -> String {
    let value = oneLine(value)
    return value.contains(",") || value.contains("\"")
      ? "\"\(value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "'"))\""
      : value
  }

  private func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The act that a person did, as a transcript writes it; nil for what only followed.
  private func act(_ kind: CallEvent.Kind) -> String? {
    switch kind {
    case .replyChosen(let reply):
      let row = script.replies[reply]
      return row.hasOwnID ? "< #\(script.text[row.id])" : "< \(script.text[row.label])"
    case .wentOn: return "<"
    case .answered(let field, let value, _):
      return "? \(script.name(field)) = \(oneLine(script.plain(value, of: field)))"
    case .skipped(let field): return "? \(script.name(field))"
    case .fieldSet(let field, let value, _):
      let plain = value.map { oneLine(script.plain($0, of: field)) } ?? ""
      return "/set \(script.name(field)) = \(plain)"
    case .objectionRaised(let objection, let byOperator):
      return byOperator ? "! \(script.name(objection))" : nil
    case .repliedInWords(let words, let isMatched): return isMatched ? "\" \(oneLine(words))" : nil
    case .repeated: return "/again"
    case .undone: return "/back"
    case .lineUnsaid: return "/unsaid"
    case .noted(let text): return "/note \(oneLine(text))"
    case .endChosen(let outcome): return "/end \(script.name(outcome))"
    default: return nil
    }
  }
}
