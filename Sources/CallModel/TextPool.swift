/// A text in a script's pool: where its UTF-8 bytes lie.
@frozen
package struct TextRef: Hashable, Sendable {
  /// The first byte's offset in the pool.
  package let start: UInt32
  /// How many bytes.
  package let count: UInt32

  /// The text without bytes.
  @inlinable
  package static var empty: TextRef { TextRef(start: 0, count: 0) }

  /// Whether the text has no bytes.
  @inlinable
  package var isEmpty: Bool { count == 0 }

  /// A text at a place in the pool.
  @inlinable
  package init(start: UInt32, count: UInt32) {
    self.start = start
    self.count = count
  }
}

/// All the words of a script, one after the other, as UTF-8. A script of 100,000 steps has a
/// million texts; as strings of their own they would be most of its memory.
package struct TextPool: Sendable {
  private var bytes: [UInt8] = []

  /// An empty pool.
  package init() {}

  /// How many bytes the pool holds; below 4 GiB.
  package var byteCount: Int { bytes.count }

  /// Makes room for bytes that are to come.
  package mutating func reserve(_ count: Int) {
    bytes.reserveCapacity(count)
  }

  /// Adds a text that is valid UTF-8.
  package mutating func add(_ text: ArraySlice<UInt8>) -> TextRef {
    let start = bytes.count
    bytes.append(contentsOf: text)
    return TextRef(start: UInt32(start), count: UInt32(bytes.count - start))
  }

  /// Adds a text.
  package mutating func add(_ text: String) -> TextRef {
    var text = text
    return text.withUTF8 { buffer in
      let start = bytes.count
      bytes.append(contentsOf: buffer)
      return TextRef(start: UInt32(start), count: UInt32(bytes.count - start))
    }
  }

  /// The text as a string.
  package subscript(ref: TextRef) -> String {
    String(decoding: bytes[Int(ref.start)..<Int(ref.start) + Int(ref.count)], as: UTF8.self)
  }

  /// The text's bytes.
  package func utf8(_ ref: TextRef) -> ArraySlice<UInt8> {
    bytes[Int(ref.start)..<Int(ref.start) + Int(ref.count)]
  }
}
