/// A script as its author wrote it: the file and all its includes, so that a call stays readable
/// when the files are gone.
package struct ScriptBundle: Hashable, Sendable {
  /// One of its files.
  package struct File: Hashable, Sendable {
    /// The path, relative to the script's folder.
    package let path: String
    /// What it holds.
    package let bytes: [UInt8]

    /// A file of a script.
    package init(path: String, bytes: [UInt8]) {
      self.path = path
      self.bytes = bytes
    }
  }

  /// What all versions of the script have in common: its front matter's `id`.
  package let family: String
  /// What is shown for it.
  package let title: String
  /// Where it was when it was kept.
  package let path: String
  /// The script's file first, then its includes in the order they are read.
  package let files: [File]

  /// A script with its files.
  package init(family: String, title: String, path: String, files: [File]) {
    self.family = family
    self.title = title
    self.path = path
    self.files = files
  }

  /// The version: SHA-256 over each file's path and bytes, each with its length before it as 8
  /// bytes, big-endian. The family, title and place do not count.
  package var hash: Digest {
    var hash = SHA256()
    for file in files {
      hash.update(file.path)
      hash.update(counted: file.bytes)
    }
    return hash.finished
  }
}

/// A version of a script in a store.
package struct ScriptKey: Hashable, Sendable {
  /// The version's hash, the same in every store.
  package let hash: Digest
  /// Its row in this store.
  let row: Int64
}

/// A version of a script as a list shows it.
package struct ScriptVersion: Hashable, Sendable {
  /// The version's hash.
  package let hash: Digest
  /// What all versions of the script have in common.
  package let family: String
  /// What is shown for it.
  package let title: String
}

extension SHA256 {
  /// Adds a number as 8 bytes, big-endian.
  mutating func update(_ number: Int64) {
    update(
      stride(from: 56, through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> Int64($0)) })
  }

  /// Adds bytes with their count before them, so that no two lists come to the same.
  mutating func update(counted bytes: [UInt8]) {
    update(Int64(bytes.count))
    update(bytes)
  }

  /// Adds a text's UTF-8 with its count before it.
  mutating func update(_ text: String) {
    update(counted: Array(text.utf8))
  }

  /// Adds whether there is a number, and the number.
  mutating func update(optional number: Int64?) {
    update([number == nil ? 0 : 1])
    if let number { update(number) }
  }

  /// Adds whether there is a text, and the text.
  mutating func update(optional text: String?) {
    update([text == nil ? 0 : 1])
    if let text { update(text) }
  }
}
