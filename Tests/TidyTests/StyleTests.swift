import TestSupport
import Testing

/// The style that every file keeps.
@Suite struct StyleTests {
  @Test func `no file has more than 600 lines`() {
    for file in SourceTree.files(below: "Sources") + SourceTree.files(below: "Tests") {
      #expect(file.lines.count <= 600, "\(file.path) has \(file.lines.count) lines")
    }
  }

  @Test func `no file is named after nothing in particular`() {
    for file in SourceTree.files(below: "Sources") + SourceTree.files(below: "Tests") {
      for word in ["Util", "Helper.swift", "Manager", "Part2", "Misc"] {
        #expect(!file.path.contains(word), "\(file.path)")
      }
    }
  }

  @Test func `every package declaration says what it is`() {
    for file in SourceTree.files(below: "Sources") {
      for (index, line) in file.lines.enumerated() {
        let text = line.drop { $0 == " " }
        guard text.hasPrefix("package "), !text.hasPrefix("package import"),
          !text.hasPrefix("package extension")
        else { continue }
        #expect(hasComment(above: index, file.lines), "\(file.path):\(index + 1): \(text)")
      }
    }
  }

  @Test func `cases of a package enum say what they are`() {
    for file in SourceTree.files(below: "Sources") {
      var depth: Int?
      for (index, line) in file.lines.enumerated() {
        let indentation = line.prefix { $0 == " " }.count
        if line.contains("package enum ") || line.contains("package indirect enum ") {
          depth = indentation
        } else if let open = depth, line == String(repeating: " ", count: open) + "}" {
          depth = nil
        } else if let open = depth, indentation == open + 2,
          line.dropFirst(indentation).hasPrefix("case ")
        {
          let isFirst = file.lines[index - 1].contains("enum ") == false || index == 0
          #expect(
            !isFirst || hasComment(above: index, file.lines), "\(file.path):\(index + 1): \(line)")
        }
      }
    }
  }

  @Test func `nothing is left to do, forced or unfinished`() {
    let signs = [
      "TO" + "DO", "FIX" + "ME", "XX" + "X", "fatal" + "Error(", "try" + "!", "as" + "! ",
    ]
    for file in SourceTree.files(below: "Sources") {
      for (index, line) in file.lines.enumerated() {
        for sign in signs where line.contains(sign) {
          Issue.record("\(file.path):\(index + 1): \(line)")
        }
      }
    }
  }

  @Test func `nothing is public`() {
    for file in SourceTree.files(below: "Sources") {
      for line in file.lines {
        #expect(!line.drop { $0 == " " }.hasPrefix("public "), "\(file.path): \(line)")
      }
    }
  }

  /// Whether a documentation comment stands above a line, attributes between them left out.
  private func hasComment(above index: Int, _ lines: [String]) -> Bool {
    var place = index - 1
    while place >= 0 {
      let text = lines[place].drop { $0 == " " }
      if text.hasPrefix("@") || text.hasPrefix("//") && !text.hasPrefix("///") {
        place -= 1
        continue
      }
      return text.hasPrefix("///")
    }
    return false
  }
}
