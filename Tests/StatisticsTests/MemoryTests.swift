import Statistics
import Testing

/// FSRS-6, held against the examples in the reference implementation's own tests (py-fsrs,
/// tests/test_basic.py: test_review_card, test_memo_state, test_repeated_correct_reviews).
struct MemoryTests {
  @Test func `the intervals of a long row of reviews are the published ones`() {
    // Six times good, twice forgotten, five times good; 0 is the same day.
    let grades: [Memory.Grade] =
      Array(repeating: .good, count: 6) + [.again, .again] + Array(repeating: .good, count: 5)
    let published = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    var memory = Memory(first: grades[0])
    for (place, grade) in grades.enumerated().dropFirst() {
      memory = memory.reviewed(grade, after: published[place - 1])
      if published[place] > 0 { #expect(memory.interval == published[place], "review \(place)") }
    }
  }

  @Test func `stability and difficulty after a row of reviews are the published ones`() {
    var memory = Memory(first: .again)
    for days in [0, 1, 3, 8, 21] { memory = memory.reviewed(.good, after: days) }
    #expect(abs(memory.stability - 53.62691) < 1e-5)
    #expect(abs(memory.difficulty - 6.357487) < 1e-6)
  }

  @Test func `what is always easy becomes as easy as can be`() {
    var memory = Memory(first: .easy)
    for _ in 0..<9 { memory = memory.reviewed(.easy, after: 0) }
    #expect(memory.difficulty == 1)
  }

  @Test func `the chance of recall is nine in ten after the stability`() {
    let memory = Memory(stability: 30, difficulty: 5)
    #expect(abs(memory.retrievability(after: 30) - 0.9) < 1e-12)
    #expect(memory.retrievability(after: 0) == 1)
    #expect(memory.retrievability(after: 60) < memory.retrievability(after: 31))
  }

  @Test func `a worse grade is due earlier`() {
    let memory = Memory(stability: 20, difficulty: 5)
    let intervals = Memory.Grade.allCases.map { memory.reviewed($0, after: 20).interval }
    #expect(intervals == intervals.sorted())
    #expect(Set(intervals).count == 4)
  }
}
