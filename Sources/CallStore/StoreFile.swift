import Glibc

/// The store as a file: made for its owner alone, found through links.
enum StoreFile {
  /// Makes the file and the folders above it if they are not there, and gives the file's real path.
  /// What is made belongs to the user alone (0600, 0700), whatever the umask; SQLite gives the
  /// files that it lays beside the store the same mode.
  static func prepare(_ path: String) throws(StoreError) -> String {
    try checkText(of: path)
    // An existing file is never opened here: closing it would drop the locks that SQLite holds on
    // it for this process.
    var status = stat()
    if lstat(path, &status) != 0 {
      guard errno == ENOENT else { throw cannotOpen(path, errno) }
      try makeFolder(parent(path), of: path)
      let file = Glibc.open(path, O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_RDWR, 0o600)
      if file >= 0 {
        let failure = fchmod(file, 0o600) == 0 ? 0 : errno
        close(file)
        guard failure == 0 else { throw cannotOpen(path, failure) }
      } else if errno != EEXIST {
        throw cannotOpen(path, errno)
      }
    }
    return try find(path)
  }

  /// The real path of an existing file.
  static func find(_ path: String) throws(StoreError) -> String {
    try checkText(of: path)
    var status = stat()
    guard let resolved = realpath(path, nil) else { throw cannotOpen(path, errno) }
    defer { free(resolved) }
    guard stat(resolved, &status) == 0 else { throw cannotOpen(path, errno) }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return String(cString: resolved)
    case S_IFDIR: throw cannotOpen(path, EISDIR)
    default: throw StoreError(.cannotOpen(why: "it is no plain file"), path: path)
    }
  }

  /// A file's size in bytes; 0 when it is not there.
  static func size(_ path: String) -> Int64 {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : 0
  }

  fileprivate static func checkText(of path: String) throws(StoreError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw StoreError(.cannotOpen(why: "this is no path"), path: path)
    }
  }

  fileprivate static func makeFolder(_ folder: String, of path: String) throws(StoreError) {
    var status = stat()
    if folder.isEmpty || stat(folder, &status) == 0 { return }
    guard errno == ENOENT else { throw cannotOpen(path, errno) }
    try makeFolder(parent(folder), of: path)
    if mkdir(folder, 0o700) == 0 {
      guard chmod(folder, 0o700) == 0 else { throw cannotOpen(path, errno) }
    } else if errno != EEXIST {
      throw cannotOpen(path, errno)
    }
  }

  fileprivate static func parent(_ path: String) -> String {
    var bytes = Substring(path).utf8
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == bytes.startIndex ? "/" : String(Substring(bytes[..<slash]))
  }

  fileprivate static func cannotOpen(_ path: String, _ code: Int32) -> StoreError {
    StoreError(.cannotOpen(why: reason(code)), path: path)
  }
}

extension StoreFile {
  /// Whether nothing has a name, not even a link that leads nowhere.
  static func isFree(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) != 0 && errno == ENOENT
  }

  /// Has `check` look at the file that a name has, if it has one.
  static func holdFree(
    _ path: String, _ check: (_ found: String) throws(StoreError) -> Void
  ) throws(StoreError) {
    try checkText(of: path)
    if !isFree(path) { try check(try find(path)) }
  }

  /// Makes a file that is there whole or not at all: `body` writes it beside its place, and it is put
  /// there when it is on the disk.
  static func make(
    _ path: String, _ body: (_ new: String) throws(StoreError) -> Void
  ) throws(StoreError) {
    try makeFolder(parent(path), of: path)
    let new = path + ".\(getpid()).new"
    let file = Glibc.open(new, O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC | O_RDWR, 0o600)
    guard file >= 0 else { throw cannotOpen(path, errno) }
    let failure = fchmod(file, 0o600) == 0 ? 0 : errno
    close(file)
    do throws(StoreError) {
      guard failure == 0 else { throw cannotOpen(path, failure) }
      try body(new)
      try sync(new, of: path)
      guard rename(new, path) == 0 else { throw cannotOpen(path, errno) }
      let folder = parent(path)
      try sync(folder.isEmpty ? "." : folder, of: path)
    } catch {
      for left in [new, new + "-journal", new + "-wal", new + "-shm"] { unlink(left) }
      throw error
    }
  }

  /// Waits until a file or folder is on the disk.
  private static func sync(_ path: String, of whole: String) throws(StoreError) {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw cannotOpen(whole, errno) }
    defer { close(file) }
    guard fsync(file) == 0 else { throw cannotOpen(whole, errno) }
  }
}
