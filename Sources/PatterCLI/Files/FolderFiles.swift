/// The files in a folder and below it.
enum FolderFiles {
  /// The files with one of some endings, in alphabetical order, hidden ones left out; folders in
  /// folders to a depth of 32.
  static func below(_ folder: String, endings: [String], depth: Int = 0) -> [String] {
    guard depth < 32 else { return [] }
    let trimmed = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    var files: [String] = []
    for name in FileReader.names(in: folder) ?? [] where !name.hasPrefix(".") {
      let path = trimmed == "/" ? "/" + name : trimmed + "/" + name
      if FileReader.isFolder(path) {
        files.append(contentsOf: below(path, endings: endings, depth: depth + 1))
      } else if endings.contains(where: name.hasSuffix) {
        files.append(path)
      }
    }
    return files
  }
}
