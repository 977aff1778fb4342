import Glibc
package import Testing

/// Files that hold what the program is expected to print.
package enum Golden {
  /// Compares a text with a file below `Tests/Fixtures`. A missing file is written, and fails.
  package static func check(
    _ text: String, _ path: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = packageFolder + "/Tests/Fixtures/" + path
    guard let expected = contents(of: file) else {
      try #require(write(text, to: file), "cannot write \(file)")
      Issue.record(
        "the golden file \(path) was missing and is written", sourceLocation: sourceLocation)
      return
    }
    #expect(text == expected, "the golden file is \(path)", sourceLocation: sourceLocation)
  }

  /// A file's text, or nil when it cannot be read.
  package static func contents(of path: String) -> String? {
    bytes(of: path).map { String(decoding: $0, as: UTF8.self) }
  }

  /// A file's bytes, or nil when it cannot be read.
  package static func bytes(of path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = fread(&buffer, 1, buffer.count, file)
      if count == 0 { return result }
      result.append(contentsOf: buffer[..<count])
    }
  }

  private static func write(_ text: String, to path: String) -> Bool {
    guard let file = fopen(path, "wb") else { return false }
    defer { fclose(file) }
    return fputs(text, file) >= 0
  }
}
