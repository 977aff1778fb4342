import CallModel
import TestSupport

/// The labelled pairs of a language: a line's points, what somebody typed, and which points a fair
/// trainer hears in it.
struct LineSet {
  struct Pair {
    let points: [String]
    let typed: String
    let said: Set<Int>
    let isHeldOut: Bool
  }

  private(set) var pairs: [Pair] = []
  private(set) var synonyms: [[String]] = []

  static let languages = ["en", "de", "nl", "ru", "zh"]

  init(_ language: String) {
    let text = Golden.contents(of: packageFolder + "/Tests/Fixtures/Lines/\(language).txt") ?? ""
    var points: [String] = []
    var isHeldOut = false
    for line in text.split(separator: "\n") {
      if line == "held out" {
        isHeldOut = true
      } else if line.hasPrefix("same: ") {
        synonyms.append(line.dropFirst(6).split(separator: "|").map { String($0).trimmingBlanks })
      } else if line.hasPrefix("line: ") {
        points = line.dropFirst(6).split(separator: "/").map { String($0).trimmingBlanks }
      } else if line.hasPrefix("- "), let arrow = line.firstRange(of: "=>") {
        pairs.append(
          Pair(
            points: points,
            typed: String(line[line.index(line.startIndex, offsetBy: 2)..<arrow.lowerBound])
              .trimmingBlanks,
            said: Set(line[arrow.upperBound...].split(separator: " ").compactMap { Int($0) }),
            isHeldOut: isHeldOut))
      }
    }
  }

  /// A script in which the synonyms are replies with their phrases.
  func script(_ language: String) -> Script {
    var script = Script()
    script.language = Language(language)
    for group in synonyms {
      let texts = group.map { script.text.add($0) }
      let phrases = script.texts.append(contentsOf: Array(texts.dropFirst()))
      _ = script.replies.append(
        Reply(
          label: texts[0], phrases: phrases, id: texts[0], hasOwnID: false, formerIDs: .none,
          score: 0, condition: nil, assignments: .none, target: nil, body: .empty))
    }
    return script
  }
}
