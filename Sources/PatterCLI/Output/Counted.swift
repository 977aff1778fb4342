extension Int {
  /// `1 lead`, `2 leads`: the number with its English word, which an s makes one of many.
  func counted(_ word: String) -> String {
    "\(self) \(word)\(self == 1 ? "" : "s")"
  }
}
