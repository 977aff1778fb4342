import CallModel
import CallStore
import ScriptCompiler
import SourceText

/// The two versions that `diff` compares.
struct ScriptVersions {
  /// One of the two.
  struct Side {
    /// How it is called on the screen.
    let name: String
    /// What came of compiling it; nil where there is no file on this side.
    let compilation: Compilation?

    /// The script; an empty one where there is no file, nil where it does not compile.
    var script: Script? { compilation == nil ? Script() : compilation?.script }
  }

  let old: Side
  let new: Side

  // MARK: Files

  /// Two files. Where they are libraries, a script that includes the new one (or the old one) is
  /// compiled with each of them in turn.
  static func files(_ old: String, _ new: String) throws(Failure) -> ScriptVersions {
    let bytes = (old: try ScriptLoader.bytes(of: old), new: try ScriptLoader.bytes(of: new))
    let sides = (
      old: ScriptLoader.load(old, bytes: bytes.old), new: ScriptLoader.load(new, bytes: bytes.new)
    )
    guard sides.old.isLibrary || sides.new.isLibrary else {
      return ScriptVersions(
        old: Side(name: old, compilation: sides.old), new: Side(name: new, compilation: sides.new))
    }
    for place in [new, old] {
      if let versions = try library(at: place, old: (old, bytes.old), new: (new, bytes.new)) {
        return versions
      }
    }
    throw .usage(
      "\(sides.new.isLibrary ? new : old) is a library, and no script in its folder or below includes it",
      help: "compare two scripts that include it")
  }

  /// A library's versions as a script has them that includes the library's place.
  private static func library(
    at place: String, old: (name: String, bytes: [UInt8]), new: (name: String, bytes: [UInt8])
  ) throws(Failure) -> ScriptVersions? {
    guard let real = FileReader.realPath(place) else { return nil }
    for script in FolderSearch.files(
      below: ScriptLoader.folder(of: place), endingIn: [".patter"])
    {
      let compilation = try ScriptLoader.load(script)
      guard !compilation.isLibrary,
        compilation.files.contains(where: { FileReader.realPath($0.path) == real })
      else { continue }
      return ScriptVersions(
        old: Side(
          name: old.name,
          compilation: try ScriptLoader.load(script, replaced: [real: old.bytes])),
        new: Side(
          name: new.name,
          compilation: try ScriptLoader.load(script, replaced: [real: new.bytes])))
    }
    return nil
  }

  // MARK: git

  /// What git hands to an external diff: `path old-file old-hex old-mode new-file new-hex new-mode`,
  /// and for a renamed file its new path and git's words about it. The files may be copies in another
  /// folder, so what they include is looked for where `path` lies.
  static func git(_ arguments: [String]) throws(Failure) -> ScriptVersions {
    let oldPath = arguments[0]
    let newPath = arguments.count > 7 ? arguments[7] : oldPath
    func bytes(_ file: String) throws(Failure) -> [UInt8]? {
      file == "/dev/null" ? nil : try ScriptLoader.bytes(of: file)
    }
    let (before, after) = (try bytes(arguments[1]), try bytes(arguments[4]))
    let old = before.map { ScriptLoader.load(oldPath, bytes: $0) }
    let new = after.map { ScriptLoader.load(newPath, bytes: $0) }
    if let before, let after, old?.isLibrary == true || new?.isLibrary == true,
      let versions = try library(
        at: newPath, old: (oldPath, before), new: (newPath, after))
    {
      return versions
    }
    return ScriptVersions(
      old: Side(name: oldPath, compilation: old), new: Side(name: newPath, compilation: new))
  }

  // MARK: Store

  /// A kept version by the beginning of its hash.
  static func kept(_ digits: String, _ store: Store) throws(Failure) -> Side {
    let isHash = digits.utf8.allSatisfy { Character(UnicodeScalar($0)).isHexDigit }
    guard isHash, (6...64).contains(digits.utf8.count) else {
      throw .usage(
        "`\(digits)` is no version",
        help: "write at least 6 digits of the script's hash; `log show CALL --format json` has it")
    }
    let found: [ScriptVersion]
    var kept: ScriptBundle?
    do throws(StoreError) {
      found = try store.scripts(withPrefix: digits)
      if let first = found.first, found.count == 1 { kept = try store.bundle(first.hash) }
    } catch {
      throw Failure(error)
    }
    guard found.count <= 1 else {
      let list = found.map { "\($0.hash.description.prefix(20)) (\($0.title))" }
      throw .usage(
        "several versions begin with `\(digits)`",
        help: "write more digits: \(list.joined(separator: ", "))")
    }
    guard let bundle = kept else {
      throw .usage(
        "the store keeps no version `\(digits)`",
        help: "`log show CALL --format json` has the version that a call went by")
    }
    let name = "\(bundle.family) \(bundle.hash.description.prefix(12))"
    return Side(name: name, compilation: ScriptLoader.compilation(of: bundle))
  }
}
