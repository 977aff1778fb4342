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
    #expect(made.output.contains("\nsolar.transcript: "))
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

  @Test(arguments: ["en", "de", "nl", "ru", "zh"])
  func `what it writes passes every look at it, and its call is won`(language: String) throws {
    let methods = ["schiffman", "interest", "community", "problem", "survey"]
    for method in methods {
      let made = try desk.run(["new", method, "--method", method, "--language", language])
      #expect(made.output.contains("\n  patter test \(method).patter  "))
    }
    let checked = try desk.run(["check", "."])
    #expect(checked.output.hasPrefix("5 files checked: nothing to mend"), "\(checked.output)")
    let formatted = try desk.run(["format", "--check", "."])
    #expect(formatted.status == .exited(0), "\(formatted.output)")
    let tested = try desk.run(["test", ".", "--random", "20", "--no-save"])
    #expect(tested.status == .exited(0), "\(tested.output)")
    let last = tested.output.split(separator: "\n").last
    #expect(last == "5 transcripts: passed; 100 random walks: nothing found")
    for method in methods {
      let file = desk.folder.path + "/\(method).transcript"
      #expect(try #require(Golden.contents(of: file)).contains("\n=> "), "it says no end")
    }
  }

  @Test func `it comes in the method and the language that are asked for`() throws {
    let made = try desk.run([
      "new", "fenster.patter", "--method", "survey", "--language", "de",
    ])
    #expect(made.status == .exited(0))
    let text = try #require(Golden.contents(of: desk.folder.path + "/fenster.patter"))
    #expect(text.hasPrefix("---\ntitle: Fenster\nlanguage: de\n"))
    #expect(text.contains("\nmethod: survey\n"))
  }

  @Test(arguments: [
    (["LANG": "ru_RU.UTF-8"], "ru"), (["LANG": "fr_FR.UTF-8"], "en"),
    (["LC_ALL": "zh_CN.UTF-8", "LANG": "de_DE"], "zh"),
    (["LC_ALL": "", "LC_MESSAGES": "nl", "LANG": "de_DE"], "nl"), (["LC_ALL": "C"], "en"),
  ])
  func `without a language it comes in the locale's`(
    variables: [String: String], language: String
  ) throws {
    desk.environment["LC_ALL"] = nil
    for (name, value) in variables { desk.environment[name] = value }
    #expect(try desk.run(["new", "a"]).status == .exited(0))
    let text = try #require(Golden.contents(of: desk.folder.path + "/a.patter"))
    #expect(text.contains("\nlanguage: \(language)\n"))
  }

  @Test func `its title is the one given, else the file's name`() throws {
    try desk.run(["new", "window-calls_2", "--language", "en"])
    let named = try #require(Golden.contents(of: desk.folder.path + "/window-calls_2.patter"))
    #expect(named.hasPrefix("---\ntitle: Window calls 2\n"))
    try desk.run(["new", "titled", "--title", "  Windows {for} \"shops\" // now "])
    let titled = try #require(Golden.contents(of: desk.folder.path + "/titled.patter"))
    #expect(titled.hasPrefix("---\ntitle: Windows {for} \"shops\" // now\n"))
    #expect(try desk.run(["check", "titled.patter"]).status == .exited(0))
  }

  @Test(arguments: [
    "", " ", "a\nb", "a\u{1B}[31m", "a\u{202E}b", String(repeating: "я", count: 101),
  ])
  func `what is no title is wrong use`(title: String) throws {
    let refused = try desk.run(["new", "a", "--title", title])
    #expect(refused.status == .exited(2))
    #expect(refused.errors.contains("is no title of a script"))
    #expect(!refused.errors.contains("\u{1B}"))
    #expect(try desk.run(["new", "a"]).status == .exited(0))
  }

  @Test func `a transcript that is there is kept, and no script is written beside it`() throws {
    try desk.write("mine", to: "a.transcript")
    let refused = try desk.run(["new", "a"])
    #expect(refused.status == .exited(2))
    #expect(refused.errors.contains("a.transcript is there already"))
    #expect(Golden.contents(of: desk.folder.path + "/a.transcript") == "mine")
    #expect(Golden.contents(of: desk.folder.path + "/a.patter") == nil)
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

  @Test func `a folder that is not there is not made`() throws {
    let refused = try desk.run(["new", "missing/a"])
    #expect(refused.status == .exited(3))
    #expect(refused.errors.contains("missing/a.patter lies in a folder that is not there"))
    #expect(refused.errors.contains("help: make the folder first"))
  }

  @Test(arguments: ["", "folder/", ".", ".patter", "a\nb", " a", "a\u{1B}[31m"])
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
    let near = try desk.run(["new", "a", "--method", "shiffmann"])
    #expect(near.errors.contains("the nearest is `schiffman`"))
    let language = try desk.run(["new", "a", "--language", "fr"])
    #expect(language.status == .exited(2))
    #expect(language.errors.contains("en, de, nl, ru, zh"))
    #expect(Golden.contents(of: desk.folder.path + "/a.patter") == nil)
  }

  @Test func `a name with blanks is shown as a shell takes it`() throws {
    let made = try desk.run(["new", "my first call.patter"])
    #expect(made.output.contains("\n  patter check 'my first call.patter'  "))
    let dashed = try desk.run(["new", "--", "-a"])
    #expect(dashed.output.contains("\n  patter check ./-a.patter  "))
  }
}
