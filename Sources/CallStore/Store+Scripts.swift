import CallModel

extension Store {
  /// Keeps a script with all its files, once per version, and gives its key. A version that is
  /// there already keeps the title and place it had.
  package func keep(script bundle: ScriptBundle) throws(StoreError) -> ScriptKey {
    let hash = bundle.hash
    if let key = try script(hash) { return key }
    return try write { () throws(StoreError) in
      if let key = try script(hash) { return key }
      let family = try row(ofName: bundle.family)
      try database.prepare(
        "INSERT INTO script (hash, family, title, path) VALUES (?1, ?2, ?3, ?4)"
      ).with(hash.bytes).with(family).with(bundle.title).with(bundle.path).run()
      let row = database.lastRow
      for (ordinal, file) in bundle.files.enumerated() {
        try database.prepare(
          "INSERT INTO script_file (script, ordinal, path, bytes) VALUES (?1, ?2, ?3, ?4)"
        ).with(row).with(ordinal).with(file.path).with(file.bytes).run()
      }
      return ScriptKey(hash: hash, row: row)
    }
  }

  /// The key of a version by its hash, or nil if it is not kept.
  package func script(_ hash: Digest) throws(StoreError) -> ScriptKey? {
    try database.prepare("SELECT id FROM script WHERE hash = ?1").with(hash.bytes)
      .first { ScriptKey(hash: hash, row: $0.int(0)) }
  }

  /// The versions whose hash begins with some hexadecimal digits, at most `limit`, by hash; none for
  /// what is no such beginning.
  package func scripts(
    withPrefix digits: String, limit: Int = 10
  ) throws(StoreError) -> [ScriptVersion] {
    guard (1...64).contains(digits.utf8.count),
      digits.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit })
    else { return [] }
    func bound(_ filler: String) -> [UInt8] {
      let all = Array(digits + String(repeating: filler, count: 64 - digits.utf8.count))
      return stride(from: 0, to: 64, by: 2).map { index in
        UInt8(String(all[index...index + 1]), radix: 16) ?? 0
      }
    }
    return try database.snapshot { () throws(StoreError) in
      let rows = try database.prepare(
        "SELECT hash, family, title FROM script WHERE hash BETWEEN ?1 AND ?2 ORDER BY hash LIMIT ?3"
      ).with(bound("0")).with(bound("f")).with(limit).all {
        (hash: Digest(bytes: $0.bytes(0)), family: $0.int(1), title: $0.text(2))
      }
      var versions: [ScriptVersion] = []
      for row in rows {
        guard let hash = row.hash else { throw damaged("a script has no hash") }
        versions.append(
          ScriptVersion(hash: hash, family: try name(row.family), title: row.title))
      }
      return versions
    }
  }

  /// The families of all scripts that are kept, in the order they were kept first.
  package func families() throws(StoreError) -> [String] {
    let rows = try database.prepare(
      "SELECT family FROM script GROUP BY family ORDER BY min(id)"
    ).all { $0.int(0) }
    var families: [String] = []
    for row in rows { families.append(try name(row)) }
    return families
  }

  /// The versions of a family, the one kept first first.
  package func scripts(ofFamily family: String) throws(StoreError) -> [ScriptKey] {
    guard let family = try knownRow(ofName: family) else { return [] }
    let rows = try database.prepare("SELECT id, hash FROM script WHERE family = ?1 ORDER BY id")
      .with(family).all { (row: $0.int(0), hash: Digest(bytes: $0.bytes(1))) }
    var keys: [ScriptKey] = []
    for (row, hash) in rows {
      guard let hash else { throw damaged("a script has no hash") }
      keys.append(ScriptKey(hash: hash, row: row))
    }
    return keys
  }

  /// A script with all its files by its version, or nil if it is not kept. Throws `damaged` when
  /// the files are not the ones that were kept.
  package func bundle(_ hash: Digest) throws(StoreError) -> ScriptBundle? {
    try database.snapshot { () throws(StoreError) in
      let found = try database.prepare(
        "SELECT id, family, title, path FROM script WHERE hash = ?1"
      ).with(hash.bytes)
        .first { (row: $0.int(0), family: $0.int(1), title: $0.text(2), path: $0.text(3)) }
      guard let found else { return nil }
      let files = try database.prepare(
        "SELECT path, bytes FROM script_file WHERE script = ?1 ORDER BY ordinal"
      ).with(found.row).all { ScriptBundle.File(path: $0.text(0), bytes: $0.bytes(1)) }
      let bundle = ScriptBundle(
        family: try name(found.family), title: found.title, path: found.path, files: files)
      guard bundle.hash == hash else { throw damaged("the script \(hash) was altered") }
      return bundle
    }
  }
}
