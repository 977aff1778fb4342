import CallStore
import Glibc
import Terminal

/// Replaces several files as one step.
///
/// All new contents are written beside the files and made durable first; then a journal says what is to
/// be done; then each new file takes the place of the old one. Until the journal stands, nothing has
/// changed. Whoever finds a journal finishes what it says: so a crash at any moment leaves either the
/// old files or, after the next run, the new ones.
struct FileReplacement {
  /// A file and what it shall hold.
  struct Item {
    /// The path with all links followed.
    let path: String
    /// What it holds now; another content stops everything.
    let old: [UInt8]
    /// What it shall hold.
    let new: [UInt8]
  }

  /// The journal's path.
  let journal: String

  /// A replacement whose journal lies in a folder.
  init(folder: String) {
    journal = FolderSearch.joined(folder, ".patter-rename")
  }

  /// Whether an earlier replacement was interrupted.
  var isInterrupted: Bool { access(journal, F_OK) == 0 }

  /// Replaces the files. `step` is called before each rename; where it gives false everything stops as
  /// if the process had been killed, which tests use.
  func replace(_ items: [Item], step: (Int) -> Bool = { _ in true }) throws(Failure) {
    do throws(Failure) {
      for item in items { try write(item) }
      for item in items { try checkUnchanged(item) }
      try writeJournal(items)
    } catch {
      for item in items { unlink(Self.temporary(item.path)) }
      throw error
    }
    for (index, item) in items.enumerated() {
      guard step(index) else { return }
      try move(item.path)
    }
    unlink(journal)
    Folder.sync(of: journal)
  }

  /// Finishes what an earlier run began. A file that somebody has changed since is left as it is, and
  /// everything with it.
  /// - Returns: the files that were replaced now.
  func finish() throws(Failure) -> [String] {
    guard isInterrupted else { return [] }
    let entries = try readJournal()
    var waiting: [String] = []
    for entry in entries {
      guard access(Self.temporary(entry.path), F_OK) == 0 else { continue }
      guard case .success(let bytes) = FileReader.read(entry.path, limit: Self.limit),
        SHA256.hash(bytes).description == entry.old
      else {
        throw .system(
          "\(entry.path) was changed after a renaming was interrupted, which is therefore not finished",
          help:
            "put it and its copy \(Self.temporary(entry.path)) right by hand, then delete \(journal)"
        )
      }
      waiting.append(entry.path)
    }
    for path in waiting { try move(path) }
    unlink(journal)
    Folder.sync(of: journal)
    return waiting
  }

  private static let limit = 64 * 1024 * 1024

  /// Where a file's new content waits.
  static func temporary(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return FolderSearch.joined(ScriptLoader.folder(of: path), ".\(name).patter-rename")
  }

  private func write(_ item: Item) throws(Failure) {
    var status = stat()
    guard stat(item.path, &status) == 0 else { throw cannot("be found", item.path) }
    let temporary = Self.temporary(item.path)
    unlink(temporary)
    try write(item.new, to: temporary, mode: status.st_mode & 0o7777, for: item.path)
  }

  private func write(
    _ bytes: [UInt8], to path: String, mode: mode_t, for target: String
  ) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw cannot("be written", target) }
    defer { close(descriptor) }
    do throws(SystemError) { try Transfer.write(bytes, to: descriptor, subject: path) } catch {
      errno = error.number
      throw cannot("be written", target)
    }
    guard fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
      throw cannot("be written", target)
    }
  }

  private func checkUnchanged(_ item: Item) throws(Failure) {
    guard case .success(let bytes) = FileReader.read(item.path, limit: Self.limit),
      bytes == item.old
    else {
      throw Failure(
        .problems, "\(item.path) was changed while it was being looked at; nothing was renamed",
        help: "run the command again")
    }
  }

  private func writeJournal(_ items: [Item]) throws(Failure) {
    var text = "patter-rename 1\n"
    for item in items { text += "\(SHA256.hash(item.old)) \(item.path)\n" }
    text += "end\n"
    let temporary = journal + ".new"
    unlink(temporary)
    do throws(Failure) {
      try write(Array(text.utf8), to: temporary, mode: 0o600, for: journal)
    } catch {
      unlink(temporary)
      throw error
    }
    // `link` fails where another run has put its journal meanwhile.
    guard link(temporary, journal) == 0 else {
      let number = errno
      unlink(temporary)
      errno = number
      throw cannot("be made", journal)
    }
    unlink(temporary)
    for item in items { Folder.sync(of: item.path) }
    Folder.sync(of: journal)
  }

  private func readJournal() throws(Failure) -> [(old: String, path: String)] {
    guard case .success(let bytes) = FileReader.read(journal, limit: Self.limit) else {
      throw cannot("be read", journal)
    }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    guard lines.first == "patter-rename 1", lines.last == "end" else {
      throw .system("\(journal) is no journal of a renaming", help: "delete it if you know better")
    }
    return lines.dropFirst().dropLast().compactMap { line in
      line.firstIndex(of: " ").map {
        (String(line[..<$0]), String(line[line.index(after: $0)...]))
      }
    }
  }

  private func move(_ path: String) throws(Failure) {
    guard rename(Self.temporary(path), path) == 0 else {
      throw .system(
        "\(path) cannot be replaced: \(String(cString: strerror(errno)))",
        help: "run the command again: it finishes what \(journal) says")
    }
    Folder.sync(of: path)
  }

  private func cannot(_ what: String, _ path: String) -> Failure {
    .system(
      "\(path) cannot \(what): \(String(cString: strerror(errno)))",
      help: "nothing was renamed; see to the folder and its permissions")
  }
}
