import SourceText

/// A trait of a persona; chances in millionths.
package enum TraitSyntax: Sendable {
  /// `!price 60% at stage`, or without the place.
  case raises(Range<Int>, chance: Int32, place: Range<Int>?)
  /// `objects 15%`
  case objects(chance: Int32)
  /// `says step/label 30%`; of `#id` the name alone.
  case says(step: Range<Int>, reply: Range<Int>, chance: Int32)
  /// `says anytime/label 30%`
  case saysAnytime(reply: Range<Int>, chance: Int32)
  /// `interrupts 5%`
  case interrupts(chance: Int32)
  /// `yields after 2 rebuttals`
  case yields(Int32)
  /// `patience 6 turns`
  case patience(Int32)
  /// `answers field = value`
  case answers(Range<Int>, OperandSyntax)
  /// `mood wary`: one of `moods`.
  case mood(String)
  /// `talks little`: one of `amounts`.
  case talks(String)

  /// The words that may follow `mood`.
  package static let moods = ["friendly", "neutral", "wary", "angry"]
  /// The words that may follow `talks`.
  package static let amounts = ["much", "little"]
}

extension Parser {
  /// A `- ` line of a persona.
  package mutating func trait(_ line: LineSyntax) -> TraitSyntax? {
    var cursor = Cursor(bytes, line.body)
    var help =
      "a trait begins with `!card`, `objects`, `says`, `interrupts`, `yields after`, `patience`, "
      + "`mood`, `talks` or `answers`"
    if cursor.skip("!") {
      if let raises = raises(&cursor) { return raises }
      help = "write `- !card 60%`, or `- !card 60% at step` for one step or stage"
    } else if cursor.skipWord("objects") {
      if let chance = chance(cursor.rest()) { return .objects(chance: chance) }
      help = "write a chance in per cent, such as `- objects 15%`"
    } else if cursor.skipWord("interrupts") {
      if let chance = chance(cursor.rest()) { return .interrupts(chance: chance) }
      help = "write a chance in per cent, such as `- interrupts 5%`"
    } else if cursor.skipWord("says") {
      if let says = says(cursor.rest()) { return says }
      help = "write `- says step/reply 30%` or `- says anytime/reply 10%`"
    } else if cursor.skipWords("yields", "after") {
      if let count = count(&cursor), cursor.skipWord("rebuttals") || cursor.skipWord("rebuttal"),
        cursor.rest().isEmpty
      {
        return .yields(count)
      }
      help = "write a number of rebuttals, such as `- yields after 2 rebuttals`"
    } else if cursor.skipWord("patience") {
      if let count = count(&cursor), cursor.skipWord("turns") || cursor.skipWord("turn"),
        cursor.rest().isEmpty
      {
        return .patience(count)
      }
      help = "write a number of turns, such as `- patience 6 turns`"
    } else if cursor.skipWord("mood") {
      if let mood = word(cursor.rest(), of: TraitSyntax.moods) { return .mood(mood) }
      help = "the moods are " + listed(TraitSyntax.moods)
    } else if cursor.skipWord("talks") {
      if let amount = word(cursor.rest(), of: TraitSyntax.amounts) { return .talks(amount) }
      help = "a persona talks " + listed(TraitSyntax.amounts)
    } else if cursor.skipWord("answers") {
      if let answers = answers(&cursor) { return answers }
      help = "write a field and its value, such as `- answers spend = 3000`"
    }
    report(
      .badTrait, at: line.body.isEmpty ? line.content : line.body, "this is no trait of a persona",
      help: help)
    return nil
  }

  private func listed(_ words: [String]) -> String {
    words.dropLast().map { "`\($0)`" }.joined(separator: ", ") + " or `\(words[words.count - 1])`"
  }

  private func word(_ range: Range<Int>, of words: [String]) -> String? {
    let found = text(range).lowercased()
    return words.contains(found) ? found : nil
  }

  /// `price 60%`, `price 60% at stage`, the `!` being passed.
  private func raises(_ cursor: inout Cursor) -> TraitSyntax? {
    guard let name = cursor.skipName() else { return nil }
    let rest = cursor.rest()
    guard let sign = bytes[rest].firstIndex(of: UInt8(ascii: "%")),
      let chance = chance(rest.lowerBound..<sign + 1)
    else { return nil }
    cursor.position = sign + 1
    cursor.skipBlanks()
    if cursor.isAtEnd { return .raises(name, chance: chance, place: nil) }
    guard cursor.skipWord("at") else { return nil }
    cursor.skipBlanks()
    guard let place = cursor.skipName(), cursor.rest().isEmpty else { return nil }
    return .raises(name, chance: chance, place: place)
  }

  private mutating func answers(_ cursor: inout Cursor) -> TraitSyntax? {
    cursor.skipBlanks()
    let name = cursor.skipName()
    cursor.skipBlanks()
    guard let name, cursor.skip("="), !cursor.rest().isEmpty else { return nil }
    return .answers(name, operand(cursor.rest()))
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
    guard !step.isEmpty, !reply.isEmpty else { return nil }
    var name = Cursor(bytes, step)
    return name.skipWord("anytime") && name.isAtEnd
      ? .saysAnytime(reply: reply, chance: chance)
      : .says(step: step, reply: reply, chance: chance)
  }
}
