import CallModel
import Testing
import TypedValues

@Suite struct OtherFormsTests {
  @Test func `phone numbers are kept as digits`() {
    check(
      "en", .phone,
      """
      +49 (0)30 / 901820 => +4930901820
      0049 30 901820 => +4930901820
      (030) 901-820 => 030901820
      +7 495 123-45-67 => +74951234567
      ＋８６ 10 6552 => +86106552
      tel: 030 901820 => 030901820
      020 7946 0018 ext. 12 => 02079460018 x12
      02079460018x12 => 02079460018 x12
      +4930901820 x12 => +4930901820 x12
      112 => 112
      12 => !3 to 20 digits
      123456789012345678901 => !3 to 20 digits
      0800 FLOWERS => !a phone number
      12+34 => !a phone number
      1234 ext => !a phone number
      x12 => !a phone number
      """)
    check("de", .phone, "030 901820 DW 12 => 030901820 x12\n030 1 Durchwahl 5 x 6 => !phone")
    check("ru", .phone, "8 495 123 45 67 доб. 12 => 84951234567 x12")
    check("nl", .phone, "020 624 1111 tst 4 => 0206241111 x4")
    check("zh", .phone, "010 6552 9988 转 8 => 01065529988 x8\n010 6552 9988 分机8 => 01065529988 x8")
  }

  @Test func `mail addresses have one at and a domain`() {
    check(
      "en", .email,
      """
      anna@example.com => anna@example.com
      Anna.Roth+x@Example.COM => Anna.Roth+x@example.com
      mailto:anna@example.com => anna@example.com
      anna＠example.com => anna@example.com
      анна@пример.рф => анна@пример.рф
      anna@example => !a mail address
      anna@@example.com => !a mail address
      anna roth@example.com => !a mail address
      anna@exa_mple.com => !a mail address
      .anna@example.com => !a mail address
      anna@example..com => !a mail address
      anna@-example.com => !a mail address
      anna@127.0.0.1 => !a mail address
      <anna@example.com> => !a mail address
      @ => !a mail address
      an\u{7}na@example.com => !a mail address
      an\u{202E}na@example.com => !a mail address
      """)
  }

  @Test func `links are web addresses`() {
    check(
      "en", .link,
      """
      example.com => https://example.com
      Example.com/Path?q=1#x => https://example.com/Path?q=1#x
      http://example.com:8080/ => http://example.com:8080/
      HTTPS://Example.com => https://example.com
      mailto:anna@example.com => mailto:anna@example.com
      bäckerei-roth.de => https://bäckerei-roth.de
      javascript:alert(1) => !a web address
      ftp://example.com => !a web address
      file:///etc/passwd => !a web address
      https://user@example.com => !a web address
      https://example.com:99999 => !a web address
      https://exa mple.com => !a web address
      https:// => !a web address
      example => !a web address
      example.com/<script> => !a web address
      """)
  }

  @Test func `yes and no are known in five languages`() {
    let yes = [
      ("en", ["y", "Yes", "yep", "sure", "OK", "yes."]),
      ("de", ["j", "ja", "Jo", "jawohl", "klar", "yes", "natürlich"]),
      ("nl", ["j", "ja", "zeker", "y"]), ("ru", ["д", "да", "Ага", "конечно", "yes"]),
      ("zh", ["是", "对", "好", "好的", "是的。", "y"]),
    ]
    let no = [
      ("en", ["n", "No", "nope", "no!"]), ("de", ["n", "nein", "nee", "nö", "no"]),
      ("nl", ["n", "nee", "neen"]), ("ru", ["н", "нет", "не", "no"]),
      ("zh", ["不", "不是", "否", "没有", "n"]),
    ]
    for (tag, words) in yes {
      check(tag, .yesNo, words.map { "\($0) => yes" }.joined(separator: "\n"))
    }
    for (tag, words) in no {
      check(tag, .yesNo, words.map { "\($0) => no" }.joined(separator: "\n"))
    }
    check("de", .yesNo, "vielleicht => !`ja` or `nein` is expected\n! => !expected")
  }

  @Test func `a point on a scale is a whole number in its bounds`() {
    check(
      "en", .scale(0, 10),
      """
      7 => 7
      7/10 => 7
      7 of 10 => 7
      7 out of 10 => 7
      7. => 7
      seven => 7
      0 => 0
      11 => !a whole number from 0 to 10
      -1 => !a whole number from 0 to 10
      7.5 => !a whole number
      7/5 => !a whole number
      7/ => !a whole number
      """)
    check("de", .scale(0, 10), "7 von 10 => 7\nsieben => 7")
    check("nl", .scale(0, 10), "7 van de 10 => !whole\n7 van 10 => 7")
    check("ru", .scale(1, 5), "4 из 5 => 4\nчетыре => 4")
    check("zh", .scale(0, 10), "七 => 7\n7分 => 7\n十 => 10")
    check("en", .scale(-5, 5), "-3 => -3")
  }

  @Test func `one option is found by name, number or beginning`() {
    check(
      "en", .oneOf(["owner", "manager", "someone else", "some group", "owner's wife"]),
      """
      owner => owner
      OWNER => owner
      m => manager
      man => manager
      2 => manager
      someone => someone else
      some => !this may be `someone else` or `some group`
      6 => !there are 5 options
      0 => !one of
      boss => !one of `owner`, `manager`
      ?? => !one of
      """)
    check("en", .oneOf(["2", "1", "10-50"]), "1 => 1\n2 => 2\n3 => 10-50\n10 => !there are 3")
    check("ru", .oneOf(["Ещё нет", "Хозяин"]), "еще => Ещё нет\nхоз => Хозяин")
  }

  @Test func `several options are divided`() {
    let type = FieldType.someOf(["gas", "power", "oil and coal", "water + air"])
    check(
      "en", type,
      """
      gas => gas
      gas, power => gas + power
      power+gas => gas + power
      1 2 => gas + power
      1,3 => gas + oil and coal
      gas and power => gas + power
      oil and coal => oil and coal
      oil and coal; g => gas + oil and coal
      water + air => water + air
      gas; steam => !one of
      , => !one of
      """)
    check(
      "de", .someOf(["Gas", "Strom"]), "gas und strom => Gas + Strom\nGas & Strom => Gas + Strom")
    check("zh", .someOf(["煤气", "电"]), "煤气和电 => 煤气 + 电\n煤气、电 => 煤气 + 电")
  }

  @Test func `text is trimmed and free of control characters`() throws {
    let reader = reader("en")
    #expect(try reader.read(" a\tb\u{1B}[0m ", as: .text).get() == .text("a b [0m"))
    #expect(try reader.read("line\none\u{202E}x", as: .text).get() == .text("line one x"))
    let long = String(repeating: "é", count: 10_000)
    #expect(try reader.read(long + "  ", as: .text).get() == .text(long))
    #expect(throws: ReadingProblem.self) { try reader.read(long + "x", as: .text).get() }
    #expect(throws: ReadingProblem.self) { try reader.read(" \n ", as: .text).get() }
  }

  @Test func `a missing time comes with the day that was understood`() {
    guard case .failure(let problem) = reader("de").read("übermorgen", as: .dateAndTime) else {
      Issue.record("a day alone was taken")
      return
    }
    #expect(problem.day == CivilDate(year: 2026, month: 12, day: 2))
    #expect(problem.text == "at what time, for example `morgen um 14:30`")
  }

  @Test func `past and nightly moments are told apart`() throws {
    let reader = reader("en")
    #expect(reader.isPast(try reader.read("today 8", as: .dateAndTime).get()))
    #expect(!reader.isPast(try reader.read("today 10", as: .dateAndTime).get()))
    #expect(reader.isPast(try reader.read("yesterday", as: .date).get()))
    #expect(!reader.isPast(try reader.read("today", as: .date).get()))
    #expect(reader.isAtNight(try reader.read("friday 2", as: .dateAndTime).get()))
    #expect(!reader.isAtNight(try reader.read("2pm", as: .time).get()))
  }

  @Test(arguments: ["en", "en-US", "de", "nl", "ru", "zh", "fr"])
  func `every example is read`(tag: String) {
    let reader = reader(tag)
    let types: [FieldType] = [
      .number, .money, .date, .time, .dateAndTime, .phone, .email, .link, .yesNo,
      .oneOf(["a", "b"]), .someOf(["a", "b", "c"]), .scale(1, 5),
    ]
    for type in types {
      let example = reader.example(of: type)
      guard case .success = reader.read(example, as: type) else {
        Issue.record("\(tag): \(example) is not read as \(type)")
        continue
      }
    }
    guard case .failure(let problem) = reader.readDuration("x") else { return }
    guard case .success = reader.readDuration(problem.example) else {
      Issue.record("\(tag): \(problem.example) is no length of time")
      return
    }
  }
}
