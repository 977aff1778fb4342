import SourceText

/// The part of an example that matters: what differs from its counterpart, from the heading above on.
/// Every example is a whole script, most of which is the same in all of them.
struct ExampleExcerpt {
  /// The lines to show; `…` stands for those left out.
  let lines: [String]

  /// The part of an example that differs from `other`; nothing of one that nobody would read.
  init(_ example: Rule.Example, against other: Rule.Example) {
    guard example.size <= 1 << 14 else {
      lines = []
      return
    }
    let own = Self.lines(of: example)
    let others = other.size <= 1 << 14 ? Self.lines(of: other) : []
    let start = zip(own, others).prefix { $0 == $1 }.count
    let left = own.count - start
    let tail = zip(own.reversed(), others.reversed()).prefix { $0 == $1 }.count
    let end = own.count - min(tail, left, others.count - start)
    guard own != others else {
      lines = own
      return
    }
    let heading =
      own[..<min(start, own.count)].lastIndex { $0.hasPrefix("#") || $0 == "---" } ?? 0
    // One line more shows where a line is missing.
    let shown = heading..<min(own.count, end + 1)
    lines =
      (shown.lowerBound > 0 ? ["…"] : []) + own[shown].reversed().drop { $0.isEmpty }.reversed()
      + (shown.upperBound < own.count ? ["…"] : [])
  }

  private static func lines(of example: Rule.Example) -> [String] {
    var lines = example.source.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
