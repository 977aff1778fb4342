extension Check {
  /// What runs and is likely wrong (LANGUAGE, section 6, Warnings).
  static let warnings: [Check] = [
    .unreachableStep,
    .endlessLoop,
    .noPathToGoal,
    .unaskedNeed,
    .unaskedCriterion,
    .unusedField,
    .constantGuard,
    .hiddenLines,
    .hiddenReplies,
    .noPhrases,
    .sharedPhrase,
    .jumpNotIndented,
    .singleVariant,
    .unsentMessage,
    .lostHistory,
  ]
}
