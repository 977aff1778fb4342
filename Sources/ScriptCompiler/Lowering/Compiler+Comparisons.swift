import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  /// `<` and its like.
  mutating func order(
    _ left: ExpressionSyntax, _ sign: String, _ right: ExpressionSyntax, _ file: Int
  ) -> TypedExpression? {
    let one = lower(left, file)
    let other = lower(right, file)
    guard let one, let other, let comparison = Expression.Comparison(rawValue: sign),
      let (a, b) = matched(one, left, other, right, file)
    else { return nil }
    let range = left.range.lowerBound..<right.range.upperBound
    let ordered: [ExpressionType] = [.number, .money, .date, .time, .moment, .duration, .column]
    guard ordered.contains(a.type), ordered.contains(b.type) else {
      report(
        .typeMismatch, at: range, in: file, "\(a.type.name) has no order",
        help: "compare it with `is` or `is not`")
      return nil
    }
    return TypedExpression(
      ref: script.expressions.append(.compare(a.ref, comparison, b.ref)), type: .yesNo)
  }

  /// Two sides made comparable: a bare number beside money becomes money. Nil after telling that they
  /// cannot be compared.
  private mutating func matched(
    _ one: TypedExpression, _ left: ExpressionSyntax, _ other: TypedExpression,
    _ right: ExpressionSyntax, _ file: Int
  ) -> (TypedExpression, TypedExpression)? {
    let range = left.range.lowerBound..<right.range.upperBound
    let (a, b) = besideMoney(one, other)
    if reportTwoCurrencies(a, b, "compared", range, file) { return nil }
    let isDay: (ExpressionType) -> Bool = { $0 == .date || $0 == .moment }
    let columnMates: [ExpressionType] = [.number, .money, .date, .yesNo, .text, .column]
    let areMates =
      a.type == b.type || (isDay(a.type) && isDay(b.type))
      || (a.type == .column && columnMates.contains(b.type))
      || (b.type == .column && columnMates.contains(a.type))
    if areMates { return (a, b) }
    report(
      .typeMismatch, at: range, in: file, "\(a.type.name) is compared with \(b.type.name)",
      help: mend(a.type, b.type))
    return nil
  }

  private func mend(_ one: ExpressionType, _ other: ExpressionType) -> String {
    switch (one, other) {
    case (.text, _), (_, .text): "put words in quotes, and write numbers and dates without"
    case (.yesNo, _), (_, .yesNo): "write `is yes` or `is no`"
    case (.duration, _), (_, .duration): "give a length of time a unit, such as `3 days`"
    default: "compare values of one type"
    }
  }

  /// `is`, `=` and their negations.
  mutating func equality(
    _ left: ExpressionSyntax, _ isNegated: Bool, _ operands: [OperandSyntax],
    _ operation: Range<Int>, _ file: Int
  ) -> TypedExpression? {
    guard let one = lower(left, file) else { return nil }
    var parts: [Ref<Expression>] = []
    for operand in operands {
      guard let part = equal(one, left, isNegated, operand, file) else { return nil }
      parts.append(part)
    }
    return joined(parts, isAnd: isNegated).map { TypedExpression(ref: $0, type: .yesNo) }
  }

  private mutating func equal(
    _ one: TypedExpression, _ left: ExpressionSyntax, _ isNegated: Bool, _ operand: OperandSyntax,
    _ file: Int
  ) -> Ref<Expression>? {
    let comparison: Expression.Comparison = isNegated ? .notEqual : .equal
    switch one.type {
    case .choice(let field, let isSome):
      if let other = sameChoice(operand, field, file) {
        return script.expressions.append(.compare(one.ref, comparison, other))
      }
      guard let option = option(operand.range, of: field, file) else { return nil }
      if isSome {
        let node: Expression =
          isNegated
          ? .lacks(one.ref, option: Int32(option)) : .has(one.ref, option: Int32(option))
        return script.expressions.append(node)
      }
      let other = constant(.option(option))
      return script.expressions.append(.compare(one.ref, comparison, other))
    case .daypart:
      guard let part = daypart(operand.range, file) else { return nil }
      return script.expressions.append(.compare(one.ref, comparison, constant(.daypart(part))))
    case .letter:
      let words = parsers[file].plainText(operand.range)
      guard let letter = Letter(words) else {
        report(
          .typeMismatch, at: operand.range, in: file, "`\(words)` is no letter of a variant",
          help: "write one letter, such as `\"A\"`")
        return nil
      }
      let other = constant(.text(letter.description))
      return script.expressions.append(.compare(one.ref, comparison, other))
    default:
      guard let syntax = operand.expression else {
        if one.type == .text || one.type == .column {
          reportUnquoted(operand.range, file)
        } else {
          parsers[file].reportBroken(operand)
        }
        return nil
      }
      if one.type == .text || one.type == .column, case .name(let range) = syntax,
        !isName(range, file)
      {
        reportUnquoted(range, file)
        return nil
      }
      guard let other = lower(syntax, file), let (a, b) = matched(one, left, other, syntax, file)
      else { return nil }
      return script.expressions.append(.compare(a.ref, comparison, b.ref))
    }
  }

  /// Whether a word names a value: a field, what the call knows, `yes` or `no`.
  func isName(_ range: Range<Int>, _ file: Int) -> Bool {
    let word = text(range, in: file)
    return fields[word] != nil || ["yes", "no"].contains(word.nameKey)
      || Expression.BuiltIn(rawValue: word.nameKey) != nil
  }

  private mutating func reportUnquoted(_ range: Range<Int>, _ file: Int) {
    let words = text(range, in: file)
    report(
      .unknownField, at: range, in: file, "no field is named `\(words)`",
      help: "put words that are meant as they stand in quotes: `\"\(words)\"`",
      fixes: [
        Diagnostic.Fix(
          "put it in quotes", replacing: Span(file: file, range: range), with: "\"\(words)\"")
      ])
  }

  private mutating func sameChoice(
    _ operand: OperandSyntax, _ field: Ref<Field>, _ file: Int
  ) -> Ref<Expression>? {
    guard case .name(let range) = operand.expression, let other = fields[text(range, in: file)],
      script.fields[other].type == script.fields[field].type,
      optionIndex(text(range, in: file), of: field) == nil
    else { return nil }
    record(.field, other.index, at: range, in: file)
    return script.expressions.append(.field(other))
  }

  private func optionIndex(_ words: String, of field: Ref<Field>) -> Int? {
    switch script.fields[field].type {
    case .oneOf(let options), .someOf(let options):
      options.firstIndex { $0.nameKey == words.nameKey }
    default: nil
    }
  }

  /// The option that some words are, or nil after telling that they are none.
  mutating func option(_ range: Range<Int>, of field: Ref<Field>, _ file: Int) -> Int? {
    let words = parsers[file].plainText(range)
    if let index = optionIndex(words, of: field) { return index }
    let options: [String] =
      switch script.fields[field].type {
      case .oneOf(let options), .someOf(let options): options
      default: []
      }
    let near = nearest(to: words, among: options, limit: 1)
    let span = Span(file: file, range: range)
    report(
      .unknownOption, at: range, in: file,
      "`\(words)` is no option of `\(script.name(field))`",
      help: near.first.map { "the option with a similar name is `\($0)`" }
        ?? "its options are \(listed(options))",
      fixes: near.map { Diagnostic.Fix("make it `\($0)`", replacing: span, with: $0) })
    return nil
  }

  private mutating func daypart(_ range: Range<Int>, _ file: Int) -> Daypart? {
    let words = parsers[file].plainText(range)
    if let part = Daypart(rawValue: words.lowercased()) { return part }
    let parts = Daypart.allCases.map(\.rawValue)
    report(
      .unknownOption, at: range, in: file, "`\(words)` is no part of the day",
      help: "the parts are \(parts.map { "`\($0)`" }.joined(separator: ", "))")
    return nil
  }
}
