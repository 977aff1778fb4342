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

  private static func checkText(of path: String) throws(StoreError) {
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw StoreError(.cannotOpen(why: "this is no path"), path: path)
    }
  }

  private static func makeFolder(_ folder: String, of path: String) throws(StoreError) {
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

  private static func parent(_ path: String) -> String {
    var bytes = Substring(path).utf8
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "" }
    return slash == bytes.startIndex ? "/" : String(Substring(bytes[..<slash]))
  }

  private static func cannotOpen(_ path: String, _ code: Int32) -> StoreError {
    StoreError(.cannotOpen(why: reason(code)), path: path)
  }
}
