import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  /// Names the outcomes, so that messages and steps may use them in any order.
  mutating func declareOutcomes() {
    for (file, section) in sections(.outcomes) {
      for line in items(section, file) {
        guard let item = parsers[file].item(line, example: "- meeting \"Meeting booked\": won")
        else {
          if let name = parsers[file].leadingName(line) {
            outcomes.declareBroken(text(name, in: file))
          }
          continue
        }
        let name = text(item.name, in: file).composed
        let display = item.display.map { parsers[file].plainText($0) } ?? shown(name)
        let outcome = script.outcomes.append(
          Outcome(
            id: script.text.add(name), display: script.text.add(display), kind: .open, needs: [],
            followUps: [], isNeverCallAgain: false))
        outcomeSources.append((file, item))
        record(.outcome, outcome.index, at: item.name, in: file, isDefinition: true)
        let span = Span(file: file, range: item.name)
        map.outcomes.append(span)
        if let earlier = outcomes.declare(name, outcome, at: span) {
          reportDuplicate("outcome", name, earlier: earlier, at: item.name, in: file)
        }
      }
    }
  }

  /// Lowers what stands behind the outcomes' names.
  mutating func lowerOutcomes() {
    for (index, source) in outcomeSources.enumerated() {
      lower(source.item, source.file, Ref(index))
    }
  }

  private mutating func lower(_ item: ItemSyntax, _ file: Int, _ ref: Ref<Outcome>) {
    var kind: Outcome.Kind?
    var needs: [Ref<Field>] = []
    var needed: Set<Ref<Field>> = []
    var followUps: [Outcome.FollowUp] = []
    var isNeverCallAgain = false
    var isBroken = false
    for range in item.attributes {
      guard let attribute = parsers[file].outcomeAttribute(range) else {
        isBroken = true
        continue
      }
      switch attribute {
      case .kind(let range):
        if kind != nil {
          report(
            .badOutcome, at: range, in: file, "this outcome has two kinds",
            help: "keep one of `won`, `open` and `lost`")
        }
        kind = Outcome.Kind(rawValue: text(range, in: file).lowercased())
      case .needs(let names):
        for name in names {
          if let field = field(text(name, in: file), at: name, in: file),
            needed.insert(field).inserted
          {
            needs.append(field)
          }
        }
      case .callAt(let name):
        if let field = dateAndTimeField(name, file) {
          followUps.append(.callAt(field))
          if needed.insert(field).inserted { needs.append(field) }
        }
      case .call(let months, let minutes):
        followUps.append(.call(after: Duration(months: months, minutes: minutes)))
      case .mail(let name, let months, let minutes):
        if let message = message(text(name, in: file), at: name, in: file) {
          followUps.append(.mail(message, after: Duration(months: months, minutes: minutes)))
        }
      case .task(let words, let months, let minutes):
        let words = script.text.add(parsers[file].plainText(words))
        followUps.append(.task(words, after: Duration(months: months, minutes: minutes)))
      case .handOver(let words):
        followUps.append(.handOver(to: script.text.add(parsers[file].plainText(words))))
      case .reheat(let months, let minutes):
        followUps.append(.reheat(after: Duration(months: months, minutes: minutes)))
      case .neverCallAgain: isNeverCallAgain = true
      }
    }
    if kind == nil, !isBroken {
      report(
        .badOutcome, at: item.name, in: file,
        "the outcome `\(text(item.name, in: file))` has no kind",
        help: "write `won`, `open` or `lost` after the colon")
    }
    let declared = script.outcomes[ref]
    script.outcomes[ref] = Outcome(
      id: declared.id, display: declared.display, kind: kind ?? .open, needs: needs,
      followUps: followUps, isNeverCallAgain: isNeverCallAgain)
  }

  private mutating func dateAndTimeField(_ name: Range<Int>, _ file: Int) -> Ref<Field>? {
    guard let field = field(text(name, in: file), at: name, in: file) else { return nil }
    guard script.fields[field].type == .dateAndTime else {
      report(
        .typeMismatch, at: name, in: file,
        "`\(text(name, in: file))` is \(typeName(script.fields[field].type)), "
          + "and a call needs a date and time",
        help: "name a field of the type `date and time`, such as `call_back_at`")
      return nil
    }
    return field
  }
}
