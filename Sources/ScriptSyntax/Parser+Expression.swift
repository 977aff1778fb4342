import SourceText

extension Parser {
  /// How deep parentheses and `not` may stand in each other.
  static let maximumDepth = 64

  /// Reads an expression; `bracket` is underlined when there is none.
  mutating func expression(_ range: Range<Int>, after bracket: Range<Int>) -> ExpressionSyntax {
    guard !range.isEmpty else {
      report(
        .badExpression, at: bracket, "the guard says nothing",
        help: "write what must hold, such as `[if spend >= 2000]`")
      return .broken(bracket)
    }
    let all = tokens(range)
    var reader = ExpressionReader(tokens: all)
    let result = reader.disjunction()
    if let problem = reader.problem ?? reader.leftover() {
      report(problem)
      return .broken(range)
    }
    return result
  }

  /// What stands on the right of `=`: words, and an expression if they are one.
  mutating func operand(_ range: Range<Int>) -> OperandSyntax {
    var reader = ExpressionReader(tokens: tokens(range))
    let result = reader.disjunction()
    let isWhole = reader.problem == nil && reader.leftover() == nil
    return OperandSyntax(range: range, expression: isWhole ? result : nil)
  }

  private mutating func report(_ problem: ExpressionReader.Problem) {
    report(.badExpression, at: problem.range, problem.message, help: problem.help)
  }
}

extension Parser {
  /// Tells why words that should be an expression are none.
  package mutating func reportBroken(_ operand: OperandSyntax) {
    var reader = ExpressionReader(tokens: tokens(operand.range))
    _ = reader.disjunction()
    let found = reader.problem ?? reader.leftover()
    report(
      .badExpression, at: found?.range ?? operand.range,
      found?.message ?? "these words are no value",
      help: found?.help ?? "put words that are meant as they stand in quotes")
  }
}
