import CallModel
import CallReports
import CallStore
import ScriptCompiler

extension LogReader {
  /// The words that nothing understood in the calls that fit; these are read one by one.
  func phrases(_ filter: CountFilter) throws(Failure) -> PhraseGathering {
    let places = places(filter)
    var isUnmatched: [Int32: Bool] = [:]
    var wordy: [(row: Int64, version: Int)] = []
    var phrases = PhraseGathering()
    do throws(StoreError) {
      try store.eachCountedCall(filter) { (call) throws(StoreError) in
        for count in call.counts {
          if isUnmatched[count.thing] == nil {
            isUnmatched[count.thing] = try store.counted(count).kind == .wordsUnmatched
          }
          if isUnmatched[count.thing] == true {
            wordy.append((call.row, places[call.script]))
            break
          }
        }
      }
      for call in wordy { try addWords(ofCall: call.row, call.version, to: &phrases) }
    } catch { throw Failure(error) }
    return phrases
  }

  /// Adds the words of a call under the names of today, the same at the same step once.
  func addWords(
    ofCall row: Int64, _ version: Int, to phrases: inout PhraseGathering
  ) throws(StoreError) {
    var seen: Set<String> = []
    for typed in try store.wordsWithChoices(ofCall: row) {
      let key = "\(typed.step)\u{0}\(typed.words.wordsKey)"
      guard seen.insert(key).inserted else { continue }
      var reply: String?
      var card: String?
      switch typed.choice {
      case .reply(let name): reply = name
      case .card(let name): card = name
      case nil: break
      }
      let today = subject.history.today(
        Counted(.replyChosen, step: typed.step, target: reply), version: version)
      let raised = subject.history.today(
        Counted(.cardMet, step: typed.step, target: card), version: version)
      phrases.add(
        TypedWords(
          step: today.step ?? typed.step, words: PhraseAddition.plain(typed.words),
          choice: today.target ?? raised.target.map { "!" + $0 }))
    }
  }
}
