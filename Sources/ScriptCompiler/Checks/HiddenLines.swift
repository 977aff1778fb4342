import CallModel
package import SourceText

extension Rule {
  /// All spoken lines of a step can be hidden at once.
  package static let hiddenLines = Rule(
    "hidden-lines", .warning,
    explanation:
      "Every spoken line of the step has a guard, and all of the guards can fail at once: the "
      + "operator would have nothing to say. An `[else]` below an `[if …]`, or one line without a "
      + "guard, is enough. Where the lines have letters, each letter needs a line of its own.",
    wrong: .step(
      """
      [if daypart is morning] Good morning.
      [if daypart is evening] Good evening.
      - Hello -> offer
      """),
    right: .step(
      """
      [if daypart is morning] Good morning.
      [else] Good day.
      - Hello -> offer
      """))
}

extension Check {
  static let hiddenLines = Check(.hiddenLines) { audit in
    let script = audit.script
    for step in script.steps.refs {
      let row = script.steps[step]
      guard let first = row.passage.lines.refs.first(where: { script.lines[$0].isSpoken }) else {
        continue
      }
      let letters: [Letter?] =
        row.letters == 0
        ? [nil] : (0..<26).filter { row.letters & (1 << UInt32($0)) != 0 }.map(Letter.init(index:))
      guard let letter = letters.first(where: { script.canBeSilent(row.passage.lines.range, $0) })
      else { continue }
      let variant = letter.map { " in the variant `\($0)`" } ?? ""
      audit.report(
        .hiddenLines, at: audit.map[step],
        "all that is said in `\(script.name(step))` can be hidden\(variant)",
        notes: [Diagnostic.Note("the first spoken line", at: audit.map[first])],
        help: letter == nil
          ? "add a line without a guard, or `[else]` below the last `[if …]`"
          : "add a line without a letter, or one for this variant")
    }
  }
}

extension Script {
  /// Whether nothing may be said in a run of lines, of which every guard may hold or fail.
  ///
  /// A chain of guards that an `[else]` closes says one of its branches; one without it may say
  /// none. Blocks stand at most 60 deep in one another, which bounds the calls.
  fileprivate func canBeSilent(_ lines: Range<Int>, _ letter: Letter?) -> Bool {
    var place = lines.lowerBound
    while place < lines.upperBound {
      switch self.lines.rows[place] {
      case .speak(let words):
        if words.letter == nil || words.letter == letter { return false }
        place += 1
      case .variant(let own, let skip):
        let end = min(place + 1 + Int(skip), lines.upperBound)
        if own == letter, !canBeSilent(place + 1..<end, letter) { return false }
        place = end
      case .test:
        guard chainCanBeSilent(&place, lines.upperBound, letter) else { return false }
      case .otherwise(_, let skip):
        // One whose guards stand on jumps above: it may be passed over.
        place = min(place + 1 + Int(skip), lines.upperBound)
      case .note, .ask, .assign, .arm: place += 1
      }
    }
    return true
  }

  /// Reads a chain of guards and moves behind it.
  private func chainCanBeSilent(
    _ place: inout Int, _ end: Int, _ letter: Letter?
  ) -> Bool {
    var branchIsSilent = false
    var chainLevel: UInt8?
    while place < end {
      switch lines.rows[place] {
      case .test(_, let level, let isFirst, let skip)
      where chainLevel == nil || (chainLevel == level && !isFirst):
        chainLevel = level
        let branch = place + 1..<min(place + 1 + Int(skip), end)
        if canBeSilent(branch, letter) { branchIsSilent = true }
        place = branch.upperBound
      case .otherwise(let level, let skip) where chainLevel == level:
        let branch = place + 1..<min(place + 1 + Int(skip), end)
        if !branch.isEmpty, case .test(_, level, false, let inner) = lines.rows[branch.lowerBound],
          branch.lowerBound + 1 + Int(inner) == branch.upperBound
        {
          // `[else] [if …]` goes on with the chain.
          if canBeSilent(branch.lowerBound + 1..<branch.upperBound, letter) {
            branchIsSilent = true
          }
          place = branch.upperBound
          continue
        }
        place = branch.upperBound
        return branchIsSilent || canBeSilent(branch, letter)
      default: return true
      }
    }
    return true
  }
}

extension Line {
  fileprivate var isSpoken: Bool {
    if case .speak = self { true } else { false }
  }
}
