import CallModel
import CallReports
import CallStore
import ScriptCompiler

extension LogReader {
  /// The words that nothing understood in the calls that fit; these are read one by one.
  func phrases(_ filter: CountFilter) throws(Failure) -> PhraseGathering {
    let places = places(filter)
    var phrases = PhraseGathering()
    var known: [String: ToldWords] = [:]
    do throws(StoreError) {
      for call in try store.callsWithUnmatchedWords(filter) {
        try addWords(ofCall: call.row, places[call.script], to: &phrases, &known)
      }
    } catch { throw Failure(error) }
    return phrases
  }

  /// Adds the words of a call under the names of today, the same at the same step once. `known` holds
  /// words that came before, as they are told.
  func addWords(
    ofCall row: Int64, _ version: Int, to phrases: inout PhraseGathering,
    _ known: inout [String: ToldWords]
  ) throws(StoreError) {
    var seen: Set<String> = []
    for typed in try store.wordsWithChoices(ofCall: row) {
      let told = known[typed.words] ?? ToldWords(typed.words)
      known[typed.words] = told
      guard seen.insert("\(typed.step)\u{0}\(told.key)").inserted else { continue }
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
          step: today.step ?? typed.step, words: told.words,
          choice: today.target ?? raised.target.map { "!" + $0 }))
    }
  }
}

/// Words as they are told, and by what they are the same; made once for words that come often.
struct ToldWords {
  let words: String
  let key: String

  init(_ typed: String) {
    words = PhraseAddition.plain(typed)
    key = typed.wordsKey
  }
}
