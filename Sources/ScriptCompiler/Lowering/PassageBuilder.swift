import CallModel
import SourceText

/// A passage as it is being lowered: its instructions, its ways on, and the blocks of brackets that
/// are open.
struct PassageBuilder {
  /// A block of brackets that covers the lines below it.
  struct Block {
    /// The instructions whose skip ends with the block.
    let openers: [Int]
    /// The level of its guard, if it has one that `[else]` may answer.
    let level: UInt8?
    /// The letter it is for.
    let letter: Letter?
    /// Whether its lines are must lines.
    let isMust: Bool
    /// Whether it has a guard.
    let isGuarded: Bool
    /// Where its brackets stand.
    let span: Span
    /// Whether it covers a line.
    var isUsed = false
  }

  /// What a passage belongs to.
  enum Kind {
    /// A step or a rebuttal.
    case step
    /// A reply's body.
    case body
  }

  /// How many blocks may stand in one another; the level of a guard has six bits.
  static let maximumBlockCount = 60

  let kind: Kind
  private(set) var lines: [Line] = []
  /// Where each line stands.
  private(set) var lineSpans: [Span] = []
  var jumps: [Jump] = []
  var jumpSpans: [Span] = []
  /// Where each jump's guard stands; an empty span for none.
  var jumpGuardSpans: [Span] = []
  /// The first jump that is always taken.
  var sureJump: Int?
  /// The first line that stands below that jump.
  var afterSureJump: Span?
  /// Whether it was told that lines with a jump of their own stand there.
  var isToldAfterJump = false
  var blocks: [Block] = []
  /// The letters that its lines carry.
  var letters: UInt32 = 0
  /// The letters that its must lines carry.
  var mustLetters: UInt32 = 0
  /// The level at which `[else]` may stand on the next line; nil when no guard is right above.
  var openChain: UInt8?
  /// Whether all guards of the open chain stand on jumps, which are weighed at the end.
  var chainIsOfJumps = false
  /// Whether it was told that too many blocks are open.
  var isTooDeep = false
  /// Whether a blank line was above.
  var startsParagraph = false

  init(_ kind: Kind) {
    self.kind = kind
  }

  /// The level at which a guard stands now.
  var level: UInt8 { UInt8(min(blocks.count, 63)) }

  /// Whether a guard of a block is open.
  var isGuarded: Bool { blocks.contains { $0.isGuarded || $0.letter != nil } }

  var hasMustBlock: Bool { blocks.contains(where: \.isMust) }

  var blockLetter: Letter? { blocks.lazy.compactMap(\.letter).last }

  /// Adds a line and notes where it stands.
  mutating func append(_ line: Line, at span: Span) {
    lines.append(line)
    lineSpans.append(span)
  }

  /// Lets the skip of an instruction end here.
  mutating func patch(_ index: Int) {
    let skip = Int32(lines.count - index - 1)
    switch lines[index] {
    case .test(let guardRef, let level, let isFirst, _):
      lines[index] = .test(guardRef, level: level, isFirst: isFirst, skip: skip)
    case .otherwise(let level, _): lines[index] = .otherwise(level: level, skip: skip)
    case .variant(let letter, _): lines[index] = .variant(letter, skip: skip)
    default: break
    }
  }

  /// Closes the innermost block; gives it back if it covered nothing.
  mutating func closeBlock() -> Block? {
    guard let block = blocks.popLast() else { return nil }
    for opener in block.openers { patch(opener) }
    return block.isUsed ? nil : block
  }

  /// Notes that the open blocks cover a line.
  mutating func useBlocks() {
    for index in blocks.indices { blocks[index].isUsed = true }
  }
}
