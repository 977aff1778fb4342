import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  /// Declares and lowers `# fields` and `# outcomes`, whose names the rest of the script uses.
  mutating func lowerFieldsAndOutcomes() {
    for (name, type) in [("reason", FieldType.text), ("call_back_at", .dateAndTime)] {
      let field = script.fields.append(Field(id: script.text.add(name), type: type))
      map.fields.append(SourceMap.nowhere)
      builtInFields[name] = field
    }
    for (file, section) in sections(.fields) {
      for line in items(section, file) {
        guard let syntax = parsers[file].field(line) else {
          if let name = parsers[file].leadingName(line) {
            fields.declareBroken(text(name, in: file))
          }
          continue
        }
        lower(syntax, file)
      }
    }
    for name in ["reason", "call_back_at"] where fields[name] == nil {
      if let field = builtInFields[name] {
        _ = fields.declare(name, field, at: Span(file: 0, range: 0..<0))
      }
    }
    declareOutcomes()
    declareMessages()
    lowerOutcomes()
  }

  private mutating func lower(_ syntax: FieldSyntax, _ file: Int) {
    let name = text(syntax.name, in: file).composed
    checkReserved(name, Self.reservedFields, "field", syntax.name, file)
    guard let type = type(syntax, file) else {
      fields.declareBroken(name)
      return
    }
    if let field = builtInFields[name.nameKey] {
      if script.fields[field].type != type {
        report(
          .badField, at: syntax.name, in: file,
          "`\(name)` is always there and is \(typeName(script.fields[field].type))",
          help: "take the line away, or choose another name")
      }
    }
    let criterion = criterion(syntax, file)
    let field = script.fields.append(
      Field(
        id: script.text.add(name), type: type, criterion: criterion,
        isFromLead: syntax.isFromLead, isForTheRecord: syntax.isForTheRecord))
    record(.field, field.index, at: syntax.name, in: file, isDefinition: true)
    let span = Span(file: file, range: syntax.name)
    map.fields.append(span)
    if let earlier = fields.declare(name, field, at: span) {
      reportDuplicate("field", name, earlier: earlier, at: syntax.name, in: file)
    }
  }

  private mutating func criterion(_ syntax: FieldSyntax, _ file: Int) -> TextRef? {
    guard let range = syntax.criterion else { return nil }
    let word = text(range, in: file).lowercased()
    let known = script.qualification.map { [$0] } ?? Script.Qualification.allCases
    let criteria = known.flatMap(\.criteria)
    if !criteria.contains(word) {
      let near = nearestNames(to: word, among: criteria, limit: 1).first
      report(
        .unknownCriterion, at: range, in: file,
        script.qualification.map { "\($0.rawValue) has no criterion `\(word)`" }
          ?? "no qualification scheme has a criterion `\(word)`",
        help: "the criteria are " + criteria.map { "`\($0)`" }.joined(separator: ", "),
        fixes: near.map {
          [Diagnostic.Fix("make it `\($0)`", replacing: Span(file: file, range: range), with: $0)]
        } ?? [])
    }
    return script.text.add(word)
  }

  private mutating func type(_ syntax: FieldSyntax, _ file: Int) -> FieldType? {
    switch syntax.type {
    case .plain(let range): return plainType(range, file)
    case .scale(let range, let low, let high):
      guard low < high, Int64(high) - Int64(low) <= 1000 else {
        report(
          .badField, at: range, in: file, "this scale has no room between its ends",
          help: "write the lower end first, such as `0..10`")
        return nil
      }
      return .scale(low, high)
    case .choice(let range, let isSome, let options):
      return choice(range, isSome: isSome, options, file)
    }
  }

  private mutating func plainType(_ range: Range<Int>, _ file: Int) -> FieldType? {
    let types: [(String, FieldType)] = [
      ("text", .text), ("number", .number), ("money", .money), ("date", .date), ("time", .time),
      ("date and time", .dateAndTime), ("phone", .phone), ("email", .email), ("link", .link),
      ("yes or no", .yesNo),
    ]
    let words = text(range, in: file).lowercased().split(separator: " ").joined(separator: " ")
    guard let type = types.first(where: { $0.0 == words })?.1 else {
      let near = nearestNames(to: words, among: types.map(\.0), limit: 1).first
      let span = Span(file: file, range: range)
      report(
        .badField, at: range, in: file, "no type is called `\(text(range, in: file))`",
        help: near.map { "the type with a similar name is `\($0)`" }
          ?? "the types are \(types.map { "`\($0.0)`" }.joined(separator: ", ")), "
          + "`one of a, b`, `some of a, b` and a scale such as `0..10`",
        fixes: near.map { [Diagnostic.Fix("make it `\($0)`", replacing: span, with: $0)] } ?? [])
      return nil
    }
    if type == .money, script.currency == nil, settings["currency"] == nil {
      report(
        .noCurrency, at: range, in: file, "a field is money, and the script has no currency",
        help: "add its three letters to the front matter, such as `currency: EUR`")
    }
    return type
  }

  private mutating func choice(
    _ range: Range<Int>, isSome: Bool, _ options: [Range<Int>], _ file: Int
  ) -> FieldType? {
    var names: [String] = []
    var keys: [String: Range<Int>] = [:]
    for option in options {
      let name = parsers[file].plainText(option).composed
      if let earlier = keys[name.nameKey] {
        report(
          .duplicateID, at: option, in: file, "the option `\(name)` stands twice",
          notes: [Diagnostic.Note("the first one", at: Span(file: file, range: earlier))],
          help: "take one of them away")
        continue
      }
      keys[name.nameKey] = option
      names.append(name)
    }
    let word = isSome ? "some of" : "one of"
    guard !names.isEmpty else {
      report(
        .badField, at: range, in: file, "`\(word)` has no options",
        help: "write them behind it, such as `\(word) owner, manager`")
      return nil
    }
    guard names.count <= 64 else {
      report(
        .badField, at: range, in: file, "this field has \(names.count) options",
        help: "a field has at most 64; make it `text`, or divide it")
      return nil
    }
    return isSome ? .someOf(names) : .oneOf(names)
  }

  /// What a type is called in a message.
  func typeName(_ type: FieldType) -> String {
    switch type {
    case .text: "text"
    case .number: "a number"
    case .money: "money"
    case .date: "a date"
    case .time: "a time"
    case .dateAndTime: "a date and time"
    case .phone: "a phone number"
    case .email: "a mail address"
    case .link: "a link"
    case .yesNo: "yes or no"
    case .oneOf: "one of its options"
    case .someOf: "some of its options"
    case .scale(let low, let high): "a scale from \(low) to \(high)"
    }
  }
}

extension Parser {
  /// The name that an item begins with, if it does.
  func leadingName(_ line: LineSyntax) -> Range<Int>? {
    var end = line.body.lowerBound
    while end < line.body.upperBound, bytes[end] > 0x20, bytes[end] != UInt8(ascii: ":") {
      end += 1
    }
    return end > line.body.lowerBound ? line.body.lowerBound..<end : nil
  }
}
