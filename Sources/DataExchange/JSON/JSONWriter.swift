/// Writes JSON (RFC 8259) piece by piece, so that a long list never stands in memory as a tree.
package struct JSONWriter {
  /// What was written so far.
  package private(set) var text = ""
  private var needsComma: [Bool] = [false]
  private var isIndented: Bool

  /// A writer; an indented one puts every member on a line of its own.
  package init(isIndented: Bool = true) {
    self.isIndented = isIndented
  }

  /// `{ … }` with the members that `body` writes.
  package mutating func object(_ body: (inout JSONWriter) -> Void) {
    nested("{", "}", body)
  }

  /// `[ … ]` with the elements that `body` writes.
  package mutating func array(_ body: (inout JSONWriter) -> Void) {
    nested("[", "]", body)
  }

  /// A member's name; its value is what is written next.
  package mutating func key(_ name: String) {
    begin()
    text += JSONWriter.quoted(name) + (isIndented ? ": " : ":")
    isAfterKey = true
  }

  /// A text, or null.
  package mutating func value(_ value: String?) {
    begin()
    text += value.map(JSONWriter.quoted) ?? "null"
  }

  /// A whole number.
  package mutating func value(_ value: some BinaryInteger) {
    begin()
    text += String(value)
  }

  /// A figure; null for what is no number.
  package mutating func value(_ value: Double) {
    begin()
    text += value.isFinite ? "\(value)" : "null"
  }

  /// True or false.
  package mutating func value(_ value: Bool) {
    begin()
    text += value ? "true" : "false"
  }

  /// A member with a text; null for nil.
  package mutating func member(_ name: String, _ value: String?) {
    key(name)
    self.value(value)
  }

  /// A member with a whole number.
  package mutating func member(_ name: String, _ value: some BinaryInteger) {
    key(name)
    self.value(value)
  }

  /// A member with a figure; null for what is no number.
  package mutating func member(_ name: String, _ value: Double) {
    key(name)
    self.value(value)
  }

  /// A member with true or false.
  package mutating func member(_ name: String, _ value: Bool) {
    key(name)
    self.value(value)
  }

  private var isAfterKey = false

  private mutating func nested(_ open: String, _ close: String, _ body: (inout JSONWriter) -> Void)
  {
    begin()
    text += open
    needsComma.append(false)
    body(&self)
    let hadMembers = needsComma.removeLast()
    if hadMembers { newLine() }
    text += close
  }

  private mutating func begin() {
    if isAfterKey {
      isAfterKey = false
      return
    }
    let last = needsComma.count - 1
    if needsComma[last] { text += "," }
    if last > 0 {
      needsComma[last] = true
      newLine()
    }
  }

  private mutating func newLine() {
    guard isIndented else { return }
    text += "\n" + String(repeating: "  ", count: needsComma.count - 1)
  }

  /// A text in quotes, with what JSON and a terminal could take for something else escaped.
  package static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      default:
        let isControl = scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
        let isInvisible =
          scalar.properties.generalCategory == .format
          || scalar.value == 0x2028 || scalar.value == 0x2029
        if isControl || (isInvisible && scalar.value <= 0xFFFF) {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
