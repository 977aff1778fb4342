import SourceText

/// An attribute of an outcome.
package enum OutcomeAttribute: Sendable {
  /// `won`, `open` or `lost`.
  case kind(Range<Int>)
  /// `needs a and b`
  case needs([Range<Int>])
  /// `call in 2 days`
  case call(months: Int32, minutes: Int64)
  /// `call at call_back_at`
  case callAt(Range<Int>)
  /// `mail id in 1 day`
  case mail(Range<Int>, months: Int32, minutes: Int64)
  /// `task "words" in 1 hour`
  case task(Range<Int>, months: Int32, minutes: Int64)
  /// `hand over to "Operations"`
  case handOver(Range<Int>)
  /// `reheat in 6 months`
  case reheat(months: Int32, minutes: Int64)
  /// `never call again`
  case neverCallAgain
}

/// A touch of a cadence.
package struct TouchSyntax: Sendable {
  /// The line without its dash.
  package let range: Range<Int>
  /// `call`, `mail`, `linkedin` or `task`, in lower case.
  package let channel: String
  /// The message's name.
  package let message: Range<Int>?
  /// The words, in quotes.
  package let words: Range<Int>?
  /// Months and minutes after the touch before it.
  package let after: (months: Int32, minutes: Int64)
}

extension Parser {
  /// One attribute of an outcome; nil when it was told to be none.
  package mutating func outcomeAttribute(_ range: Range<Int>) -> OutcomeAttribute? {
    var cursor = Cursor(bytes, range)
    if cursor.skipWords("never", "call", "again"), cursor.rest().isEmpty { return .neverCallAgain }
    cursor.position = range.lowerBound
    if cursor.skipWord("needs") { return needs(cursor.rest()) }
    if cursor.skipWords("call", "at") {
      cursor.skipBlanks()
      if let name = cursor.skipName(), cursor.rest().isEmpty { return .callAt(name) }
    } else if cursor.skipWord("call") {
      if let after = delay(&cursor) { return .call(months: after.months, minutes: after.minutes) }
    } else if cursor.skipWord("mail") {
      cursor.skipBlanks()
      if let name = cursor.skipName(), let after = delay(&cursor) {
        return .mail(name, months: after.months, minutes: after.minutes)
      }
    } else if cursor.skipWord("task") {
      if let words = quoted(&cursor), let after = delay(&cursor) {
        return .task(words, months: after.months, minutes: after.minutes)
      }
    } else if cursor.skipWords("hand", "over", "to") {
      if let words = quoted(&cursor), cursor.rest().isEmpty { return .handOver(words) }
    } else if cursor.skipWord("reheat") {
      if let after = delay(&cursor) { return .reheat(months: after.months, minutes: after.minutes) }
    } else if ["won", "open", "lost"].contains(text(range).lowercased()) {
      return .kind(range)
    }
    report(
      .badOutcome, at: range, "an outcome has no attribute `\(text(range))`",
      help: "after `won`, `open` or `lost` may stand `needs a and b`, `call in 2 days`, "
        + "`call at call_back_at`, `mail id in 1 day`, `task \"words\" in 1 hour`, "
        + "`hand over to \"words\"`, `reheat in 6 months`, `never call again`")
    return nil
  }

  private mutating func needs(_ range: Range<Int>) -> OutcomeAttribute? {
    var cursor = Cursor(bytes, range)
    var names: [Range<Int>] = []
    while let name = cursor.skipName() {
      names.append(name)
      cursor.skipBlanks()
      if cursor.isAtEnd { return .needs(names) }
      guard cursor.skipWord("and") else { break }
      cursor.skipBlanks()
    }
    report(
      .badOutcome, at: range, "`needs` names fields that `and` divides",
      help: "write it such as `needs meeting_at and decides`")
    return nil
  }

  /// `in 2 days` to the end of the text; nothing is now.
  private mutating func delay(_ cursor: inout Cursor) -> (months: Int32, minutes: Int64)? {
    cursor.skipBlanks()
    if cursor.isAtEnd { return (0, 0) }
    guard cursor.skipWord("in") else { return nil }
    return duration(cursor.rest())
  }

  /// Words in quotes, with the quotes.
  private mutating func quoted(_ cursor: inout Cursor) -> Range<Int>? {
    cursor.skipBlanks()
    guard cursor.glyph.code == UInt8(ascii: "\""), closesQuote(cursor) else { return nil }
    let start = cursor.position
    cursor.position += cursor.glyph.length
    while cursor.glyph.code != UInt8(ascii: "\"") { cursor.position += max(1, cursor.glyph.length) }
    cursor.position += cursor.glyph.length
    return start..<cursor.position
  }

  /// A line of `# cadence`.
  package mutating func touch(_ line: LineSyntax) -> TouchSyntax? {
    var cursor = Cursor(bytes, line.body)
    let channels = ["call", "mail", "linkedin", "task"]
    var message: Range<Int>?
    var words: Range<Int>?
    if let first = cursor.skipName(), channels.contains(text(first).lowercased()) {
      let channel = text(first).lowercased()
      cursor.skipBlanks()
      if channel == "task" {
        words = quoted(&cursor)
      } else if channel != "call", !cursor.skipAhead("after") {
        message = cursor.skipName()
      }
      cursor.skipBlanks()
      let isComplete =
        channel == "call" || (channel == "task" && words != nil)
        || (channel != "task" && message != nil)
      if isComplete, cursor.isAtEnd {
        return TouchSyntax(
          range: line.body, channel: channel, message: message, words: words, after: (0, 0))
      }
      if isComplete, cursor.skipWord("after"), let after = duration(cursor.rest()) {
        return TouchSyntax(
          range: line.body, channel: channel, message: message, words: words, after: after)
      }
    }
    report(
      .badTouch, at: line.body.isEmpty ? line.content : line.body, "this is no touch of a cadence",
      help: "write `- call`, `- mail MESSAGE after 1 day`, `- linkedin MESSAGE after 1 day` or "
        + "`- task \"words\" after 1 day`")
    return nil
  }
}

extension Cursor {
  /// Whether a word stands here; the cursor stays.
  fileprivate func skipAhead(_ word: StaticString) -> Bool {
    var copy = self
    return copy.skipWord(word)
  }
}
