import Statistics

extension Proportion {
  /// `count` of `total`, where a log that was made elsewhere may contradict itself: never more than
  /// the whole, and never less than nothing.
  init(_ count: Int, within total: Int) {
    let total = max(0, total)
    self.init(min(max(0, count), total), of: total)
  }
}
