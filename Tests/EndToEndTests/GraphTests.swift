import Glibc
import TestSupport
import Testing

/// `graph`: the map of a script in its formats, on the screen and in a file.
@Suite struct GraphTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  static let small = """
    ---
    title: A word about bread
    language: en
    goal: won
    ---
    # fields
    - size: number
    - who: text
    # outcomes
    - won "It is won": won, needs who
    - later "Try again": open, call in 2 days
    - no "No means no": lost, never call again
    # anytime
    - Hangs up | the line goes dead #hangs_up => no
    # greeting: Greeting
    ## hello: First words (20s)
    [A] One.
    [B] Two.
    - Go ahead | sure (+1) #yes -> opener
    - Me too -> opener
    - [if size > 3] Too dear -> !price
    - Not now => later
    # discovery: Discovery
    ## opener
    [must] This call is recorded.
    ? size
    ? who
    [if size < 2] => no
    => won
    # objections
    ## !price: Too expensive
    ~ too expensive
    ### compare: Compared with what
    Words.
    ### otherwise
    => later

    """

  @Test(arguments: ["text", "json"])
  func `the map of a small script is as it was`(format: String) throws {
    let path = try desk.write(Self.small, to: "bread.patter")
    let shown = try desk.run(["graph", path, "--format", format])
    #expect(shown.status == .exited(0))
    #expect(shown.errors == "")
    try Golden.check(shown.output, "Maps/bread.\(format)")
  }

  @Test func `in JSON every edge leads from something to something that is there`() throws {
    let map = try JSON(desk.run(["graph", Desk.audit, "--format=json"]).output)
    #expect(
      map.names == [
        "id", "title", "language", "goal", "start", "stages", "steps", "cards", "outcomes", "edges",
      ])
    func ids(_ name: String) -> Set<String> {
      Set(map[name].elements.compactMap { $0["id"].string })
    }
    let (steps, cards, outcomes) = (ids("steps"), ids("cards"), ids("outcomes"))
    #expect(steps.contains("opener") && cards.contains("price") && outcomes.contains("meeting"))
    #expect(map["edges"].elements.count > 60)
    for edge in map["edges"].elements {
      for place in edge["to"].elements {
        let id = place["id"].string ?? ""
        switch place["kind"].string {
        case "step": #expect(steps.contains(id))
        case "card": #expect(cards.contains(id))
        case "outcome": #expect(outcomes.contains(id))
        default: #expect(["back", "next", "again"].contains(place["kind"].string))
        }
      }
      #expect(["step", "rebuttal", "anytime"].contains(edge["from"]["kind"].string))
    }
  }

  @Test(arguments: [20, 33, 60, 120])
  func `no line of the map is wider than the terminal`(columns: Int) throws {
    desk.environment["COLUMNS"] = String(columns)
    for script in [Desk.audit, Desk.coffee] {
      let shown = try desk.run(["graph", script])
      #expect(shown.status == .exited(0))
      #expect(!shown.output.contains("\u{1B}"))
      for line in shown.output.split(separator: "\n") {
        #expect(line.count <= columns, "\(line)")
        // An arrow stands on the line of what it leads to.
        #expect(columns < 40 || !line.hasSuffix("→"), "\(line)")
      }
    }
  }

  @Test func `in a terminal the map has colours, and none where they are not wanted`() throws {
    func shown(_ more: [String: String]) throws -> String {
      let terminal = try desk.terminal(["graph", Desk.audit], more)
      #expect(try terminal.waitForEnd() == .exited(0))
      return terminal.transcript
    }
    #expect(try shown([:]).contains("\u{1B}[1;36mopener"))
    #expect(try !shown(["NO_COLOR": "1"]).contains("36m"))
  }

  @Test func `a file is written whole, in the place of the one that is there`() throws {
    let path = desk.folder.path + "/map.svg"
    try desk.write("what was there", to: "map.svg")
    chmod(path, 0o640)
    let drawn = try desk.run(["graph", Desk.audit, "--format", "svg", "--output", "map.svg"])
    #expect(drawn.status == .exited(0))
    #expect(drawn.output == "" && drawn.errors == "")
    let text = try #require(Golden.contents(of: path))
    #expect(text.hasPrefix("<svg ") && text.hasSuffix("</svg>\n"))
    #expect(text == (try desk.run(["graph", Desk.audit, "--format", "svg"]).output))
    var status = stat()
    #expect(stat(path, &status) == 0 && status.st_mode & 0o777 == 0o640)
    let left = try #require(opendir(desk.folder.path))
    defer { closedir(left) }
    while let entry = readdir(left) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      #expect(!name.hasSuffix(".new"))
    }
  }

  @Test func `where nothing can be written the old file stays, and the reason is told`() throws {
    for path in ["/dev/null", "missing/map.svg", "."] {
      let drawn = try desk.run(["graph", Desk.audit, "--format", "svg", "--output", path])
      #expect(drawn.status == .exited(path == "missing/map.svg" ? 3 : 2), "\(path)")
      #expect(drawn.errors.contains("cannot be written"), "\(path)")
    }
    try desk.write("what was there", to: "map.svg")
    let broken = try desk.write("---\ntitle: X\n---\n", to: "broken.patter")
    let drawn = try desk.run(["graph", broken, "--format", "svg", "--output", "map.svg"])
    #expect(drawn.status == .exited(1))
    #expect(Golden.contents(of: desk.folder.path + "/map.svg") == "what was there")
  }

  @Test func `a script with errors has no map but its errors`() throws {
    let source = Self.small.replacing("-> opener", with: "-> opner")
    let shown = try desk.run(["graph", try desk.write(source, to: "bread.patter")])
    #expect(shown.status == .exited(1))
    #expect(shown.output == "")
    #expect(shown.errors.contains("error[unknown-step]: no step is named `opner`"))
    #expect(shown.errors.hasSuffix("The script has errors, and there is no map of it.\n"))
  }

  @Test func `a library, a missing file and a wrong format are told apart`() throws {
    let library = packageFolder + "/Scripts/en/objections.patter"
    let drawn = try desk.run(["graph", library])
    #expect(drawn.status == .exited(1))
    #expect(drawn.errors.contains("is a library"))
    #expect(try desk.run(["graph", "none.patter"]).status == .exited(3))
    let wrong = try desk.run(["graph", Desk.audit, "--format", "png"])
    #expect(wrong.status == .exited(2))
    #expect(wrong.errors.contains("it is one of text, dot, mermaid, svg, json"))
  }
}
