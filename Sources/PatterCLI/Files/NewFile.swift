import Glibc
import Terminal

/// Writes files that were not there before.
enum NewFile {
  /// Writes several files, or none: when one cannot be made, those before it go again. Each is there whole
  /// or not at all.
  /// - Parameter isPrivate: whether nobody but their owner may read them, whatever the umask.
  static func write(
    _ files: [(path: String, bytes: [UInt8])], isPrivate: Bool = false
  ) throws(Failure) {
    for (index, file) in files.enumerated() {
      do throws(Failure) { try write(file.bytes, to: file.path, isPrivate) } catch {
        for made in files[..<index] { unlink(made.path) }
        throw error
      }
    }
  }

  /// Puts bytes into a new file. What is there already, a dangling link too, is never touched.
  private static func write(
    _ bytes: [UInt8], to path: String, _ isPrivate: Bool
  ) throws(Failure) {
    let new = path + ".\(getpid()).new"
    let descriptor = open(
      new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, isPrivate ? 0o600 : 0o666)
    guard descriptor >= 0 else { throw failure(errno, path) }
    var trouble: Int32 = 0
    do throws(SystemError) { try Transfer.write(bytes, to: descriptor, subject: new) } catch {
      trouble = error.number
    }
    if trouble == 0, fsync(descriptor) != 0 { trouble = errno }
    if close(descriptor) != 0, trouble == 0 { trouble = errno }
    // A second name is refused where there is one; a new name for the first would take its place.
    if trouble == 0, link(new, path) != 0 { trouble = errno }
    unlink(new)
    guard trouble == 0 else { throw failure(trouble, path) }
    Folder.sync(of: path)
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
