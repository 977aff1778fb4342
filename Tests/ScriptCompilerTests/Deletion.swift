import ScriptCompiler
import SourceText
import TestSupport

/// Something taken out of a shipped file, as a slip of the hand would.
struct Deletion {
  /// The file, relative to the folder `Scripts`.
  let path: String
  /// The bytes that go.
  let range: Range<Int>
  /// The line that they stand in, from 0.
  let line: Int
  /// Whether they are the whole line.
  let isLine: Bool

  /// All deletions of one line, and of one bracket, brace, quote or arrow.
  static func all(in file: SourceFile, path: String) -> [Deletion] {
    var all: [Deletion] = []
    for line in 0..<file.lineCount {
      let range = file.line(line)
      all.append(Deletion(path: path, range: range, line: line, isLine: true))
      var place = range.lowerBound
      while place < range.upperBound {
        let length = signLength(file.bytes[place..<range.upperBound])
        if length > 0 {
          all.append(
            Deletion(path: path, range: place..<place + length, line: line, isLine: false))
        }
        place += max(1, length)
      }
    }
    return all
  }

  /// The length of the bracket, brace, quote or arrow that some bytes begin with; 0 for none.
  private static func signLength(_ bytes: ArraySlice<UInt8>) -> Int {
    guard let first = bytes.first else { return 0 }
    if "[]{}()\"".utf8.contains(first) { return 1 }
    let isArrow = bytes.starts(with: "->".utf8) || bytes.starts(with: "=>".utf8)
    return isArrow ? 2 : 0
  }

  /// What is told after it.
  enum Verdict {
    /// The script is still right.
    case silent
    /// At most three diagnostics, the first of them at the place.
    case met
    /// At most three diagnostics, the first of them at the end of the list that lacks the line.
    case metInList
    /// More than three, or the first one elsewhere.
    case missed(String)
  }
}

/// A shipped script with the files that it includes.
struct ShippedScript {
  /// Its path, relative to the folder `Scripts`.
  let path: String
  /// Its files by their paths; its own is among them.
  let files: [String: SourceFile]

  init?(_ path: String) {
    var files: [String: SourceFile] = [:]
    func read(_ path: String) -> SourceFile? {
      if let known = files[path] { return known }
      guard let bytes = Golden.bytes(of: packageFolder + "/Scripts/" + path) else { return nil }
      let file = SourceFile(path: path, bytes: bytes)
      files[path] = file
      return file
    }
    guard let root = read(path) else { return nil }
    let folder = Self.folder(path)
    let compilation = compile(root, name: "shipped", identity: path) { name, _ in
      Self.include(read(folder + name), folder + name)
    }
    guard compilation.script != nil else { return nil }
    self.path = path
    self.files = files
  }

  private static func folder(_ path: String) -> String {
    path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
  }

  private static func include(
    _ file: SourceFile?, _ path: String
  ) -> Result<IncludedFile, IncludeProblem> {
    guard let file else { return .failure(.missing) }
    return .success(IncludedFile(file: file, relativePath: path, identity: path))
  }

  /// Compiles the script with one file changed.
  func compiled(_ changed: String, _ bytes: [UInt8]) -> Compilation? {
    var files = files
    files[changed] = SourceFile(path: changed, bytes: bytes)
    guard let root = files[path] else { return nil }
    let folder = Self.folder(path)
    return compile(root, name: "shipped", identity: path) { name, _ in
      Self.include(files[folder + name], folder + name)
    }
  }

  /// Whether an item of `# fields` or `# outcomes` and a place are in one list.
  private func isOneList(_ file: SourceFile, _ item: Int, _ above: Int, _ below: Int) -> Bool {
    func text(_ line: Int) -> String { file.text(file.line(line)) }
    guard text(item).hasPrefix("- ") else { return false }
    let first = min(item, above)
    let last = max(item, below)
    guard first >= 0, last < file.lineCount else { return false }
    let heading = (0...item).last { text($0).hasPrefix("#") }.map { text($0) }
    return (first + 1..<last).allSatisfy { text($0).hasPrefix("- ") }
      && ["# fields\n", "# outcomes\n"].contains(heading)
  }

  /// What is told after a deletion, and whether that helps.
  func verdict(_ deletion: Deletion) -> Deletion.Verdict {
    guard let file = files[deletion.path] else { return .silent }
    var bytes = file.bytes
    bytes.removeSubrange(deletion.range)
    guard let compilation = compiled(deletion.path, bytes),
      let first = compilation.diagnostics.first
    else { return .silent }
    let found = compilation.files[Int(first.span.file)]
    let line = found.lineIndex(of: Int(first.span.start))
    // What stood on the line that went is now between the one above and the one below.
    let near = deletion.line - 1...deletion.line + (deletion.isLine ? 0 : 1)
    let isNear = found.path == deletion.path && near.contains(line)
    if isNear, compilation.diagnostics.count <= 3 { return .met }
    if deletion.isLine, found.path == deletion.path, compilation.diagnostics.count <= 3,
      isOneList(found, line, near.lowerBound, near.upperBound)
    {
      return .metInList
    }
    let what = String(decoding: file.bytes[file.line(deletion.line)], as: UTF8.self)
    let gone = deletion.isLine ? "line" : file.text(deletion.range)
    let told = compilation.diagnostics.prefix(4).map { diagnostic in
      let file = compilation.files[Int(diagnostic.span.file)]
      let line = file.lineIndex(of: Int(diagnostic.span.start)) + 1
      return "\(diagnostic.rule.id)@\(file.path == deletion.path ? "" : "other:")\(line)"
    }
    return .missed(
      "\(deletion.path):\(deletion.line + 1) without \(gone): \(compilation.diagnostics.count) "
        + told.joined(separator: " ") + " — " + what.prefix(100))
  }
}
