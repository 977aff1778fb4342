import SourceText
import Terminal

/// Two versions of a file with the same number of lines, as a unified diff.
enum UnifiedDiff {
  /// The lines of the diff; none where the versions are equal.
  static func lines(_ old: SourceFile, _ new: SourceFile) -> [StyledText] {
    func text(_ file: SourceFile, _ index: Int) -> String {
      guard index < file.lineCount else { return "" }
      var range = file.line(index)
      while let last = file.bytes[range].last, last == 0x0A || last == 0x0D {
        range = range.lowerBound..<range.upperBound - 1
      }
      return file.text(range)
    }
    let count = max(old.lineCount, new.lineCount)
    let changed = (0..<count).filter { text(old, $0) != text(new, $0) }
    guard !changed.isEmpty else { return [] }
    var result = [
      StyledText(data: "--- \(old.path)", .heading), StyledText(data: "+++ \(new.path)", .heading),
    ]
    for run in runs(changed, count: count) {
      result.append(
        StyledText(
          "@@ -\(run.lowerBound + 1),\(run.count) +\(run.lowerBound + 1),\(run.count) @@", .number))
      var index = run.lowerBound
      while index < run.upperBound {
        guard text(old, index) != text(new, index) else {
          result.append(StyledText(data: " \(text(old, index))"))
          index += 1
          continue
        }
        var end = index
        while end < run.upperBound, text(old, end) != text(new, end) { end += 1 }
        for line in index..<end { result.append(StyledText(data: "-\(text(old, line))", .error)) }
        for line in index..<end { result.append(StyledText(data: "+\(text(new, line))", .good)) }
        index = end
      }
    }
    return result
  }

  /// The changed lines with three around them, what touches joined.
  private static func runs(_ changed: [Int], count: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for line in changed {
      let range = max(0, line - 3)..<min(count, line + 4)
      if let last = runs.last, last.upperBound >= range.lowerBound {
        runs[runs.count - 1] = last.lowerBound..<range.upperBound
      } else {
        runs.append(range)
      }
    }
    return runs
  }
}
