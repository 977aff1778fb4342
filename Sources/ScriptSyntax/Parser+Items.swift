import SourceText

/// An item of `# fields`.
package struct FieldSyntax: Sendable {
  /// What stands after the colon.
  package enum TypeSyntax: Sendable {
    /// A type in one or more words.
    case plain(Range<Int>)
    /// `one of` or `some of` with its options.
    case choice(Range<Int>, isSome: Bool, options: [Range<Int>])
    /// `0..10`
    case scale(Range<Int>, Int32, Int32)
  }

  /// The name.
  package let name: Range<Int>
  /// The type.
  package let type: TypeSyntax
  /// The criterion after `for`.
  package let criterion: Range<Int>?
  /// Whether it is filled from the lead.
  package let isFromLead: Bool
  /// Whether it is kept for the record.
  package let isForTheRecord: Bool
}

/// An item with a name, quoted words, and attributes that commas divide.
package struct ItemSyntax: Sendable {
  /// The line without its dash.
  package let range: Range<Int>
  /// The name.
  package let name: Range<Int>
  /// The words in quotes after the name, if there are any.
  package let display: Range<Int>?
  /// What stands after the colon, part by part.
  package let attributes: [Range<Int>]
}

extension Parser {
  /// A line of `# fields`: `- id: type, attributes`.
  package mutating func field(_ line: LineSyntax) -> FieldSyntax? {
    guard let item = item(line, example: "- supplier: text") else { return nil }
    guard let first = item.attributes.first else {
      report(
        .badField, at: item.range, "this field has no type",
        help: "write one after the colon, such as `text`, `money`, `yes or no` or `one of a, b`")
      return nil
    }
    var attributes = Array(item.attributes.dropFirst())
    let type = fieldType(first, &attributes)
    var criterion: Range<Int>?
    var isFromLead = false
    var isForTheRecord = false
    for attribute in attributes {
      var cursor = Cursor(bytes, attribute)
      if cursor.skipWords("for", "the", "record") {
        isForTheRecord = true
      } else if cursor.skipWords("from", "lead") {
        isFromLead = true
      } else if cursor.skipWord("for") {
        criterion = cursor.rest()
      } else {
        report(
          .badField, at: attribute, "a field has no attribute `\(text(attribute))`",
          help:
            "after the type may stand `for budget` (a criterion), `from lead` and `for the record`")
        continue
      }
      if !cursor.rest().isEmpty, criterion == nil {
        report(
          .badField, at: cursor.rest(), "these words do not belong to the attribute",
          help: "divide attributes with commas")
      }
    }
    return FieldSyntax(
      name: item.name, type: type, criterion: criterion, isFromLead: isFromLead,
      isForTheRecord: isForTheRecord)
  }

  private func fieldType(
    _ first: Range<Int>, _ attributes: inout [Range<Int>]
  ) -> FieldSyntax.TypeSyntax {
    var cursor = Cursor(bytes, first)
    let isOne = cursor.skipWords("one", "of")
    let isSome = !isOne && cursor.skipWords("some", "of")
    if isOne || isSome {
      var options = [cursor.rest()].filter { !$0.isEmpty }
      let more = attributes.prefix { !isAttribute($0) }
      options += more
      attributes.removeFirst(more.count)
      return .choice(first, isSome: isSome, options: options)
    }
    if let (low, high) = scale(first) { return .scale(first, low, high) }
    return .plain(first)
  }

  private func isAttribute(_ range: Range<Int>) -> Bool {
    var cursor = Cursor(bytes, range)
    return cursor.skipWord("for") || cursor.skipWord("from")
  }

  private func scale(_ range: Range<Int>) -> (Int32, Int32)? {
    let parts = text(range).split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, let low = Int32(trim(parts[0])),
      let high = Int32(trim(parts[2]))
    else { return nil }
    return (low, high)
  }

  private func trim(_ text: Substring) -> Substring {
    text.drop { $0 == " " }.prefix { $0 != " " }
  }

  /// A line `- name "Display": attribute, attribute`.
  package mutating func item(_ line: LineSyntax, example: String) -> ItemSyntax? {
    var cursor = Cursor(bytes, line.body)
    let name = cursor.skipName()
    cursor.skipBlanks()
    var display: Range<Int>?
    if name != nil, cursor.glyph.code == UInt8(ascii: "\"") {
      guard closesQuote(cursor) else {
        report(
          .unclosedQuote, at: cursor.position..<cursor.position + cursor.glyph.length,
          "this quote is never closed", help: "write `\"` after the words")
        return nil
      }
      let start = cursor.position
      cursor.position += cursor.glyph.length
      while cursor.glyph.code != UInt8(ascii: "\"") {
        cursor.position += max(1, cursor.glyph.length)
      }
      cursor.position += cursor.glyph.length
      display = start..<cursor.position
      cursor.skipBlanks()
    }
    guard let name, cursor.skip(":") else {
      report(
        .badItem, at: line.content, "this item is not of the form `name: …`",
        help: "write it such as `\(example)`")
      return nil
    }
    return ItemSyntax(
      range: line.body, name: name, display: display, attributes: list(cursor.rest()))
  }

  /// `2 days` and the like as months and minutes; nil when it is none. At most 10,000 of a unit.
  package func duration(_ range: Range<Int>) -> (months: Int32, minutes: Int64)? {
    var cursor = Cursor(bytes, range)
    var count: Int64 = 0
    guard isDigit(cursor.byte) else { return nil }
    while isDigit(cursor.byte) {
      count = min(count * 10 + Int64(cursor.byte - 48), 10_001)
      cursor.position += 1
    }
    cursor.skipBlanks()
    guard count <= 10_000, let word = cursor.skipName(), cursor.rest().isEmpty,
      let unit = DurationUnit(text(word).lowercased())
    else { return nil }
    switch unit {
    case .minute: return (0, count)
    case .hour: return (0, count * 60)
    case .day: return (0, count * 1440)
    case .week: return (0, count * 10_080)
    case .month: return (Int32(count), 0)
    }
  }
}
