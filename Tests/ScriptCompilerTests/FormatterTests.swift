import ScriptCompiler
import ScriptSyntax
import SourceText
import TestSupport
import Testing

/// What the canonical layout is.
@Suite struct FormatterTests {
  /// Formats the body of a step.
  private func step(_ text: String) -> String {
    let all = layout("# a\n\n## b\n" + text)
    return String(all.dropFirst("# a\n\n## b\n".count).dropLast())
  }

  private func layout(_ text: String) -> String {
    formatted(Array(text.utf8)).map { String(decoding: $0, as: UTF8.self) } ?? "untouched"
  }

  @Test(arguments: [
    ("Hello.  ", "Hello."),
    ("   Hello.", "Hello."),
    ("->offer", "->offer"),
    ("->   offer", "-> offer"),
    ("→ offer", "-> offer"),
    ("⇒　offer  [reason=“x”]", "=> offer [reason = \"x\"]"),
    ("?   spend", "? spend"),
    (">Smile.", ">Smile."),
    (">  Smile.", "> Smile."),
    ("–  Yes ｜sure|ok", "- Yes | sure | ok"),
    ("- Yes -> offer (+2) #yes (was ja)", "- Yes (+2) #yes (was ja) -> offer"),
    ("- Yes (was #ja)（–1）", "- Yes (-1) (was #ja)"),
    ("- Yes->offer", "- Yes->offer"),
    ("- Yes [set  x=1]=>offer [y = 2]", "- Yes => offer [set x = 1] [y = 2]"),
    ("- [ IF  a>1 ]  Yes", "- [if a > 1] Yes"),
    ("【must】［ a ］Hello.", "[must] [A] Hello."),
    ("[else]->x", "[else]->x"),
    ("[else] ->  x", "[else] -> x"),
    ("[if x]//  y", "[if x] //  y"),
    ("//   kept  as it is", "//   kept  as it is"),
    ("\\- spoken", "\\- spoken"),
    ("Two  blanks → “here”, {spend |them}", "Two  blanks → “here”, {spend |them}"),
  ])
  func `a line of a step has one layout`(source: String, wanted: String) {
    #expect(step(source) == wanted)
  }

  @Test(arguments: [
    ("spend>=2000EUR", "spend >= 2000 EUR"),
    ("not(a or b)AND c", "not (a or b) and c"),
    ("a IS NOT KNOWN", "a is not known"),
    ("a is x  y,z or v w", "a is x  y, z or v w"),
    ("a is “x”", "a is \"x\""),
    ("a+-1 < - 2", "a + -1 < -2"),
    ("now-met>3days", "now-met > 3 days"),
    ("at<10：00", "at < 10:00"),
    ("at！＝x", "at != x"),
    ("a is at least -5", "a is at least -5"),
  ])
  func `a guard has one layout, and options stay as they are written`(
    source: String, wanted: String
  ) {
    #expect(step("[if \(source)] x") == "[if \(wanted)] x")
  }

  @Test(arguments: [
    ("#  fields ", "# fields"),
    ("##  a ： T  (20s)(was x)", "## a: T (20s) (was x)"),
    ("## a (was x) （1m30s） (was y)", "## a (1m 30s) (was x) (was y)"),
    ("## ！price:Dear (was !cost)", "## !price: Dear (was !cost)"),
    ("###   x:", "### x"),
    ("## two words", "## two words"),
    ("##x", "##x"),
  ])
  func `a heading has one layout`(source: String, wanted: String) {
    #expect(layout("# a\n\n" + source + "\n") == "# a\n\n" + wanted + "\n")
  }

  @Test(arguments: [
    ("fields", "-  a :text，for  the record", "- a: text, for the record"),
    ("fields", "- a: one of x , “y, z”,for need", "- a: one of x, \"y, z\", for need"),
    ("fields", "- a: one of x\\ , y", "- a: one of x\\ , y"),
    ("fields", "- a:", "- a:"),
    ("outcomes", "- a “B  c”:won,needs x  and y", "- a \"B  c\": won, needs x and y"),
    (
      "outcomes", "- a: open, task“Do  it”in 2days , hand over to  “B”",
      "- a: open, task \"Do  it\" in 2 days, hand over to \"B\""
    ),
    ("cadence", "-  mail  first  after 2days", "- mail first after 2 days"),
    ("cadence", "- task “Ask  her” after 1 day", "- task \"Ask  her\" after 1 day"),
    ("personas\n\n## p", "-  !price  7.50 %", "- !price 7.5%"),
    ("personas\n\n## p", "- ！price 60 %  AT  greeting", "- !price 60% at greeting"),
    ("personas\n\n## p", "- objects 0.0500 %", "- objects 0.05%"),
    ("personas\n\n## p", "- Interrupts  5%", "- interrupts 5%"),
    ("personas\n\n## p", "- says a / #yes  30%", "- says a/#yes 30%"),
    ("personas\n\n## p", "- says Anytime / #stop 3%", "- says anytime/#stop 3%"),
    ("personas\n\n## p", "- mood  Wary", "- mood wary"),
    ("personas\n\n## p", "- talks  LITTLE", "- talks little"),
    ("personas\n\n## p", "- answers spend=3  x", "- answers spend = 3  x"),
    ("personas\n\n## p", "- patience  6turns", "- patience 6 turns"),
    ("objections\n\n## !p", "~  too dear｜no money", "~ too dear | no money"),
  ])
  func `an item has the layout of its section`(section: String, source: String, wanted: String) {
    #expect(layout("# \(section)\n\(source)\n") == "# \(section)\n\(wanted)\n")
  }

  @Test func `bytes that are no text are formatted without a fault`() {
    for line in ["# anytime\n- a -> ", "# a\n## ", "# a\n## b\n[if ", "# a\n## b\n{", "---\n"] {
      for byte in UInt8(0x80)...0xFF {
        let bytes = Array(line.utf8) + [byte]
        var diagnostics = Diagnostics()
        let tree = ScriptTree(SourceFile(path: "x", bytes: bytes), index: 0, &diagnostics)
        let once = Formatter.format(tree)?.bytes
        #expect(once == nil || once?.contains(byte) == true)
      }
    }
  }

  @Test func `front matter has a blank behind its colons, and lists have commas`() {
    #expect(
      layout("---\n\ntitle :A : b \n\n\ninclude: a.patter，b.patter\n// c\n\n---\n# a")
        == "---\ntitle: A : b\n\ninclude: a.patter, b.patter\n// c\n---\n\n# a\n")
    #expect(layout("---\ntitle: A\n# a\n") == "untouched")
  }

  @Test func `what belongs to a reply is indented by two blanks, nothing else is`() {
    #expect(
      step("- A\n\tB\n\n      // c\n // d\n   -> e\n- F\nG\n  H\n// i\n  // j")
        == "- A\n  B\n\n  // c\n  // d\n  -> e\n- F\nG\nH\n// i\n// j")
  }

  @Test func `a nested reply is left as it stands, and its neighbours are not`() {
    #expect(step("-  A\n    -  B\n    C") == "- A\n    -  B\n  C")
  }

  @Test func `one blank line stands above headings, and the comments above one go with it`() {
    #expect(
      layout("\n\n# a\n## b\nX.\n\n\nY.\n// for c\n## c\nZ.\n\n\n// for d\n\n# d\n### e\n\n\n")
        == "# a\n\n## b\nX.\n\nY.\n\n// for c\n## c\nZ.\n\n// for d\n\n# d\n### e\n")
  }

  @Test func `a letter stays as it is but for its line ends`() {
    let body = "\r\n  Dear  all，\r\n\r\n\r\n- one →  \r\n> two\r\n// a comment  \r\n\r\n"
    #expect(
      layout("# messages\r\n## m ： Hi  (really)\r\n" + body + "## n: No\r\nX\r\n\r\n")
        == "# messages\n\n## m: Hi  (really)\n\n  Dear  all，\n\n\n- one →  \n> two\n// a comment  "
        + "\n\n## n: No\nX\n")
  }

  @Test func `a byte order mark goes, and blank lines above a rule stay`() {
    #expect(layout("\u{FEFF}---\ntitle: x\n---\n") == "---\ntitle: x\n---\n")
    #expect(layout("\n---\ntitle: x\n") == "\n---\ntitle: x\n")
    #expect(layout("") == "")
    #expect(layout("\n\n") == "")
  }

  @Test func `a canonical script that an editor has mangled comes back`() throws {
    for path in shippedFiles() {
      let bytes = try #require(Golden.bytes(of: packageFolder + "/Scripts/" + path))
      let text = String(decoding: bytes, as: UTF8.self)
      var isInLetters = false
      let mangled = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
        isInLetters = isInLetters || line.hasPrefix("# messages")
        guard !isInLetters, !line.isEmpty else { return String(line) }
        let isItem = line.hasPrefix("- ")
        let indented = line.hasPrefix("  ") ? "\t" + line.dropFirst(2) : String(line)
        return (isItem ? "–   " + line.dropFirst(2) : indented) + " \t\r"
      }
      let again = "\u{FEFF}" + mangled.joined(separator: "\n")
      #expect(layout(again) == text)
    }
  }
}
