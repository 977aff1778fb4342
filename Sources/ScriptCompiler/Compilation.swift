package import CallModel
import ScriptSyntax
package import SourceText

/// What came of compiling a script.
package struct Compilation: Sendable {
  /// The script; nil when it has errors or is a library.
  package let script: Script?
  /// Where the script's parts stand; nil when there is no script.
  package let map: SourceMap?
  /// The files, in the order in which they were included, the script first.
  package let files: [SourceFile]
  /// Each file's path relative to the folder of the script, for the store's bundle.
  package let relativePaths: [String]
  /// What was found, in file order.
  package let diagnostics: [Diagnostic]
  /// How many more diagnostics there were than are kept.
  package let droppedCount: Int
  /// Whether the file is a library: it has no title and is resolved where it is included.
  package let isLibrary: Bool
  /// Where names are defined and used; nil unless it was asked for, empty for a library.
  package let uses: NameUses?

  /// Whether an error was found.
  package var hasErrors: Bool { diagnostics.contains { $0.level == .error } }
}

/// A file that an `include` names, as the caller found it.
package struct IncludedFile: Sendable {
  /// The file's path as the user knows it, and its bytes.
  package let file: SourceFile
  /// The path relative to the folder of the script.
  package let relativePath: String
  /// What tells whether two paths are one file (the real path).
  package let identity: String

  /// A file that an `include` names.
  package init(file: SourceFile, relativePath: String, identity: String) {
    self.file = file
    self.relativePath = relativePath
    self.identity = identity
  }
}

/// Why an included file cannot be had.
package enum IncludeProblem: Error, Sendable {
  /// There is none at that path.
  case missing
  /// It lies outside the folder of the script.
  case outside
  /// It cannot be read; why.
  case unreadable(String)
}

/// Compiles a script. Pure: files come in through `load`.
/// - Parameters:
///   - root: the script's file.
///   - name: the family name in the log when the front matter has no `id`.
///   - identity: what tells whether an included file is the script itself.
///   - isKept: whether calls were made with it, so that it is read whatever is now asked of must lines.
///   - recordsUses: whether to note where names stand, 20 bytes a place.
///   - load: gives the file that `path` names in the file with the relative path `includer`.
/// - Returns: the script, if there was no error, and all that was found wrong. Linear in the size of
///   the files in time and memory.
package func compile(
  _ root: SourceFile, name: String, identity: String = "", isKept: Bool = false,
  recordsUses: Bool = false,
  load: (_ path: String, _ includer: String) -> Result<IncludedFile, IncludeProblem> = { _, _ in
    .failure(.missing)
  }
) -> Compilation {
  var compiler = Compiler(name: name)
  compiler.recordsUses = recordsUses
  let first = IncludedFile(file: root, relativePath: root.baseName, identity: identity)
  compiler.load(first, with: load)
  if !compiler.isUnreadable {
    if compiler.isLibrary { compiler.checkSyntax() } else { compiler.compile() }
    if !isKept, !compiler.isLibrary { compiler.checkMustPaths() }
  }
  return compiler.result()
}

extension SourceFile {
  fileprivate var baseName: String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}
