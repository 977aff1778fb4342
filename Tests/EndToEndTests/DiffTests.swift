import Glibc
import TestSupport
import Testing

/// `diff`: two versions of a script by meaning, from files, from the store and under git.
@Suite struct DiffTests {
  let desk: Desk
  let folder: String

  init() throws {
    desk = try Desk()
    folder = desk.folder.path
  }

  static let old = """
    ---
    title: Bread
    language: en
    goal: done
    ---
    # outcomes
    - done: won
    # greeting
    ## hello
    [must] This call is recorded.
    Hello there.
    - Yes -> offer
    ## offer
    Bread?
    => done

    """
  static let new = old.swapping(
    "[must] This call is recorded.", "[must] This call may be recorded."
  )
  .swapping("## offer", "## proposal (was offer)").swapping("- Yes -> offer", "- Yes -> proposal")

  @Test func `the lines that law requires come first, then the things`() throws {
    let old = try desk.write(Self.old, to: "old.patter")
    let new = try desk.write(
      Self.new.swapping("title: Bread", "title: Bread\nid: old"), to: "new.patter")
    let diff = try desk.run(["diff", old, new])
    #expect(diff.status == .exited(0))
    #expect(
      diff.output == """
        \(old) → \(new)
        1 step renamed, 1 step changed

        lines that law or the client requires
        ~ hello: [must] This call [-is-]{+may be+} recorded.

        step hello
        ~ [must] This call [-is-]{+may be+} recorded.

        step proposal, was offer

        """)
    #expect(try desk.run(["diff", old, new, "--exit-code"]).status == .exited(1))
    let same = try desk.run(["diff", old, old, "--exit-code"])
    #expect(same.status == .exited(0))
    #expect(same.output == "\(old) and \(old) mean the same.\n")
  }

  @Test func `the same in JSON has every member`() throws {
    let old = try desk.write(Self.old, to: "old.patter")
    let new = try desk.write(
      Self.new.swapping("title: Bread", "title: Bread\nid: old"), to: "new.patter")
    let diff = try JSON(desk.run(["diff", old, new, "--format", "json"]).output)
    #expect(diff.names == ["old", "new", "changes"])
    let changes = diff["changes"].elements
    #expect(changes.map { $0["name"].string } == ["hello", "proposal"])
    #expect(changes[1]["was"].string == "offer")
    #expect(changes[1]["what"].elements.map(\.string) == ["renamed"])
    let line = try #require(changes[0]["details"].elements.first)
    #expect(line.names == ["line", "old", "new", "must"])
    #expect(line["line"].string == "changed")
  }

  @Test func `a renaming is told once and nothing else`() throws {
    try desk.write(Self.old, to: "old.patter")
    let new = try desk.write(
      Self.old.swapping("title: Bread", "title: Bread\nid: old"), to: "new.patter")
    #expect(try desk.run(["rename", new, "hello", "first"]).status == .exited(0))
    let diff = try desk.run(["diff", folder + "/old.patter", new])
    #expect(Array(diff.lines.dropFirst()) == ["1 step renamed", "step first, was hello"])
  }

  @Test func `libraries are compared in a script that includes them`() throws {
    let library = Golden.contents(of: packageFolder + "/Scripts/en/objections.patter") ?? ""
    let old = try desk.write(library, to: "before.patter")
    let new = try desk.write(
      library.swapping(
        "I hear you. What are you comparing it with?", "What are you comparing it with?"),
      to: "objections.patter")
    let alone = try desk.run(["diff", old, new])
    #expect(alone.status == .exited(2))
    #expect(alone.errors.contains("is a library, and no script in its folder"))
    try desk.write(Golden.contents(of: Desk.audit) ?? "", to: "audit.patter")
    let diff = try desk.run(["diff", old, new])
    #expect(diff.status == .exited(0))
    #expect(
      diff.lines.dropFirst() == [
        "1 rebuttal changed", "rebuttal price/compare",
        "~ [-I hear you. -]What are you comparing it with?",
      ])
  }

  @Test func `versions that the store kept are compared with each other and with a file`() throws {
    let path = try desk.write(Self.old, to: "bread.patter")
    try desk.run(["call", path] + Desk.still, entries: ["1", "", ""])
    try desk.write(Self.new, to: "bread.patter")
    try desk.run(["call", path] + Desk.still, entries: ["1", "", ""])
    let hashes = try Set(desk.ids().map { try desk.log($0)["script_hash"].string ?? "" })
    try #require(hashes.count == 2)
    let first = try #require(
      try hashes.first {
        try desk.run(["diff", "--version", String($0.prefix(8)), path]).lines.count > 1
      })
    let second = try #require(hashes.first { $0 != first })
    let diff = try desk.run(["diff", "--version", String(first.prefix(8)), path])
    #expect(diff.lines.first == "bread \(first.prefix(12)) → \(path)")
    #expect(diff.output.contains("step proposal, was offer"))
    let both = try desk.run(["diff", "--version", first, "--version", second])
    #expect(both.lines.dropFirst() == diff.lines.dropFirst())
    for (digits, told) in [
      ("abc", "is no version"), ("zzzzzz", "is no version"),
      (first.hasPrefix("00000") ? "fffffff" : "0000000", "the store keeps no version"),
    ] {
      let wrong = try desk.run(["diff", "--version", digits, path])
      #expect(wrong.status == .exited(2))
      #expect(wrong.errors.contains(told), "\(wrong.errors)")
    }
  }

  @Test func `what does not compile is told with its first error`() throws {
    let old = try desk.write(Self.old, to: "old.patter")
    let broken = try desk.write(
      Self.old.swapping("- Yes -> offer", "- Yes -> nowhere"), to: "broken.patter")
    let diff = try desk.run(["diff", old, broken])
    #expect(diff.status == .exited(1))
    #expect(diff.output == "")
    #expect(diff.errors.contains("broken.patter cannot be compared: it does not compile"))
    #expect(diff.errors.contains("error[unknown-step]"))
  }

  @Test func `wrong use ends in 2, a missing file in 3`() throws {
    let old = try desk.write(Self.old, to: "old.patter")
    #expect(try desk.run(["diff", old]).status == .exited(2))
    #expect(try desk.run(["diff", old, old, old]).status == .exited(2))
    #expect(try desk.run(["diff", old, folder + "/none.patter"]).status == .exited(3))
  }

  @Test func `git shows changed, new, removed and renamed scripts by meaning`() throws {
    guard access("/usr/bin/git", X_OK) == 0 else { return }
    desk.environment["GIT_CONFIG_NOSYSTEM"] = "1"
    func git(_ arguments: String...) throws -> ChildProcess {
      try ChildProcess.run(
        "/usr/bin/git",
        ["-c", "user.name=Kim", "-c", "user.email=kim@example.org"] + arguments,
        environment: desk.environment, folder: folder)
    }
    try #require(try git("init", "-q").status == .exited(0))
    _ = try git("config", "diff.patter.command", "'\(desk.program)' diff")
    try desk.write("*.patter diff=patter\n", to: ".gitattributes")
    let library = "# objections\n## !price: P\n### ask\nWell.\n"
    try desk.makeFolder("s")
    try desk.write(library, to: "s/lib.patter")
    let including = Self.old.swapping("goal: done", "goal: done\ninclude: lib.patter")
    try desk.write(including, to: "s/one.patter")
    try desk.write(Self.old, to: "s/gone.patter")
    try desk.write(Self.old.swapping("goal: done", "id: bread\ngoal: done"), to: "s/name.patter")
    _ = try git("add", "-A")
    try #require(try git("commit", "-q", "-m", "first").status == .exited(0))
    try desk.write(including.swapping("Bread?", "Fresh bread?"), to: "s/one.patter")
    try desk.write(library.swapping("Well.", "Well, compared with what?"), to: "s/lib.patter")
    unlink(folder + "/s/gone.patter")
    try #require(rename(folder + "/s/name.patter", folder + "/s/other.patter") == 0)
    try desk.write(
      Self.old.swapping("goal: done", "id: bread\ngoal: done").swapping(
        "Bread?", "Bread, perhaps?"),
      to: "s/other.patter")
    _ = try git("add", "-A")
    let diff = try git("--no-pager", "diff", "--cached", "-M")
    #expect(diff.status == .exited(0), "\(diff.errors)")
    #expect(diff.output.contains("~ [-Bread?-]{+Fresh bread?+}\n"))
    #expect(
      diff.output.contains("rebuttal price/ask\n~ [-Well.-]{+Well, compared with what?+}\n"))
    #expect(diff.output.contains("step hello removed"))
    #expect(diff.output.contains("s/name.patter → s/other.patter"))
    #expect(diff.output.contains("~ [-Bread?-]{+Bread, perhaps?+}\n"))
    // A version that does not compile stops nothing.
    try desk.write(including.swapping("=> done", "=> nowhere"), to: "s/one.patter")
    let broken = try git("--no-pager", "diff")
    #expect(broken.status == .exited(0), "\(broken.errors)")
    #expect(broken.output.contains("cannot be compared"))
    // A conflict is handed over with the path alone.
    desk.environment["GIT_DIFF_PATH_COUNTER"] = "1"
    let conflict = try desk.run(["diff", "s/one.patter"])
    #expect(conflict.status == .exited(0))
    #expect(conflict.output == "s/one.patter: not merged yet\n")
  }
}

extension String {
  /// The text with every line or part that reads so in other words.
  fileprivate func swapping(_ words: String, _ others: String) -> String {
    var result = ""
    var rest = self[...]
    while !rest.isEmpty {
      if rest.hasPrefix(words) {
        result += others
        rest = rest.dropFirst(words.count)
      } else {
        result.append(rest.removeFirst())
      }
    }
    return result
  }
}
