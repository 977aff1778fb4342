import Glibc

/// The folders that files lie in.
enum Folder {
  /// Makes the names in a file's folder durable; a file system that cannot do that is not worse off.
  static func sync(of path: String) {
    let descriptor = open(ScriptLoader.folder(of: path), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
