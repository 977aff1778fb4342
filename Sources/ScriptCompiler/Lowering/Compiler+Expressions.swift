import CallModel
import ScriptSyntax
import SourceText

/// What an expression comes to, as far as the compiler can know.
enum ExpressionType: Equatable {
  case number
  case money
  case date
  case time
  case moment
  case duration
  case yesNo
  case text
  case column
  case daypart
  case letter
  case choice(Ref<Field>, isSome: Bool)

  init(_ type: FieldType, _ field: Ref<Field>) {
    switch type {
    case .text, .phone, .email, .link: self = .text
    case .number, .scale: self = .number
    case .money: self = .money
    case .date: self = .date
    case .time: self = .time
    case .dateAndTime: self = .moment
    case .yesNo: self = .yesNo
    case .oneOf: self = .choice(field, isSome: false)
    case .someOf: self = .choice(field, isSome: true)
    }
  }

  /// What it is called in a message.
  var name: String {
    switch self {
    case .number: "a number"
    case .money: "money"
    case .date: "a date"
    case .time: "a time"
    case .moment: "a date and time"
    case .duration: "a length of time"
    case .yesNo: "yes or no"
    case .text: "text"
    case .column: "a column"
    case .daypart: "a part of the day"
    case .letter: "a letter of a variant"
    case .choice(_, let isSome): isSome ? "some of its options" : "one of its options"
    }
  }
}

/// A lowered expression with its type.
struct TypedExpression {
  let ref: Ref<Expression>
  let type: ExpressionType
}

extension Compiler {
  /// A guard, or nil after telling what is wrong with it.
  mutating func lowerGuard(_ syntax: ExpressionSyntax, in file: Int) -> Ref<Expression>? {
    guard let typed = lower(syntax, file) else { return nil }
    if typed.type == .yesNo { return typed.ref }
    let words = text(syntax.range, in: file)
    report(
      .typeMismatch, at: syntax.range, in: file,
      "this is \(typed.type.name), and a guard is yes or no",
      help: "compare it, such as `\(words) is known`")
    return nil
  }

  /// Conditions in their order as a tree of little depth, so that ten thousand of them are weighed
  /// without deep calls; nil for none.
  mutating func joined(_ conditions: [Ref<Expression>], isAnd: Bool) -> Ref<Expression>? {
    conditions.isEmpty ? nil : joined(conditions[...], isAnd: isAnd)
  }

  private mutating func joined(
    _ conditions: ArraySlice<Ref<Expression>>, isAnd: Bool
  ) -> Ref<Expression> {
    if conditions.count == 1 { return conditions[conditions.startIndex] }
    let middle = conditions.startIndex + conditions.count / 2
    let one = joined(conditions[..<middle], isAnd: isAnd)
    let other = joined(conditions[middle...], isAnd: isAnd)
    return script.expressions.append(isAnd ? .and(one, other) : .or(one, other))
  }

  mutating func constant(_ value: Value) -> Ref<Expression> {
    script.expressions.append(.constant(script.values.append(value)))
  }

  /// An expression of any type, or nil after telling what is wrong.
  mutating func lower(_ syntax: ExpressionSyntax, _ file: Int) -> TypedExpression? {
    switch syntax {
    case .broken: return nil
    case .group(_, let inner): return lower(inner, file)
    case .number(let range): return number(range, file).map { typed(.number($0), .number) }
    case .money(_, let count, let unit): return money(count, unit, file)
    case .duration(let range, _, _):
      guard let (months, minutes) = parsers[file].duration(range) else {
        return badLiteral(range, file, "a length of time", "3 days")
      }
      return typed(.duration(Duration(months: months, minutes: minutes)), .duration)
    case .date(let range):
      guard let date = CivilDate(plain: text(range, in: file)) else {
        return badLiteral(range, file, "a date", "2026-12-01")
      }
      return typed(.date(date), .date)
    case .time(let range):
      guard let time = TimeOfDay(plain: text(range, in: file).map { $0 == "：" ? ":" : $0 }.text)
      else { return badLiteral(range, file, "a time", "10:00") }
      return typed(.time(time), .time)
    case .text(let range): return typed(.text(parsers[file].plainText(range)), .text)
    case .name(let range): return name(range, file)
    case .member(_, let scope, let name):
      return column(scope, name, file).map {
        TypedExpression(
          ref: script.expressions.append(.column($0.scope, $0.name)), type: .column)
      }
    case .not(_, let operand):
      guard let inner = lowerGuard(operand, in: file) else { return nil }
      return TypedExpression(ref: script.expressions.append(.not(inner)), type: .yesNo)
    case .logic(let left, let isAnd, let right):
      let one = lowerGuard(left, in: file)
      let other = lowerGuard(right, in: file)
      guard let one, let other else { return nil }
      let node: Expression = isAnd ? .and(one, other) : .or(one, other)
      return TypedExpression(ref: script.expressions.append(node), type: .yesNo)
    case .known(let operand, let isKnown, _):
      guard let inner = lower(operand, file) else { return nil }
      let known = script.expressions.append(.isKnown(inner.ref))
      return TypedExpression(
        ref: isKnown ? known : script.expressions.append(.not(known)), type: .yesNo)
    case .order(let left, let sign, let right): return order(left, sign, right, file)
    case .equality(let left, let isNegated, let operands, let operation):
      return equality(left, isNegated, operands, operation, file)
    case .arithmetic(let left, let sign, let right): return arithmetic(left, sign, right, file)
    case .negative(let range, let operand):
      guard let inner = lower(operand, file) else { return nil }
      guard [.number, .money, .duration].contains(inner.type) else {
        report(
          .typeMismatch, at: range, in: file, "`-` stands before \(inner.type.name)",
          help: "only numbers, money and lengths of time can be turned round")
        return nil
      }
      return TypedExpression(
        ref: script.expressions.append(.negative(inner.ref)), type: inner.type)
    }
  }

  private mutating func typed(_ value: Value, _ type: ExpressionType) -> TypedExpression {
    TypedExpression(ref: constant(value), type: type)
  }

  private mutating func badLiteral(
    _ range: Range<Int>, _ file: Int, _ what: String, _ example: String
  ) -> TypedExpression? {
    report(
      .badExpression, at: range, in: file, "`\(text(range, in: file))` is not \(what)",
      help: "write it such as `\(example)`")
    return nil
  }

  private mutating func number(_ range: Range<Int>, _ file: Int) -> Number? {
    let words = text(range, in: file)
    if words.contains(",") { return nil }
    if let number = Number(plain: words) { return number }
    report(
      .badNumber, at: range, in: file, "`\(words)` is too large or too fine a number",
      help: "numbers reach ±9,223,372,036,854 with six decimals")
    return nil
  }

  private mutating func money(
    _ count: Range<Int>, _ unit: Range<Int>, _ file: Int
  ) -> TypedExpression? {
    guard let amount = number(count, file) else { return nil }
    let word = text(unit, in: file)
    guard let currency = Currency(word), word == word.uppercased() else {
      report(
        .badExpression, at: unit, in: file, "`\(word)` is neither a currency nor a unit of time",
        help: "write `2000 EUR`, `3 days`, or join the parts with `and`")
      return nil
    }
    return typed(.money(amount, currency), .money)
  }

  private mutating func name(_ range: Range<Int>, _ file: Int) -> TypedExpression? {
    let word = text(range, in: file)
    switch word.nameKey {
    case "yes": return typed(.yesNo(true), .yesNo)
    case "no": return typed(.yesNo(false), .yesNo)
    default: break
    }
    if let builtIn = Expression.BuiltIn(rawValue: word.nameKey) {
      let type: ExpressionType =
        switch builtIn {
        case .score, .attempt: .number
        case .elapsed: .duration
        case .now: .moment
        case .daypart: .daypart
        case .variant: .letter
        }
      return TypedExpression(ref: script.expressions.append(.builtIn(builtIn)), type: type)
    }
    if let field = fields[word] {
      record(.field, field.index, at: range, in: file)
      return TypedExpression(
        ref: script.expressions.append(.field(field)),
        type: ExpressionType(script.fields[field].type, field))
    }
    if fields.isBroken(word) || isIncomplete { return nil }
    reportUnknownName(word, range, file)
    return nil
  }

  private mutating func reportUnknownName(_ word: String, _ range: Range<Int>, _ file: Int) {
    let span = Span(file: file, range: range)
    let parts = word.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    if parts.count > 1, parts.allSatisfy({ fields[$0] != nil || Int($0) != nil }) {
      let spaced = parts.joined(separator: " - ")
      report(
        .unknownField, at: range, in: file, "no field is named `\(word)`",
        help: "a `-` without blanks belongs to the name; write `\(spaced)` for a difference",
        fixes: [Diagnostic.Fix("make it a difference", replacing: span, with: spaced)])
      return
    }
    guard unknownNames.isFirst(.unknownField, word, at: span) else { return }
    let near = nearest(to: word, among: fields.names)
    unknownNames.add(
      Diagnostic(
        .unknownField, at: span, "no field is named `\(word)`",
        help: near.first.map { "the field with a similar name is `\($0)`" }
          ?? "declare it under `# fields`, or put words in quotes: `\"\(word)\"`",
        fixes: near.map { Diagnostic.Fix("make it `\($0)`", replacing: span, with: $0) }),
      isName: false)
  }
}

extension [Character] {
  fileprivate var text: String { String(self) }
}
