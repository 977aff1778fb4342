import CallModel
import CallStore
import ScriptCompiler
import SourceText

/// Compiles scripts that stand in files, or that the store kept.
enum ScriptLoader {
  /// A script's file, compiled; a failure when the file itself cannot be read. A file that `replaced`
  /// has by its real path is taken from there.
  static func load(
    _ path: String, recordsUses: Bool = false, replaced: [String: [UInt8]] = [:]
  ) throws(Failure) -> Compilation {
    if let new = FileReader.realPath(path).flatMap({ replaced[$0] }) {
      return load(path, bytes: new, recordsUses: recordsUses, replaced: replaced)
    }
    return load(
      path, bytes: try bytes(of: path), recordsUses: recordsUses, replaced: replaced)
  }

  /// The bytes of a script's file.
  static func bytes(of path: String) throws(Failure) -> [UInt8] {
    switch FileReader.read(path, limit: SourceFile.maximumSize) {
    case .success(let found): return found
    case .failure(let problem):
      throw .system(
        "\(path) cannot be read: \(problem.reason)",
        help: problem.isMissing ? "see to the path; scripts end in .patter" : nil)
    }
  }

  /// A script whose bytes are known, compiled with the files that it includes from its folder; the
  /// file itself need not be there.
  static func load(
    _ path: String, bytes: [UInt8], recordsUses: Bool = false, replaced: [String: [UInt8]] = [:]
  ) -> Compilation {
    let folder = folder(of: path)
    let root = FileReader.realPath(folder) ?? folder
    return compile(
      SourceFile(path: path, bytes: bytes), name: familyName(path),
      identity: FileReader.realPath(path) ?? path, recordsUses: recordsUses
    ) { name, includer in
      include(name, from: includer, folder: folder, root: root, replaced)
    }
  }

  /// A file that is included, if it lies in the script's folder or below.
  private static func include(
    _ name: String, from includer: String, folder: String, root: String,
    _ replaced: [String: [UInt8]]
  ) -> Result<IncludedFile, IncludeProblem> {
    guard !name.hasPrefix("/"), !name.utf8.contains(0) else { return .failure(.outside) }
    let relative = normalized(joined(self.folder(of: includer), name))
    guard let relative else { return .failure(.outside) }
    let path = joined(folder, relative)
    guard let real = FileReader.realPath(path) else { return .failure(.missing) }
    guard real.hasPrefix(root == "/" ? "/" : root + "/") else { return .failure(.outside) }
    let bytes =
      replaced[real].map { Result.success($0) }
      ?? FileReader.read(real, limit: SourceFile.maximumSize)
    switch bytes {
    case .success(let bytes):
      return .success(
        IncludedFile(
          file: SourceFile(path: path, bytes: bytes), relativePath: relative, identity: real))
    case .failure(let problem):
      return .failure(problem.isMissing ? .missing : .unreadable(problem.reason))
    }
  }

  /// The files of a compiled script, as the store keeps them.
  static func bundle(_ compilation: Compilation, _ script: Script) -> ScriptBundle {
    ScriptBundle(
      family: script.id, title: script.title, path: compilation.files[0].path,
      files: zip(compilation.relativePaths, compilation.files).map {
        ScriptBundle.File(path: $0, bytes: $1.bytes)
      })
  }

  /// The latest version of a script that calls were made with, unless they were made with this very
  /// one; nil when there is none, or it cannot be read any more.
  static func keptVersion(
    before compilation: Compilation, _ store: Store
  ) throws(StoreError) -> Script? {
    guard let script = compilation.script else { return nil }
    let versions = try store.scripts(ofFamily: script.id)
    let own = bundle(compilation, script).hash
    guard let latest = versions.last, !versions.contains(where: { $0.hash == own }),
      let bundle = try store.bundle(latest.hash)
    else { return nil }
    return try? self.script(of: bundle)
  }

  /// The script that a bundle holds, compiled again from the very bytes of the call.
  static func script(of bundle: ScriptBundle) throws(Failure) -> Script {
    guard let script = compilation(of: bundle)?.script else { throw damaged(bundle) }
    return script
  }

  /// What comes of compiling a kept script today; nil for a bundle without files.
  static func compilation(of bundle: ScriptBundle) -> Compilation? {
    guard let root = bundle.files.first else { return nil }
    return compile(
      SourceFile(path: root.path, bytes: root.bytes), name: bundle.family, identity: root.path,
      isKept: true
    ) { name, includer in
      guard let relative = normalized(joined(folder(of: includer), name)),
        let file = bundle.files.first(where: { $0.path == relative })
      else { return .failure(.missing) }
      return .success(
        IncludedFile(
          file: SourceFile(path: relative, bytes: file.bytes), relativePath: relative,
          identity: relative))
    }
  }

  private static func damaged(_ bundle: ScriptBundle) -> Failure {
    .system(
      "the kept version of \(bundle.path) does not compile any more",
      help: "it was kept by another version of patter; use that one for this call")
  }

  /// The file's name without its folder and extension.
  static func familyName(_ path: String) -> String {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasSuffix(".patter") ? String(name.dropLast(7)) : name
  }

  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  private static func joined(_ folder: String, _ name: String) -> String {
    folder == "." || folder.isEmpty ? name : (folder == "/" ? "/" + name : folder + "/" + name)
  }

  /// A relative path without `.` and `..`; nil when it leaves its root.
  private static func normalized(_ path: String) -> String? {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(part)
      }
    }
    return parts.joined(separator: "/")
  }
}
