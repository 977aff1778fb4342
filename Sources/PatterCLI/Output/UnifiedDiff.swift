import ScriptComparison
import SourceText
import Terminal

/// Two versions of a file as a unified diff.
enum UnifiedDiff {
  /// How many lines stand around a change.
  private static let context = 3

  /// The lines of the diff; none where the versions are equal but for line ends.
  static func lines(_ old: SourceFile, _ new: SourceFile) -> [StyledText] {
    let (before, after) = (texts(old), texts(new))
    let edits = sequenceEdits(before, after)
    let changed = edits.indices.filter { if case .kept = edits[$0] { false } else { true } }
    guard !changed.isEmpty else { return [] }
    var result = [
      StyledText(data: "--- \(old.path)", .heading), StyledText(data: "+++ \(new.path)", .heading),
    ]
    var (oldLine, newLine, place) = (0, 0, 0)
    func pass(_ edit: SequenceEdit) {
      switch edit {
      case .kept: (oldLine, newLine) = (oldLine + 1, newLine + 1)
      case .removed: oldLine += 1
      case .added: newLine += 1
      }
    }
    for run in runs(changed, count: edits.count) {
      while place < run.lowerBound {
        pass(edits[place])
        place += 1
      }
      let start = (oldLine, newLine)
      var shown: [StyledText] = []
      for edit in edits[run] {
        switch edit {
        case .kept(let line, _): shown.append(StyledText(data: " \(before[line])"))
        case .removed(let line): shown.append(StyledText(data: "-\(before[line])", .error))
        case .added(let line): shown.append(StyledText(data: "+\(after[line])", .good))
        }
        pass(edit)
      }
      place = run.upperBound
      result.append(
        StyledText(
          "@@ -\(range(start.0, oldLine)) +\(range(start.1, newLine)) @@", .number))
      result += shown
    }
    return result
  }

  /// `7,3` for three lines from the seventh on; of no lines, the one before them.
  private static func range(_ start: Int, _ end: Int) -> String {
    "\(end > start ? start + 1 : start),\(end - start)"
  }

  /// The lines of a file without their line ends and the byte order mark.
  private static func texts(_ file: SourceFile) -> [String] {
    guard !file.bytes.isEmpty else { return [] }
    return (0..<file.lineCount).map { index in
      var range = file.line(index)
      if index == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
        range = 3..<max(3, range.upperBound)
      }
      while let last = file.bytes[range].last, last == 0x0A || last == 0x0D {
        range = range.lowerBound..<range.upperBound - 1
      }
      return file.text(range)
    }
  }

  /// The changed places with those around them, what touches joined.
  private static func runs(_ changed: [Int], count: Int) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    for place in changed {
      let range = max(0, place - context)..<min(count, place + context + 1)
      if let last = runs.last, last.upperBound >= range.lowerBound {
        runs[runs.count - 1] = last.lowerBound..<range.upperBound
      } else {
        runs.append(range)
      }
    }
    return runs
  }
}
