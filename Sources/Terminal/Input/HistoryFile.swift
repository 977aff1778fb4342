import Glibc

/// Why a history file was not used.
package enum HistoryFileError: Error, Equatable, CustomStringConvertible {
  /// A call to the system failed.
  case system(SystemError)
  /// The file belongs to somebody else, others may write it, or it is no regular file.
  case untrusted(path: String, reason: String)

  /// What is wrong and with which file.
  package var description: String {
    switch self {
    case .system(let error): error.description
    case .untrusted(let path, let reason): "\(path): not used as history: \(reason)"
    }
  }
}

/// The file that keeps history: a line each, its kind and a tab before it.
struct HistoryFile {
  let path: String

  private static let maximumSize = 1 << 20

  /// The lines of some kinds, in the order of the file; those of other kinds are passed over.
  func read(_ kinds: [HistoryKind]) throws(HistoryFileError) -> [(HistoryKind, String)] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    if descriptor < 0 {
      if errno == ENOENT { return [] }
      if errno == ELOOP { throw .untrusted(path: path, reason: "it is a link") }
      throw .system(SystemError("open", path))
    }
    defer { close(descriptor) }
    try checkTrust(descriptor)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    do throws(SystemError) {
      while bytes.count <= Self.maximumSize {
        let count = try Transfer.read(into: &buffer, from: descriptor, subject: path)
        if count == 0 { break }
        bytes += buffer[..<count]
      }
    } catch { throw .system(error) }
    return bytes.split(separator: 0x0A).compactMap { entry(in: $0, kinds) }
  }

  /// Puts a new file in the place of the old one.
  func replace(with lists: [(HistoryKind, [String])]) throws(HistoryFileError) {
    var text = ""
    for (kind, lines) in lists {
      for line in lines { text += kind.name + "\t" + line + "\n" }
    }
    // Many long lines: the oldest go, so that the file can be read again.
    var bytes = Array(text.utf8)
    if bytes.count > Self.maximumSize {
      let rest = bytes.suffix(Self.maximumSize)
      bytes = Array(rest.drop { $0 != 0x0A }.dropFirst())
    }
    let temporary = path + ".\(getpid()).new"
    do throws(SystemError) {
      unlink(temporary)
      let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
      guard descriptor >= 0 else { throw SystemError("open", temporary) }
      defer { close(descriptor) }
      try Transfer.write(bytes, to: descriptor, subject: temporary)
      guard fsync(descriptor) == 0 else { throw SystemError("fsync", temporary) }
      guard rename(temporary, path) == 0 else { throw SystemError("rename", path) }
    } catch {
      unlink(temporary)
      throw .system(error)
    }
  }

  private func checkTrust(_ descriptor: Int32) throws(HistoryFileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .system(SystemError("fstat", path)) }
    let reason: String? =
      if status.st_mode & S_IFMT != S_IFREG {
        "it is no regular file"
      } else if status.st_uid != geteuid() {
        "it belongs to another user"
      } else if status.st_mode & 0o022 != 0 {
        "others may write it"
      } else if status.st_size > Self.maximumSize {
        "it is larger than 1 MiB"
      } else {
        nil
      }
    if let reason { throw .untrusted(path: path, reason: reason) }
  }

  private func entry(
    in bytes: ArraySlice<UInt8>, _ kinds: [HistoryKind]
  ) -> (HistoryKind, String)? {
    let parts = bytes.split(separator: 0x09, maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let name = String(decoding: parts[0], as: UTF8.self)
    let line = String(decoding: parts[1], as: UTF8.self)
    guard let kind = kinds.first(where: { $0.name == name }), History.isWorthKeeping(line) else {
      return nil
    }
    return (kind, line)
  }
}
