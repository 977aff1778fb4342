import DataExchange
import Testing

@Suite struct WriterTests {
  @Test func `JSON has its members in order and its text escaped`() {
    var json = JSONWriter(isIndented: false)
    json.object { json in
      json.member("name", "a\"b\\c\n\u{1B}[31m\u{202E}ü")
      json.member("none", String?.none)
      json.member("count", 3)
      json.key("list")
      json.array { json in
        json.value(true)
        json.value("x")
        json.array { _ in }
      }
    }
    #expect(
      json.text
        == #"{"name":"a\"b\\c\n\u001b[31m\u202eü","none":null,"count":3,"list":[true,"x",[]]}"#)
  }

  @Test func `indented JSON puts each member on its line`() {
    var json = JSONWriter()
    json.array { json in json.object { $0.member("a", 1) } }
    #expect(json.text == "[\n  {\n    \"a\": 1\n  }\n]")
  }

  @Test(arguments: [
    (["a", "b"], "a,b\n"), (["a,b", "say \"x\""], "\"a,b\",\"say \"\"x\"\"\"\n"),
    (["=1+1", "@x", "-5", "+49"], "'=1+1,'@x,-5,+49\n"), (["a\nb"], "\"a\nb\"\n"),
  ])
  func `CSV is quoted, and no formula survives`(values: [String], row: String) {
    #expect(CSVWriter.row(values) == row)
  }
}
