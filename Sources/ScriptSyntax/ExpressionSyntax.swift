/// An expression as it is written.
package indirect enum ExpressionSyntax: Sendable {
  /// `2000`
  case number(Range<Int>)
  /// `2000 EUR`
  case money(Range<Int>, number: Range<Int>, currency: Range<Int>)
  /// `3 days`
  case duration(Range<Int>, count: Range<Int>, unit: Range<Int>)
  /// `2026-12-01`
  case date(Range<Int>)
  /// `10:00`
  case time(Range<Int>)
  /// `"words"`, with the quotes.
  case text(Range<Int>)
  /// A name.
  case name(Range<Int>)
  /// `lead.city`
  case member(Range<Int>, scope: Range<Int>, name: Range<Int>)
  /// `not …`
  case not(Range<Int>, ExpressionSyntax)
  /// `and` or `or`
  case logic(ExpressionSyntax, isAnd: Bool, ExpressionSyntax)
  /// `<`, `<=`, `>`, `>=` in signs or words.
  case order(ExpressionSyntax, String, ExpressionSyntax)
  /// `=`, `is` and their negations, with what may be meant on the right.
  case equality(ExpressionSyntax, isNegated: Bool, [OperandSyntax], operation: Range<Int>)
  /// `is known`, `is unknown`
  case known(ExpressionSyntax, isKnown: Bool, operation: Range<Int>)
  /// `+ - * /`
  case arithmetic(ExpressionSyntax, String, ExpressionSyntax)
  /// `-5`, `- x`
  case negative(Range<Int>, ExpressionSyntax)
  /// `( … )`
  case group(Range<Int>, ExpressionSyntax)
  /// Nothing that could be read; it was told.
  case broken(Range<Int>)

  /// Where it stands.
  package var range: Range<Int> {
    switch self {
    case .number(let range), .date(let range), .time(let range), .text(let range),
      .name(let range), .broken(let range):
      range
    case .money(let range, _, _), .duration(let range, _, _), .member(let range, _, _),
      .not(let range, _), .negative(let range, _), .group(let range, _):
      range
    case .logic(let left, _, let right), .order(let left, _, let right),
      .arithmetic(let left, _, let right):
      left.range.lowerBound..<max(left.range.lowerBound, right.range.upperBound)
    case .equality(let left, _, let operands, let operation):
      left.range.lowerBound..<(operands.last?.range.upperBound ?? operation.upperBound)
    case .known(let left, _, let operation): left.range.lowerBound..<operation.upperBound
    }
  }
}

/// What stands on the right of `is` or `=`: an option's words or an expression, as the left side has it.
package struct OperandSyntax: Sendable {
  /// The words as they stand.
  package let range: Range<Int>
  /// The words as an expression; nil when they are none.
  package let expression: ExpressionSyntax?
}
