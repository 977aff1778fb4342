/// How a call goes about it; the words are those of the front matter's `method`.
package enum TemplateMethod: String, CaseIterable, Sendable {
  /// Say who you are, ask one question, find the trouble, offer a way out (Schiffman).
  case schiffman
  /// Context, content, contact.
  case interest
  /// A circle of their own kind, and a place in it.
  case community
  /// A problem that they very probably have, its size, its end.
  case problem
  /// A few questions, and an answer worth having.
  case survey
}

/// The languages that a script can be begun in, by their code.
package enum TemplateLanguage: String, CaseIterable, Sendable {
  /// English.
  case en
  /// German.
  case de
  /// Dutch.
  case nl
  /// Russian.
  case ru
  /// Chinese.
  case zh
}

/// A script to begin with, in UTF-8: what the method asks for, up to the offer, and the ending that
/// all methods share, from the next step to the personas.
package func scriptTemplate(_ method: TemplateMethod, in language: TemplateLanguage) -> [UInt8] {
  beginning(method, language) + [UInt8(ascii: "\n")] + ending(language)
}

/// The first half: front matter, fields, greeting, discovery and presentation.
private func beginning(_ method: TemplateMethod, _ language: TemplateLanguage) -> [UInt8] {
  switch (language, method) {
  case (.en, .schiffman): PackageResources.en_schiffman_patter
  case (.en, .interest): PackageResources.en_interest_patter
  case (.en, .community): PackageResources.en_community_patter
  case (.en, .problem): PackageResources.en_problem_patter
  case (.en, .survey): PackageResources.en_survey_patter
  case (.de, .schiffman): PackageResources.de_schiffman_patter
  case (.de, .interest): PackageResources.de_interest_patter
  case (.de, .community): PackageResources.de_community_patter
  case (.de, .problem): PackageResources.de_problem_patter
  case (.de, .survey): PackageResources.de_survey_patter
  case (.nl, .schiffman): PackageResources.nl_schiffman_patter
  case (.nl, .interest): PackageResources.nl_interest_patter
  case (.nl, .community): PackageResources.nl_community_patter
  case (.nl, .problem): PackageResources.nl_problem_patter
  case (.nl, .survey): PackageResources.nl_survey_patter
  case (.ru, .schiffman): PackageResources.ru_schiffman_patter
  case (.ru, .interest): PackageResources.ru_interest_patter
  case (.ru, .community): PackageResources.ru_community_patter
  case (.ru, .problem): PackageResources.ru_problem_patter
  case (.ru, .survey): PackageResources.ru_survey_patter
  case (.zh, .schiffman): PackageResources.zh_schiffman_patter
  case (.zh, .interest): PackageResources.zh_interest_patter
  case (.zh, .community): PackageResources.zh_community_patter
  case (.zh, .problem): PackageResources.zh_problem_patter
  case (.zh, .survey): PackageResources.zh_survey_patter
  }
}

/// The second half: the next step, objections, outcomes, anytime, cadence, messages, a persona.
private func ending(_ language: TemplateLanguage) -> [UInt8] {
  switch language {
  case .en: PackageResources.en_ending_patter
  case .de: PackageResources.de_ending_patter
  case .nl: PackageResources.nl_ending_patter
  case .ru: PackageResources.ru_ending_patter
  case .zh: PackageResources.zh_ending_patter
  }
}
