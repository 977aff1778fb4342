import CallModel
import CallReports
import ScriptCompiler
import ScriptSyntax
import SourceText
import Terminal

/// Adds phrases that prospects say to the replies that operators chose after them: shows the diff, asks,
/// and writes only what compiles and keeps the transcripts passing.
struct PhraseApplying {
  /// What is to be added.
  struct Request {
    /// These words alone; nil for all whose reply is clear.
    let words: String?
    /// The reply or `!card` that gets them; nil for the one that operators clearly chose.
    let reply: String?
    /// Where a new reply with these words leads: a step, a `!card` or an outcome; nil for no new reply.
    let target: String?
    /// The step that gets the new reply; nil for the one at which the words were typed most often.
    let step: String?
    /// Whether nobody is asked.
    let isSure: Bool

    /// What an invocation asks for; nil when it does not ask to add anything.
    init?(_ invocation: Invocation, _ format: String) throws(Failure) {
      words = invocation.value("phrase")
      reply = invocation.value("reply")
      target = invocation.value("target")
      step = invocation.value("step")
      isSure = invocation.has("yes")
      guard invocation.has("apply") else {
        for option in ["phrase", "reply", "target", "step", "yes"] where invocation.has(option) {
          throw .usage("--\(option) goes with --apply", help: "add --apply, or leave it out")
        }
        return nil
      }
      guard format == "text" else {
        throw .usage("--apply has no JSON form", help: "leave --format out")
      }
      if reply != nil || target != nil || step != nil, words == nil {
        throw .usage(
          "it is said where words go, and no words are named", help: "name them with --phrase WORDS"
        )
      }
      if reply != nil, target != nil {
        throw .usage(
          "--reply adds to a reply that is there, --target makes a new one", help: "leave one out")
      }
    }
  }

  private let compilation: Compilation
  private let script: Script
  private let path: String
  private let program: Program

  init(_ compilation: Compilation, _ script: Script, path: String, _ program: Program) {
    self.compilation = compilation
    self.script = script
    self.path = path
    self.program = program
  }

  /// Adds what was asked for.
  /// - Parameter found: the phrases without a branch, the most frequent first.
  func apply(
    _ request: Request, _ found: [TuningFinding.Phrase]
  ) throws(Failure) -> ExitStatus {
    let additions = try additions(request, found)
    guard !additions.isEmpty else {
      program.screen.line(
        found.isEmpty
          ? "No phrase was typed often without a branch."
          : "Of no phrase it is clear where it belongs: name one with --phrase WORDS --reply REPLY."
      )
      try program.flush()
      return .done
    }
    let changed = try changed(additions)
    for (old, new) in changed {
      UnifiedDiff.lines(old, new).forEach { program.screen.line($0) }
    }
    try program.flush()
    try prove(additions, changed)
    var isAgreed = request.isSure
    if !isAgreed { isAgreed = try asked(additions.count) }
    guard isAgreed else {
      program.screen.line("Nothing was changed.")
      try program.flush()
      return .done
    }
    for (old, new) in changed { try write(old, new) }
    for addition in additions {
      program.screen.line(
        StyledText("added ") + StyledText(data: addition.words, .good) + StyledText(" to ")
          + StyledText(data: name(addition.home), .heading))
    }
    try program.flush()
    return .done
  }

  // MARK: What is added where

  private func additions(
    _ request: Request, _ found: [TuningFinding.Phrase]
  ) throws(Failure) -> [PhraseAddition] {
    guard let words = request.words else {
      var additions: [PhraseAddition] = []
      for phrase in found {
        guard let choice = phrase.choice, let home = home(choice, at: phrase.step) else { continue }
        do throws(PhraseAddition.Refusal) {
          additions.append(try PhraseAddition(phrase.words, to: home, in: compilation))
        } catch {
          program.tell(refused(error, phrase.words))
        }
      }
      return additions
    }
    let key = words.wordsKey
    let phrase = found.first {
      $0.words.wordsKey == key
        && (request.step == nil || script.name($0.step).nameKey == request.step?.nameKey)
    }
    guard let phrase else {
      throw .usage(
        "`\(words)` is no phrase that was typed often without a branch"
          + (request.step.map { " at `\($0)`" } ?? ""),
        help: "`patter tune \(path)` shows those that were")
    }
    if let name = request.target {
      let target = try target(name)
      do throws(PhraseAddition.Refusal) {
        return [
          try PhraseAddition(
            phrase.words, to: .newReply(phrase.step, target), in: compilation)
        ]
      } catch { throw refused(error, words) }
    }
    guard let choice = request.reply ?? phrase.choice else {
      throw .usage(
        "it is not clear which reply `\(words)` belongs to",
        help: "name it with --reply: \(names(at: phrase.step).joined(separator: ", "))")
    }
    guard let home = home(choice, at: phrase.step) else {
      throw .usage(
        "`\(script.name(phrase.step))` has no reply `\(choice)`",
        help: "there are \(names(at: phrase.step).joined(separator: ", "))")
    }
    do throws(PhraseAddition.Refusal) {
      return [try PhraseAddition(phrase.words, to: home, in: compilation)]
    } catch {
      throw refused(error, words)
    }
  }

  private func refused(_ refusal: PhraseAddition.Refusal, _ words: String) -> Failure {
    Failure(.problems, "`\(words)` is not added: \(refusal.message)", help: refusal.help)
  }

  /// The reply of a step, the anytime reply or the card of a name: `STEP/REPLY`, `REPLY` or `!CARD`.
  private func home(_ name: String, at step: Ref<Step>) -> PhraseAddition.Home? {
    let key = name.nameKey
    if key.hasPrefix("!") {
      return script.objections.refs.first { "!" + script.name($0).nameKey == key }
        .map { .card($0) }
    }
    let own = script.steps[step].replies.refs.first { reply in
      let reply = script.name(reply).nameKey
      return key == reply || key == "#" + reply || key == script.name(step).nameKey + "/" + reply
    }
    return (own ?? script.anytime.refs.first { script.name($0).nameKey == key }).map { .reply($0) }
  }

  /// Where a new reply leads.
  private func target(_ name: String) throws(Failure) -> Target {
    let key = name.nameKey
    if let card = script.objections.refs.first(where: { "!" + script.name($0).nameKey == key }) {
      return .objection(card)
    }
    let step = script.steps.refs.first {
      script.name($0).nameKey == key && script.steps[$0].owner.objection == nil
    }
    if let step { return .step(step) }
    if let outcome = script.outcomes.refs.first(where: { script.name($0).nameKey == key }) {
      return .end(outcome)
    }
    let all =
      script.steps.refs.filter { script.steps[$0].owner.objection == nil }.map { script.name($0) }
      + script.objections.refs.map { "!" + script.name($0) }
      + script.outcomes.refs.map { script.name($0) }
    let near = nearestNames(to: name, among: all, limit: 1).first
    throw .usage(
      "--target: the script has no step, card or outcome `\(name)`",
      help: near.map { "the nearest is `\($0)`" } ?? "there are \(all.joined(separator: ", "))")
  }

  private func names(at step: Ref<Step>) -> [String] {
    (Array(script.steps[step].replies.refs) + Array(script.anytime.refs)).map {
      "`\(script.name($0))`"
    } + script.objections.refs.map { "`!\(script.name($0))`" }
  }

  private func name(_ home: PhraseAddition.Home) -> String {
    switch home {
    case .reply(let reply):
      let step = script.steps.refs.first { script.steps[$0].replies.contains(reply) }
      return step.map { script.name($0) + "/" + script.name(reply) } ?? script.name(reply)
    case .card(let card): return "!" + script.name(card)
    case .newReply(let step, _): return "\(script.name(step)) as a new reply"
    }
  }

  // MARK: The changed files

  /// Each file that changes, as it is and in canonical layout with its new phrases.
  private func changed(
    _ additions: [PhraseAddition]
  ) throws(Failure) -> [(old: SourceFile, new: SourceFile)] {
    var result: [(SourceFile, SourceFile)] = []
    for (number, file) in compilation.files.enumerated() {
      let edits = additions.map(\.edit).filter { Int($0.span.file) == number }
      guard !edits.isEmpty else { continue }
      var bytes: [UInt8] = []
      var place = 0
      // Phrases for the same place go in in their order.
      let order = edits.enumerated().sorted {
        ($0.element.span.start, $0.offset) < ($1.element.span.start, $1.offset)
      }
      for (_, edit) in order {
        bytes += file.bytes[place..<Int(edit.span.start)]
        bytes += joined(edit.text, after: bytes)
        place = Int(edit.span.end)
      }
      bytes += file.bytes[place...]
      guard let formatted = Self.formatted(bytes, file.path) else {
        throw Failure(
          .problems, "\(file.path) cannot be formatted", help: "`patter format` tells why")
      }
      result.append((file, SourceFile(path: file.path, bytes: formatted)))
    }
    return result
  }

  /// A card's first phrase line is begun once, though several phrases are added to it.
  private func joined(_ text: String, after bytes: [UInt8]) -> [UInt8] {
    let start = Array("\n~ ".utf8)
    let line = bytes.lastIndex(of: 0x0A).map { bytes[$0...] } ?? bytes[...]
    guard text.utf8.starts(with: start), line.starts(with: start) else { return Array(text.utf8) }
    return Array(" | ".utf8) + text.utf8.dropFirst(start.count)
  }

  private static func formatted(_ bytes: [UInt8], _ path: String) -> [UInt8]? {
    func once(_ bytes: [UInt8]) -> [UInt8]? {
      var ignored = Diagnostics()
      let tree = ScriptTree(SourceFile(path: path, bytes: bytes), index: 0, &ignored)
      return Formatter.format(tree)?.bytes
    }
    guard let formatted = once(bytes), once(formatted) == formatted else { return nil }
    return formatted
  }

  // MARK: Proof

  /// Sees to it that the scripts with the changed files differ in the phrases alone, and that every
  /// transcript that passed still does.
  private func prove(
    _ additions: [PhraseAddition], _ changed: [(old: SourceFile, new: SourceFile)]
  ) throws(Failure) {
    var replaced: [String: [UInt8]] = [:]
    for (old, new) in changed {
      replaced[FileReader.realPath(old.path) ?? old.path] = new.bytes
    }
    let after = try ScriptLoader.load(path, replaced: replaced)
    guard let changedScript = after.script else {
      DiagnosticOutput.write(after, to: program.errors, program)
      throw Failure(
        .problems, "\(path) would not compile with this; nothing was changed",
        help: "add the phrase by hand")
    }
    guard PhraseAddition.areAll(additions, in: changedScript, since: script) else {
      throw Failure(
        .problems, "\(path) would mean something else with this; nothing was changed",
        help: "add the phrase by hand")
    }
    let folder = ScriptLoader.folder(of: path)
    var set = try ScriptSet.around(path)
    set.addScripts(sharingFilesBelow: folder)
    for member in set.members where member.compilation.script != nil {
      guard try ScriptLoader.load(member.path, replaced: replaced).script != nil else {
        throw Failure(
          .problems, "\(member.path) would not compile with this; nothing was changed",
          help: "`patter check \(member.path)` tells what it says now")
      }
      try TranscriptCheck.prove(member.path, replaced, program)
    }
  }

  private func asked(_ phrases: Int) throws(Failure) -> Bool {
    let what = phrases == 1 ? "this phrase" : "these \(phrases) phrases"
    return try Consent.isGiven("add \(what)?", program)
  }

  /// Puts a file in its place, unless somebody changed it meanwhile. Each file is whole by itself: the
  /// script compiles with any of them.
  private func write(_ old: SourceFile, _ new: SourceFile) throws(Failure) {
    guard try ScriptLoader.bytes(of: old.path) == old.bytes else {
      throw Failure(
        .problems, "\(old.path) was changed while it was being looked at; it was left as it is",
        help: "run the command again")
    }
    let file = try OutputFile(old.path)
    file.write(new.bytes)
    try file.finish()
  }
}
