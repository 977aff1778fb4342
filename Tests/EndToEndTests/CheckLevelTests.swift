import TestSupport
import Testing

/// `check --deny` and `--quiet`, and what it learns of the log.
@Suite struct CheckLevelTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let script = """
    ---
    title: Bread
    language: en
    goal: meeting
    ---
    # outcomes
    - meeting: won
    - refused: lost

    # greeting
    ## hello
    Hello.
    - Yes => meeting
    - No => refused

    ## lost
    Bye.
    => refused

    # messages
    ## thanks: Thank you
    Thanks.

    """

  /// Only what stands in front of the message of each finding, and the last line.
  private func told(_ checked: ChildProcess) -> [String] {
    let lines = checked.output.split(separator: "\n").map(String.init)
    let heads = lines.filter { line in
      ["error[", "warning["].contains { line.hasPrefix($0) }
    }
    return heads.map { String($0.prefix { $0 != ":" }) } + lines.suffix(1)
  }

  @Test func `warnings are told and the status is 0`() throws {
    let path = try desk.write(Self.script, to: "bread.patter")
    let checked = try desk.run(["check", "--quiet", "advice", path])
    #expect(
      told(checked) == [
        "warning[unreachable-step]", "warning[unsent-message]", "1 file checked: 2 warnings",
      ])
    #expect(checked.status == .exited(0))
  }

  @Test func `what is denied is an error, what is hidden is not told, an id goes before a level`()
    throws
  {
    let path = try desk.write(Self.script, to: "bread.patter")
    func check(_ options: String...) throws -> (found: [String], hasFailed: Bool) {
      let checked = try desk.run(["check", "--quiet", "advice"] + options + [path])
      return (told(checked), checked.status == .exited(1))
    }
    var (found, hasFailed) = try check("--deny", "unsent-message")
    #expect(
      found == [
        "warning[unreachable-step]", "error[unsent-message]",
        "1 file checked: 1 error, 1 warning",
      ])
    #expect(hasFailed)
    (found, hasFailed) = try check("--deny", "warnings", "--quiet=unsent-message")
    #expect(found == ["error[unreachable-step]", "1 file checked: 1 error"])
    #expect(hasFailed)
    (found, hasFailed) = try check("--quiet", "unreachable-step,unsent-message")
    #expect(found == ["1 file checked: nothing to mend"])
    #expect(!hasFailed)
    (found, hasFailed) = try check("--quiet", "warnings", "--deny", "unsent-message")
    #expect(found == ["error[unsent-message]", "1 file checked: 1 error"])
    #expect(hasFailed)
  }

  @Test func `the level in JSON is the one that was asked for`() throws {
    let path = try desk.write(Self.script, to: "bread.patter")
    let checked = try desk.run(
      ["check", "--format", "json", "--quiet", "advice", "--deny", "unsent-message", path])
    #expect(checked.status == .exited(1))
    let levels = try JSON(checked.output).elements.map { $0["level"].string }
    #expect(levels == ["warning", "error"])
  }

  @Test func `an unknown id is wrong use, with the nearest names`() throws {
    let path = try desk.write(Self.script, to: "bread.patter")
    let unknown = try desk.run(["check", "--deny", "unsent-mesage", path])
    #expect(unknown.status == .exited(2))
    #expect(unknown.errors.contains("`unsent-mesage`"))
    #expect(unknown.errors.contains("`unsent-message`"))
    let error = try desk.run(["check", "--quiet", "unknown-step", path])
    #expect(error.status == .exited(2))
    #expect(error.errors.contains("no option hides an error"))
    let both = try desk.run(["check", "--quiet", "advice", "--deny", "advice", path])
    #expect(both.status == .exited(2))
    #expect(try desk.run(["check", "--quiet", "", path]).status == .exited(2))
  }

  @Test func `a rename is told where the log knows the old name, and makes no store`() throws {
    let path = try desk.write(Self.script, to: "bread.patter")
    #expect(try desk.run(["check", path]).status == .exited(0))
    #expect(Golden.bytes(of: desk.store) == nil)
    #expect(try desk.call(["1", ""], script: path).status == .exited(0))
    #expect(try !desk.run(["check", path]).output.contains("lost-history"))
    let renamed = Self.script.replacing("- Yes", with: "- Certainly")
    try desk.write(renamed, to: "bread.patter")
    let checked = try desk.run(["check", path])
    #expect(
      checked.output.contains("warning[lost-history]: the log knows a reply `Yes` in `hello`"))
    #expect(checked.output.contains("write `(was Yes)` behind it"))
    try desk.write(
      renamed.replacing("- Certainly", with: "- Certainly (was Yes)"), to: "bread.patter")
    #expect(try !desk.run(["check", path]).output.contains("lost-history"))
  }

  @Test func `a store that was named has to be there, any other need not`() throws {
    let path = try desk.write(Self.script, to: "bread.patter")
    let missing = try desk.run(["check", "--store", "nowhere.db", path])
    #expect(missing.status == .exited(3))
    try desk.write("this is no database, whatever its name says", to: "store.db")
    #expect(try desk.run(["check", path]).status == .exited(0))
  }

  @Test func `no call is made with a script whose must line can be gone round`() throws {
    let path = try desk.write(
      Self.script.replacing("## lost\nBye.", with: "## lost\n[must] This is recorded."),
      to: "bread.patter")
    let called = try desk.call(["1", ""], script: path)
    #expect(called.status == .exited(1))
    #expect(called.errors.contains("error[must-line-avoided]"))
    #expect(called.errors.contains("`hello ⇒ meeting`"))
  }
}
