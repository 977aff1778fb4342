import CallModel
package import SourceText

/// A transcript as it stands in a file: a head, acts and the end that they must come to. Reading
/// never fails; what cannot be read is told in `problems`, and then nothing is run.
package struct Transcript: Sendable {
  /// A key of the head with its value.
  package struct HeadLine: Sendable {
    /// `script`, `lead`, `now` or `variant`.
    package let key: String
    /// What stands behind the colon, without blanks at its ends.
    package let value: String
    /// Where the value stands in the file, in bytes.
    package let range: Range<Int>
  }

  /// The end that is expected.
  package struct Ending: Sendable {
    /// The outcome's name.
    package let outcome: String
    /// The line in the file, from 0.
    package let line: Int
    /// Where the outcome's name stands in the file, in bytes.
    package let range: Range<Int>
  }

  /// The keys that a head may have.
  package static let keys = ["script", "lead", "now", "variant"]
  /// The largest file that is read as a transcript, in bytes: 1 MiB.
  package static let maximumSize = 1 << 20
  /// The most acts that a transcript may hold.
  package static let maximumActs = 5000

  /// The file.
  package let source: SourceFile
  /// The head's lines, in order.
  package internal(set) var head: [HeadLine] = []
  /// The acts, in order.
  package internal(set) var acts: [Act] = []
  /// The end that is expected; nil when the call must still be open.
  package internal(set) var ending: Ending?
  /// What cannot be read, in file order.
  package internal(set) var problems: [Diagnostic] = []

  /// Reads a file; linear in its size.
  package init(_ source: SourceFile) {
    self.source = source
    var reader = TranscriptReader(source)
    reader.read(into: &self)
  }

  /// Reads a text.
  package init(_ text: String, path: String = "example.transcript") {
    self.init(SourceFile(path: path, text: text))
  }

  /// A head's line; nil when the head has none of that key.
  package subscript(key: String) -> HeadLine? { head.first { $0.key == key } }

  /// A head's `name=value, name=value`; a value with a comma stands in quotes.
  package func pairs(_ key: String) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    var name = ""
    var value: String?
    var isQuoted = false
    func close() {
      if let value { pairs.append((name.trimmingBlanks, value.trimmingBlanks)) }
      (name, value) = ("", nil)
    }
    for character in self[key]?.value ?? "" {
      switch character {
      case "\"": isQuoted.toggle()
      case ",", "，":
        if isQuoted { value?.append(character) } else { close() }
      case "=", "＝":
        if value == nil { value = "" } else { value?.append(character) }
      default: if value == nil { name.append(character) } else { value?.append(character) }
      }
    }
    close()
    return pairs
  }
}
