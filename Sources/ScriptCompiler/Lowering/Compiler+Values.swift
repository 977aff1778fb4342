import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  /// `+ - * /`.
  mutating func arithmetic(
    _ left: ExpressionSyntax, _ sign: String, _ right: ExpressionSyntax, _ file: Int
  ) -> TypedExpression? {
    let first = lower(left, file)
    let second = lower(right, file)
    guard let first, let second, let operation = Expression.Arithmetic(rawValue: sign) else {
      return nil
    }
    let isSum = operation == .plus || operation == .minus
    let (one, other) = isSum ? besideMoney(first, second) : (first, second)
    let range = left.range.lowerBound..<right.range.upperBound
    if reportTwoCurrencies(one, other, "reckoned with", range, file) { return nil }
    guard let type = resultType(one.type, operation, other.type) else {
      report(
        .typeMismatch, at: range, in: file,
        "`\(sign)` cannot join \(one.type.name) and \(other.type.name)",
        help: "reckon with numbers, money, dates and lengths of time")
      return nil
    }
    return TypedExpression(
      ref: script.expressions.append(.arithmetic(one.ref, operation, other.ref)), type: type)
  }

  private func resultType(
    _ one: ExpressionType, _ operation: Expression.Arithmetic, _ other: ExpressionType
  ) -> ExpressionType? {
    switch (one, operation, other) {
    case (.number, _, .number): .number
    case (.money, .plus, .money), (.money, .minus, .money): .money
    case (.money, .over, .money): .number
    case (.money, .times, .number), (.money, .over, .number), (.number, .times, .money): .money
    case (.date, .minus, .date), (.moment, .minus, .moment), (.date, .minus, .moment),
      (.moment, .minus, .date):
      .duration
    case (.date, .plus, .duration), (.date, .minus, .duration), (.duration, .plus, .date): .date
    case (.moment, .plus, .duration), (.moment, .minus, .duration), (.duration, .plus, .moment):
      .moment
    case (.duration, .plus, .duration), (.duration, .minus, .duration): .duration
    default: nil
    }
  }

  /// A set, put into the table, or nil after telling what is wrong.
  mutating func lower(_ set: SetSyntax, in file: Int) -> Assignment? {
    guard let field = field(text(set.field, in: file), at: set.field, in: file) else { return nil }
    switch script.fields[field].type {
    case .oneOf, .someOf:
      return constant(set.value, for: field, file).map {
        Assignment(field: field, value: script.expressions.append(.constant($0)))
      }
    default: break
    }
    guard let syntax = set.value.expression else {
      parsers[file].reportBroken(set.value)
      return nil
    }
    if case .name(let range) = syntax, script.fields[field].type == .text,
      !isName(range, file), !fields.isBroken(text(range, in: file)), !isIncomplete
    {
      let words = text(range, in: file)
      report(
        .unknownField, at: range, in: file, "no field is named `\(words)`",
        help: "put words that are meant as they stand in quotes: `\"\(words)\"`",
        fixes: [
          Diagnostic.Fix(
            "put it in quotes", replacing: Span(file: file, range: range), with: "\"\(words)\"")
        ])
      return nil
    }
    guard let value = lower(syntax, file) else { return nil }
    guard let fitting = fitting(value, script.fields[field].type) else {
      report(
        .typeMismatch, at: set.value.range, in: file,
        "`\(script.name(field))` is \(typeName(script.fields[field].type)), and this is "
          + value.type.name,
        help: "write a value of the field's type")
      return nil
    }
    return Assignment(field: field, value: fitting)
  }

  private mutating func fitting(
    _ value: TypedExpression, _ type: FieldType
  ) -> Ref<Expression>? {
    switch (type, value.type) {
    case (.text, .text), (.text, .column), (.text, .letter), (.phone, .text), (.phone, .column),
      (.email, .text), (.email, .column), (.link, .text), (.link, .column), (.money, .money),
      (.date, .date), (.time, .time), (.dateAndTime, .moment), (.yesNo, .yesNo), (.number, .number):
      return value.ref
    case (.scale(let low, let high), .number):
      if case .constant(let ref) = script.expressions[value.ref],
        case .number(let number) = script.values[ref]
      {
        guard let whole = number.whole, whole >= Int(low), whole <= Int(high) else { return nil }
      }
      return value.ref
    case (.money, .number):
      return asMoney(value.ref)
    default: return nil
    }
  }

  /// A value that is written out for a field, put into the table of values.
  mutating func constant(
    _ operand: OperandSyntax, for field: Ref<Field>, _ file: Int
  ) -> Ref<Value>? {
    switch script.fields[field].type {
    case .oneOf:
      return option(operand.range, of: field, file).map { script.values.append(.option($0)) }
    case .someOf:
      var set: UInt64 = 0
      for part in parsers[file].list(operand.range) {
        guard let index = option(part, of: field, file) else { return nil }
        set |= 1 << UInt64(index)
      }
      return script.values.append(.options(set))
    default: break
    }
    let type = script.fields[field].type
    let words = parsers[file].plainText(operand.range)
    if let value = type.value(plain: words, currency: script.currency) {
      return script.values.append(value)
    }
    report(
      .typeMismatch, at: operand.range, in: file,
      "`\(script.name(field))` is \(typeName(type)), and `\(words)` is not",
      help: "write the value in its plain form, such as `3000`, `yes`, `2026-12-01 10:00`")
    return nil
  }
}
