package import CallModel

/// A file with calls that another system logged.
package struct ImportedFile: Hashable, Sendable {
  /// What it is called, without its folder.
  package let name: String
  /// Its SHA-256.
  package let hash: Digest
  /// When it was imported, in milliseconds since 1970 UTC.
  package let importedAt: Int64
  /// Who imported it.
  package let agent: String

  /// A file with calls that another system logged.
  package init(name: String, hash: Digest, importedAt: Int64, agent: String) {
    self.name = name
    self.hash = hash
    self.importedAt = importedAt
    self.agent = agent
  }
}

extension Store {
  /// Keeps the calls of another system's file, all or none.
  /// - Parameters:
  ///   - file: where they come from; it is noted with each call.
  ///   - produce: hands over the calls one by one; when it says false, or a call cannot be kept, none
  ///     is. Of the store it may ask for operators and keys of leads.
  package func importCalls(
    of file: ImportedFile,
    _ produce: ((NewCall, [EventRecord], CallSummary) throws(StoreError) -> Void) -> Bool
  ) throws(StoreError) {
    try write { () throws(StoreError) in
      let agent = try row(ofAgent: file.agent)
      try database.prepare(
        """
        INSERT INTO imported_file (uuid, name, hash, imported_at, agent)
        VALUES (?1, ?2, ?3, ?4, ?5)
        """
      ).with(UUIDv7.fresh().bytes).with(file.name).with(file.hash.bytes).with(file.importedAt)
        .with(agent).run()
      let source = database.lastRow
      let isWhole = produce { (call, events, summary) throws(StoreError) in
        let row = try insertWhole(call, events, summary).row
        try database.prepare("INSERT INTO call_import (call, file) VALUES (?1, ?2)")
          .with(row).with(source).run()
      }
      guard isWhole else { throw failure(.other("the import was given up")) }
    }
  }

  /// The last import of a file with this content; nil when there is none.
  package func importedFile(_ hash: Digest) throws(StoreError) -> ImportedFile? {
    try database.prepare(
      """
      SELECT f.name, hash, imported_at, agent.name FROM imported_file f
        JOIN agent ON agent.id = f.agent WHERE hash = ?1 ORDER BY f.id DESC LIMIT 1
      """
    ).with(hash.bytes).first { (row) throws(StoreError) in try imported(row) }
  }

  /// The file that a call was imported from; nil for a call that was made here.
  package func origin(of call: UUIDv7) throws(StoreError) -> ImportedFile? {
    try database.prepare(
      """
      SELECT f.name, hash, imported_at, agent.name FROM call
        JOIN call_import ON call_import.call = call.id
        JOIN imported_file f ON f.id = call_import.file
        JOIN agent ON agent.id = f.agent WHERE call.uuid = ?1
      """
    ).with(call.bytes).first { (row) throws(StoreError) in try imported(row) }
  }

  private func imported(_ row: Statement) throws(StoreError) -> ImportedFile {
    guard let hash = Digest(bytes: row.bytes(1)) else { throw damaged("a file has no hash") }
    return ImportedFile(
      name: row.text(0), hash: hash, importedAt: row.int(2), agent: row.text(3))
  }
}
