import Glibc
import TestSupport
import Testing

/// `format`: what it writes and leaves alone, and with which status it ends.
@Suite struct FormatTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private let loose = "#  greeting\n## hello\n- Yes  => done\n"
  private let tidy = "# greeting\n\n## hello\n- Yes => done\n"

  private func mode(_ path: String) -> UInt32 {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_mode & 0o7777 : 0
  }

  @Test func `a file is put into layout, keeps its mode, and leaves nothing beside it`() throws {
    let path = try desk.write(loose, to: "a.patter")
    chmod(path, 0o640)
    let link = desk.folder.path + "/link.patter"
    #expect(symlink("a.patter", link) == 0)
    let first = try desk.run(["format", link])
    #expect(first.status == .exited(0))
    #expect(first.output == "\(link)\n1 file looked at: 1 changed\n")
    #expect(Golden.contents(of: path) == tidy)
    #expect(mode(path) == 0o640)
    var status = stat()
    #expect(lstat(link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    let second = try desk.run(["format", path])
    #expect(second.output == "1 file looked at: nothing to change\n")
    #expect(access(path + ".new", F_OK) != 0)
  }

  @Test func `a file that is in layout is not written`() throws {
    let path = try desk.write(tidy, to: "a.patter")
    var before = stat()
    var after = stat()
    stat(path, &before)
    #expect(try desk.run(["format", path]).status == .exited(0))
    stat(path, &after)
    #expect(before.st_ino == after.st_ino)
  }

  @Test func `check writes nothing, names what would change, and ends with 1`() throws {
    let path = try desk.write(loose, to: "a.patter")
    try desk.write(tidy, to: "b.patter")
    let checked = try desk.run(["format", "--check", desk.folder.path])
    #expect(checked.status == .exited(1))
    #expect(checked.output == "\(path)\n2 files looked at: 1 would change\n")
    #expect(Golden.contents(of: path) == loose)
    #expect(
      try desk.run(["format", "--check", packageFolder + "/Scripts"]).status == .exited(0))
  }

  @Test func `a pipe is formatted from standard input to standard output`() throws {
    let piped = try desk.run(["format", "--stdin"], input: loose)
    #expect(piped.status == .exited(0))
    #expect(piped.output == tidy)
    #expect(piped.errors == "")
    let checked = try desk.run(["format", "--stdin", "--check"], input: loose)
    #expect(checked.status == .exited(1))
    #expect(try desk.run(["format", "--stdin", "--check"], input: tidy).status == .exited(0))
    #expect(try desk.run(["format", "--stdin", "x"], input: tidy).status == .exited(2))
    #expect(try desk.run(["format"]).status == .exited(2))
  }

  @Test func `a line that cannot be read is left and told, and the rest is formatted`() throws {
    let piped = try desk.run(["format", "--stdin"], input: loose + "-> x  [if y\n")
    #expect(piped.status == .exited(0))
    #expect(piped.output == tidy + "-> x  [if y\n")
    #expect(
      piped.errors == "standard input: line 4 cannot be read and is left as it is; "
        + "`patter check` tells why\n")
  }

  @Test func `what cannot be formatted safely is left alone`() throws {
    let open = try desk.write("---\ntitle:x\n# a\n", to: "open.patter")
    let binary = try desk.write(bytes: [0x23, 0xFF, 0x0A], to: "binary.patter")
    for path in [open, binary] {
      let before = Golden.bytes(of: path)
      let run = try desk.run(["format", path])
      #expect(run.status == .exited(1))
      #expect(run.errors.hasPrefix("error: \(path) is "))
      #expect(run.output == "")
      #expect(Golden.bytes(of: path) == before)
    }
    #expect(try desk.run(["format", desk.folder.path + "/none"]).status == .exited(3))
  }
}
