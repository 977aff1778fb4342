import ScriptTemplates
import Terminal

/// `new SCRIPT`
enum NewCommand {
  static let methods = TemplateMethod.allCases.map(\.rawValue)
  static let languages = TemplateLanguage.allCases.map(\.rawValue)

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let method = try invocation.choice("method", methods)
    let language = try invocation.choice("language", languages)
    guard let method = TemplateMethod(rawValue: method),
      let language = TemplateLanguage(rawValue: language)
    else { preconditionFailure("a choice is a case") }
    let path = try path(invocation.arguments[0])
    try NewFile.write(scriptTemplate(method, in: language), to: path)
    let screen = program.screen
    screen.line(
      StyledText(data: path) + StyledText(": a call \(words(method)), in \(words(language))."))
    screen.line("Read it aloud, and make it yours. Then:")
    let next = [
      ("check", "tells what does not fit yet"),
      ("call", "walks you through it, as on the phone"),
      ("test", "runs the transcripts that lie beside it"),
    ].filter { CommandTable.command([$0.0]) != nil }
    let width = next.map(\.0.count).max() ?? 0
    for (command, purpose) in next {
      let gap = String(repeating: " ", count: width - command.count + 2)
      screen.line(
        StyledText("  patter \(command) ") + StyledText(data: quoted(path))
          + StyledText(gap + purpose, .muted))
    }
    try program.flush()
    return .done
  }

  /// The path as given, with the ending of scripts.
  private static func path(_ given: String) throws(Failure) -> String {
    let name = given.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
    guard !name.isEmpty, name != ".", name != "..", !FileReader.isFolder(given) else {
      throw .usage("`\(given)` is no name of a file", help: "write it `patter new my-call.patter`")
    }
    return name.hasSuffix(".patter") ? given : given + ".patter"
  }

  /// A path as a shell takes it for one word.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.unicodeScalars.allSatisfy {
      $0.properties.isAlphabetic || ("0"..."9").contains($0) || "/._-".unicodeScalars.contains($0)
    }
    if isPlain, !path.hasPrefix("-") { return path }
    let inner = path.split(separator: "'", omittingEmptySubsequences: false)
      .joined(separator: "'\\''")
    return "'\(inner)'"
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
