package import CallModel
package import ScriptSyntax
package import SourceText

/// Where the parts of a compiled script stand in its files: one span for each row of the script's
/// tables, in the same order, so that a `Ref` finds its place in one step. 12 bytes a row.
package struct SourceMap: Sendable {
  /// What stands nowhere in a file, such as a built-in field.
  package static let nowhere = Span(file: 0, range: 0..<0)

  var stages: [Span] = []
  var steps: [Span] = []
  var replies: [Span] = []
  var replyGuards: [Span] = []
  var objections: [Span] = []
  var fields: [Span] = []
  var outcomes: [Span] = []
  var messages: [Span] = []
  var personas: [Span] = []
  var lines: [Span] = []
  var jumps: [Span] = []
  var jumpGuards: [Span] = []
  var mustLines: [Span] = []
  /// Each touch of the cadence, in order: its whole line.
  package internal(set) var touches: [Span] = []
  /// The values in the front matter, by key.
  package internal(set) var settings: [String: Span] = [:]
  private var sections: [ScriptTree.SectionKind: Span] = [:]

  /// A map of nothing, to be filled by the compiler.
  init() {}

  /// A stage's name where it was first named.
  package subscript(stage: Ref<Stage>) -> Span { stages[stage.index] }
  /// A step's or rebuttal's name in its heading.
  package subscript(step: Ref<Step>) -> Span { steps[step.index] }
  /// A reply's label; of the two replies that a rebuttal has by itself, the rebuttal's name.
  package subscript(reply: Ref<Reply>) -> Span { replies[reply.index] }
  /// A card's name in its heading.
  package subscript(objection: Ref<Objection>) -> Span { objections[objection.index] }
  /// A field's name where it is declared; `nowhere` for a built-in one.
  package subscript(field: Ref<Field>) -> Span { fields[field.index] }
  /// An outcome's name where it is declared.
  package subscript(outcome: Ref<Outcome>) -> Span { outcomes[outcome.index] }
  /// A message's name in its heading.
  package subscript(message: Ref<Message>) -> Span { messages[message.index] }
  /// A persona's name in its heading.
  package subscript(persona: Ref<Persona>) -> Span { personas[persona.index] }
  /// What a line says, shows or asks, without its brackets; of a guard or a letter, the bracket.
  package subscript(line: Ref<Line>) -> Span { lines[line.index] }
  /// A jump's whole line.
  package subscript(jump: Ref<Jump>) -> Span { jumps[jump.index] }
  /// What a must line says.
  package subscript(must: Ref<MustLine>) -> Span { mustLines[must.index] }

  /// The brackets of a reply's guards; nil when it has none.
  package func guardSpan(of reply: Ref<Reply>) -> Span? {
    let span = replyGuards[reply.index]
    return span == Self.nowhere ? nil : span
  }

  /// The brackets of a jump's own guards; nil when it has none.
  package func guardSpan(of jump: Ref<Jump>) -> Span? {
    let span = jumpGuards[jump.index]
    return span.start == span.end ? nil : span
  }

  /// The heading of the first section of a kind; nil when there is none.
  package func heading(of kind: ScriptTree.SectionKind) -> Span? { sections[kind] }

  mutating func note(_ kind: ScriptTree.SectionKind, at heading: Span) {
    if sections[kind] == nil { sections[kind] = heading }
  }
}
