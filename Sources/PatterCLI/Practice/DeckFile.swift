import CallModel
import ScriptCompiler
import SourceText

/// Finds what a deck of cards is made from: a script, or a library of objections, which is compiled
/// inside a small script that declares what it leads to.
enum DeckFile {
  static func script(_ path: String, _ program: Program) throws(Failure) -> Script? {
    let compilation = try ScriptLoader.load(path)
    if let script = compilation.script { return script }
    guard compilation.isLibrary, !compilation.hasErrors else {
      _ = try CallCommand.refuse(compilation, path, program)
      return nil
    }
    let language = language(compilation.files[0])
    let name = ScriptLoader.familyName(path)
    var (fields, outcomes, steps): (Set<String>, Set<String>, Set<String>) = ([], [], [])
    // Each round tells names that are missing; a library names no more than it has lines.
    for _ in 0..<4 {
      let text = wrapper(
        name, language, String(path.split(separator: "/").last ?? ""), fields: fields,
        outcomes: outcomes, steps: steps)
      let wrapped = ScriptLoader.load(
        PathWords.joined(ScriptLoader.folder(of: path), name + "-deck.patter"),
        bytes: Array(text.utf8))
      if let script = wrapped.script { return script }
      var isGrown = false
      for diagnostic in wrapped.diagnostics where diagnostic.level == .error {
        // What is missing stands between the first backticks.
        let parts = diagnostic.message.split(separator: "`", omittingEmptySubsequences: false)
        guard parts.count > 2 else { continue }
        let found = String(parts[1])
        switch diagnostic.rule.id {
        case "unknown-field": isGrown = fields.insert(found).inserted || isGrown
        case "unknown-outcome": isGrown = outcomes.insert(found).inserted || isGrown
        case "unknown-step": isGrown = steps.insert(found).inserted || isGrown
        default: continue
        }
      }
      guard isGrown else { break }
    }
    throw Failure(
      .problems, "\(path) cannot be drilled by itself",
      help: "drill a script that includes it")
  }

  /// The language that a library's front matter names.
  private static func language(_ file: SourceFile) -> String {
    for line in String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").prefix(20) {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2, parts[0].trimmingBlanks == "language" { return parts[1].trimmingBlanks }
    }
    return "en"
  }

  /// A script that does nothing but include a library.
  private static func wrapper(
    _ name: String, _ language: String, _ file: String, fields: Set<String>,
    outcomes: Set<String>, steps: Set<String>
  ) -> String {
    """
    ---
    title: \(name)
    id: \(name)
    language: \(language)
    goal: done_
    currency: EUR
    include: \(file)
    ---

    # fields
    \(fields.sorted().map { "- \($0): text" }.joined(separator: "\n"))

    # outcomes
    - done_ "Done": won
    \(outcomes.sorted().map { "- \($0) \"\($0)\": open" }.joined(separator: "\n"))

    # greeting

    ## start_
    Hello.
    - Yes => done_

    \(steps.sorted().map { "## \($0)\nWell.\n- Yes => done_\n" }.joined(separator: "\n"))
    """
  }
}
