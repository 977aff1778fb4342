import CSQLite

/// One prepared statement. Values are bound in order with `with`; reading goes row by row, and but for
/// `each` no statement stays open while code of another room runs.
final class Statement {
  private let pointer: OpaquePointer
  private let sql: StaticString
  private let path: String
  private var bound: Int32 = 0
  private var failure: Int32 = SQLITE_OK
  /// Texts of a run, one behind the other.
  private var texts: [UInt8] = []

  /// Prepares a statement; throws when the schema does not have what it names.
  init(_ sql: StaticString, in database: OpaquePointer, path: String) throws(StoreError) {
    var pointer: OpaquePointer?
    var code: Int32 = SQLITE_OK
    sql.withUTF8Buffer { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        code = sqlite3_prepare_v3(
          database, $0.baseAddress, Int32($0.count), UInt32(SQLITE_PREPARE_PERSISTENT), &pointer,
          nil)
      }
    }
    guard code == SQLITE_OK, let pointer else {
      throw StoreError(code: code, path: path, statement: sql.description)
    }
    self.pointer = pointer
    self.sql = sql
    self.path = path
  }

  deinit { sqlite3_finalize(pointer) }

  /// Ends a run and forgets its values.
  func reset() {
    sqlite3_reset(pointer)
    if bound > 0 { sqlite3_clear_bindings(pointer) }
    bound = 0
    failure = SQLITE_OK
  }

  /// The next value: an integer, or NULL.
  @discardableResult
  func with(_ value: Int64?) -> Statement {
    bound += 1
    if let value { note(sqlite3_bind_int64(pointer, bound, value)) }
    return self
  }

  /// The next value: an integer.
  @discardableResult
  func with(_ value: Int) -> Statement { with(Int64(value)) }

  /// The next value: a text, or NULL.
  @discardableResult
  func with(_ value: String?) -> Statement {
    bound += 1
    guard var value else { return self }
    value.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        // Without a pointer SQLite would bind NULL.
        if let start = $0.baseAddress {
          note(patter_bind_text(pointer, bound, start, UInt64($0.count)))
        } else {
          note(patter_bind_text(pointer, bound, "", 0))
        }
      }
    }
    return self
  }

  /// The next value: bytes, or NULL.
  @discardableResult
  func with(_ value: [UInt8]?) -> Statement {
    bound += 1
    guard let value else { return self }
    if value.isEmpty {
      note(sqlite3_bind_zeroblob(pointer, bound, 0))
    } else {
      note(patter_bind_blob(pointer, bound, value, UInt64(value.count)))
    }
    return self
  }

  private func note(_ code: Int32) {
    if code != SQLITE_OK { failure = code }
  }

  /// Goes to the next row; false when there is none, and then the statement is reset.
  func step() throws(StoreError) -> Bool {
    let code = failure == SQLITE_OK ? sqlite3_step(pointer) : failure
    if code == SQLITE_ROW { return true }
    reset()
    guard code == SQLITE_DONE else {
      throw StoreError(code: code, path: path, statement: sql.description)
    }
    return false
  }

  /// Runs a statement with texts as its last values, which SQLite reads where they stand: copying each
  /// would take as long as the insertion.
  func run(with values: [String?]) throws(StoreError) {
    texts.removeAll(keepingCapacity: true)
    for value in values { if let value { texts.append(contentsOf: value.utf8) } }
    try texts.withUnsafeBufferPointer { (bytes) throws(StoreError) in
      var start = 0
      for value in values {
        bound += 1
        guard let value else { continue }
        let count = value.utf8.count
        let text = UnsafeBufferPointer(rebasing: bytes[start..<start + count])
        note(patter_bind_lasting_text(pointer, bound, text.baseAddress, UInt64(count)))
        start += count
      }
      try run()
    }
  }

  /// Runs a statement whose rows, if any, do not matter.
  func run() throws(StoreError) {
    defer { reset() }
    while try step() {}
  }

  /// Hands over each row, in order, while the statement stands open: `body` must not run it again.
  func each(_ body: (Statement) throws(StoreError) -> Void) throws(StoreError) {
    defer { reset() }
    while try step() { try body(self) }
  }

  /// What is read from the first row, or nil without a row.
  func first<Result>(
    _ read: (Statement) throws(StoreError) -> Result
  ) throws(StoreError) -> Result? {
    defer { reset() }
    return try step() ? try read(self) : nil
  }

  /// What is read from each row, in order.
  func all<Result>(
    _ read: (Statement) throws(StoreError) -> Result
  ) throws(StoreError) -> [Result] {
    defer { reset() }
    var results: [Result] = []
    while try step() { results.append(try read(self)) }
    return results
  }
}

extension Statement {
  /// The integer of a column of the current row; 0 for NULL.
  func int(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  /// The integer of a column, or nil for NULL.
  func optionalInt(_ column: Int32) -> Int64? { isNull(column) ? nil : int(column) }

  /// The text of a column; empty for NULL.
  func text(_ column: Int32) -> String {
    guard let start = sqlite3_column_text(pointer, column) else { return "" }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// The text of a column, or nil for NULL.
  func optionalText(_ column: Int32) -> String? { isNull(column) ? nil : text(column) }

  /// The bytes of a column; none for NULL.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let start = sqlite3_column_blob(pointer, column) else { return [] }
    return [UInt8](
      UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column))))
  }

  /// Lends the bytes of a column, none for NULL; they are gone with the next row.
  func withBytes<Result>(
    _ column: Int32, _ body: (UnsafeRawBufferPointer) -> Result
  ) -> Result {
    let start = sqlite3_column_blob(pointer, column)
    return body(
      UnsafeRawBufferPointer(
        start: start, count: start == nil ? 0 : Int(sqlite3_column_bytes(pointer, column))))
  }

  /// The bytes of a column, or nil for NULL.
  func optionalBytes(_ column: Int32) -> [UInt8]? { isNull(column) ? nil : bytes(column) }

  private func isNull(_ column: Int32) -> Bool {
    sqlite3_column_type(pointer, column) == SQLITE_NULL
  }
}
