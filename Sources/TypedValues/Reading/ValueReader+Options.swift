import CallModel

extension ValueReader {
  /// Text as typed, trimmed; control characters and those that turn the direction of writing
  /// become blanks.
  func text(_ typed: String) throws(ReadingProblem) -> Value {
    let limit = 10_000
    var scalars = String.UnicodeScalarView()
    var count = 0
    for scalar in typed.unicodeScalars {
      let isBlank = scalar.properties.isWhitespace || Self.isControl(scalar)
      if scalars.isEmpty && isBlank { continue }
      count += 1
      // Blanks at the end do not count.
      if count <= limit {
        scalars.append(Self.isControl(scalar) ? " " : scalar)
      } else if !isBlank {
        throw ReadingProblem("a text has at most 10,000 characters")
      }
    }
    while let last = scalars.last, last.properties.isWhitespace { scalars.removeLast() }
    guard !scalars.isEmpty else { throw ReadingProblem("some words are expected") }
    return .text(String(scalars))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0x061C, 0xFEFF: true
    default:
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      default: false
      }
    }
  }

  /// Yes or no, in the language or in English.
  func yesNo(_ typed: String) throws(ReadingProblem) -> Value {
    let key = typed.wordsKey
    for table in words {
      if table.yes.contains(key) { return .yesNo(true) }
      if table.no.contains(key) { return .yesNo(false) }
    }
    let printed = Words.of(language.spoken).printed
    throw ReadingProblem("`\(printed.yes)` or `\(printed.no)` is expected")
  }

  /// A point on a scale: `7`, `7/10`, `7 of 10`, `seven`.
  func point(_ typed: String, _ low: Int32, _ high: Int32) throws(ReadingProblem) -> Value {
    let problem = ReadingProblem("a whole number from \(low) to \(high) is expected")
    var tokens = TypedText.tokens(typed)[...]
    let isNegative = tokens.first?.text == "-"
    if isNegative { tokens.removeFirst() }
    guard let number = wholeNumber(&tokens) else { throw problem }
    if let divider = tokens.first {
      tokens.removeFirst()
      let second = tokens.first.map { divider.text + " " + $0.text } ?? ""
      if words.contains(where: { $0.outOf.contains(second) }) {
        tokens.removeFirst()
      } else if divider.text == "分" || divider.text == "." {
        guard tokens.isEmpty else { throw problem }
      } else if divider.text != "/", !words.contains(where: { $0.outOf.contains(divider.text) }) {
        throw problem
      }
      if divider.text != "分" && divider.text != "." {
        guard let scale = wholeNumber(&tokens), scale == Int(high) else { throw problem }
      }
    }
    let point = isNegative ? -number : number
    guard tokens.isEmpty, point >= Int(low), point <= Int(high) else { throw problem }
    return .number(Number(small: Int32(point)))
  }

  /// A whole number of at most nine digits, or a small one in words.
  private func wholeNumber(_ tokens: inout ArraySlice<Token>) -> Int? {
    guard let first = tokens.first else { return nil }
    if first.kind == .digits {
      guard first.text.utf8.count <= 9 else { return nil }
      tokens.removeFirst()
      return Int(first.text)
    }
    if first.kind == .han {
      guard let (number, count) = ChineseNumerals.small(tokens) else { return nil }
      tokens.removeFirst(count)
      return number
    }
    for table in words {
      if case .count(let count)? = table.meanings[first.text] {
        tokens.removeFirst()
        return count
      }
    }
    return nil
  }

  /// One of the options: as written, by its number, by the beginning of its words if only one
  /// begins so. What is written exactly as an option is that option, even where it is a number.
  func option(_ typed: String, of options: [String]) throws(ReadingProblem) -> Value {
    .option(try OptionChoice(options: options).index(typed))
  }

  /// One or more of the options, divided by `+`, `,`, `;`, `、`, `&`, `/` or the language's `and`;
  /// several numbers by blanks too.
  func someOptions(_ typed: String, of options: [String]) throws(ReadingProblem) -> Value {
    let choice = OptionChoice(options: Array(options.prefix(64)))
    // An option may itself hold what divides several.
    if let index = choice.exactIndex(typed) { return .options(1 << UInt64(index)) }
    var set: UInt64 = 0
    let dividers: Set<Character> = ["+", ",", ";", "、", "，", "；", "＋", "&", "/"]
    let parts = typed.split(whereSeparator: dividers.contains)
    let and = words.reduce(into: Set<String>()) { $0.formUnion($1.and) }
    guard !parts.isEmpty else { throw choice.problem([]) }
    for part in parts where !part.allSatisfy(\.isWhitespace) {
      if let index = choice.exactIndex(String(part)) {
        set |= 1 << UInt64(index)
        continue
      }
      for name in divided(part, by: and) { set |= 1 << UInt64(try choice.index(name)) }
    }
    guard set != 0 else { throw choice.problem([]) }
    return .options(set)
  }

  private func divided(_ part: Substring, by and: Set<String>) -> [String] {
    var names: [String] = []
    var name: [Substring] = []
    let pieces = part.split(whereSeparator: \.isWhitespace)
    if pieces.allSatisfy({ $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }) {
      return pieces.map(String.init)
    }
    for piece in pieces {
      if and.contains(String(piece).wordsKey) {
        if !name.isEmpty { names.append(name.joined(separator: " ")) }
        name = []
      } else {
        name.append(piece)
      }
    }
    if !name.isEmpty { names.append(name.joined(separator: " ")) }
    guard names.count == 1, language.spoken == .zh else { return names }
    // Chinese has no blanks around its `和`.
    return part.split { and.contains(String($0)) }.map(\.trimmingBlanks).filter { !$0.isEmpty }
  }
}

/// Finds an option by what was typed.
private struct OptionChoice {
  let options: [String]
  let keys: [String]
  private let names: [String: Int]

  init(options: [String]) {
    self.options = options
    keys = options.map(\.wordsKey)
    names = Dictionary(
      zip(options.map(\.nameKey), options.indices), uniquingKeysWith: { first, _ in first })
  }

  /// The option that reads exactly as typed.
  func exactIndex(_ typed: String) -> Int? {
    names[typed.trimmingBlanks.nameKey]
  }

  func index(_ typed: String) throws(ReadingProblem) -> Int {
    if let index = exactIndex(typed) { return index }
    let key = typed.wordsKey
    guard !key.isEmpty else { throw problem([]) }
    let exact = keys.indices.filter { keys[$0] == key }
    if exact.count == 1 { return exact[0] }
    if key.utf8.count <= 4, let number = Int(key), number >= 1 {
      guard number <= options.count else {
        throw ReadingProblem("there are \(options.count) options", example: options.first ?? "")
      }
      return number - 1
    }
    let found = keys.indices.filter { keys[$0].hasPrefix(key) }
    guard found.count == 1 else { throw problem(found.map { options[$0] }) }
    return found[0]
  }

  func problem(_ candidates: [String]) -> ReadingProblem {
    if candidates.isEmpty {
      ReadingProblem("one of \(ReadingProblem.either(options)) is expected")
    } else {
      ReadingProblem(
        "this may be \(ReadingProblem.either(candidates))", candidates: candidates)
    }
  }
}
