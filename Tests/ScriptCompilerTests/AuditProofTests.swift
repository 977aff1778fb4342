import Glibc
import ScriptCompiler
import SourceText
import Testing

/// What the checks prove in linear time, compared with what is found by trying each thing out.
@Suite struct AuditProofTests {
  /// How many scripts are made: 300, or 20,000 with `PATTER_PROOF=full`.
  private static var seeds: Range<UInt64> {
    0..<(getenv("PATTER_PROOF").map { String(cString: $0) == "full" } ?? false ? 20_000 : 300)
  }

  /// The names that a rule's findings stand at.
  private func names(_ id: String, _ found: [Diagnostic], _ map: RandomMap) -> [String] {
    let file = SourceFile(path: "x", text: map.text)
    return found.filter { $0.rule.id == id }.map { file.text($0.span.range) }
  }

  private func isWon(_ map: RandomMap, _ reached: [String: Int]) -> Bool {
    map.won.contains { reached["=" + $0] != nil }
  }

  @Test func `a must line is told exactly where a won path goes without its step`() {
    var told = 0
    for seed in Self.seeds {
      let map = RandomMap(seed: seed)
      let compilation = compiled(map.text)
      let expected = map.mustSteps.filter { step in
        isWon(map, map.reached(from: "s0", without: [step]))
      }
      let lines = map.text.split(separator: "\n", omittingEmptySubsequences: false)
      let file = SourceFile(path: "x", text: map.text)
      let found = compilation.diagnostics.map { diagnostic in
        let line = file.lineIndex(of: Int(diagnostic.span.start))
        let heading = lines[..<line].last { $0.hasPrefix("## ") } ?? ""
        return String(heading.dropFirst(3))
      }
      #expect(found == expected, "seed \(seed):\n\(map.text)")
      #expect(compilation.diagnostics.allSatisfy { $0.rule.id == "must-line-avoided" }, "\(seed)")
      for (diagnostic, step) in zip(compilation.diagnostics, found) {
        expectShortest(diagnostic, map, without: [step], to: map.won, seed)
      }
      told += found.count
    }
    #expect(told > 30)
  }

  /// Expects that the path of a note can be walked, avoids what it should, and is no longer than the
  /// shortest that trying finds.
  private func expectShortest(
    _ diagnostic: Diagnostic, _ map: RandomMap, without blocked: Set<String>, to ends: [String],
    _ seed: UInt64
  ) {
    guard let words = diagnostic.notes.first?.text.split(separator: "`").last else {
      Issue.record("seed \(seed): no path")
      return
    }
    let halves = String(words).components("⇒")
    let places =
      halves[0].components("→").map { $0.replacing("anytime/R", with: "any#") }
      + ["=" + (halves.last ?? "")]
    let reached = map.reached(from: "s0", without: blocked)
    #expect(places.first == "s0", "seed \(seed): \(words)")
    #expect(ends.contains(halves.last ?? ""), "seed \(seed): \(words)")
    for (from, to) in zip(places, places.dropFirst()) {
      // Between two places with a name only replies and closing jumps lie.
      let others = Set(map.next.keys.filter { $0.hasPrefix("any") || !$0.contains("#") })
      let hop = map.reached(from: from, without: blocked.union(others).subtracting([from, to]))
      #expect(hop[to] != nil || from == to, "seed \(seed): \(from) does not lead to \(to)")
    }
    let shortest = ends.compactMap { reached["=" + $0] }.min()
    #expect(places.count - 1 == shortest, "seed \(seed): \(words)\n\(map.text)")
  }

  @Test func `unreachable steps, criteria, needs and the goal are told as trying finds them`() {
    var counts: [String: Int] = [:]
    for seed in Self.seeds {
      let map = RandomMap(seed: seed)
      // Without must lines every one of these scripts can be audited.
      let source = map.text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0 == "[must] Law." ? "Law." : String($0) }.joined(separator: "\n")
      let compilation = compiled(source)
      let found = compilation.audit().diagnostics
      #expect(compilation.script != nil, "seed \(seed):\n\(printed(compilation))")
      let reached = map.reached(from: "s0")
      let file = SourceFile(path: "x", text: source)
      func texts(_ id: String) -> [String] {
        found.filter { $0.rule.id == id }.map { file.text($0.span.range) }
      }
      // Of unreachable steps the heads are told: each is unreachable, and each unreachable step can
      // be reached from one of them.
      let heads = texts("unreachable-step")
      let lost = map.steps.filter { reached[$0] == nil }
      #expect(heads.allSatisfy(lost.contains), "seed \(seed)")
      let fromHeads = Set(heads.flatMap { map.reached(from: $0).keys })
      #expect(lost.allSatisfy(fromHeads.contains), "seed \(seed):\n\(source)")
      for head in heads {
        for other in heads where other != head {
          #expect(map.reached(from: head)[other] == nil, "seed \(seed): \(head) \(other)")
        }
      }
      let goal = "=o0"
      #expect(texts("no-path-to-goal").isEmpty == (reached[goal] != nil), "seed \(seed)")
      let avoided = map.fields.filter { field in
        map.reached(from: "s0", without: map.sure[field] ?? [])[goal] != nil
      }
      #expect(texts("unasked-criterion") == avoided, "seed \(seed):\n\(source)")
      for diagnostic in found where diagnostic.rule.id == "unasked-criterion" {
        let field = file.text(diagnostic.span.range)
        expectShortest(diagnostic, map, without: map.sure[field] ?? [], to: ["o0"], seed)
      }
      let needs = [("o0", "f0"), ("o0", "f1"), ("o1", "f2"), ("o2", "f3")]
      let unasked = needs.filter { outcome, field in
        reached["=" + outcome] != nil
          && !(map.maybe[field] ?? []).contains { place in
            // A card or an anytime reply comes back to where the call was.
            let isAside = place.hasPrefix("!") || place.hasPrefix("any")
            return reached[place] != nil
              && (isAside || map.reached(from: place)["=" + outcome] != nil)
          }
      }.map(\.1)
      #expect(texts("unasked-need") == unasked, "seed \(seed):\n\(source)")
      expectLoops(texts("endless-loop"), map, reached, seed)
      for diagnostic in found { counts[diagnostic.rule.id, default: 0] += 1 }
    }
    for id in [
      "unreachable-step", "no-path-to-goal", "unasked-criterion", "unasked-need", "endless-loop",
    ] {
      #expect(counts[id, default: 0] > 5, "\(id) \(counts)")
    }
  }

  /// Expects that each step told is caught in a loop, and that every step without a way out leads to
  /// one that is told.
  private func expectLoops(
    _ told: [String], _ map: RandomMap, _ reached: [String: Int], _ seed: UInt64
  ) {
    func leadsOut(_ place: String) -> Bool {
      map.reached(from: place, along: map.written).keys.contains { $0.hasPrefix("=") }
    }
    let stuck = map.steps.filter { reached[$0] != nil && !leadsOut($0) }
    #expect(
      told.allSatisfy { stuck.contains($0) || $0.hasPrefix("r") || $0 == "otherwise" }, "\(seed)")
    for step in stuck {
      let within = map.reached(from: step, along: map.written)
      let isTold =
        told.contains { within[$0] != nil }
        || within.keys.contains { $0.hasPrefix("!") }
      #expect(isTold, "seed \(seed): \(step) is stuck\n\(map.text)")
    }
  }
}

extension String {
  /// The parts between a sign, without blanks around them.
  fileprivate func components(_ sign: Character) -> [String] {
    split(separator: sign).map { part in
      String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
  }
}
