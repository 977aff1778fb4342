import CallModel
import ScriptCompiler
import SourceText
import Testing

/// Scripts written out again in a form that is easy to compare.
extension Script {
  /// The step of a name.
  func step(_ name: String) throws -> Step {
    try steps[#require(steps.refs.first { self.name($0) == name }, "no step \(name)")]
  }

  /// The card of a name.
  func card(_ name: String) throws -> Objection {
    try objections[#require(objections.refs.first { self.name($0) == name }, "no card \(name)")]
  }

  /// The field of a name.
  func field(_ name: String) throws -> Field {
    try fields[#require(fields.refs.first { self.name($0) == name }, "no field \(name)")]
  }

  /// The outcome of a name.
  func outcome(_ name: String) throws -> Outcome {
    try outcomes[#require(outcomes.refs.first { self.name($0) == name }, "no outcome \(name)")]
  }

  /// A passage's lines and ways on, one string each; what an instruction skips stands behind it.
  func outline(_ passage: Passage) -> [String] {
    lines[passage.lines].map { outline($0, passage) } + jumps[passage.jumps].map(outline)
  }

  /// A step's lines and ways on.
  func outline(_ name: String) throws -> [String] { try outline(step(name).passage) }

  private func outline(_ line: Line, _ passage: Passage) -> String {
    switch line {
    case .speak(let words):
      (words.startsParagraph ? "¶ " : "") + (words.letter.map { "[\($0)] " } ?? "")
        + (words.must == nil ? "" : "[must] ") + outline(words.pieces)
    case .note(let words):
      "> " + (words.letter.map { "[\($0)] " } ?? "") + outline(words.pieces)
    case .ask(let field): "? " + name(field)
    case .assign(let set): outline(assignments[set])
    case .test(let guardRef, let level, let isFirst, let skip):
      "\(isFirst ? "if" : "or if")\(level) \(outline(guardRef)) skip \(skip)"
    case .otherwise(let level, let skip): "else\(level) skip \(skip)"
    case .variant(let letter, let skip): "only \(letter) skip \(skip)"
    case .arm(let jump): "arm \(jump.index - passage.jumps.range.lowerBound)"
    }
  }

  func outline(_ assignment: Assignment) -> String {
    "\(name(assignment.field)) := \(outline(assignment.value))"
  }

  private func outline(_ jump: Jump) -> String {
    (jump.needsArming ? "armed " : "") + (jump.condition.map { "if \(outline($0)) " } ?? "")
      + outline(jump.target) + assignments[jump.assignments].map { " [\(outline($0))]" }.joined()
  }

  func outline(_ target: Target) -> String {
    switch target {
    case .step(let step): "-> " + name(step)
    case .objection(let card): "-> !" + name(card)
    case .back: "-> back"
    case .next: "-> next"
    case .again: "-> again"
    case .end(let outcome): "=> " + name(outcome)
    }
  }

  func outline(_ pieces: Refs<Piece>) -> String { self.pieces[pieces].map(outline).joined() }

  private func outline(_ piece: Piece) -> String {
    func gap(_ name: String, _ fallback: TextRef?) -> String {
      "{\(name)\(fallback.map { "|" + text[$0] } ?? "")}"
    }
    return switch piece {
    case .words(let words): text[words]
    case .stress(let words): "<\(text[words])>"
    case .field(let field, let fallback): gap(name(field), fallback)
    case .column(let column, let name, let fallback):
      gap("\(column.rawValue).\(text[name])", fallback)
    case .builtIn(let builtIn, let fallback): gap(builtIn.rawValue, fallback)
    case .greeting: "{greeting}"
    }
  }

  func outline(_ expression: Ref<Expression>) -> String {
    switch expressions[expression] {
    case .constant(let value): values[value].plain
    case .field(let field): name(field)
    case .builtIn(let builtIn): builtIn.rawValue
    case .column(let column, let name): "\(column.rawValue).\(text[name])"
    case .not(let operand): "not \(outline(operand))"
    case .and(let left, let right): "(\(outline(left)) and \(outline(right)))"
    case .or(let left, let right): "(\(outline(left)) or \(outline(right)))"
    case .compare(let left, let sign, let right):
      "\(outline(left)) \(sign.rawValue) \(outline(right))"
    case .has(let operand, let option): "\(outline(operand)) has \(option + 1)"
    case .lacks(let operand, let option): "\(outline(operand)) lacks \(option + 1)"
    case .isKnown(let operand): "\(outline(operand)) known"
    case .arithmetic(let left, let sign, let right):
      "(\(outline(left)) \(sign.rawValue) \(outline(right)))"
    case .negative(let operand): "-\(outline(operand))"
    }
  }

  /// A reply: `Label|phrase #id (+1) if … -> target [sets]`, then its body.
  func outline(_ reply: Reply) -> [String] {
    let words = ([reply.label] + texts[reply.phrases]).map { text[$0] }.joined(separator: "|")
    let id = reply.hasOwnID ? " #" + text[reply.id] : ""
    let score = reply.score == 0 ? "" : " (\(reply.score))"
    let was = texts[reply.formerIDs].map { " was \(text[$0])" }.joined()
    let condition = reply.condition.map { " if \(outline($0))" } ?? ""
    let target = reply.target.map { " " + outline($0) } ?? ""
    let sets = assignments[reply.assignments].map { " [\(outline($0))]" }.joined()
    return [words + id + score + was + condition + target + sets]
      + outline(reply.body).map { "  " + $0 }
  }

  /// The replies of a step with their bodies.
  func replyOutline(_ name: String) throws -> [String] {
    try replies[step(name).replies].flatMap(outline)
  }
}

/// The script of some sections after the usual head.
func bodyScript(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Script
{
  let compilation = compiled(Rule.Example.body(text))
  return try #require(
    compilation.script, "\(printed(compilation))", sourceLocation: sourceLocation)
}

/// The lines and ways on of a step `hello`.
func stepOutline(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws
  -> [String]
{
  try stepScript(text, sourceLocation: sourceLocation).outline("hello")
}

/// The replies of a step `hello`.
func replyOutline(
  _ text: String, sourceLocation: SourceLocation = #_sourceLocation
) throws -> [String] {
  try stepScript(text, sourceLocation: sourceLocation).replyOutline("hello")
}

/// The script of one step `hello`.
func stepScript(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> Script
{
  let compilation = compiled(Rule.Example.step(text))
  return try #require(
    compilation.script, "\(printed(compilation))", sourceLocation: sourceLocation)
}
