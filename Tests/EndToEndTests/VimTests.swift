import Glibc
import TestSupport
import Testing

private let vim = "/usr/bin/vim"

/// Scripts in real Vim. Where Vim is not installed there is nothing to test.
@Suite(.enabled(if: access(vim, X_OK) == 0, "Vim is not installed"))
struct VimTests {

  let desk: Desk

  init() throws { desk = try Desk() }

  @Test func `every part of a script has its colour`() throws {
    let sample = packageFolder + "/Tests/Fixtures/Editors/sample.patter"
    let picture = zip(try lines(of: sample), try groups(of: sample)).map { line, groups in
      line.isEmpty ? "" : "\(line)\n    \(groups)"
    }
    try Golden.check(picture.joined(separator: "\n") + "\n", "Editors/sample.groups")
  }

  @Test func `what a line is, its first characters tell in every shipped script`() throws {
    let found = try ChildProcess.run(
      "/usr/bin/find", [packageFolder + "/Scripts", "-name", "*.patter"])
    let scripts = found.output.split(separator: "\n").map(String.init)
    #expect(scripts.count >= 4)
    for path in scripts {
      var section = ""
      var fences = 0
      for (number, (line, groups)) in zip(try lines(of: path), try groups(of: path)).enumerated() {
        let words = line.drop { $0 == " " }
        if words == "---" { fences += 1 }
        guard !words.isEmpty, words != "---" else { continue }
        if words.hasPrefix("# ") {
          section = String(words.dropFirst(2).prefix { $0 != ":" && $0 != " " })
        }
        let expected = fences == 1 ? ["Key", "Comment"] : Self.groups(of: words, in: section)
        let column = line.utf8.count - words.utf8.count + 1
        #expect(
          expected.contains(group(at: column, groups)), "\(path):\(number + 1): \(line) \(groups)")
      }
    }
  }

  @Test func `what is found in a script becomes a list to walk through`() throws {
    let script = try desk.write(
      """
      ---
      title: Bad
      language: en
      goal: won
      ---
      # outcomes
      - won: won
      # greeting
      ## hello
      Hello.
      - Yes -> nowhere
      - No => nothing

      """, to: "bad.patter")
    let list = try edit(
      script,
      """
      set shellpipe=>%s\\ 2>&1
      silent make
      let found = map(getqflist(), {_, e -> e.lnum . ':' . e.col . ' ' . e.type . ' ' . e.text})
      """)
    #expect(list == ["7:1 E no outcome is named `nothing`", "11:10 E no step is named `nowhere`"])
  }

  /// The groups that the first visible character of a line may have.
  private static func groups(of words: Substring, in section: String) -> [String] {
    if words.hasPrefix("//") { return ["Comment"] }
    if words.hasPrefix("# ") { return ["Reserved", "Stage"] }
    if section == "messages" {
      return words.hasPrefix("## ") ? ["Message"] : ["Messages", "Brace", "Escape"]
    }
    let kinds: [(String, [String])] = [
      ("## !", ["Card"]), ("## ", ["Step", "Persona"]), ("### ", ["Rebuttal"]),
      ("- ", ["ReplyMark"]), ("? ", ["AskMark"]), ("> ", ["Note"]), ("~ ", ["Phrases"]),
      ("-> ", ["Arrow", "Jump"]), ("=> ", ["Arrow", "Jump"]), ("[", ["Bracket"]),
    ]
    return kinds.first { words.hasPrefix($0.0) }?.1 ?? ["Spoken", "Brace", "Stress", "Escape"]
  }

  /// The group at a column, of a line's groups.
  private func group(at column: Int, _ groups: String) -> String {
    let all = groups.split(separator: " ").map { $0.split(separator: ":", maxSplits: 1) }
    let last = all.last { $0.count == 2 && Int($0[0]) ?? .max <= column }
    return last.map { String($0[1]) } ?? ""
  }

  private func lines(of path: String) throws -> [Substring] {
    try #require(Golden.contents(of: path)).split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// The groups of each line, `COLUMN:NAME` where one begins, without `patter` before the name.
  private func groups(of path: String) throws -> [String] {
    try edit(
      path,
      """
      syntax on
      let found = []
      for l in range(1, line('$'))
        let groups = []
        let last = ''
        for c in range(1, len(getline(l)))
          let name = synIDattr(synID(l, c, 1), 'name')[6:]
          if name !=# last | call add(groups, c . ':' . name) | endif
          let last = name
        endfor
        call add(found, join(groups))
      endfor
      """)
  }

  /// Opens a file in Vim with nobody's settings, runs commands, and gives the list `found`.
  private func edit(_ path: String, _ commands: String) throws -> [String] {
    let script = try desk.write(
      "\(commands)\ncall writefile(found, '\(desk.folder.path)/found')\nqa!\n",
      to: "commands.vim")
    var environment = desk.environment
    environment["PATH"] = String(desk.program.dropLast("/patter".count)) + ":/usr/bin:/bin"
    _ = try ChildProcess.run(
      vim,
      [
        "-es", "-u", "NONE", "-i", "NONE", "-N", "--cmd",
        "set encoding=utf-8 runtimepath^=\(packageFolder)/Data/editors/vim", "--cmd",
        "filetype plugin on", path, "-S", script,
      ], environment: environment, folder: desk.folder.path)
    var found = try lines(of: desk.folder.path + "/found")
    if found.last == "" { found.removeLast() }
    return found.map(String.init)
  }
}
