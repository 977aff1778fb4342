import Testing

@testable import ScriptComparison

/// What stays, goes, comes and moves in a sequence.
@Suite struct SequencesTests {
  @Test func `the longest common part is kept`() {
    #expect(
      sequenceEdits(["a", "b", "c", "d"], ["a", "c", "x", "d"]) == [
        .kept(0, 0), .removed(1), .kept(2, 1), .added(2), .kept(3, 3),
      ])
    #expect(sequenceEdits([Int](), []).isEmpty)
    #expect(sequenceEdits([1], []) == [.removed(0)])
    #expect(sequenceEdits([], [1]) == [.added(0)])
  }

  @Test func `edits lead from one sequence to the other, however they differ`() {
    var state: UInt32 = 1
    func next(_ count: Int) -> Int {
      state = state &* 1_664_525 &+ 1_013_904_223
      return Int(state >> 16) % count
    }
    for _ in 0..<200 {
      let old = (0..<next(12)).map { _ in next(4) }
      let new = (0..<next(12)).map { _ in next(4) }
      var one: [Int] = []
      var other: [Int] = []
      for edit in sequenceEdits(old, new) {
        switch edit {
        case .kept(let i, let j):
          #expect(old[i] == new[j])
          one.append(i)
          other.append(j)
        case .removed(let i): one.append(i)
        case .added(let j): other.append(j)
        }
      }
      #expect(one == Array(old.indices) && other == Array(new.indices))
    }
  }

  @Test func `sequences too large for the table are told as a whole`() {
    let old = Array(0..<3000)
    let new = Array(5000..<8000)
    #expect(sequenceEdits(old, new).count == 6000)
  }

  @Test func `the fewest things are told to have moved`() {
    #expect(movedPositions([0, 1, 2]).isEmpty)
    #expect(movedPositions([2, 0, 1]) == [0])
    #expect(movedPositions([1, 2, 3, 0]) == [3])
    #expect(movedPositions([]).isEmpty)
  }
}
