import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// Some advice cannot be given in the script's language.
  package static let noWordsForLanguage = Rule(
    "no-words-for-language", .advice,
    explanation:
      "Whether a sentence asks, offers or takes leave is told by its words, and patter has word "
      + "tables for English, German, Dutch, Russian and Chinese in simplified characters. In "
      + "another language the advice that needs them stays silent; this says so once. All errors "
      + "and warnings, and the advice that only counts, are given in every language.",
    wrong: example(language: "fr"), right: example(language: "en"))

  private static func example(language: String) -> Rule.Example {
    Rule.Example(
      """
      ---
      title: Example
      language: \(language)
      goal: meeting
      ---

      # outcomes
      - meeting: won

      # greeting

      ## hello
      Bonjour.
      - Oui => meeting

      """)
  }
}

extension Check {
  static let noWordsForLanguage = Check(.noWordsForLanguage) { audit in
    guard audit.speech.words == nil, let span = audit.map.settings["language"] else { return }
    let silent = advice.count { $0.needsWords }
    audit.report(
      .noWordsForLanguage, at: span,
      "\(silent) rules stay silent, for there are no word tables for "
        + "`\(audit.script.language.tag)`",
      notes: [.init("there are tables for en, de, nl, ru and zh in simplified characters")])
  }
}
