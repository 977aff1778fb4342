/// Files that come with the program.
enum ShippedFiles {
  /// The path of a file by its place among what ships (`Scripts/en/solar.patter`), in the first of the
  /// folders that has it; nil where none does.
  static func find(_ name: String, _ variables: [String: String]) -> String? {
    folders(variables).lazy.map { $0 + "/" + name }.first { FileReader.realPath($0) != nil }
  }

  /// The path of a file or folder that ships; where it is missing the failure says where it was looked
  /// for.
  static func path(_ name: String, _ program: Program) throws(Failure) -> String {
    if let path = find(name, program.variables) { return path }
    throw .system(
      "\(name) is missing",
      help: "it was looked for in " + folders(program.variables).joined(separator: ", "))
  }

  /// The bytes of a file that ships.
  static func bytes(_ name: String, _ program: Program) throws(Failure) -> [UInt8] {
    let path = try path(name, program)
    switch FileReader.read(path, limit: 1 << 24) {
    case .success(let bytes): return bytes
    case .failure(let problem): throw .system("\(path) cannot be read: \(problem.reason)")
    }
  }

  /// Where it is looked: in `PATTER_DATA`, in `../share/patter` beside the program, in the nearest folder
  /// above the program that holds `Package.swift`, and in `patter` below each of `XDG_DATA_DIRS`.
  static func folders(_ variables: [String: String]) -> [String] {
    var folders: [String] = []
    if let folder = variables["PATTER_DATA"], !folder.isEmpty { folders.append(folder) }
    if let program = FileReader.realPath("/proc/self/exe") {
      var folder = ScriptLoader.folder(of: program)
      folders.append(ScriptLoader.folder(of: folder) + "/share/patter")
      while folder != "/", folder != "." {
        folder = ScriptLoader.folder(of: folder)
        if FileReader.realPath(folder + "/Package.swift") != nil {
          folders.append(folder)
          break
        }
      }
    }
    let shared = variables["XDG_DATA_DIRS"].flatMap { $0.isEmpty ? nil : $0 }
    for folder in (shared ?? "/usr/local/share:/usr/share").split(separator: ":") {
      folders.append(folder + "/patter")
    }
    return folders
  }
}
