/// Splits a line typed at the prompt into words: blanks divide, quotes and `\` keep together. Nothing
/// is ever expanded or run.
enum WordSplitter {
  static func split(_ line: String) -> [String] { parts(of: line).words }

  /// Whether every quote of a line is closed.
  static func isClosed(_ line: String) -> Bool { parts(of: line).isClosed }

  private static func parts(of line: String) -> (words: [String], isClosed: Bool) {
    var words: [String] = []
    var word = ""
    var isInWord = false
    var quote: Character?
    var isEscaped = false
    for character in line {
      if isEscaped {
        word.append(character)
        isEscaped = false
      } else if character == "\\", quote != "'" {
        isEscaped = true
        isInWord = true
      } else if let open = quote {
        if character == open { quote = nil } else { word.append(character) }
      } else if character == "\"" || character == "'" {
        quote = character
        isInWord = true
      } else if character == " " || character == "\t" {
        if isInWord { words.append(word) }
        word = ""
        isInWord = false
      } else {
        word.append(character)
        isInWord = true
      }
    }
    if isInWord { words.append(word) }
    return (words, quote == nil && !isEscaped)
  }
}
