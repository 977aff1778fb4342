import Glibc
import TestSupport
import Testing

/// `rename`: one name everywhere, or nowhere.
@Suite struct RenameTests {
  let desk: Desk
  let folder: String

  init() throws {
    desk = try Desk()
    folder = desk.folder.path
    try desk.makeFolder("tests")
    try desk.write(Self.library, to: "lib.patter")
    try desk.write(Self.script("- Yes -> visit\n"), to: "one.patter")
    try desk.write(Self.script("- Well -> visit\n- Fine => done\n"), to: "two.patter")
    try desk.write(Self.script("").replacingInclude, to: "alone.patter")
    try desk.write(
      "script: ../two.patter\n\nhello   < Well\nvisit   < #come\n=> done\n",
      to: "tests/two.transcript")
  }

  static let library =
    "# objections\n## !price: P\n~ dear\n### ask\nWell.\n- Yes -> visit\n- No -> next\n"

  static func script(_ more: String) -> String {
    "---\ntitle: T\nlanguage: en\ngoal: done\ninclude: lib.patter\n---\n"
      + "# outcomes\n- done: won\n# greeting\n## hello\nHi.\n\(more)- No -> !price\n"
      + "## visit\nCome.\n- Comes #come => done\n"
  }

  private func text(_ name: String) -> String { Golden.contents(of: folder + "/" + name) ?? "" }

  private var all: [String] {
    ["lib.patter", "one.patter", "two.patter", "alone.patter", "tests/two.transcript"].map(text)
  }

  @Test func `a card of a library is renamed in every script that includes it`() throws {
    let renamed = try desk.run(["rename", folder + "/one.patter", "!price", "cost"])
    #expect(renamed.status == .exited(0), "\(renamed.errors)")
    #expect(text("lib.patter").contains("## !cost: P (was price)\n"))
    for name in ["one.patter", "two.patter"] { #expect(text(name).contains("- No -> !cost\n")) }
    #expect(text("alone.patter").contains("!price"))
    #expect(
      renamed.lines == [
        "card price renamed cost: 3 places in 3 files", "  \(folder)/one.patter",
        "  \(folder)/lib.patter", "  \(folder)/two.patter",
        "`(was price)` keeps its history in the log.",
      ])
    #expect(try desk.run(["check", folder]).status == .exited(0))
  }

  @Test func `a step that a shared library leads to is renamed in all scripts that have it`() throws
  {
    let renamed = try desk.run(["rename", folder + "/one.patter", "visit", "come"])
    #expect(renamed.status == .exited(0), "\(renamed.errors)")
    #expect(text("lib.patter").contains("- Yes -> come\n"))
    #expect(text("one.patter").contains("## come (was visit)\n"))
    #expect(text("two.patter").contains("- Well -> come\n"))
    #expect(text("two.patter").contains("## come (was visit)\n"))
    #expect(
      text("tests/two.transcript")
        == "script: ../two.patter\n\nhello   < Well\ncome    < #come\n=> done\n")
    #expect(try desk.run(["check", folder]).status == .exited(0))
  }

  @Test func `from a library a name is changed in the scripts around it`() throws {
    let renamed = try desk.run(["rename", folder + "/lib.patter", "price/ask", "inquire"])
    #expect(renamed.status == .exited(0), "\(renamed.errors)")
    #expect(text("lib.patter").contains("### inquire (was ask)\n"))
  }

  @Test func `a dry run shows the changes and makes none`() throws {
    let before = all
    let dry = try desk.run(["rename", folder + "/two.patter", "hello", "hi", "--dry-run"])
    #expect(dry.status == .exited(0))
    #expect(
      dry.lines.contains("-## hello") && dry.lines.contains("+## hi (was hello)")
        && dry.lines.contains("--- \(folder)/tests/two.transcript"))
    #expect(dry.lines.contains("step hello would be renamed hi: 2 places in 2 files"))
    #expect(all == before)
    // The diff is one that other programs read.
    let patch = try desk.write(
      dry.output.split(separator: "\n", omittingEmptySubsequences: false).prefix {
        !$0.hasPrefix("step ")
      }
      .joined(separator: "\n") + "\n", to: "dry.diff")
    guard access("/usr/bin/patch", X_OK) == 0 else { return }
    let patched = try ChildProcess.run(
      "/usr/bin/patch", ["-p0", "-d", "/", "-i", patch], environment: desk.environment)
    #expect(patched.status == .exited(0), "\(patched.output)")
    let byPatch = all
    try desk.write(before[2], to: "two.patter")
    try desk.write(before[4], to: "tests/two.transcript")
    try desk.run(["rename", folder + "/two.patter", "hello", "hi"])
    #expect(all == byPatch)
  }

  @Test func `what is refused changes nothing`() throws {
    let before = all
    for (arguments, status, told) in [
      (["one.patter", "visit", "hello"], 1, "a step is named `hello` already"),
      (["one.patter", "vizit", "x"], 1, "has no name `vizit`"),
      (["one.patter", "visit", "next"], 2, "is a word of the language"),
      (["one.patter", "visit", "a b"], 2, "cannot name a step"),
      (["one.patter", "visit", "x", "--kind", "card"], 1, "has no card `visit`"),
      (["one.patter", "visit", "x", "--below", "/nowhere"], 2, "is no folder"),
    ] as [([String], Int32, String)] {
      let path = folder + "/" + arguments[0]
      let refused = try desk.run(["rename", path] + arguments.dropFirst())
      #expect(refused.status == .exited(status), "\(arguments)")
      #expect(refused.errors.contains(told), "\(refused.errors)")
    }
    #expect(all == before)
    try desk.write(Self.script("- Yes -> nowhere\n"), to: "three.patter")
    let broken = try desk.run(["rename", folder + "/one.patter", "!price", "cost"])
    #expect(broken.status == .exited(1))
    #expect(broken.errors.contains("three.patter does not compile"))
    #expect(all == before)
  }

  @Test func `a link stays a link, and a file its mode`() throws {
    try desk.makeFolder("real")
    try #require(rename(folder + "/alone.patter", folder + "/real/alone.patter") == 0)
    try #require(symlink("real/alone.patter", folder + "/alone.patter") == 0)
    chmod(folder + "/real/alone.patter", 0o640)
    #expect(
      try desk.run(["rename", folder + "/alone.patter", "visit", "come"]).status == .exited(0))
    var status = stat()
    #expect(lstat(folder + "/alone.patter", &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    #expect(desk.mode(folder + "/real/alone.patter") == 0o640)
    #expect(text("alone.patter").contains("## come (was visit)"))
  }

  @Test func `an interrupted renaming is finished by the next one`() throws {
    // What a run that was killed before its first rename leaves behind.
    let path = folder + "/alone.patter"
    let found = try #require(realpath(path, nil))
    defer { free(found) }
    let real = String(cString: found)
    let new = text("alone.patter") + "// new\n"
    try desk.write(new, to: ".alone.patter.patter-rename")
    let hash = try sha256(path)
    try desk.write("patter-rename 1\n\(hash) \(real)\nend\n", to: ".patter-rename")
    let dry = try desk.run(["rename", path, "visit", "come", "--dry-run"])
    #expect(dry.status == .exited(1))
    #expect(dry.errors.contains("an earlier renaming in this folder was interrupted"))
    let renamed = try desk.run(["rename", path, "visit", "come"])
    #expect(renamed.status == .exited(0), "\(renamed.errors)")
    #expect(renamed.errors.contains("was interrupted and is finished now"))
    #expect(text("alone.patter").hasSuffix("// new\n"))
    #expect(text("alone.patter").contains("## come (was visit)"))
    #expect(access(folder + "/.patter-rename", F_OK) != 0)
  }

  private func sha256(_ path: String) throws -> String {
    let sum = try ChildProcess.run(
      "/usr/bin/sha256sum", [path], environment: desk.environment)
    return String(sum.output.prefix(64))
  }
}

extension String {
  /// The script without its include, with a card of its own.
  fileprivate var replacingInclude: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .filter { $0 != "include: lib.patter" }.joined(separator: "\n")
      + "# objections\n## !price: P\n### ask\nWell.\n"
  }
}
