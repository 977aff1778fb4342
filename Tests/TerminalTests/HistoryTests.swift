import Glibc
import TestSupport
import Testing

@testable import Terminal

struct HistoryTests {
  @Test func `each kind has lines of its own, at most five hundred`() {
    let history = History()
    for number in 0..<600 { history.add("call \(number)", to: .command) }
    history.add("yes", to: .reply)
    #expect(history.lines(of: .command).count == History.bound)
    #expect(history.lines(of: .command).first == "call 100")
    #expect(history.lines(of: .reply) == ["yes"])
  }

  @Test func `blank and repeated lines are not remembered`() {
    let history = History()
    for line in ["a", "a", " ", "", "b\u{1B}", "a"] { history.add(line, to: .command) }
    #expect(history.lines(of: .command) == ["a"])
  }

  @Test func `only kinds that are kept come into the file, which nobody else can read`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/history"
    let history = History()
    history.add("call solar", to: .command)
    history.add("1984-03-12", to: .answer)
    history.add("Mrs Tanaka", to: .search)
    history.add("too dear", to: .reply)
    try history.save(to: path)
    #expect(contents(path) == "command\tcall solar\n")
    #expect(mode(path) == 0o600)
  }

  @Test func `a session without new lines writes no file`() throws {
    let folder = try TemporaryFolder()
    let history = History()
    history.add("1984-03-12", to: .answer)
    try history.save(to: folder.path + "/history")
    #expect(access(folder.path + "/history", F_OK) != 0)
  }

  @Test func `what is saved can be loaded, and two sessions keep each other's lines`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/history"
    let first = History()
    let second = History()
    try first.load([.command], from: path)
    first.add("call solar", to: .command)
    second.add("log list", to: .command)
    try first.save(to: path)
    try second.save(to: path)
    try second.save(to: path)
    let third = History()
    try third.load([.command, .answer], from: path)
    #expect(third.lines(of: .command) == ["call solar", "log list"])
  }

  @Test func `a file that others may write is neither read nor replaced`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/history"
    try put("command\trm\n", path)
    chmod(path, 0o622)
    let history = History()
    history.add("call solar", to: .command)
    let expected = HistoryFileError.untrusted(path: path, reason: "others may write it")
    #expect(throws: expected) { try history.load([.command], from: path) }
    #expect(throws: expected) { try history.save(to: path) }
    #expect(contents(path) == "command\trm\n")
  }

  @Test func `links and folders are not taken for history`() throws {
    let folder = try TemporaryFolder()
    try put("command\trm\n", folder.path + "/real")
    symlink(folder.path + "/real", folder.path + "/history")
    for path in [folder.path + "/history", folder.path] {
      #expect(throws: HistoryFileError.self) { try History().load([.command], from: path) }
    }
  }

  @Test func `lines of another make are passed over`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/history"
    try put("rubbish\nanswer\tsecret\ncommand\t\u{1B}]0;x\ncommand\tok\tok\ncommand\tfine", path)
    let history = History()
    try history.load([.command, .answer], from: path)
    #expect(history.lines(of: .command) == ["fine"])
    #expect(history.lines(of: .answer) == [])
  }

  @Test func `a folder that is not there is told`() {
    let history = History()
    history.add("call solar", to: .command)
    #expect(throws: HistoryFileError.self) { try history.save(to: "/nonexistent/history") }
  }

  private func put(_ text: String, _ path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { close(descriptor) }
    try Transfer.write(Array(text.utf8), to: descriptor, subject: path)
  }

  private func contents(_ path: String) -> String {
    let descriptor = open(path, O_RDONLY)
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, count)), as: UTF8.self)
  }

  private func mode(_ path: String) -> mode_t {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
  }
}
