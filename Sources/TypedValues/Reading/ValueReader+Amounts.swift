import CallModel

extension ValueReader {
  /// A number: `3000`, `3,000`, `2.5k`, `1,5 Mio`, `3 тыс`, `三万`; see `DigitGroups` for how
  /// separators are read. A `%` is passed over: `50 %` is 50. Words such as `about` and a `~` are too.
  func number(_ typed: String) throws(ReadingProblem) -> Value {
    let amount = try amount(typed, .number)
    guard amount.currency == nil else {
      throw ReadingProblem("a number without a currency is expected", example: example(of: .number))
    }
    return .number(amount.number)
  }

  /// An amount, in the script's currency unless it names another.
  func money(_ typed: String) throws(ReadingProblem) -> Value {
    let amount = try amount(typed, .money)
    guard let currency = amount.currency ?? currency else {
      throw ReadingProblem("in which currency", example: example(of: .money))
    }
    return .money(amount.number, currency)
  }

  private func amount(
    _ typed: String, _ type: FieldType
  ) throws(ReadingProblem) -> AmountParser.Amount {
    var parser = AmountParser(
      tokens: TypedText.tokens(typed), language: language.spoken, words: words, own: currency,
      isMoney: type == .money)
    do {
      return try parser.parse()
    } catch {
      let example = example(of: type)
      switch error {
      case .unclear:
        throw ReadingProblem("\(Self.name(of: type)) is expected", example: example)
      case .tooLarge:
        throw ReadingProblem("this number is too large, or has too many decimals", example: example)
      case .either(let one, let other):
        throw ReadingProblem(
          "this may be \(ReadingProblem.either([one, other]))", candidates: [one, other])
      case .whichCurrency:
        throw ReadingProblem("in which currency", example: example)
      }
    }
  }
}
