import CallModel
import CallStore
import Terminal

/// Counts calls that an earlier version of patter kept: they are folded again along the scripts that
/// the store kept with them. Whatever reads counts calls it first; it costs nothing when none waits.
enum Recounting {
  private static let batch = 500

  /// Counts all calls that wait. Those whose script does not compile any more are told, and wait on.
  static func countWaiting(_ store: Store, _ program: Program) throws(Failure) {
    var progress = program.progress("Counting older calls", total: nil)
    var lost: [String: Int] = [:]
    do throws(StoreError) {
      let scripts = KeptScripts(store)
      var last: UUIDv7?
      var done = 0
      while true {
        let waiting = try store.uncountedCalls(after: last, limit: batch)
        guard let end = waiting.last else { break }
        var counted: [(id: UUIDv7, summary: CallSummary)] = []
        for id in waiting {
          let row = try store.call(id)
          if let summary = try scripts.summary(row, store.events(of: id)) {
            counted.append((id, summary))
          } else {
            lost[row.family, default: 0] += 1
          }
        }
        try store.recount(counted)
        // The place of the last one is known as long as the call is there, counted or not.
        last = end
        done += waiting.count
        progress.update(done: done)
      }
      progress.finish()
    } catch {
      progress.finish()
      throw Failure(error)
    }
    for (family, count) in lost.sorted(by: { $0.key < $1.key }) {
      program.errors.line(
        StyledText("note", .heading)
          + StyledText(
            data:
              ": \(count) older call\(count == 1 ? "" : "s") along \(family) cannot be counted: "
              + "the script kept with \(count == 1 ? "it" : "them") does not fit any more"))
    }
    if !lost.isEmpty { try? program.errors.flush() }
  }
}
