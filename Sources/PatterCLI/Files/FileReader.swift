import Glibc

/// Reads files whole, with a bound.
enum FileReader {
  /// Why a file cannot be read.
  struct Problem: Error {
    /// The system's number for it.
    let number: Int32
    /// What is the matter, in words.
    let reason: String

    /// Whether there is no such file.
    var isMissing: Bool { number == ENOENT || number == ENOTDIR }
  }

  /// A file's bytes, at most `limit` and one more, so that a file that is larger shows.
  static func read(_ path: String, limit: Int) -> Result<[UInt8], Problem> {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { return .failure(problem(errno)) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .failure(problem(errno)) }
    if status.st_mode & S_IFMT == S_IFDIR {
      return .failure(Problem(number: EISDIR, reason: "it is a folder"))
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      return .failure(Problem(number: EINVAL, reason: "it is no ordinary file"))
    }
    return readAll(descriptor, limit: limit, expected: Int(status.st_size))
  }

  /// Standard input to its end, at most `limit` bytes and one more.
  static func readInput(limit: Int) -> Result<[UInt8], Problem> {
    readAll(STDIN_FILENO, limit: limit, expected: 0)
  }

  private static func readAll(
    _ descriptor: Int32, limit: Int, expected: Int
  ) -> Result<[UInt8], Problem> {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(expected, limit) + 1)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count <= limit {
      let count = Glibc.read(descriptor, &buffer, min(buffer.count, limit + 1 - bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { return .failure(problem(errno)) }
      if count == 0 { break }
      bytes.append(contentsOf: buffer[..<count])
    }
    return .success(bytes)
  }

  private static func problem(_ number: Int32) -> Problem {
    let reason =
      switch number {
      case ENOENT, ENOTDIR: "there is no such file"
      case EACCES: "you may not read it"
      case ELOOP: "its links lead in a circle"
      case ENAMETOOLONG: "its name is too long"
      default: String(cString: strerror(number))
      }
    return Problem(number: number, reason: reason)
  }

  /// The path with all links followed; nil when it does not exist.
  static func realPath(_ path: String) -> String? {
    guard let found = realpath(path, nil) else { return nil }
    defer { free(found) }
    return String(cString: found)
  }

  /// Whether a path is a folder.
  static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names in a folder, sorted; nil when it cannot be read.
  static func names(in path: String) -> [String]? {
    guard let folder = opendir(path) else { return nil }
    defer { closedir(folder) }
    var names: [String] = []
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
