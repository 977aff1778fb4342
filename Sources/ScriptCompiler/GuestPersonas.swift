package import CallModel
import ScriptSyntax
package import SourceText

/// Personas from another file than the script's, made to speak of the script's cards, steps, replies
/// and fields.
///
/// A guest was written for many scripts. What it says of a card, step, stage, reply, field or option
/// that the script does not have, or with a value that its field cannot hold, is left out without a
/// word; so is a note with a field that is not there. What no script could read is told as ever.
package struct GuestPersonas: Sendable {
  /// The guests, in the order of the file.
  package let personas: [Ref<Persona>]
  /// What was found wrong in the file.
  package let diagnostics: [Diagnostic]

  /// Whether an error was found; then the script has no guests.
  package var hasErrors: Bool { diagnostics.contains { $0.level == .error } }

  /// Adds the personas of a file to a script, behind its own. A guest may have the name of one of
  /// these: a caller that looks for names decides which it means.
  ///
  /// Only the `# personas` sections of the file are read. The script's files stay what they are, and
  /// so does its hash; of its rows none moves. Linear in the size of both.
  package static func lower(_ source: SourceFile, into script: inout Script) -> GuestPersonas {
    var compiler = Compiler(guestsOf: script)
    compiler.lowerGuests(source)
    let diagnostics = compiler.result().diagnostics
    let own = script.personas.count
    guard compiler.isSound else { return GuestPersonas(personas: [], diagnostics: diagnostics) }
    script = compiler.script
    return GuestPersonas(
      personas: script.personas.refs.filter { $0.index >= own }, diagnostics: diagnostics)
  }
}

extension Compiler {
  /// A compiler that knows the names of a script.
  fileprivate init(guestsOf script: Script) {
    self.init(name: script.id)
    self.script = script
    // Names that the script lacks are not told, nor are such looked for that resemble them.
    isIncomplete = true
    isGuest = true
    let nowhere = SourceMap.nowhere
    for stage in script.stages.refs {
      _ = stages.declare(script.text[script.stages[stage].id], stage, at: nowhere)
    }
    for step in script.steps.refs { _ = steps.declare(script.name(step), step, at: nowhere) }
    for card in script.objections.refs {
      _ = objections.declare(script.name(card), card, at: nowhere)
    }
    for field in script.fields.refs { _ = fields.declare(script.name(field), field, at: nowhere) }
  }

  fileprivate mutating func lowerGuests(_ source: SourceFile) {
    let relativePath = source.path.split(separator: "/").last.map(String.init) ?? source.path
    relativePaths.append(relativePath)
    guard isReadable(source, 0) else {
      parsers.append(Parser(emptyTree(source, 0)))
      return
    }
    var found = Diagnostics()
    var parser = Parser(ScriptTree(source, index: 0, &found))
    parser.diagnostics.add(found)
    parsers.append(parser)
    for section in parsers[0].tree.sections where section.kind == .personas {
      declarePersonas(section, 0)
    }
    lowerPersonas()
  }
}
