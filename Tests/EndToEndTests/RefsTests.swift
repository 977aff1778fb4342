import TestSupport
import Testing

/// `refs`: where a name is defined and used.
@Suite struct RefsTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  static let library = packageFolder + "/Scripts/en/objections.patter"

  @Test func `the definition comes first, then the uses over includes, then the transcripts`()
    throws
  {
    let refs = try desk.run(["refs", Desk.audit, "!price"])
    #expect(refs.status == .exited(0))
    #expect(refs.lines.first == "card !price")
    #expect(refs.lines[1].hasPrefix("  \(Self.library):12:5 "))
    #expect(refs.lines[1].hasSuffix("  definition  ## !price: Too expensive"))
    #expect(refs.lines[2].contains("/energy-audit.patter:"))
    #expect(refs.lines[2].hasSuffix("  use         - Too expensive #too_expensive -> !price"))
    #expect(refs.lines.last?.contains("/tests/two-objections-and-a-slip.transcript:") == true)
  }

  @Test func `a library is looked up in the scripts that include it`() throws {
    let refs = try desk.run(["refs", Self.library, "price"])
    #expect(refs.status == .exited(0))
    // Every place that one of these scripts has is among them.
    for line in try desk.run(["refs", Desk.audit, "price"]).lines {
      #expect(refs.lines.map(\.words).contains(line.words), "\(line)")
    }
    let lonely = try desk.write("# objections\n", to: "lonely.patter")
    let none = try desk.run(["refs", lonely, "price"])
    #expect(none.status == .exited(2))
    #expect(none.errors.contains("no script in its folder or below includes it"))
  }

  @Test func `the same in JSON has every place`() throws {
    let refs = try desk.run(["refs", Desk.audit, "hello/yes", "--format", "json"])
    let all = try JSON(refs.output).elements
    #expect(all.count == 1)
    #expect(all[0].names == ["kind", "name", "places"])
    #expect(all[0]["kind"].string == "reply")
    let places = all[0]["places"].elements
    #expect(places[0].names == ["role", "file", "line", "column", "length", "text"])
    #expect(places[0]["role"].string == "definition")
    #expect(places.allSatisfy { $0["text"].string == "yes" && $0["length"].int == 3 })
    #expect(places.contains { $0["role"].string == "transcript" })
  }

  @Test func `a name of several kinds is listed under each, and a kind narrows it`() throws {
    let source =
      "---\ntitle: T\nlanguage: en\ngoal: visit\n---\n# outcomes\n- visit: won\n# greeting\n"
      + "## visit\nHi.\n=> visit\n"
    let path = try desk.write(source, to: "x.patter")
    #expect(
      try desk.run(["refs", path, "visit"]).lines == [
        "step visit", "  \(path):9:4  definition  ## visit", "outcome visit",
        "  \(path):7:3   definition  - visit: won", "  \(path):4:7   use         goal: visit",
        "  \(path):11:4  use         => visit",
      ])
    #expect(try desk.run(["refs", path, "visit", "--kind", "step"]).lines.count == 2)
    let wrong = try desk.run(["refs", path, "visit", "--kind", "place"])
    #expect(wrong.status == .exited(2))
    #expect(wrong.errors.contains("it is one of step, card, rebuttal"))
  }

  @Test func `what nothing is named is told with the nearest names`() throws {
    let refs = try desk.run(["refs", Desk.audit, "prise"])
    #expect(refs.status == .exited(1))
    #expect(refs.output == "")
    #expect(refs.errors.contains("has no name `prise`"))
    #expect(refs.errors.contains("`!price`"))
  }

  @Test func `a script with errors is looked into, and that is told`() throws {
    let path = try desk.write(CheckTests.good, to: "bread.patter")
    let refs = try desk.run(["refs", path, "done"])
    #expect(refs.status == .exited(0))
    #expect(refs.lines.count == 4)
    #expect(refs.errors.contains("has errors, so that places may be missing"))
  }

  @Test func `names with control characters reach no terminal`() throws {
    let source =
      "---\ntitle: T\nlanguage: en\ngoal: done\n---\n# outcomes\n- done: won\n# greeting\n"
      + "## hello\nHi \u{1B}[31m.\n- Yes \u{1B}[31m#yes => done\n"
    let path = try desk.write(source, to: "x.patter")
    let refs = try desk.run(["refs", path, "hello/yes"])
    #expect(refs.status == .exited(1) || !refs.output.contains("\u{1B}"))
    let done = try desk.run(["refs", path, "done"])
    #expect(done.status == .exited(0))
    #expect(!done.output.contains("\u{1B}"))
  }
}

extension String {
  /// The words of a line; the blanks between them follow the longest path.
  fileprivate var words: [Substring] { split(separator: " ") }
}
