import CallModel
import CallStore
import Rehearsal

/// Reads from the tallies how often the prospects of live calls gave which reply.
enum LoggedFrequencies {
  /// The frequencies of all live calls along any version of a script, and how many calls these are.
  static func read(
    _ script: Script, campaign: String?, _ store: Store
  ) throws(Failure) -> (frequencies: LogFrequencies, calls: Int) {
    var frequencies = LogFrequencies()
    var calls = 0
    let names = ScriptNames(script)
    do throws(StoreError) {
      var filter = CountFilter(
        purpose: .live, scripts: try store.scripts(ofFamily: script.id))
      filter.campaign = campaign
      try store.eachTally(filter) { (tally) throws(StoreError) in
        let counted = try store.counted(tally.count)
        let n = Int(tally.count.n)
        if counted.kind == .conversation { calls += n }
        guard let step = counted.step.flatMap(names.step) else { return }
        switch counted.kind {
        case .stepEntered: frequencies.add(entered: step, n)
        case .replyChosen:
          if let reply = counted.target.flatMap({ names.reply($0, at: step) }) {
            frequencies.add(reply, at: step, n, in: script)
          }
        case .objectionRaised:
          if let card = counted.target.flatMap(names.objection) {
            frequencies.add(card, at: step, n)
          }
        default: return
        }
      }
    } catch { throw Failure(error) }
    return (frequencies, calls)
  }
}
