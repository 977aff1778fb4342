extension Check {
  /// What runs and the trade knows better (LANGUAGE, section 6, Advice).
  static let advice: [Check] = []
}
