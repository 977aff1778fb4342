/// A JSON value, read strictly (RFC 8259) and with the order of members kept.
enum JSON: Equatable {
  case null
  case bool(Bool)
  /// As it was written.
  case number(String)
  case string(String)
  case array([JSON])
  case object([Member])

  /// A name and its value.
  struct Member: Equatable {
    var name: String
    var value: JSON
  }

  /// Where a text is no JSON.
  struct Problem: Error {
    let offset: Int
  }

  /// Reads a text that is one value.
  init(_ text: String) throws {
    var reader = JSONReader(bytes: Array(text.utf8))
    self = try reader.document()
  }

  /// A member's value; null where there is none.
  subscript(name: String) -> JSON {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.name == name }?.value ?? .null
  }

  var names: [String] {
    guard case .object(let members) = self else { return [] }
    return members.map(\.name)
  }

  var elements: [JSON] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  var int: Int? {
    guard case .number(let text) = self else { return nil }
    return Int(text)
  }

  /// The object with some members left out, or given another value.
  func changing(_ change: (Member) -> JSON?) -> JSON {
    guard case .object(let members) = self else { return self }
    return .object(
      members.compactMap { member in
        change(member).map { Member(name: member.name, value: $0) }
      })
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var offset = 0

  mutating func document() throws -> JSON {
    let value = try value()
    skipBlanks()
    guard offset == bytes.count else { throw problem }
    return value
  }

  private var problem: JSON.Problem { JSON.Problem(offset: offset) }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipBlanks() {
    while let byte = next, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 }
  }

  private mutating func take(_ character: Character) -> Bool {
    skipBlanks()
    guard next == character.asciiValue else { return false }
    offset += 1
    return true
  }

  private mutating func value() throws -> JSON {
    if take("{") {
      return .object(
        try items(until: "}") { reader throws in
          reader.skipBlanks()
          let name = try reader.text()
          guard reader.take(":") else { throw reader.problem }
          return JSON.Member(name: name, value: try reader.value())
        })
    }
    if take("[") { return .array(try items(until: "]") { reader throws in try reader.value() }) }
    skipBlanks()
    if next == UInt8(ascii: "\"") { return .string(try text()) }
    let word = bytes[offset...].prefix { byte in
      UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
        || [UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."), UInt8(ascii: "E")]
          .contains(byte)
    }
    let written = String(decoding: word, as: UTF8.self)
    offset += word.count
    switch written {
    case "null": return .null
    case "true": return .bool(true)
    case "false": return .bool(false)
    default:
      guard Double(written) != nil else { throw problem }
      return .number(written)
    }
  }

  private mutating func items<Item>(
    until end: Character, _ item: (inout JSONReader) throws -> Item
  ) throws -> [Item] {
    if take(end) { return [] }
    var items: [Item] = []
    repeat { items.append(try item(&self)) } while take(",")
    guard take(end) else { throw problem }
    return items
  }

  private mutating func text() throws -> String {
    guard take("\"") else { throw problem }
    var result: [UInt8] = []
    while let byte = next {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: result, as: UTF8.self)
      case UInt8(ascii: "\\"): result += try escaped()
      case 0..<0x20: throw problem
      default: result.append(byte)
      }
    }
    throw problem
  }

  private mutating func escaped() throws -> [UInt8] {
    guard let byte = next else { throw problem }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes[offset...].prefix(4), as: UTF8.self)
      offset += 4
      guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else {
        throw problem
      }
      return Array(String(Character(scalar)).utf8)
    default: throw problem
    }
  }
}
