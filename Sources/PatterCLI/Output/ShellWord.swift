/// Commands that are shown to be typed or pasted.
enum ShellWord {
  /// A text as a shell takes it for one word.
  static func quoted(_ text: String) -> String {
    let isPlain =
      !text.isEmpty
      && text.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || ("0"..."9").contains($0)
          || "/._-".unicodeScalars.contains($0)
      }
    if isPlain { return text }
    let inner = text.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''")
    return "'\(inner)'"
  }

  /// A path as a shell takes it for one word: what begins with a dash would be read as an option.
  static func path(_ path: String) -> String {
    quoted(path.hasPrefix("-") ? "./" + path : path)
  }
}
