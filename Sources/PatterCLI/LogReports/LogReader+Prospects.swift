import CallModel
import CallReports
import CallStore
import ScriptComparison

extension LogReader {
  /// The calls that fit, by prospect; read one by one, since the tallies know nobody.
  func prospects(_ filter: CountFilter) throws(Failure) -> Prospects {
    var counting = ProspectCounting(
      history: subject.history,
      versions: subject.versions.map {
        ProspectVersion(script: $0.script, words: $0.script.letterWords)
      }, script: subject.script)
    let places = places(filter)
    do throws(StoreError) {
      try store.eachCountedCall(filter) { (call) throws(StoreError) in
        counting.begin(
          lead: call.lead, day: call.day, hour: call.hour, attempt: call.attempt, row: call.row,
          version: places[call.script])
        for count in call.counts {
          try counting.add(count.thing) { () throws(StoreError) in try store.counted(count) }
        }
      }
    } catch { throw Failure(error) }
    return counting.prospects()
  }
}
