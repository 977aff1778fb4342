import Statistics

/// A script that compiles and that nobody would write: steps, cards and anytime replies that lead
/// everywhere, with guards, blocks, sets, letters and must lines.
package func randomScript(seed: UInt64) -> String {
  var writer = ScriptWriter(chance: SplitMix64(seed: seed))
  return writer.script()
}

private struct ScriptWriter {
  var chance: SplitMix64
  var text = ""
  let steps = 7
  let cards = 3

  mutating func pick(_ count: Int) -> Int { Int(chance.next() % UInt64(count)) }

  mutating func oneOf(_ choices: [String]) -> String { choices[pick(choices.count)] }

  mutating func line(_ line: String) { text += line + "\n" }

  mutating func script() -> String {
    line("# anytime")
    line("- Stop #stop => no")
    line("- Who\n  Kim, {size}.")
    line("- Over\n  ? \(field())\n  \(jump(inCard: false))")
    line("- Dear -> !c0")
    line("- R0 -> s1")
    line("# discovery")
    for index in 0..<steps {
      if index == 4 { line("# presentation") }
      line(index % 3 == 1 ? "## s\(index) (2s)" : "## s\(index)")
      body()
      replies(pick(4))
      jumps(inCard: false)
    }
    line("# objections")
    for index in 0..<cards {
      line("## !c\(index)")
      for rebuttal in 0...pick(3) {
        line("### r\(rebuttal)")
        body()
        if pick(2) == 0 {
          replies(1 + pick(3))
          jumps(inCard: true)
        } else if pick(3) == 0 {
          jumps(inCard: true)
        }
      }
      if pick(2) == 0 {
        line("### otherwise")
        body()
      }
    }
    return text
  }

  mutating func field() -> String {
    oneOf(["spend", "supplier", "size", "pain", "warm", "who", "worries", "day"])
  }

  mutating func condition() -> String {
    oneOf([
      "size > 2", "size is known", "pain is at least 5", "warm is yes", "who is owner or manager",
      "not (worries is ovens)", "score > 1", "spend < 900", "day is unknown", "variant is \"A\"",
      "elapsed > 1 minute", "supplier is unknown and pain > 2", "daypart is morning",
    ])
  }

  mutating func set() -> String {
    oneOf([
      "size = 3", "size = size + 1", "pain = pain + 3", "pain = size / 2", "warm = no",
      "who = manager", "supplier = \"\"", "supplier = lead.company", "day = now + 2 days",
      "spend = spend * 2", "supplier = \"a + b\"", "worries = cold rooms",
    ])
  }

  mutating func body() {
    var hasLetters = false
    for index in 0..<pick(6) {
      switch pick(12) {
      case 0: line("[if \(condition())] Guarded {size | none}.")
      case 1:
        line("[if \(condition())] ? \(field())")
        line("[else] Otherwise.")
      case 2:
        line("\n[if \(condition())]\nIn a block.\n[if \(condition())] ? \(field())")
        line("[set \(set())]\n[else]\n> Else.\n? \(field())\n")
      case 3, 4: line("? \(field())")
      case 5: line("[set \(set())]")
      case 6: line("[if \(condition())] [must] Law \(index).")
      case 7 where !hasLetters:
        hasLetters = true
        line("[A] First.\n[B] Second.")
      case 8: line("> A note.")
      default: line("Words \(index).")
      }
    }
  }

  mutating func replies(_ count: Int) {
    for index in 0..<count {
      var reply = "- R\(index)"
      if pick(3) == 0 { reply += " (+\(pick(3) + 1))" }
      if pick(4) == 0 { reply += " [if \(condition())]" }
      if pick(3) == 0 { reply += " [\(set())]" }
      switch pick(4) {
      case 0: line(reply)
      case 1:
        line(reply)
        line("  [if \(condition())] Say.\n  [else] Not.\n  ? \(field())")
        if pick(2) == 0 { line("  [set \(set())]") }
        line("  " + jump(inCard: false))
      default: line(reply + " " + jump(inCard: false))
      }
    }
  }

  mutating func jump(inCard: Bool) -> String {
    switch pick(inCard ? 10 : 8) {
    case 0...3: "-> s\(pick(steps))"
    case 4: "-> !c\(pick(cards))"
    case 5: "-> again"
    case 6: "=> \(oneOf(["won", "meeting", "later", "callback", "refused", "no"]))"
    case 7: "=> refused [reason = \"x\"] [\(set())]"
    default: "-> back"
    }
  }

  mutating func jumps(inCard: Bool) {
    line("")
    for _ in 0..<pick(3) { line("[if \(condition())] " + jump(inCard: inCard)) }
    line(jump(inCard: inCard))
  }
}
