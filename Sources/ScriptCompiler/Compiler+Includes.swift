import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  typealias Loader = (String, String) -> Result<IncludedFile, IncludeProblem>

  /// Reads the script's file and, depth first, the files it includes, each once.
  mutating func load(_ root: IncludedFile, with load: Loader) {
    var visited: [String: Int] = [:]
    add(root, with: load, visited: &visited, chain: [])
  }

  private mutating func add(
    _ included: IncludedFile, with load: Loader, visited: inout [String: Int], chain: [String]
  ) {
    let index = parsers.count
    visited[included.identity] = index
    relativePaths.append(included.relativePath)
    guard isReadable(included.file, index) else {
      parsers.append(Parser(emptyTree(included.file, index)))
      isIncomplete = true
      if index == 0 { isUnreadable = true }
      return
    }
    var found = Diagnostics()
    var parser = Parser(ScriptTree(included.file, index: index, &found))
    parser.diagnostics.add(found)
    let entries = parser.frontMatter()
    parsers.append(parser)
    collect(entries, file: index)
    guard let includes = entries.first(where: { key($0, index) == "include" }) else { return }
    for path in parsers[index].list(includes.value) {
      let name = parsers[index].plainText(path)
      switch load(name, included.relativePath) {
      case .success(let file):
        if chain.contains(file.identity) || file.identity == included.identity {
          reportCycle(path, index, name)
        } else if visited[file.identity] == nil {
          guard parsers.count < Self.maximumFileCount else {
            report(
              .badInclude, at: path, in: index, "the script includes too many files",
              help: "a script has at most \(Self.maximumFileCount) files")
            return
          }
          add(file, with: load, visited: &visited, chain: chain + [included.identity])
        }
      case .failure(let problem): report(problem, path, index, name)
      }
    }
  }

  /// How many files a script may have.
  private static var maximumFileCount: Int { 200 }

  private func key(_ entry: FrontMatterEntry, _ file: Int) -> String {
    text(entry.key, in: file).lowercased()
  }

  /// The tree of a file that is not looked into.
  func emptyTree(_ file: SourceFile, _ index: Int) -> ScriptTree {
    var ignored = Diagnostics()
    return ScriptTree(SourceFile(path: file.path, bytes: []), index: index, &ignored)
  }

  /// Whether a file is text and not too large, or that is told.
  mutating func isReadable(_ file: SourceFile, _ index: Int) -> Bool {
    if file.bytes.count > SourceFile.maximumSize {
      report(
        .fileTooLarge, at: 0..<0, in: index,
        "the file is larger than \(SourceFile.maximumSize / 1_048_576) MiB, the most that a script has",
        help: "name a script; what is said in a call fits in far less")
      return false
    }
    if let offset = file.firstInvalidByte {
      report(
        .notUTF8, at: 0..<0, in: index,
        "the file is not UTF-8: byte \(offset) (line \(file.lineIndex(of: offset) + 1)) "
          + "is no part of a character",
        help: file.bytes.prefix(4096).contains(0)
          ? "this looks like a binary file; name a script"
          : "save the file as UTF-8 in your editor")
      return false
    }
    return true
  }

  private mutating func reportCycle(_ path: Range<Int>, _ file: Int, _ name: String) {
    report(
      .badInclude, at: path, in: file, "`\(name)` includes this file in turn",
      help: "take one of the two includes away")
  }

  private mutating func report(
    _ problem: IncludeProblem, _ path: Range<Int>, _ file: Int, _ name: String
  ) {
    isIncomplete = true
    switch problem {
    case .missing:
      report(
        .badInclude, at: path, in: file, "there is no file `\(name)`",
        help: "the path is relative to the file that includes it")
    case .outside:
      report(
        .badInclude, at: path, in: file, "`\(name)` lies outside the folder of the script",
        help: "put the file into the folder of the script or one below it")
    case .unreadable(let why):
      report(
        .badInclude, at: path, in: file, "`\(name)` cannot be read: \(why)",
        help: "see to it that the file can be read")
    }
  }
}
