package import CallModel

/// Why a typed value was not taken, in words for the person who typed it.
package struct ReadingProblem: Error, Hashable, Sendable {
  /// What is wrong or expected: a lower-case English sentence without a full stop.
  package let sentence: String
  /// Something that would be taken, in the forms of the script's language; empty if none fits.
  package let example: String
  /// What the text could have meant, each in a form that would be taken; empty unless it was
  /// ambiguous.
  package let candidates: [String]
  /// The day that was understood, where only the time of a date and time is missing: the time alone
  /// can be asked for.
  package let day: CivilDate?

  /// The sentence, followed by "for example" and the example in backticks where there is one.
  package var text: String {
    example.isEmpty ? sentence : "\(sentence), for example `\(example)`"
  }

  init(_ sentence: String, example: String = "", candidates: [String] = [], day: CivilDate? = nil) {
    self.sentence = sentence
    self.example = example
    self.candidates = candidates
    self.day = day
  }

  /// Candidates as a sentence has them: "`a` or `b`".
  static func either(_ candidates: [String]) -> String {
    let shown = candidates.prefix(6).map { "`\($0)`" }
    guard shown.count > 1, let last = shown.last else { return shown.joined() }
    return shown.dropLast().joined(separator: ", ") + " or " + last
  }
}
