import CallModel
import SpokenLanguage

extension Script {
  /// What is said and asked when a passage is played with a letter, one line each. Of neighbouring
  /// lines under guards only one is taken, the longest, for as a rule one of them holds.
  func played(_ passage: Passage, letter: Letter?, _ speech: Speech) -> [Ref<Line>] {
    var result: [Ref<Line>] = []
    play(passage.lines.range, letter, speech, into: &result)
    return result
  }

  private func play(
    _ range: Range<Int>, _ letter: Letter?, _ speech: Speech, into result: inout [Ref<Line>]
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch lines.rows[index] {
      case .speak(let words):
        if words.letter == nil || words.letter == letter { result.append(Ref(index)) }
        index += 1
      case .ask:
        result.append(Ref(index))
        index += 1
      case .variant(let other, let skip):
        index += 1
        if other != letter { index += Int(skip) }
      case .test, .otherwise:
        index = playAlternatives(from: index, to: range.upperBound, letter, speech, into: &result)
      case .note, .assign, .arm: index += 1
      }
    }
  }

  /// Plays the longest of the guarded blocks that begin at a line; gives the line behind them.
  private func playAlternatives(
    from start: Int, to end: Int, _ letter: Letter?, _ speech: Speech,
    into result: inout [Ref<Line>]
  ) -> Int {
    var index = start
    var longest: [Ref<Line>] = []
    var length = -1.0
    loop: while index < end {
      let skip: Int32
      switch lines.rows[index] {
      case .test(_, _, _, let count): skip = count
      case .otherwise(_, let count): skip = count
      default: break loop
      }
      let block = index + 1..<min(index + 1 + Int(skip), end)
      var played: [Ref<Line>] = []
      play(block, letter, speech, into: &played)
      let words = speech.length(of: played)
      if words > length {
        length = words
        longest = played
      }
      index = block.upperBound
    }
    result += longest
    return index
  }

  /// The letters of a step's experiment; one nil when it has none.
  func letters(of step: Ref<Step>) -> [Letter?] {
    let bits = steps[step].letters
    guard bits != 0 else { return [nil] }
    return (0..<26).filter { bits & (1 << $0) != 0 }.map { Letter(index: $0) }
  }

  /// The stage with this name, if the script has it.
  func stage(_ name: String) -> Ref<Stage>? {
    stages.refs.first { text[stages[$0].id].nameKey == name }
  }

  /// The steps of a stage, in file order; none for a stage that the script lacks.
  func steps(of stage: Ref<Stage>?) -> [Ref<Step>] {
    guard let stage else { return [] }
    return steps.refs.filter { steps[$0].owner == .stage(stage) }
  }

  /// The stage that a call begins in.
  var firstStage: Ref<Stage>? {
    guard case .stage(let stage) = steps[start].owner else { return nil }
    return stage
  }

  /// The passages of a step: its own, then those of its replies.
  func passages(of step: Ref<Step>) -> [Passage] {
    [steps[step].passage] + replies[steps[step].replies].map(\.body)
  }
}
