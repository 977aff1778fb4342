import CallModel

extension ValuePrinter {
  /// A number: thousands are grouped from five digits on, so that a year stays `2026`.
  func number(_ number: Number) -> String {
    digits(number, groupedFrom: 5, decimals: 0)
  }

  /// An amount: `€3,000`, `3.000 €`, `€ 3.000`, `3 000 ₽`, `3000元`; a currency without a common
  /// sign has its code. In Chinese, round amounts from 10,000 are told in 万 and 亿.
  func money(_ amount: Number, _ currency: Currency) -> String {
    let isNegative = amount.millionths < 0
    let magnitude =
      isNegative && amount.millionths > .min
      ? Number(millionths: -amount.millionths) : amount
    let minus = isNegative && amount.millionths > .min ? "-" : ""
    let isWhole = magnitude.millionths % 1_000_000 == 0
    let figure = digits(magnitude, groupedFrom: 4, decimals: isWhole ? 0 : 2)
    let sign = sign(of: currency)
    let blank = "\u{A0}"
    switch language.spoken {
    case .en:
      guard let sign else { return "\(minus)\(figure)\(blank)\(currency.code)" }
      return minus + sign + figure
    case .de, .ru:
      return minus + figure + blank + (sign ?? currency.code)
    case .nl:
      return (sign ?? currency.code) + blank + minus + figure
    case .zh:
      let (count, unit) = Self.chineseUnit(magnitude)
      let figure = unit.isEmpty ? figure : digits(count, groupedFrom: 4, decimals: 0) + unit
      return minus + figure + (sign ?? blank + currency.code)
    }
  }

  /// The sign or word of a currency, where it is read back as the same currency.
  private func sign(of currency: Currency) -> String? {
    let signs = language.spoken == .zh ? Self.chineseNames : Self.signs
    guard let sign = signs[currency.code] else { return nil }
    let read = Currencies.currency(sign, own: self.currency, language: language.spoken)
    return read == currency ? sign : nil
  }

  private static let signs: [String: String] = [
    "EUR": "€", "USD": "$", "CAD": "$", "AUD": "$", "NZD": "$", "GBP": "£", "JPY": "¥",
    "RUB": "₽", "UAH": "₴", "KZT": "₸", "INR": "₹", "ILS": "₪", "TRY": "₺", "KRW": "₩",
  ]

  private static let chineseNames: [String: String] = [
    "CNY": "元", "EUR": "欧元", "USD": "美元", "GBP": "英镑", "JPY": "日元", "RUB": "卢布",
    "HKD": "港元", "CHF": "瑞士法郎", "CAD": "加元", "AUD": "澳元", "KRW": "韩元",
  ]

  /// The count of 亿 or 万 with at most two decimals, or the number itself.
  private static func chineseUnit(_ number: Number) -> (Number, String) {
    let (tenThousand, hundredMillion): (Int64, Int64) = (10_000, 100_000_000)
    for (unit, name) in [(hundredMillion, "亿"), (tenThousand, "万")] {
      let isRound = number.millionths % (unit * 10_000) == 0
      if number.millionths / 1_000_000 >= unit, isRound {
        return (Number(millionths: number.millionths / unit), name)
      }
    }
    return (number, "")
  }

  /// Digits in the language's form, with at least so many decimals.
  private func digits(_ number: Number, groupedFrom least: Int, decimals: Int) -> String {
    var plain = Substring(number.plain)
    let isNegative = plain.first == "-"
    if isNegative { plain.removeFirst() }
    let parts = plain.split(separator: ".")
    let whole = parts.first ?? "0"
    var fraction = parts.count > 1 ? String(parts[1]) : ""
    fraction += String(repeating: "0", count: max(0, decimals - fraction.utf8.count))
    var grouped = ""
    for (index, digit) in whole.enumerated() {
      let left = whole.utf8.count - index
      if index > 0, left % 3 == 0, whole.utf8.count >= least { grouped += words.grouping }
      grouped.append(digit)
    }
    return (isNegative ? "-" : "") + grouped + (fraction.isEmpty ? "" : words.decimal + fraction)
  }
}
