package import CallModel
package import SourceText

/// Finds the names of a script in its transcripts (the script language's section 7).
package struct TranscriptUses: Sendable {
  private let script: Script
  private var steps: [String: Ref<Step>] = [:]
  private var cards: [String: Ref<Objection>] = [:]
  private var fields: [String: Ref<Field>] = [:]
  private var outcomes: [String: Ref<Outcome>] = [:]

  /// A finder for the names of a script; linear in its size.
  package init(_ script: Script) {
    self.script = script
    for step in script.steps.refs { add(step, script.name(step), to: &steps) }
    for card in script.objections.refs { add(card, script.name(card), to: &cards) }
    // A script may declare a field that is always there again: its own row comes last and counts.
    for field in script.fields.refs { fields[script.name(field).nameKey] = field }
    for outcome in script.outcomes.refs { add(outcome, script.name(outcome), to: &outcomes) }
  }

  private func add<Element>(
    _ ref: Ref<Element>, _ name: String, to names: inout [String: Ref<Element>]
  ) {
    if names[name.nameKey] == nil { names[name.nameKey] = ref }
  }

  /// The value of a transcript's head, such as `script`; nil when there is none. Nothing is read
  /// below the head.
  package static func head(_ key: String, of file: SourceFile) -> String? {
    for index in 0..<file.lineCount {
      let line = file.content(ofLine: index)
      guard let first = file.bytes[line].first, !file.isComment(line) else { continue }
      guard first != UInt8(ascii: "="), let colon = file.headColon(line) else { return nil }
      if file.text(line.lowerBound..<colon) == key {
        return file.text(file.trimmed(colon + 1..<line.upperBound))
      }
    }
    return nil
  }

  /// Every place of a transcript where a thing of the script is named, in file order; `index` is the
  /// file's number in the spans. What names nothing is passed over: running it tells that.
  package func uses(in file: SourceFile, index fileIndex: Int) -> [NameUse] {
    var uses: [NameUse] = []
    var isHead = true
    for index in 0..<file.lineCount {
      let line = file.content(ofLine: index)
      if line.isEmpty || file.isComment(line) { continue }
      if file.bytes[line].starts(with: [0x3D, 0x3E]) {
        add(outcome: file.trimmed(line.lowerBound + 2..<line.upperBound), file, fileIndex, &uses)
      } else if isHead, let colon = file.headColon(line) {
        let values = colon + 1..<line.upperBound
        switch file.text(line.lowerBound..<colon) {
        case "variant":
          for name in file.leftSides(values) where !name.isEmpty {
            _ = addPlace(name, file, fileIndex, &uses)
          }
        case "lead": addColumns(values, file, fileIndex, &uses)
        default: break
        }
      } else {
        isHead = false
        addAct(line, file, fileIndex, &uses)
      }
    }
    return uses
  }

  private func addAct(
    _ line: Range<Int>, _ file: SourceFile, _ index: Int, _ uses: inout [NameUse]
  ) {
    let gap = file.bytes[line].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? line.upperBound
    let step = addPlace(line.lowerBound..<gap, file, index, &uses)
    let act = file.trimmed(gap..<line.upperBound)
    guard let sign = file.bytes[act].first else { return }
    let rest = file.trimmed(act.lowerBound + 1..<act.upperBound)
    switch sign {
    case UInt8(ascii: "<"): addReply(rest, step, file, index, &uses)
    case UInt8(ascii: "?"): add(field: file.leftOfEquals(rest), file, index, &uses)
    case UInt8(ascii: "!"):
      if let card = cards[file.text(rest).nameKey] {
        uses.append(NameUse(Span(file: index, range: rest), NamedThing(.card, card.index)))
      }
    case UInt8(ascii: "/"):
      let end = file.bytes[act].firstIndex { $0 == 0x20 || $0 == 0x09 } ?? act.upperBound
      let argument = file.trimmed(end..<act.upperBound)
      switch file.text(act.lowerBound..<end) {
      case "/set": add(field: file.leftOfEquals(argument), file, index, &uses)
      case "/end": add(outcome: argument, file, index, &uses)
      default: break
      }
    default: break
    }
  }

  /// `step` or `card/rebuttal`.
  private func addPlace(
    _ range: Range<Int>, _ file: SourceFile, _ index: Int, _ uses: inout [NameUse]
  ) -> Ref<Step>? {
    guard let step = steps[file.text(range).nameKey] else { return nil }
    guard let card = script.steps[step].owner.objection,
      let slash = file.bytes[range].firstIndex(of: UInt8(ascii: "/"))
    else {
      uses.append(NameUse(Span(file: index, range: range), NamedThing(.step, step.index)))
      return step
    }
    let cardSpan = Span(file: index, range: range.lowerBound..<slash)
    uses.append(NameUse(cardSpan, NamedThing(.card, card.index)))
    let rebuttalSpan = Span(file: index, range: slash + 1..<range.upperBound)
    uses.append(NameUse(rebuttalSpan, NamedThing(.rebuttal, step.index)))
    return step
  }

  private func addReply(
    _ range: Range<Int>, _ step: Ref<Step>?, _ file: SourceFile, _ index: Int,
    _ uses: inout [NameUse]
  ) {
    guard !range.isEmpty else { return }
    let words = file.text(range)
    let own = step.flatMap { script.reply(words, among: script.steps[$0].replies) }
    guard let reply = own ?? script.reply(words, among: script.anytime) else { return }
    let start = words.hasPrefix("#") ? range.lowerBound + 1 : range.lowerBound
    let span = Span(file: index, range: start..<range.upperBound)
    uses.append(NameUse(span, NamedThing(.reply, reply.index)))
  }

  private func add(
    field range: Range<Int>, _ file: SourceFile, _ index: Int, _ uses: inout [NameUse]
  ) {
    guard let field = fields[file.text(range).nameKey] else { return }
    uses.append(NameUse(Span(file: index, range: range), NamedThing(.field, field.index)))
  }

  private func add(
    outcome range: Range<Int>, _ file: SourceFile, _ index: Int, _ uses: inout [NameUse]
  ) {
    guard let outcome = outcomes[file.text(range).nameKey] else { return }
    uses.append(NameUse(Span(file: index, range: range), NamedThing(.outcome, outcome.index)))
  }

  /// A lead's column is the name of a field that is filled from it.
  private func addColumns(
    _ range: Range<Int>, _ file: SourceFile, _ index: Int, _ uses: inout [NameUse]
  ) {
    for name in file.leftSides(range) {
      guard let field = fields[file.text(name).nameKey], script.fields[field].isFromLead else {
        continue
      }
      uses.append(NameUse(Span(file: index, range: name), NamedThing(.field, field.index)))
    }
  }
}

extension SourceFile {
  /// A line without its line end and the blanks at its ends.
  fileprivate func content(ofLine index: Int) -> Range<Int> {
    var range = line(index)
    if index == 0, bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      range = min(3, range.upperBound)..<range.upperBound
    }
    return trimmed(range)
  }

  fileprivate func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, isBlankOrLineEnd(bytes[start]) { start += 1 }
    while end > start, isBlankOrLineEnd(bytes[end - 1]) { end -= 1 }
    return start..<end
  }

  fileprivate func isComment(_ line: Range<Int>) -> Bool {
    bytes[line].starts(with: [0x2F, 0x2F])
  }

  /// The colon of a `key: value` line; a key has no blanks.
  fileprivate func headColon(_ line: Range<Int>) -> Int? {
    guard let colon = bytes[line].firstIndex(of: UInt8(ascii: ":")),
      !bytes[line.lowerBound..<colon].contains(where: { $0 == 0x20 || $0 == 0x09 })
    else { return nil }
    return colon
  }

  /// What stands before each `=` of `a=1, "b"=2`; commas in quotes divide nothing.
  fileprivate func leftSides(_ range: Range<Int>) -> [Range<Int>] {
    var names: [Range<Int>] = []
    var start = range.lowerBound
    var isQuoted = false
    for place in range {
      if bytes[place] == UInt8(ascii: "\"") { isQuoted.toggle() }
      if bytes[place] == UInt8(ascii: ","), !isQuoted {
        names.append(leftOfEquals(trimmed(start..<place)))
        start = place + 1
      }
    }
    names.append(leftOfEquals(trimmed(min(start, range.upperBound)..<range.upperBound)))
    return names
  }

  /// What stands before `=`, or all of it.
  fileprivate func leftOfEquals(_ range: Range<Int>) -> Range<Int> {
    let sign = bytes[range].firstIndex(of: UInt8(ascii: "=")) ?? range.upperBound
    return trimmed(range.lowerBound..<sign)
  }
}

private func isBlankOrLineEnd(_ byte: UInt8) -> Bool {
  byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
}
