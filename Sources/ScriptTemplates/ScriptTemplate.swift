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

/// A script to begin with, and a transcript of a call along it that is won.
///
/// Each is two halves: what the method asks for, up to the offer, and the ending that all methods of a
/// language share, from the next step on.
package struct ScriptTemplate: Sendable {
  /// How its call goes about it.
  package let method: TemplateMethod
  /// What it is written in.
  package let language: TemplateLanguage

  /// The template of a method in a language; there is one of each.
  package init(_ method: TemplateMethod, in language: TemplateLanguage) {
    self.method = method
    self.language = language
  }

  /// The script, in UTF-8. The title must be one line; without one it keeps the template's own.
  package func script(titled title: String? = nil) -> [UInt8] {
    let text = joined(beginning(method, language).script, ending(language).script)
    guard let title else { return text }
    return replacing("title:", frontMatterValue(title), in: text)
  }

  /// The transcript, in UTF-8, of a script that lies in the same folder under a name of one line.
  package func transcript(of script: String) -> [UInt8] {
    let text = joined(beginning(method, language).transcript, ending(language).transcript)
    return replacing("script:", script, in: text)
  }

  private func joined(_ beginning: [UInt8], _ ending: [UInt8]) -> [UInt8] {
    beginning + [UInt8(ascii: "\n")] + ending
  }

  /// Puts a value in place of the one on the first line that begins with a key.
  private func replacing(_ key: String, _ value: String, in text: [UInt8]) -> [UInt8] {
    precondition(!value.utf8.contains { $0 == 10 || $0 == 13 }, "a value is one line")
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    guard let line = lines.firstIndex(where: { $0.starts(with: key.utf8) }) else { return text }
    lines[line] = Array("\(key) \(value)".utf8)[...]
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }

  /// A text as front matter holds it: a backslash is doubled, and what begins with a quote is put
  /// into a pair, since a pair around a value is not part of it.
  private func frontMatterValue(_ text: String) -> String {
    let escaped = text.split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\")
    guard let first = text.unicodeScalars.first, "\"“”„＂".unicodeScalars.contains(first) else {
      return escaped
    }
    return "\"\(escaped)\""
  }
}

private typealias Resource = PackageResources

/// The first half: front matter, fields, greeting, discovery and presentation.
private func beginning(
  _ method: TemplateMethod, _ language: TemplateLanguage
) -> (script: [UInt8], transcript: [UInt8]) {
  switch (language, method) {
  case (.en, .schiffman): (Resource.en_schiffman_patter, Resource.en_schiffman_transcript)
  case (.en, .interest): (Resource.en_interest_patter, Resource.en_interest_transcript)
  case (.en, .community): (Resource.en_community_patter, Resource.en_community_transcript)
  case (.en, .problem): (Resource.en_problem_patter, Resource.en_problem_transcript)
  case (.en, .survey): (Resource.en_survey_patter, Resource.en_survey_transcript)
  case (.de, .schiffman): (Resource.de_schiffman_patter, Resource.de_schiffman_transcript)
  case (.de, .interest): (Resource.de_interest_patter, Resource.de_interest_transcript)
  case (.de, .community): (Resource.de_community_patter, Resource.de_community_transcript)
  case (.de, .problem): (Resource.de_problem_patter, Resource.de_problem_transcript)
  case (.de, .survey): (Resource.de_survey_patter, Resource.de_survey_transcript)
  case (.nl, .schiffman): (Resource.nl_schiffman_patter, Resource.nl_schiffman_transcript)
  case (.nl, .interest): (Resource.nl_interest_patter, Resource.nl_interest_transcript)
  case (.nl, .community): (Resource.nl_community_patter, Resource.nl_community_transcript)
  case (.nl, .problem): (Resource.nl_problem_patter, Resource.nl_problem_transcript)
  case (.nl, .survey): (Resource.nl_survey_patter, Resource.nl_survey_transcript)
  case (.ru, .schiffman): (Resource.ru_schiffman_patter, Resource.ru_schiffman_transcript)
  case (.ru, .interest): (Resource.ru_interest_patter, Resource.ru_interest_transcript)
  case (.ru, .community): (Resource.ru_community_patter, Resource.ru_community_transcript)
  case (.ru, .problem): (Resource.ru_problem_patter, Resource.ru_problem_transcript)
  case (.ru, .survey): (Resource.ru_survey_patter, Resource.ru_survey_transcript)
  case (.zh, .schiffman): (Resource.zh_schiffman_patter, Resource.zh_schiffman_transcript)
  case (.zh, .interest): (Resource.zh_interest_patter, Resource.zh_interest_transcript)
  case (.zh, .community): (Resource.zh_community_patter, Resource.zh_community_transcript)
  case (.zh, .problem): (Resource.zh_problem_patter, Resource.zh_problem_transcript)
  case (.zh, .survey): (Resource.zh_survey_patter, Resource.zh_survey_transcript)
  }
}

/// The second half: the next step, objections, outcomes, anytime, cadence, messages, a persona.
private func ending(_ language: TemplateLanguage) -> (script: [UInt8], transcript: [UInt8]) {
  switch language {
  case .en: (Resource.en_ending_patter, Resource.en_ending_transcript)
  case .de: (Resource.de_ending_patter, Resource.de_ending_transcript)
  case .nl: (Resource.nl_ending_patter, Resource.nl_ending_transcript)
  case .ru: (Resource.ru_ending_patter, Resource.ru_ending_transcript)
  case .zh: (Resource.zh_ending_patter, Resource.zh_ending_transcript)
  }
}
