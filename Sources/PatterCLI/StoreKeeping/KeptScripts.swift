import CallModel
import CallStore
import ScriptCompiler

/// The scripts that a store keeps, each compiled once.
final class KeptScripts {
  /// A script with its names, ready to fold calls along it.
  private struct Entry {
    let script: Script
    let names: ScriptNames
  }

  private let store: Store
  private var entries: [Digest: Entry?] = [:]

  init(_ store: Store) {
    self.store = store
  }

  /// What a call comes to, folded again from its events; nil when its script does not compile any more,
  /// or when an event does not fit it.
  func summary(_ row: CallRow, _ records: [EventRecord]) throws(StoreError) -> CallSummary? {
    guard let entry = try entry(row.script),
      let call = try? Unfinished.replay(row, records, entry.script, names: entry.names)
    else { return nil }
    return CallSummary(call)
  }

  private func entry(_ hash: Digest) throws(StoreError) -> Entry? {
    if let known = entries[hash] { return known }
    let script = try store.bundle(hash).flatMap { ScriptLoader.compilation(of: $0)?.script }
    let entry = script.map { Entry(script: $0, names: ScriptNames($0)) }
    entries[hash] = .some(entry)
    return entry
  }
}
