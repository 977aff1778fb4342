import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// What holds of every renaming: there and back is where it began, apart from `(was …)`.
@Suite struct RenamingPropertyTests {
  @Test func `every name of the sample can be changed and changed back`() throws {
    try checkAll(RenamingSet(sample))
  }

  @Test func `every name of a random script can be changed and changed back`() throws {
    for seed in 1...(isFullProof ? 60 : 3) {
      try checkAll(RenamingSet(linkedScript(seed: UInt64(seed))))
    }
  }

  @Test func `every name of a shipped script can be changed and changed back`() throws {
    let folder = packageFolder + "/Scripts/en/"
    let library = try #require(Golden.contents(of: folder + "objections.patter"))
    let script = try #require(Golden.contents(of: folder + "energy-audit.patter"))
    let transcript = try #require(Golden.contents(of: folder + "tests/won.transcript"))
    let set = RenamingSet(
      script, [("objections.patter", library), ("won.transcript", transcript)])
    try checkAll(set, every: isFullProof ? 1 : 9)
  }

  private func checkAll(_ set: RenamingSet, every stride: Int = 1) throws {
    let scope = try set.scope()
    let uses = scope.members[0].uses
    var renamed = 0
    for kind in NameKind.allCases {
      for thing in uses.things(of: kind) where (renamed + Int(thing.index)) % stride == 0 {
        let old = uses.ownName(of: thing)
        let there: (set: RenamingSet, renaming: Renaming)
        do { there = try set.renaming(thing, to: "zz_9", scope) } catch is Renaming.Refusal {
          continue
        }
        let back = try there.set.renaming(thing, to: old, try there.set.scope()).set
        renamed += 1
        for (one, other) in zip(set.files, back.files) {
          let mended = other.text.without(" (was zz_9)")
          #expect(mended == one.text, "\(kind) \(old): \(changedLines(one.text, mended))")
        }
      }
    }
    #expect(renamed > 5)
  }
}

extension String {
  fileprivate func without(_ words: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(words) {
        rest = rest.dropFirst(words.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
