/// A value of a JSON text, which knows where it stands, so that whoever reads it can tell the place of
/// what is wrong.
package struct JSONValue: Hashable, Sendable {
  /// What a value is.
  package indirect enum Kind: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case truth(Bool)
    /// A number as it is written: JSON bounds neither its size nor its digits.
    case number(String)
    /// A text, its escapes resolved.
    case text(String)
    /// `[ … ]`.
    case array([JSONValue])
    /// `{ … }`, in the order of the file; no key comes twice.
    case object([Member])
  }

  /// A key of an object with its value.
  package struct Member: Hashable, Sendable {
    /// The key, its escapes resolved.
    package let key: String
    /// The bytes of the key, with its quotes.
    package let range: Range<Int>
    /// Its value.
    package let value: JSONValue
  }

  /// What it is.
  package let kind: Kind
  /// Its bytes in the file.
  package let range: Range<Int>
  /// The line on which it begins, from 1.
  package let line: Int

  /// The text; nil for anything else.
  package var text: String? { if case .text(let text) = kind { text } else { nil } }

  /// The number where it is whole and has at most 18 digits; nil for anything else.
  package var wholeNumber: Int? {
    guard case .number(let digits) = kind, digits.utf8.count <= 19 else { return nil }
    return Int(digits)
  }

  /// The elements; nil for anything but an array.
  package var elements: [JSONValue]? { if case .array(let all) = kind { all } else { nil } }

  /// The members; nil for anything but an object.
  package var members: [Member]? { if case .object(let all) = kind { all } else { nil } }

  /// The member of that key; nil where there is none, or no object.
  package subscript(key: String) -> JSONValue? { members?.first { $0.key == key }?.value }

  /// What it is in words: `a text`, `a list`.
  package var kindInWords: String {
    switch kind {
    case .null: "null"
    case .truth: "true or false"
    case .number: "a number"
    case .text: "a text"
    case .array: "a list"
    case .object: "an object"
    }
  }
}

/// What keeps a text from being JSON.
package struct JSONProblem: Error, Hashable, Sendable {
  /// Where: the bytes that are not what was expected; empty at the end of the file.
  package let range: Range<Int>
  /// The line, from 1.
  package let line: Int
  /// What is wrong: a lower-case sentence without a full stop.
  package let message: String
  /// How to mend it.
  package let help: String
}
