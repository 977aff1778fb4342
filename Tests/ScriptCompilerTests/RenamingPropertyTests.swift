import Glibc
import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// Whether proofs are run in their full size: `PATTER_PROOF=full swift test`.
private let isFullProof = getenv("PATTER_PROOF").map { String(cString: $0) } == "full"

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

/// A script whose steps, cards and replies lead to each other by chance.
func linkedScript(seed: UInt64) -> String {
  var random = Random(seed: seed)
  func pick(_ words: [String]) -> String { words[Int.random(in: words.indices, using: &random)] }
  let names = (0..<6).map { "s\($0)" }
  let fields = ["spend", "size", "Größe", "who"]
  var text = """
    ---
    title: Linked
    language: en
    goal: \(pick(["won", "gone"]))
    start: \(pick(names))
    currency: EUR
    ---
    # fields
    - spend: money
    - size: number
    - Größe: number
    - who: one of size, boss
    # outcomes
    - won: won, needs \(pick(fields)), mail m0
    - gone: lost
    # anytime
    - Stop #s0 => gone
    - Who

    """
  func line(_ words: String) { text += words + "\n" }
  func target() -> String {
    pick([
      "-> \(pick(names))", "-> !c\(Int.random(in: 0...2, using: &random))", "=> won", "=> gone",
    ])
  }
  line("# discovery")
  for name in names {
    line("## \(name)\(pick(["", ": Title", " (20s)", " (was old_\(name))"]))")
    line(
      pick(["Say {\(pick(fields))}.", "[if \(pick(fields)) is known] Say.", "> Note {size | s0}."]))
    line("? \(pick(fields))")
    line(pick(["[set size = size + Größe]", "[if spend > size * 2 EUR] \(target())", "Words."]))
    for reply in 0..<Int.random(in: 0...3, using: &random) {
      let id = pick(["", " #r\(reply)", " #r\(reply) (was q\(reply))"])
      line("- R \(reply) | words\(pick(["", " (+1)"]))\(id) \(target()) [size = 2]")
    }
    line(target())
  }
  line("# objections")
  for card in 0...2 {
    line("## !c\(card): Card\n~ words \(card)")
    for rebuttal in 0...Int.random(in: 0...2, using: &random) { line("### r\(rebuttal)\nWell.") }
  }
  line("# cadence\n- mail m0 after 1 day\n# messages\n## m0: Hi {size}\nYou, {who | size}.")
  line("# personas\n## p0\n- !c1 20%\n- says c0/r0/accepts 20%\n- answers size = 3")
  return text
}
