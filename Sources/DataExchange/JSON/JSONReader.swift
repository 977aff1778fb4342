/// Reads a JSON text (RFC 8259) into a tree: strict, bounded in size and depth, and with the place of
/// what is wrong. A key that comes twice in one object is an error, since no reader agrees with another
/// on which of them counts. A byte order mark at the beginning is passed over.
package struct JSONReader {
  /// How deep lists and objects may lie in each other.
  package static let mostDepth = 64
  /// The largest text that is read, in bytes: 16 MiB.
  package static let mostBytes = 16 * 1024 * 1024

  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  /// The value that a text holds, or the first thing that is wrong with it.
  package static func read(_ bytes: [UInt8]) throws(JSONProblem) -> JSONValue {
    guard bytes.count <= mostBytes else {
      throw JSONProblem(
        range: 0..<0, line: 1, message: "the file is larger than 16 MiB",
        help: "split it, or look whether it is the right file")
    }
    var reader = JSONReader(bytes: bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
    reader.skipBlanks()
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.place == bytes.count else {
      throw reader.problem(
        "something follows the end of the value", help: "a file holds one value; remove the rest")
    }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private var next: UInt8? { place < bytes.count ? bytes[place] : nil }

  private mutating func skipBlanks() {
    while place < bytes.count {
      switch bytes[place] {
      case 0x0A: line += 1
      case 0x20, 0x09, 0x0D: break
      default: return
      }
      place += 1
    }
  }

  private mutating func take(_ letter: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: letter) else { return false }
    place += 1
    return true
  }

  private func problem(
    _ message: String, help: String, from start: Int? = nil
  ) -> JSONProblem {
    let start = start ?? place
    // A place within a character is told as the whole of it.
    var end = max(place, start)
    if end == start, end < bytes.count { end += 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let line = 1 + bytes[..<start].count { $0 == 0x0A }
    return JSONProblem(range: start..<end, line: line, message: message, help: help)
  }

  private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
    guard depth <= Self.mostDepth else {
      throw problem(
        "lists and objects lie more than \(Self.mostDepth) deep in each other",
        help: "write it flatter")
    }
    let (start, first) = (place, line)
    let kind: JSONValue.Kind
    switch next {
    case nil: throw problem("the file ends where a value is expected", help: "write the value")
    case UInt8(ascii: "{"): kind = try object(depth)
    case UInt8(ascii: "["): kind = try array(depth)
    case UInt8(ascii: "\""): kind = .text(try string())
    case UInt8(ascii: "-"), (0x30...0x39)?: kind = .number(try number())
    default: kind = try word()
    }
    return JSONValue(kind: kind, range: start..<place, line: first)
  }

  private mutating func array(_ depth: Int) throws(JSONProblem) -> JSONValue.Kind {
    place += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array(elements) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return .array(elements) }
      try comma(closing: "]")
    }
  }

  private mutating func object(_ depth: Int) throws(JSONProblem) -> JSONValue.Kind {
    place += 1
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    skipBlanks()
    if take("}") { return .object(members) }
    while true {
      let start = place
      guard next == UInt8(ascii: "\"") else {
        throw problem("a key is expected here", help: "write the key in double quotes")
      }
      let key = try string()
      let range = start..<place
      guard keys.insert(key).inserted else {
        throw problem(
          "the key `\(key)` stands twice in this object", help: "keep one of them", from: start)
      }
      skipBlanks()
      guard take(":") else {
        throw problem("a colon is expected after the key `\(key)`", help: "write `:` here")
      }
      skipBlanks()
      members.append(JSONValue.Member(key: key, range: range, value: try value(depth: depth + 1)))
      skipBlanks()
      if take("}") { return .object(members) }
      try comma(closing: "}")
    }
  }

  /// The comma between two elements, with the blanks behind it.
  private mutating func comma(closing: Unicode.Scalar) throws(JSONProblem) {
    let start = place
    guard take(",") else {
      throw problem(
        next == nil
          ? "the file ends before `\(closing)`" : "a comma or `\(closing)` is expected here",
        help: next == nil ? "close what is open" : "write the comma, or close what is open")
    }
    skipBlanks()
    guard next != UInt8(ascii: closing) else {
      place = start
      throw problem(
        "a comma stands before `\(closing)`", help: "remove the comma after the last element")
    }
  }

  private mutating func word() throws(JSONProblem) -> JSONValue.Kind {
    for (text, kind) in [
      ("null", JSONValue.Kind.null), ("true", .truth(true)), ("false", .truth(false)),
    ] where bytes[place...].starts(with: text.utf8) {
      place += text.utf8.count
      return kind
    }
    let isComment = next == UInt8(ascii: "/") || next == UInt8(ascii: "#")
    throw problem(
      isComment ? "a comment is not JSON" : "no value of JSON begins so",
      help: isComment
        ? "remove it, or write it as the text of a key"
        : "texts stand in double quotes; there are also numbers, lists, objects, true, false, null")
  }

  /// `-12.5e3`: no sign but minus, no zero ahead, digits on both sides of the point.
  private mutating func number() throws(JSONProblem) -> String {
    let start = place
    _ = take("-")
    let whole = digits()
    var isSound = whole == 1 || (whole > 1 && bytes[place - whole] != UInt8(ascii: "0"))
    if take(".") { isSound = digits() > 0 && isSound }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      isSound = digits() > 0 && isSound
    }
    guard isSound else {
      throw problem(
        "this is no number of JSON", help: "write it like `12` or `-0.5`, without zeros ahead",
        from: start)
    }
    return String(decoding: bytes[start..<place], as: UTF8.self)
  }

  private mutating func digits() -> Int {
    let start = place
    while let byte = next, (0x30...0x39).contains(byte) { place += 1 }
    return place - start
  }
}

extension JSONReader {
  private mutating func string() throws(JSONProblem) -> String {
    let start = place
    place += 1
    var result: [UInt8] = []
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        place += 1
        guard let text = String(validating: result, as: UTF8.self) else {
          throw problem(
            "this text is not UTF-8", help: "save the file in the encoding UTF-8", from: start)
        }
        return text
      case UInt8(ascii: "\\"): try escape(&result)
      case 0..<0x20:
        throw problem(
          "a text goes on over the end of the line, or holds a control character",
          help: #"close its quotes; a new line within a text is written `\n`"#, from: start)
      default:
        result.append(byte)
        place += 1
      }
    }
    throw problem("the file ends within a text", help: "close its quotes", from: start)
  }

  private mutating func escape(_ result: inout [UInt8]) throws(JSONProblem) {
    let start = place
    place += 1
    let letter = next
    place += letter == nil ? 0 : 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): result.append(letter ?? 0)
    case UInt8(ascii: "b"): result.append(0x08)
    case UInt8(ascii: "f"): result.append(0x0C)
    case UInt8(ascii: "n"): result.append(0x0A)
    case UInt8(ascii: "r"): result.append(0x0D)
    case UInt8(ascii: "t"): result.append(0x09)
    case UInt8(ascii: "u"):
      guard let scalar = scalar() else {
        throw problem(
          "this names no character", help: #"write four hexadecimal digits after `\u`"#,
          from: start)
      }
      result.append(contentsOf: String(Character(scalar)).utf8)
    default:
      throw problem(
        "this escape means nothing in JSON", help: #"a backslash itself is written `\\`"#,
        from: start)
    }
  }

  /// The character after `\u`; beyond the basic plane it is two of them (RFC 8259, section 7).
  private mutating func scalar() -> Unicode.Scalar? {
    guard let unit = hexadecimal() else { return nil }
    guard (0xD800...0xDBFF).contains(unit) else { return Unicode.Scalar(unit) }
    guard take("\\"), take("u"), let low = hexadecimal(), (0xDC00...0xDFFF).contains(low) else {
      return nil
    }
    return Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
  }

  private mutating func hexadecimal() -> UInt32? {
    guard place + 4 <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[place..<place + 4] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    place += 4
    return value
  }
}
