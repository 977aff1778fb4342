/// Reads tokens as an expression: `or` below `and` below `not` below comparisons below `+ -` below
/// `* /`. The first problem ends the reading.
struct ExpressionReader {
  struct Problem {
    let range: Range<Int>
    let message: String
    let help: String?
  }

  private let tokens: [Token]
  /// The token that ends what is read; others may follow it.
  private let last: Token
  /// Its place.
  private let end: Int
  private var index = 0
  private var depth = 0
  private var signCount = 0
  private(set) var problem: Problem?

  /// How deep parentheses and `not` may stand in each other.
  private static let maximumDepth = 64
  /// How many `+ - * /` an expression may have: they are reckoned one inside the other.
  private static let maximumSignCount = 200

  /// A reader of tokens of which the last is an `end`.
  init(tokens: [Token]) {
    self.tokens = tokens
    end = tokens.count - 1
    last = tokens[end]
  }

  /// A reader of some of another's tokens, as deep in parentheses as that one.
  private init(_ outer: ExpressionReader, _ range: Range<Int>) {
    tokens = outer.tokens
    index = range.lowerBound
    end = range.upperBound
    depth = outer.depth
    signCount = outer.signCount
    let place = outer.tokens[end - 1].range.upperBound
    last = Token(kind: .end, range: place..<place, word: "")
  }

  private var token: Token { token(ahead: 0) }

  private func token(ahead: Int) -> Token { index + ahead < end ? tokens[index + ahead] : last }

  mutating func leftover() -> Problem? {
    guard token.kind != .end else { return nil }
    if token.kind == .close {
      return Problem(
        range: token.range, message: "this parenthesis was never opened", help: "take it away")
    }
    return Problem(
      range: token.range, message: "the expression does not go on like this",
      help: "join parts with `and` or `or`, and put words in quotes")
  }

  mutating func disjunction() -> ExpressionSyntax {
    var parts = [conjunction()]
    while token.word == "or" {
      index += 1
      parts.append(conjunction())
    }
    return joined(parts[...], isAnd: false)
  }

  private mutating func conjunction() -> ExpressionSyntax {
    var parts = [negation()]
    while token.word == "and" {
      index += 1
      parts.append(negation())
    }
    return joined(parts[...], isAnd: true)
  }

  /// Parts in their order as a tree of little depth, so that ten thousand of them need no deep calls.
  private func joined(
    _ parts: ArraySlice<ExpressionSyntax>, isAnd: Bool
  ) -> ExpressionSyntax {
    if parts.count == 1 { return parts[parts.startIndex] }
    let middle = parts.startIndex + parts.count / 2
    return .logic(
      joined(parts[..<middle], isAnd: isAnd), isAnd: isAnd, joined(parts[middle...], isAnd: isAnd))
  }

  private mutating func negation() -> ExpressionSyntax {
    guard token.word == "not" else { return comparison() }
    let start = token.range
    index += 1
    guard enter(start) else { return .broken(start) }
    defer { depth -= 1 }
    return .not(start, negation())
  }

  private mutating func comparison() -> ExpressionSyntax {
    let left = sum()
    let sign = token
    if case .sign(let text) = sign.kind {
      switch text {
      case "<", "<=", ">", ">=":
        index += 1
        return chained(.order(left, text, sum()))
      case "=":
        index += 1
        return chained(equality(left, isNegated: false, sign.range, hasList: false))
      case "!=":
        index += 1
        return chained(equality(left, isNegated: true, sign.range, hasList: false))
      default: break
      }
    }
    guard sign.word == "is" else { return left }
    index += 1
    return chained(wordComparison(left, from: sign.range))
  }

  /// What follows `is`.
  private mutating func wordComparison(
    _ left: ExpressionSyntax, from start: Range<Int>
  ) -> ExpressionSyntax {
    let isNegated = token.word == "not"
    if isNegated { index += 1 }
    switch (token.word, token(ahead: 1).word) {
    case ("known", _), ("unknown", _):
      let isKnown = (token.word == "known") != isNegated
      let operation = start.lowerBound..<token.range.upperBound
      index += 1
      return .known(left, isKnown: isKnown, operation: operation)
    case ("at", "least"): return ordered(left, isNegated ? "<" : ">=")
    case ("at", "most"): return ordered(left, isNegated ? ">" : "<=")
    case ("more", "than"): return ordered(left, isNegated ? "<=" : ">")
    case ("less", "than"): return ordered(left, isNegated ? ">=" : "<")
    default:
      let operation = start.lowerBound..<tokens[index - 1].range.upperBound
      return equality(left, isNegated: isNegated, operation, hasList: true)
    }
  }

  private mutating func ordered(_ left: ExpressionSyntax, _ sign: String) -> ExpressionSyntax {
    index += 2
    return .order(left, sign, sum())
  }

  private mutating func chained(_ comparison: ExpressionSyntax) -> ExpressionSyntax {
    if isComparison(token) {
      fail(
        token.range, "two comparisons stand in a row",
        "join them with `and`, naming the field again")
    }
    return comparison
  }

  private func isComparison(_ token: Token) -> Bool {
    if case .sign(let text) = token.kind { return "<=>=!=".contains(text) }
    return token.word == "is"
  }

  private mutating func equality(
    _ left: ExpressionSyntax, isNegated: Bool, _ operation: Range<Int>, hasList: Bool
  ) -> ExpressionSyntax {
    var operands: [OperandSyntax] = []
    while true {
      guard let operand = operand() else {
        fail(
          operation, "nothing stands on the right of this comparison",
          "write what it is compared with")
        return .broken(operation)
      }
      operands.append(operand)
      let goesOn =
        token.kind == .comma || (hasList && token.word == "or" && !aComparisonFollows())
      guard goesOn else { break }
      index += 1
      // In `a, b or c` a comma may stand before the `or`.
      if token.word == "or", hasList { index += 1 }
    }
    return .equality(left, isNegated: isNegated, operands, operation: operation)
  }

  /// Whether the part after this `or` is a comparison of its own.
  private func aComparisonFollows() -> Bool {
    var place = index + 1
    var depth = 0
    while place < end {
      let token = tokens[place]
      switch token.kind {
      case .open: depth += 1
      case .close:
        if depth == 0 { return false }
        depth -= 1
      case .comma: if depth == 0 { return false }
      default:
        if depth == 0, token.word == "and" || token.word == "or" { return false }
        if isComparison(token) || token.word == "not" { return true }
      }
      place += 1
    }
    return false
  }

  /// The words to the next `,` `and` `or` `)`, and the expression that they are, if they are one.
  private mutating func operand() -> OperandSyntax? {
    let start = index
    var place = index
    var open = 0
    scan: while place < end {
      let token = tokens[place]
      switch token.kind {
      case .open: open += 1
      case .close:
        if open == 0 { break scan }
        open -= 1
      case .comma where open == 0: break scan
      default:
        if open == 0, token.word == "and" || token.word == "or" || isComparison(token) {
          break scan
        }
      }
      place += 1
    }
    guard place > start else { return nil }
    let range = tokens[start].range.lowerBound..<tokens[place - 1].range.upperBound
    var reader = ExpressionReader(self, start..<place)
    let expression = reader.sum()
    signCount = reader.signCount
    let isWhole = reader.problem == nil && reader.leftover() == nil
    index = place
    return OperandSyntax(range: range, expression: isWhole ? expression : nil)
  }

  private mutating func sum() -> ExpressionSyntax {
    var left = product()
    while case .sign(let text) = token.kind, text == "+" || text == "-" {
      guard countSign() else { return left }
      left = .arithmetic(left, text, product())
    }
    return left
  }

  private mutating func product() -> ExpressionSyntax {
    var left = primary()
    while case .sign(let text) = token.kind, text == "*" || text == "/" {
      guard countSign() else { return left }
      left = .arithmetic(left, text, primary())
    }
    return left
  }

  private mutating func primary() -> ExpressionSyntax {
    let first = token
    switch first.kind {
    case .number:
      index += 1
      return quantity(first.range)
    case .date:
      index += 1
      return .date(first.range)
    case .time:
      index += 1
      return .time(first.range)
    case .text:
      index += 1
      return .text(first.range)
    case .member(let dot):
      index += 1
      return .member(
        first.range, scope: first.range.lowerBound..<dot, name: dot + 1..<first.range.upperBound)
    case .name where !["and", "or", "is", "not"].contains(first.word):
      index += 1
      return .name(first.range)
    case .sign("-"):
      index += 1
      guard enter(first.range) else { return .broken(first.range) }
      defer { depth -= 1 }
      return .negative(first.range, primary())
    case .open:
      index += 1
      guard enter(first.range) else { return .broken(first.range) }
      defer { depth -= 1 }
      let inner = disjunction()
      guard token.kind == .close else {
        fail(first.range, "this parenthesis is never closed", "write `)` where it ends")
        return .broken(first.range)
      }
      index += 1
      return .group(first.range.lowerBound..<tokens[index - 1].range.upperBound, inner)
    default:
      fail(
        first.range,
        first.kind == .end ? "the expression ends too early" : "a name or a value must stand here",
        "name a field, such as `spend`, or write a value, such as `2000` or `\"words\"`")
      return .broken(first.range)
    }
  }

  /// A number with the currency or the unit behind it.
  private mutating func quantity(_ number: Range<Int>) -> ExpressionSyntax {
    let next = token
    guard next.kind == .name else { return .number(number) }
    let whole = number.lowerBound..<next.range.upperBound
    if DurationUnit(next.word) != nil {
      index += 1
      return .duration(whole, count: number, unit: next.range)
    }
    guard next.range.count == 3, !["and", "not"].contains(next.word) else {
      return .number(number)
    }
    index += 1
    return .money(whole, number: number, currency: next.range)
  }

  private mutating func countSign() -> Bool {
    signCount += 1
    guard signCount <= Self.maximumSignCount else {
      fail(token.range, "too much is reckoned at once", "set a field to a part of it first")
      return false
    }
    index += 1
    return true
  }

  private mutating func enter(_ range: Range<Int>) -> Bool {
    depth += 1
    guard depth <= Self.maximumDepth else {
      fail(range, "parentheses stand too deep in each other", "divide the guard into several")
      return false
    }
    return true
  }

  private mutating func fail(_ range: Range<Int>, _ message: String, _ help: String? = nil) {
    if problem == nil { problem = Problem(range: range, message: message, help: help) }
    index = end
  }
}

/// A unit of time as scripts name it.
package enum DurationUnit: String, Sendable {
  /// 60 seconds.
  case minute
  /// 60 minutes.
  case hour
  /// 24 hours.
  case day
  /// 7 days.
  case week
  /// A calendar month.
  case month

  /// A unit by its word, singular or plural, in lower case.
  package init?(_ word: String) {
    guard let unit = DurationUnit(rawValue: word.hasSuffix("s") ? String(word.dropLast()) : word)
    else { return nil }
    self = unit
  }
}
