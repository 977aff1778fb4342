import CallModel
import SourceText

extension Compiler {
  /// Two sides of which a bare number beside money has become money.
  mutating func besideMoney(
    _ one: TypedExpression, _ other: TypedExpression
  ) -> (TypedExpression, TypedExpression) {
    switch (one.type, other.type) {
    case (.money, .number): (one, asMoney(other.ref).map(money) ?? other)
    case (.number, .money): (asMoney(one.ref).map(money) ?? one, other)
    default: (one, other)
    }
  }

  private func money(_ ref: Ref<Expression>) -> TypedExpression {
    TypedExpression(ref: ref, type: .money)
  }

  /// Tells amounts in two currencies; whether they were told.
  mutating func reportTwoCurrencies(
    _ one: TypedExpression, _ other: TypedExpression, _ what: String, _ range: Range<Int>,
    _ file: Int
  ) -> Bool {
    guard one.type == .money, other.type == .money, let first = currency(one.ref),
      let second = currency(other.ref), first != second
    else { return false }
    report(
      .typeMismatch, at: range, in: file,
      "amounts in \(first.code) and \(second.code) cannot be \(what)",
      help: "write both in one currency")
    return true
  }

  /// A bare number as an amount in the script's currency; nil for what is no bare number.
  mutating func asMoney(_ ref: Ref<Expression>) -> Ref<Expression>? {
    guard let currency = script.currency else { return nil }
    switch script.expressions[ref] {
    case .constant(let value):
      guard case .number(let number) = script.values[value] else { return nil }
      return constant(.money(number, currency))
    case .negative(let inner):
      return asMoney(inner).map { script.expressions.append(.negative($0)) }
    case .arithmetic(let left, let sign, let right):
      guard let one = asMoney(left) else { return nil }
      guard sign == .plus || sign == .minus else {
        return script.expressions.append(.arithmetic(one, sign, right))
      }
      return asMoney(right).map { script.expressions.append(.arithmetic(one, sign, $0)) }
    default: return nil
    }
  }

  /// The currency of an amount, where the script states it.
  private func currency(_ ref: Ref<Expression>) -> Currency? {
    switch script.expressions[ref] {
    case .constant(let value):
      if case .money(_, let currency) = script.values[value] { return currency }
      return nil
    case .negative(let inner): return currency(inner)
    case .arithmetic(let left, _, let right): return currency(left) ?? currency(right)
    case .field(let field): return script.fields[field].type == .money ? script.currency : nil
    default: return nil
    }
  }
}
