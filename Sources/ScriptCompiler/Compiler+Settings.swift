import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  private static var keys: [String] {
    [
      "title", "id", "language", "goal", "start", "include", "method", "qualify", "variants",
      "currency",
    ]
  }

  /// Notes a file's front matter. The script's own may hold every key; an included file's only
  /// `language` and `include`.
  mutating func collect(_ entries: [FrontMatterEntry], file: Int) {
    var seen: [String: Range<Int>] = [:]
    for entry in entries {
      let key = text(entry.key, in: file).lowercased()
      guard Self.keys.contains(key) else {
        reportUnknown(key, entry, file)
        continue
      }
      if let earlier = seen[key] {
        report(
          .badFrontMatter, at: entry.key, in: file, "`\(key)` stands here a second time",
          notes: [Diagnostic.Note("the first one", at: Span(file: file, range: earlier))],
          help: "keep one of the two")
        continue
      }
      seen[key] = entry.key
      if entry.value.isEmpty {
        report(
          .badFrontMatter, at: entry.key, in: file, "`\(key)` has no value",
          help: "write it after the colon, or take the line away")
        continue
      }
      if file == 0 {
        settings[key] = (file, entry.value)
      } else if key != "language" && key != "include" && isLibraryKey(key) {
        report(
          .badFrontMatter, at: entry.key, in: file,
          "an included file has no `\(key)`",
          help: "only `language` and `include` may stand in its front matter")
      }
    }
    if file == 0 { isLibrary = settings["title"] == nil }
  }

  private func isLibraryKey(_ key: String) -> Bool { Self.keys.contains(key) }

  private mutating func reportUnknown(_ key: String, _ entry: FrontMatterEntry, _ file: Int) {
    let near = nearestNames(to: key, among: Self.keys, limit: 1).first
    let span = Span(file: file, range: entry.key)
    report(
      .badFrontMatter, at: entry.key, in: file, "the front matter has no key `\(key)`",
      help: near.map { "the key with a similar name is `\($0)`" }
        ?? "the keys are \(Self.keys.map { "`\($0)`" }.joined(separator: ", "))",
      fixes: near.map { [Diagnostic.Fix("make it `\($0)`", replacing: span, with: $0)] } ?? [])
    // What was meant is taken as that, so that it is not told as missing too.
    if let near, file == 0, settings[near] == nil { settings[near] = (file, entry.value) }
  }

  private func value(_ key: String) -> (text: String, range: Range<Int>)? {
    settings[key].map { (parsers[$0.file].plainText($0.value), $0.value) }
  }

  /// Takes over the values that need no names.
  mutating func readSettings() {
    script.title = value("title")?.text ?? ""
    script.id = value("id")?.text ?? name
    readLanguage()
    if let (text, range) = value("currency") {
      script.currency = Currency(text)
      if script.currency == nil {
        report(
          .badFrontMatter, at: range, in: 0, "`\(text)` is no currency",
          help: "write its three letters (ISO 4217), such as `EUR`")
      }
    }
    let methods = Script.Method.allCases.map(\.rawValue)
    script.method = choice("method", methods).flatMap(Script.Method.init) ?? .none
    let schemes = Script.Qualification.allCases.map(\.rawValue)
    script.qualification = choice("qualify", schemes).flatMap(Script.Qualification.init)
    script.isAdaptive = choice("variants", ["even", "adaptive"]) == "adaptive"
    if value("goal") == nil { reportMissing("goal", "an outcome's name, such as `goal: meeting`") }
  }

  private mutating func readLanguage() {
    guard let (text, range) = value("language") else {
      reportMissing("language", "the language that is spoken, such as `language: en`")
      return
    }
    script.language = Language(text)
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let isTag = parts.allSatisfy { part in
      (1...8).contains(part.utf8.count)
        && part.utf8.allSatisfy { isLetterOrDigit($0) }
    }
    if !isTag || !(2...3).contains(parts[0].utf8.count) {
      report(
        .badFrontMatter, at: range, in: 0, "`\(text)` is no language tag",
        help: "write a tag such as `en`, `de-AT` or `zh-Hans`")
    }
  }

  private mutating func choice(_ key: String, _ choices: [String]) -> String? {
    guard let (text, range) = value(key) else { return nil }
    if let found = choices.first(where: { $0.lowercased() == text.lowercased() }) { return found }
    let near = nearestNames(to: text, among: choices, limit: 1).first
    report(
      .badFrontMatter, at: range, in: 0, "`\(key)` cannot be `\(text)`",
      help: "it is one of \(choices.map { "`\($0)`" }.joined(separator: ", "))",
      fixes: near.map {
        [Diagnostic.Fix("make it `\($0)`", replacing: Span(file: 0, range: range), with: $0)]
      } ?? [])
    return nil
  }

  private mutating func reportMissing(_ key: String, _ what: String) {
    // Below what stands above it in the order of the keys.
    let before = Self.keys.prefix { $0 != key }
    let place = before.reversed().compactMap { settings[$0]?.value }.first ?? 0..<0
    report(
      .badFrontMatter, at: place, in: 0, "the front matter has no `\(key)`",
      help: "add \(what)")
  }

  /// Finds the goal and the first step.
  mutating func resolveSettings() {
    if let (text, range) = value("goal"), let goal = outcome(text, at: range, in: 0) {
      script.goal = goal
    }
    let first = script.steps.refs.first { script.steps[$0].owner.objection == nil }
    if let (text, range) = value("start") {
      if let start = step(text, at: range, in: 0, label: "the call would begin there") {
        script.start = start
      }
    } else if let first {
      script.start = first
    }
    if first == nil, !isIncomplete, !diagnostics.hasErrors, unknownNames.isEmpty,
      !parsers.contains(where: \.diagnostics.hasErrors)
    {
      report(
        .noSteps, at: settings["title"]?.value ?? 0..<0, in: 0, "the script has no step",
        help: "add a stage and a step, such as `# greeting` and `## hello` below it")
    }
  }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
}
