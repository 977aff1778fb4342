import Glibc
import Terminal

/// A file that is written beside its place and put there when it is whole, so that nobody ever finds
/// half of it, and what stood there before stays if anything goes wrong.
final class OutputFile: TextOutputStream {
  private let path: String
  private let temporary: String
  private let descriptor: Int32
  private var buffer: [UInt8] = []
  private var trouble: Int32 = 0
  private var isInPlace = false

  /// Begins to write what is to stand at `path`; a link there is followed.
  init(_ path: String) throws(Failure) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      throw .usage(
        "\(path) cannot be written: it is no ordinary file",
        help: "name a file, or leave --output out")
    }
    self.path = FileReader.realPath(path) ?? path
    // Putting a file in the place of another asks no leave of that one: ask here.
    if status.st_mode & S_IFMT == S_IFREG, access(self.path, W_OK) != 0 {
      throw .system("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    temporary = self.path + ".\(getpid()).new"
    descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else {
      throw .system("\(path) cannot be written: \(String(cString: strerror(errno)))")
    }
    // What is written may name people: a new file is its owner's alone. One that is there keeps its owner,
    // where the system lets it, and who may read it.
    if status.st_mode & S_IFMT == S_IFREG {
      _ = fchown(descriptor, status.st_uid, status.st_gid)
      fchmod(descriptor, status.st_mode & 0o7777)
    }
  }

  deinit {
    close(descriptor)
    if !isInPlace { unlink(temporary) }
  }

  func write(_ text: String) { write(text.utf8) }

  /// Adds bytes as they are.
  func write(_ bytes: some Sequence<UInt8>) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= 1 << 16 { send() }
  }

  private func send() {
    if trouble == 0 {
      do throws(SystemError) {
        try Transfer.write(buffer, to: descriptor, subject: temporary)
      } catch { trouble = error.number }
    }
    buffer.removeAll(keepingCapacity: true)
  }

  /// Puts the whole file in its place.
  func finish() throws(Failure) {
    send()
    if trouble == 0, fsync(descriptor) != 0 { trouble = errno }
    if trouble == 0, rename(temporary, path) != 0 { trouble = errno }
    guard trouble == 0 else {
      throw .system(
        "\(path) cannot be written: \(String(cString: strerror(trouble)))",
        help: "what stood there is as it was")
    }
    isInPlace = true
    Folder.sync(of: path)
  }
}
