/// A script whose steps, cards and replies lead to each other by chance, and that compiles.
package func linkedScript(seed: UInt64) -> String {
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
  line("- !c2 5% at \(pick(names + ["discovery", "objections"]))\n- says anytime/Who 7%")
  line("- says anytime/#s0 3%")
  return text
}
