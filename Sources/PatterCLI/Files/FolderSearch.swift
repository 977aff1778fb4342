import Glibc

/// Finds files in a folder and below it.
enum FolderSearch {
  /// The files whose names end so, sorted by path. Folders that begin with a point and folders that
  /// are links are passed over, and what lies more than 32 folders deep.
  static func files(below folder: String, endingIn endings: [String]) -> [String] {
    var found: [String] = []
    collect(folder, endings, depth: 0, &found)
    return found
  }

  /// The files of one folder whose names end so, sorted by name.
  static func files(in folder: String, endingIn endings: [String]) -> [String] {
    (FileReader.names(in: folder) ?? []).filter { name in
      !name.hasPrefix(".") && endings.contains { name.hasSuffix($0) }
    }.map { joined(folder, $0) }
  }

  private static func collect(
    _ folder: String, _ endings: [String], depth: Int, _ found: inout [String]
  ) {
    guard depth < 32 else { return }
    for name in FileReader.names(in: folder) ?? [] where !name.hasPrefix(".") {
      let path = joined(folder, name)
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        collect(path, endings, depth: depth + 1, &found)
      } else if endings.contains(where: { name.hasSuffix($0) }) {
        found.append(path)
      }
    }
  }

  /// A path below a folder, as short as it can be.
  static func joined(_ folder: String, _ name: String) -> String {
    if folder == "." || folder.isEmpty { return name }
    return folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }
}
