import CallModel
import CallReports
import CallStore
import ScriptCompiler

/// The script that a report is about, with all versions that calls were made with.
struct ReportSubject {
  /// A version of the script.
  struct Version {
    let key: ScriptKey
    /// The script as it compiles today; an empty one where it does not any more.
    let script: Script
  }

  /// The script's lasting name.
  let family: String
  /// The script under whose names is counted: the file that was named, else the version kept last.
  let script: Script
  /// The file that was named, compiled; nil when a family was.
  let compilation: Compilation?
  /// All versions, the one kept first first.
  let versions: [Version]
  /// The names of today for what earlier versions called otherwise.
  let history: NameHistory

  /// The script of a file or of a lasting name; without one, the only script of the log.
  init(_ name: String?, _ store: Store) throws(Failure) {
    var named: Compilation?
    if let name, FileReader.realPath(name) != nil {
      named = try ScriptLoader.load(name)
      guard named?.script != nil else {
        throw Failure(
          .problems, "\(name) does not compile", help: "`patter check \(name)` tells why")
      }
    }
    let family: String
    if let known = named?.script?.id ?? name {
      family = known
    } else {
      family = try Self.onlyFamily(store)
    }
    var versions: [Version] = []
    do throws(StoreError) {
      for key in try store.scripts(ofFamily: family) {
        let kept = try store.bundle(key.hash)
        let script = kept.flatMap { ScriptLoader.compilation(of: $0)?.script }
        versions.append(Version(key: key, script: script ?? Script()))
      }
    } catch { throw Failure(error) }
    guard let newest = named?.script ?? versions.last?.script, !versions.isEmpty else {
      throw Failure(
        .problems, "no call along `\(family)` is logged",
        help: "`patter log list` shows the calls that there are")
    }
    self.family = family
    self.versions = versions
    compilation = named
    script = newest
    history = NameHistory(versions.map(\.script) + (named?.script.map { [$0] } ?? []))
  }

  private static func onlyFamily(_ store: Store) throws(Failure) -> String {
    let families: [String]
    do throws(StoreError) { families = try store.families() } catch { throw Failure(error) }
    guard let family = families.first else {
      throw Failure(
        .problems, "no call is logged yet", help: "`patter call SCRIPT` makes one")
    }
    guard families.count == 1 else {
      throw .usage(
        "the log has calls along several scripts",
        help: "name one with --script: \(families.joined(separator: ", "))")
    }
    return family
  }

  /// A version by the beginning of its hash.
  func version(_ digits: String) throws(Failure) -> ScriptKey {
    let found = versions.filter { $0.key.hash.description.hasPrefix(digits.lowercased()) }
    guard let version = found.first, found.count == 1, digits.utf8.count >= 4 else {
      throw .usage(
        found.count > 1 ? "several versions begin with `\(digits)`" : "no version `\(digits)`",
        help: "the versions of \(family) are "
          + versions.map { String($0.key.hash.description.prefix(12)) }.joined(separator: ", "))
    }
    return version.key
  }

  /// What a version is called in a report: its place, and the beginning of its hash.
  func name(ofVersion place: Int) -> String {
    "\(place + 1) (\(versions[place].key.hash.description.prefix(8)))"
  }
}
