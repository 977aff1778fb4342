import ScriptMap
import TestSupport
import Testing

/// How wide text is drawn at most, and where its lines end.
@Suite struct TextMeasureTests {
  let measure = TextMeasure(size: 13)

  @Test func `a line is never wider than its room, and no word is lost`() {
    let texts = [
      "What does it cost, and who pays?", "Rahmenvertragsverlängerungsgespräch",
      "我们已经有供应商了，暂时不考虑", "a_very_long_name_of_a_step_that_goes_on_and_on", "👩‍🍳👩‍🍳👩‍🍳👩‍🍳👩‍🍳",
      "Ждёт до весны", "  two   blanks  ", "",
    ]
    for text in texts {
      for room in [60, 100, 240] {
        let lines = measure.lines(text, room: room, limit: 100)
        for line in lines { #expect(measure.width(line) <= room, "\(line)") }
        #expect(
          lines.joined().filter { $0 != " " } == text.filter { $0 != " " }, "\(text) in \(room)")
      }
    }
  }

  @Test func `what is left over is cut off with an ellipsis`() {
    let lines = measure.lines("one two three four five six seven eight", room: 80, limit: 2)
    #expect(lines.count == 2)
    #expect(lines[1].hasSuffix("…"))
    #expect(lines.allSatisfy { measure.width($0) <= 80 })
    #expect(measure.line("one two three four five", room: 60).hasSuffix("…"))
    #expect(measure.line("one", room: 60) == "one")
  }

  @Test func `a sign that is wider than the room is not drawn over what is beside it`() {
    #expect(measure.lines("﷽", room: 60, limit: 3) == ["\u{FFFD}"])
  }

  @Test func `a name breaks at its lines and words at their blanks`() {
    #expect(measure.lines("one two", room: 40, limit: 3) == ["one", "two"])
    #expect(measure.lines("first_second", room: 60, limit: 3) == ["first_", "second"])
  }

  @Test func `no line of Chinese begins with a full stop`() {
    let lines = measure.lines("听起来不错。听起来不错。", room: 70, limit: 9)
    #expect(lines.allSatisfy { !$0.hasPrefix("。") }, "\(lines)")
  }

  @Test func `wide letters count more than narrow ones, and marks nothing`() {
    #expect(measure.width("WWWW") > measure.width("iiii") * 3)
    #expect(measure.width("щщщ") > measure.width("ттт"))
    #expect(measure.width("中文") > measure.width("ab"))
    #expect(measure.width("e\u{301}") == measure.width("e"))
    #expect(TextMeasure(size: 13, isBold: true).width("Words") > measure.width("Words"))
  }

  @Test func `a text in a drawing holds nothing that a viewer acts on`() {
    let hostile = "a\u{1B}[31m\u{0}\nb\u{202E}c\u{2028}\u{FFFF}\u{200B}"
    let clean = DrawnText.clean(hostile)
    #expect(clean.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\u{202E}" })
    #expect(clean.hasPrefix("a\u{FFFD}[31m"))
    #expect(DrawnText.clean(clean) == clean)
    #expect(
      DrawnText.clean("a" + String(repeating: "\u{301}", count: 50)).unicodeScalars.count == 5)
    #expect(DrawnText.clean(String(repeating: "x", count: 900)).count == 401)
  }
}
