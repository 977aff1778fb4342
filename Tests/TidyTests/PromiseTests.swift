import TestSupport
import Testing

/// The promises of the documentation are held by tests that are there.
@Suite struct PromiseTests {
  @Test func `every promise names a test that is there`() throws {
    let path = packageFolder + "/Sources/PatterCLI/Documentation.docc/Promises.md"
    let text = try #require(Golden.contents(of: path))
    let tests = SourceTree.files(below: "Tests").map { $0.lines.joined(separator: "\n") }
    var rows = 0
    for line in text.split(separator: "\n") where line.hasPrefix("| ") {
      let last = line.dropLast(2).split(separator: "|").last.map(String.init) ?? ""
      guard let open = last.firstIndex(of: "`"), last.contains("Tests`: ") else { continue }
      let parts = last[last.index(after: open)...].split(separator: "`", maxSplits: 1)
      let suite = String(parts[0])
      let name = parts[1].dropFirst(2).trimmingSuffix()
      rows += 1
      #expect(
        tests.contains { $0.contains("struct \(suite) ") && $0.contains("`\(name)`") },
        "\(suite): \(name)")
    }
    #expect(rows > 20)
    // Every table's row but the heads names one.
    let bare = text.split(separator: "\n").filter {
      $0.hasPrefix("| ") && !$0.hasPrefix("| ---") && !$0.contains("held by |")
        && !$0.contains("Tests`: ")
    }
    #expect(bare.isEmpty, "\(bare)")
  }
}

extension Substring {
  fileprivate func trimmingSuffix() -> String {
    var text = self
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
