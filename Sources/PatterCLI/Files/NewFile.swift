import Glibc

/// Writes files that were not there before.
enum NewFile {
  /// Writes several files, or none: when one cannot be made, those before it go again.
  static func write(_ files: [(path: String, bytes: [UInt8])]) throws(Failure) {
    for (index, file) in files.enumerated() {
      do throws(Failure) { try write(file.bytes, to: file.path) } catch {
        for made in files[..<index] { unlink(made.path) }
        throw error
      }
    }
  }

  /// Puts bytes into a new file. What is there already, a dangling link too, is never touched.
  private static func write(_ bytes: [UInt8], to path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(errno, path) }
    var trouble: Int32 = 0
    var written = 0
    while written < bytes.count, trouble == 0 {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 { written += count } else if errno != EINTR { trouble = errno }
    }
    if trouble == 0, fsync(descriptor) != 0 { trouble = errno }
    if close(descriptor) != 0, trouble == 0 { trouble = errno }
    guard trouble == 0 else {
      // Half a script helps nobody, and the file was ours.
      unlink(path)
      throw failure(trouble, path)
    }
  }

  private static func failure(_ number: Int32, _ path: String) -> Failure {
    switch number {
    case EEXIST:
      .usage(
        "\(path) is there already, and nothing is written over it", help: "give another name")
    case ENOENT, ENOTDIR:
      .system("\(path) lies in a folder that is not there", help: "make the folder first")
    case EACCES, EPERM, EROFS:
      .system("\(path) cannot be written: you may not write there")
    default:
      .system("\(path) cannot be written: \(String(cString: strerror(number)))")
    }
  }
}
