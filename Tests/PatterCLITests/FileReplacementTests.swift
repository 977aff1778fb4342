import Glibc
import TestSupport
import Testing

@testable import PatterCLI

/// Several files change together or not at all.
@Suite struct FileReplacementTests {
  let folder: TemporaryFolder
  let replacement: FileReplacement

  init() throws {
    folder = try TemporaryFolder()
    replacement = FileReplacement(folder: folder.path)
  }

  private func write(_ text: String, to name: String) throws -> String {
    let path = folder.path + "/" + name
    let file = try #require(fopen(path, "wb"))
    defer { fclose(file) }
    try #require(fputs(text, file) >= 0)
    return path
  }

  private func items(_ count: Int) throws -> [FileReplacement.Item] {
    try (0..<count).map { index in
      let path = try write("old \(index)", to: "f\(index).patter")
      return FileReplacement.Item(
        path: path, old: Array("old \(index)".utf8), new: Array("new \(index)".utf8))
    }
  }

  private func contents(_ items: [FileReplacement.Item]) -> [String] {
    items.map { Golden.contents(of: $0.path) ?? "" }
  }

  /// The names in the folder that are no scripts.
  private var leftovers: [String] {
    (FileReader.names(in: folder.path) ?? []).filter { $0.hasPrefix(".") }
  }

  @Test func `all files are replaced, and nothing is left beside them`() throws {
    let items = try items(3)
    chmod(items[1].path, 0o640)
    try replacement.replace(items)
    #expect(contents(items) == ["new 0", "new 1", "new 2"])
    #expect(leftovers.isEmpty)
    var status = stat()
    #expect(stat(items[1].path, &status) == 0 && status.st_mode & 0o777 == 0o640)
  }

  @Test(arguments: 0...3)
  func `a run that ends between two files is finished by the next one`(done: Int) throws {
    let items = try items(3)
    try replacement.replace(items) { $0 < done }
    let expected = (0..<3).map { $0 < done ? "new \($0)" : "old \($0)" }
    #expect(contents(items) == expected)
    #expect(replacement.isInterrupted == (done < 3))
    let finished = try replacement.finish()
    #expect(finished == items[done...].map(\.path))
    #expect(contents(items) == ["new 0", "new 1", "new 2"])
    #expect(leftovers.isEmpty)
    #expect(try replacement.finish().isEmpty)
  }

  @Test func `a file that was changed after the interruption is not overwritten`() throws {
    let items = try items(3)
    try replacement.replace(items) { $0 < 1 }
    _ = try write("mine", to: "f2.patter")
    #expect(throws: Failure.self) { try replacement.finish() }
    #expect(contents(items) == ["new 0", "old 1", "mine"])
    #expect(replacement.isInterrupted)
  }

  @Test func `what fails before the first file changes leaves all as it was`() throws {
    var items = try items(2)
    let blocked = FileReplacement.temporary(items[1].path)
    try #require(mkdir(blocked, 0o700) == 0)
    #expect(throws: Failure.self) { try replacement.replace(items) }
    #expect(contents(items) == ["old 0", "old 1"])
    try #require(rmdir(blocked) == 0)
    #expect(leftovers.isEmpty)
    items[0] = FileReplacement.Item(path: items[0].path, old: [1], new: [2])
    #expect(throws: Failure.self) { try replacement.replace(items) }
    #expect(contents(items) == ["old 0", "old 1"])
    #expect(leftovers.isEmpty)
    _ = try write("something else", to: ".patter-rename")
    #expect(throws: Failure.self) { try replacement.finish() }
    #expect(throws: Failure.self) { try replacement.replace(items) }
    #expect(contents(items) == ["old 0", "old 1"])
  }
}
