import Glibc
import TestSupport

/// The project's Swift files, as the tidy tests read them.
struct SourceTree {
  /// A file below the package's folder.
  struct File {
    /// The path relative to the package: `Sources/Terminal/Text/Width.swift`.
    let path: String
    /// The lines, without line ends.
    let lines: [String]

    /// The folder below `Sources` or `Tests`.
    var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }
  }

  /// The Swift files below a folder of the package, sorted by path.
  static func files(below folder: String) -> [File] {
    names(in: packageFolder + "/" + folder).flatMap { name -> [File] in
      let path = folder + "/" + name
      if name.hasSuffix(".swift") {
        let text = Golden.contents(of: packageFolder + "/" + path) ?? ""
        return [
          File(
            path: path,
            lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
        ]
      }
      return name.contains(".") ? [] : files(below: path)
    }
  }

  /// The names in a folder, sorted; none when it is no folder.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) {
        String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }
}
