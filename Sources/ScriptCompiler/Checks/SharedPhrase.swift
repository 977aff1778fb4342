import CallModel
package import SourceText

extension Rule {
  /// Two replies of a step are known by the same words.
  package static let sharedPhrase = Rule(
    "shared-phrase", .warning,
    explanation:
      "When the operator types what he hears, the reply is found by its label and its phrases; "
      + "capitals, accents and punctuation count for nothing. Words that stand at two replies of one "
      + "step lead to a question instead of an answer, while the prospect waits.",
    wrong: .step(
      """
      Is this a good moment?
      - Yes | sure | go ahead -> offer
      - Who is this? | go ahead! -> hello
      """),
    right: .step(
      """
      Is this a good moment?
      - Yes | sure | go ahead -> offer
      - Who is this? | who are you -> hello
      """))
}

extension Check {
  static let sharedPhrase = Check(.sharedPhrase) { audit in
    var keys = PhraseKeys()
    let script = audit.script
    for replies in [script.anytime] + script.steps.rows.lazy.map(\.replies) {
      guard replies.count > 1 else { continue }
      keys.begin()
      for reply in replies.refs {
        let row = script.replies[reply]
        for phrase in [row.label] + script.texts[row.phrases] {
          guard let other = keys.add(phrase, of: reply, script), other != reply else { continue }
          let words = script.text[phrase]
          audit.report(
            .sharedPhrase,
            at: phrase == row.label
              ? audit.map[reply] : audit.span(ofWord: words, behind: audit.map[reply]),
            "`\(words)` stands at the reply `\(script.label(other))` too",
            notes: [Diagnostic.Note("the other reply", at: audit.map[other])],
            help: "leave it at the one that it fits better")
        }
      }
    }
  }
}

/// The phrases of a step's replies by the words in them.
private struct PhraseKeys {
  private var owners: [String: Ref<Reply>] = [:]

  mutating func begin() {
    owners.removeAll(keepingCapacity: owners.count < 100)
  }

  /// Adds a reply's phrase; gives the reply that had it before.
  mutating func add(_ phrase: TextRef, of reply: Ref<Reply>, _ script: Script) -> Ref<Reply>? {
    let key = key(phrase, script)
    // Signs alone are no words.
    guard !key.isEmpty else { return nil }
    if let owner = owners[key] { return owner }
    owners[key] = reply
    return nil
  }

  /// The text's words; plain letters and blanks, which most phrases are, take the short way.
  private func key(_ phrase: TextRef, _ script: Script) -> String {
    let bytes = script.text.utf8(phrase)
    var last: UInt8 = 0x20
    for byte in bytes {
      guard (0x61...0x7A).contains(byte) || (byte == 0x20 && last != 0x20) else {
        return script.text[phrase].wordsKey
      }
      last = byte
    }
    return last == 0x20 ? script.text[phrase].wordsKey : script.text[phrase]
  }
}
