import Glibc
import TestSupport
import Testing

/// `new`: what it writes, and what it never does.
@Suite struct NewTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func `a new script checks clean, and a call can be made along it`() throws {
    let made = try desk.run(["new", "solar"])
    #expect(made.status == .exited(0))
    #expect(made.output.hasPrefix("solar.patter: a call by Schiffman's method, in English.\n"))
    #expect(made.output.contains("\n  patter check solar.patter  "))
    let checked = try desk.run(["check", "solar.patter"])
    #expect(checked.status == .exited(0))
    #expect(checked.output.hasPrefix("1 file checked: nothing to mend"))
    let called = try desk.call(
      ["1", "1", "streaks", "1", "1", "2026-12-08 10:00", "anna@roth.example", "1", ""],
      script: "solar.patter")
    #expect(called.status == .exited(0))
    #expect(called.output.contains("meeting"))
  }

  @Test func `it comes in the method and the language that are asked for`() throws {
    let made = try desk.run([
      "new", "fenster.patter", "--method", "survey", "--language", "de",
    ])
    #expect(made.status == .exited(0))
    let text = try #require(Golden.contents(of: desk.folder.path + "/fenster.patter"))
    #expect(text.contains("\nlanguage: de\n"))
    #expect(text.contains("\nmethod: survey\n"))
  }

  @Test func `a file that is there is never written over, nor is a dangling link`() throws {
    let path = try desk.write("mine", to: "mine.patter")
    let refused = try desk.run(["new", path])
    #expect(refused.status == .exited(2))
    #expect(refused.errors.contains("is there already"))
    #expect(Golden.contents(of: path) == "mine")
    symlink("nowhere", desk.folder.path + "/link.patter")
    #expect(try desk.run(["new", "link"]).status == .exited(2))
    #expect(Golden.contents(of: desk.folder.path + "/nowhere") == nil)
  }

  @Test(arguments: ["", "folder/", ".", "missing/a.patter"])
  func `what is no place for a file is wrong use`(path: String) throws {
    let refused = try desk.run(["new", path])
    #expect(refused.status == .exited(2))
    #expect(refused.output == "")
    #expect(refused.errors.contains("help"))
  }

  @Test func `an unknown method or language is answered with those there are`() throws {
    let method = try desk.run(["new", "a", "--method", "hard-sell"])
    #expect(method.status == .exited(2))
    #expect(method.errors.contains("schiffman, interest, community, problem, survey"))
    let language = try desk.run(["new", "a", "--language", "fr"])
    #expect(language.status == .exited(2))
    #expect(language.errors.contains("en, de, nl, ru, zh"))
    #expect(Golden.contents(of: desk.folder.path + "/a.patter") == nil)
  }

  @Test func `a name with blanks is shown as a shell takes it`() throws {
    let made = try desk.run(["new", "my first call.patter"])
    #expect(made.output.contains("\n  patter check 'my first call.patter'  "))
  }
}
