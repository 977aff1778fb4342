import TestSupport
import Testing

/// `check` of files of calling rules and of holidays.
@Suite struct RuleFileTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private func rules() throws -> String {
    try #require(Golden.contents(of: packageFolder + "/Data/calling-rules.json"))
  }

  @Test func `the files that ship have nothing to mend`() throws {
    let checked = try desk.run([
      "check", packageFolder + "/Data/calling-rules.json", packageFolder + "/Data/holidays.json",
      Desk.audit,
    ])
    #expect(checked.status == .exited(0))
    #expect(checked.output.hasPrefix("3 files checked: "))
  }

  @Test func `the classic empty interval is told with its place, and the status is 1`() throws {
    let path = try desk.write(
      #"""
      {
        "about": "These rules are no legal advice.",
        "rules": [
          {
            "id": "xx", "name": "Somewhere", "place": "NL", "subject": "any",
            "hours": {
              "monday": ["12:00–12:00"], "tuesday": [], "wednesday": [], "thursday": [],
              "friday": [], "saturday": [], "sunday": ["09:00–12:00"]
            },
            "source": "nobody", "confidence": "low"
          }
        ]
      }

      """#, to: "rules.json")
    let checked = try desk.run(["check", path])
    #expect(checked.status == .exited(1))
    #expect(checked.errors == "")
    #expect(
      checked.output == """
        error[empty-interval]: the interval `12:00–12:00` is empty: its end is not part of it
         --> \(path):7:20
          |
        7 |         "monday": ["12:00–12:00"], "tuesday": [], "wednesday": [], "thursday": [],
          |                    ^^^^^^^^^^^^^
          |
        help: write the whole day as `00:00–24:00`, and a closed day as an empty list

        1 file checked: 1 error

        """)
    let json = try desk.run(["check", "--format", "json", path])
    #expect(json.status == .exited(1))
    let all = try JSON(json.output).elements
    #expect(all.map { $0["id"].string } == ["empty-interval"])
    #expect(all.first?["level"].string == "error")
  }

  @Test func `a file that is no JSON or holds control sequences does no harm`() throws {
    for text in ["", "{", "\u{1B}[31m", "{\"about\": \"\\u001b[31m\", \"\\u001b]0;x\": 1}"] {
      let path = try desk.write(text, to: "odd.json")
      let checked = try desk.run(["check", path])
      #expect(checked.status == .exited(1), "\(text)")
      #expect(!checked.output.contains("\u{1B}"))
    }
    #expect(try desk.run(["check", desk.folder.path + "/none.json"]).status == .exited(3))
  }

  @Test func `what is told has a page`() throws {
    let page = try desk.run(["explain", "empty-interval"])
    #expect(page.status == .exited(0))
    #expect(page.output.contains("closed day is an empty list"))
    let list = try desk.run(["explain"])
    #expect(list.output.contains("\nIn calling rules and holidays: the file is not used\n"))
  }
}
