import SourceText

/// A trait of a persona.
package enum TraitSyntax: Sendable {
  /// `!price 60%`; the chance in millionths.
  case raises(Range<Int>, chance: Int32)
  /// `says step/label 30%`
  case says(step: Range<Int>, reply: Range<Int>, chance: Int32)
  /// `yields after 2 rebuttals`
  case yields(Int32)
  /// `patience 6 turns`
  case patience(Int32)
  /// `answers field = value`
  case answers(Range<Int>, OperandSyntax)
}

extension Parser {
  /// A `- ` line of a persona.
  package mutating func trait(_ line: LineSyntax) -> TraitSyntax? {
    var cursor = Cursor(bytes, line.body)
    if cursor.skip("!") {
      if let name = cursor.skipName(), let chance = chance(cursor.rest()) {
        return .raises(name, chance: chance)
      }
    } else if cursor.skipWord("says") {
      if let says = says(cursor.rest()) { return says }
    } else if cursor.skipWords("yields", "after") {
      if let count = count(&cursor), cursor.skipWord("rebuttals") || cursor.skipWord("rebuttal"),
        cursor.rest().isEmpty
      {
        return .yields(count)
      }
    } else if cursor.skipWord("patience") {
      if let count = count(&cursor), cursor.skipWord("turns") || cursor.skipWord("turn"),
        cursor.rest().isEmpty
      {
        return .patience(count)
      }
    } else if cursor.skipWord("answers") {
      cursor.skipBlanks()
      let name = cursor.skipName()
      cursor.skipBlanks()
      if let name, cursor.skip("="), !cursor.rest().isEmpty {
        return .answers(name, operand(cursor.rest()))
      }
    }
    report(
      .badTrait, at: line.body.isEmpty ? line.content : line.body, "this is no trait of a persona",
      help: "write `- !card 60%`, `- says step/reply 30%`, `- yields after 2 rebuttals`, "
        + "`- patience 6 turns` or `- answers field = value`")
    return nil
  }

  private func count(_ cursor: inout Cursor) -> Int32? {
    cursor.skipBlanks()
    var count: Int32 = 0
    guard isDigit(cursor.byte) else { return nil }
    while isDigit(cursor.byte) {
      count = min(count * 10 + Int32(cursor.byte - 48), 10_000)
      cursor.position += 1
    }
    cursor.skipBlanks()
    return count
  }

  /// `60%`, `7.5 %` in millionths.
  private func chance(_ range: Range<Int>) -> Int32? {
    let words = text(range)
    guard words.hasSuffix("%") else { return nil }
    let digits = words.dropLast().filter { $0 != " " }
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, let whole = parts.first.flatMap({ Int32($0) }),
      (0...100).contains(whole),
      parts[0].utf8.allSatisfy(isDigit)
    else { return nil }
    var result = whole * 10_000
    if parts.count == 2 {
      guard (1...4).contains(parts[1].count), parts[1].utf8.allSatisfy(isDigit),
        var fraction = Int32(parts[1])
      else { return nil }
      for _ in parts[1].count..<4 { fraction *= 10 }
      result += fraction
    }
    return result <= 1_000_000 ? result : nil
  }

  private func says(_ range: Range<Int>) -> TraitSyntax? {
    // The chance is the last word, or the last but one before a `%` that stands alone.
    var end = range.upperBound
    guard end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "%") else { return nil }
    end -= 1
    while end > range.lowerBound, isBlank(bytes[end - 1]) { end -= 1 }
    while end > range.lowerBound, isDigit(bytes[end - 1]) || bytes[end - 1] == UInt8(ascii: ".") {
      end -= 1
    }
    guard let chance = chance(end..<range.upperBound) else { return nil }
    let place = trimmed(bytes, range.lowerBound..<end)
    guard let slash = bytes[place].firstIndex(of: UInt8(ascii: "/")) else { return nil }
    let step = trimmed(bytes, place.lowerBound..<slash)
    var reply = trimmed(bytes, slash + 1..<place.upperBound)
    if reply.count > 1, bytes[reply.lowerBound] == UInt8(ascii: "#") {
      reply = reply.lowerBound + 1..<reply.upperBound
    }
    return step.isEmpty || reply.isEmpty ? nil : .says(step: step, reply: reply, chance: chance)
  }
}
