import Testing

@testable import Terminal

struct LayoutTests {
  private let plain = Layout(width: 40, look: .plain)

  @Test func `a list hangs its lines under the words`() {
    let lines = plain.numbered(["Yes, go ahead", "No, I do not have the time for this now"])
    #expect(
      lines == ["  1  Yes, go ahead", "  2  No, I do not have the time for this", "     now"])
  }

  @Test func `numbers of two digits stand under each other`() {
    #expect(plain.numbered(["nine", "ten"], from: 9) == ["   9  nine", "  10  ten"])
  }

  @Test func `the present stage stands in brackets`() {
    #expect(plain.stages(["hello", "needs", "offer"], current: 1) == "hello › [needs] › offer")
    #expect(
      Layout(width: 40, look: .plain, usesUnicode: false).stages(["a", "b"], current: 0)
        == "[a] > b")
  }

  @Test func `a narrow bar keeps the present stage`() {
    let names = ["greeting", "discovery", "presentation", "objections", "call-to-action"]
    let layout = Layout(width: 30, look: .plain)
    #expect(layout.stages(names, current: 2) == "… › [presentation] › …")
    #expect(layout.stages(names, current: 0) == "[greeting] › discovery › …")
    for width in 0...80 {
      for current in -1...5 {
        let bar = Layout(width: width, look: .plain).stages(names, current: current)
        #expect(Width.columns(of: bar) <= max(width, 20))
        if names.indices.contains(current) { #expect(bar.contains("[" + names[current].prefix(9))) }
      }
    }
    #expect(layout.stages([], current: 0) == "")
  }

  @Test func `columns are padded by what the terminal shows`() {
    let lines = plain.table(
      [.init("name"), .init("calls", alignment: .right), .init("city")],
      rows: [["王小明", "7", "北京"], ["Ann", "120", "York"]])
    #expect(
      lines == ["name    calls  city", "王小明      7  北京", "Ann       120  York"])
  }

  @Test func `a table that is too wide cuts its widest columns`() {
    let long = StyledText(String(repeating: "note ", count: 20))
    let lines = plain.table(
      [.init("id", mayShrink: false), .init("notes")], rows: [["abcdef", long]])
    for line in lines { #expect(Width.columns(of: line) <= 40) }
    #expect(lines.last?.hasSuffix("…") == true)
    let whole = plain.table([.init("notes")], rows: [[long]], isCut: false)
    #expect(whole.last == long.text)
  }

  @Test func `cells are one line and rows may be short`() {
    #expect(
      plain.table([.init("a"), .init("b")], rows: [["x\ny"], []]).map { $0.prefix(3) }
        == ["a  ", "x y", "   "])
  }

  @Test func `values stand under each other`() {
    #expect(
      plain.keyValues([("store", "a.db"), ("agent", "ann")]) == ["store  a.db", "agent  ann"])
  }

  @Test func `a paragraph keeps its indent`() {
    #expect(
      plain.paragraph("one two three four five six seven eight", indent: 4)
        == ["    one two three four five six seven", "    eight"])
  }
}
