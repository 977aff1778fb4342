/// Finds the scripts that paths on a command line name.
enum ScriptFinder {
  /// Files as they are, folders with all `.patter` files below them, in order of their names.
  static func scripts(_ paths: [String]) throws(Failure) -> [String] {
    var scripts: [String] = []
    for path in paths {
      guard FileReader.isFolder(path) else {
        scripts.append(path)
        continue
      }
      let found = FolderSearch.files(below: path, endingIn: [".patter"])
      if found.isEmpty {
        throw .usage("there is no script in \(path)", help: "scripts end in .patter")
      }
      scripts.append(contentsOf: found)
    }
    return scripts
  }
}
