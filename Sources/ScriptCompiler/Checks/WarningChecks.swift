extension Check {
  /// What runs and is likely wrong (LANGUAGE, section 6, Warnings).
  static let warnings: [Check] = [
    .unreachableStep
  ]
}
