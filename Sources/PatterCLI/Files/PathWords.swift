/// Paths as words, without asking the disk.
enum PathWords {
  /// A path as seen from a folder.
  static func joined(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    return folder.hasSuffix("/") ? folder + path : folder + "/" + path
  }

  /// The path without `.` and `x/..`, where it names the same file still; links can make `..` lead
  /// elsewhere.
  static func simplified(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == "..", let last = parts.last, last != ".." {
        parts.removeLast()
      } else {
        parts.append(part)
      }
    }
    let plain = (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/")
    return FileReader.realPath(plain) == FileReader.realPath(path) ? plain : path
  }

  /// A file's path as seen from a folder; both are whole paths without links.
  static func relative(_ path: String, from folder: String) -> String {
    let file = path.split(separator: "/")
    let place = folder.split(separator: "/")
    var common = 0
    while common < place.count, common < file.count - 1, place[common] == file[common] {
      common += 1
    }
    return (place[common...].map { _ in ".." } + file[common...].map(String.init))
      .joined(separator: "/")
  }
}
