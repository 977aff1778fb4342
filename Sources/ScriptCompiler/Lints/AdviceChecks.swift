extension Check {
  /// What runs and the trade knows better (LANGUAGE, section 6, Advice).
  static let advice: [Check] = [
    .noWordsForLanguage,
    .offerBeforeQuestion,
    .monologue,
    .moreWeThanYou,
    .closedQuestionsOnly,
    .answersNotKept,
    .discountFirst,
    .standingObjectionMissing,
    .noMomentCheck,
    .noNextStep,
    .longGreeting,
    .wordlessStep,
    .noWayOffTheList,
    .lostWithoutReason,
    .fewTouches,
    .oneChannel,
    .noFarewellMail,
    .noPersona,
    .methodShape,
  ]
}
