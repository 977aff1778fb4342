import CallModel
import Glibc
import Rehearsal
import TestSupport
import Testing

/// The comparer, held to what a fair trainer hears.
struct LineSetTests {
  @Test(arguments: LineSet.languages)
  func `nine of ten key points are judged right`(language: String) {
    let set = LineSet(language)
    let comparer = LineComparer(set.script(language))
    var right = [false: 0, true: 0]
    var all = [false: 0, true: 0]
    var wrong: [String] = []
    for pair in set.pairs {
      let said = comparer.compare(pair.typed, points: pair.points)
      for (place, isSaid) in said.enumerated() {
        all[pair.isHeldOut, default: 0] += 1
        if isSaid == pair.said.contains(place + 1) {
          right[pair.isHeldOut, default: 0] += 1
        } else if !pair.isHeldOut {
          wrong.append("\(pair.points[place]) <- \(pair.typed): \(isSaid)")
        }
      }
    }
    for isHeldOut in [false, true] {
      let (k, n) = (right[isHeldOut] ?? 0, all[isHeldOut] ?? 0)
      #expect(
        k * 10 >= n * 9,
        "\(language)\(isHeldOut ? ", held out" : ""): \(k) of \(n)\n\(wrong.joined(separator: "\n"))"
      )
    }
    if getenv("PATTER_FIGURES") != nil {
      let counts = [false, true].map { "\(right[$0] ?? 0) of \(all[$0] ?? 0)" }
      Issue.record("\(language): \(set.pairs.count) pairs, \(counts), wrong: \(wrong)")
    }
  }
}
