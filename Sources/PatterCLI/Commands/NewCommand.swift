import CallModel
import ScriptTemplates
import Terminal

/// `new SCRIPT`
enum NewCommand {
  static let methods = TemplateMethod.allCases.map(\.rawValue)
  static let languages = TemplateLanguage.allCases.map(\.rawValue)

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let method = try invocation.choice("method", methods)
    let own = language(ofLocale: program.variables)
    let language =
      try invocation.has("language")
      ? invocation.choice("language", languages) : own.rawValue
    guard let method = TemplateMethod(rawValue: method),
      let language = TemplateLanguage(rawValue: language)
    else { preconditionFailure("a choice is a case") }
    let path = try path(invocation.arguments[0])
    let name = ScriptLoader.familyName(path)
    let title = try title(invocation.value("title"), name: name)
    let template = ScriptTemplate(method, in: language)
    let transcript = path.dropLast(".patter".count) + ".transcript"
    try NewFile.write([
      (path, template.script(titled: title)),
      (String(transcript), template.transcript(of: name + ".patter")),
    ])
    let screen = program.screen
    screen.line(
      StyledText(data: path) + StyledText(": a call \(words(method)), in \(words(language))."))
    screen.line(
      StyledText(data: String(transcript))
        + StyledText(": a call along it that is won, to test it with."))
    screen.line("Read it aloud, and make it yours. Then:")
    let next = [
      ("check", "tells what does not fit yet"),
      ("call", "walks you through it, as on the phone"),
      ("test", "plays the transcript, and tells where it does not fit any more"),
    ].filter { CommandTable.command([$0.0]) != nil }
    let width = next.map(\.0.count).max() ?? 0
    for (command, purpose) in next {
      let gap = String(repeating: " ", count: width - command.count + 2)
      screen.line(
        StyledText("  patter \(command) ") + StyledText(data: ShellWord.path(path))
          + StyledText(gap + purpose, .muted))
    }
    try program.flush()
    return .done
  }

  /// The language of the person's locale, where scripts can be begun in it; English otherwise.
  private static func language(ofLocale variables: [String: String]) -> TemplateLanguage {
    let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { variables[$0] }
    let name = names.first { !$0.isEmpty } ?? ""
    return TemplateLanguage(rawValue: name.prefix { $0.isLetter }.lowercased()) ?? .en
  }

  /// The path as given, with the ending of scripts.
  private static func path(_ given: String) throws(Failure) -> String {
    let name = given.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    // The transcript names the script on a line of its own, and blanks at a line's ends are nothing.
    guard !name.isEmpty, name != ".", name != "..", name != ".patter",
      name.trimmingBlanks == name, SafeText.clean(given) == given, !FileReader.isFolder(given)
    else {
      throw .usage(
        "`\(given)` is no name of a script", help: "write it `patter new my-call.patter`")
    }
    return name.hasSuffix(".patter") ? given : given + ".patter"
  }

  /// The title as given, or made of the file's name: `window-calls` is `Window calls`.
  private static func title(_ given: String?, name: String) throws(Failure) -> String {
    guard let given else {
      let words = name.split { $0 == "-" || $0 == "_" || $0 == " " }.joined(separator: " ")
      let title = words.isEmpty ? name : words
      return title.prefix(1).uppercased() + title.dropFirst()
    }
    let title = given.trimmingBlanks
    guard !title.isEmpty, title.utf8.count <= 200, SafeText.clean(title) == title else {
      throw .usage(
        "`\(given)` is no title of a script",
        help: "write one line of at most 200 bytes, such as `--title \"Windows for shops\"`")
    }
    return title
  }

  private static func words(_ method: TemplateMethod) -> String {
    switch method {
    case .schiffman: "by Schiffman's method"
    case .interest: "that wakes interest by context, content and contact"
    case .community: "that offers a place among their own kind"
    case .problem: "that takes a problem away"
    case .survey: "that begins with a survey"
    }
  }

  private static func words(_ language: TemplateLanguage) -> String {
    switch language {
    case .en: "English"
    case .de: "German"
    case .nl: "Dutch"
    case .ru: "Russian"
    case .zh: "Chinese"
    }
  }
}
