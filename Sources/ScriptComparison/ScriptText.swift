import CallModel

/// Writes the parts of a script as scripts write them, in one form, so that equal texts mean the same.
struct ScriptText {
  let script: Script
  /// Names that stand in place of a script's own: those that renamed things have in the other script.
  var stepNames: [Ref<Step>: String] = [:]
  var cardNames: [Ref<Objection>: String] = [:]
  var fieldNames: [Ref<Field>: String] = [:]
  var outcomeNames: [Ref<Outcome>: String] = [:]
  var messageNames: [Ref<Message>: String] = [:]

  init(_ script: Script) {
    self.script = script
  }

  func name(_ step: Ref<Step>) -> String { stepNames[step] ?? script.name(step) }

  func name(_ card: Ref<Objection>) -> String { cardNames[card] ?? script.name(card) }

  func name(_ field: Ref<Field>) -> String { fieldNames[field] ?? script.name(field) }

  func name(_ outcome: Ref<Outcome>) -> String { outcomeNames[outcome] ?? script.name(outcome) }

  func name(_ message: Ref<Message>) -> String {
    messageNames[message] ?? script.text[script.messages[message].id]
  }

  func text(_ ref: TextRef) -> String { script.text[ref] }

  func texts(_ refs: Refs<TextRef>) -> [String] { script.texts[refs].map { script.text[$0] } }

  /// A part of what is played, as a line of a script.
  struct Line: Hashable {
    /// What the line does, by the sign that it begins with; empty for spoken words.
    let sign: String
    /// Guards, letters and `[must]` in front.
    let front: String
    /// What follows the sign.
    let words: String
    let isMust: Bool

    /// The line as a script has it.
    var text: String {
      [front, sign, words].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// The lines of a passage in file order, then its ways on.
  func lines(_ passage: Passage) -> [Line] {
    var result: [Line] = []
    var open: [(end: Int, text: String)] = []
    let lines = Array(script.lines[passage.lines])
    var armed: Set<Int> = []
    for (index, line) in lines.enumerated() {
      open.removeAll { $0.end <= index }
      let front = open.map(\.text).joined(separator: " ")
      switch line {
      case .speak(let words): result.append(self.line("", words, front))
      case .note(let words): result.append(self.line(">", words, front))
      case .ask(let field):
        result.append(Line(sign: "?", front: front, words: name(field), isMust: false))
      case .assign(let ref):
        result.append(
          Line(
            sign: "", front: front, words: "[set \(assignment(script.assignments[ref]))]",
            isMust: false))
      case .test(let condition, _, _, let skip):
        if skip > 0 { open.append((index + 1 + Int(skip), "[if \(expression(condition))]")) }
      case .otherwise(_, let skip):
        if skip > 0 { open.append((index + 1 + Int(skip), "[else]")) }
      case .variant(let letter, let skip):
        if skip > 0 { open.append((index + 1 + Int(skip), "[\(letter)]")) }
      case .arm(let jump):
        armed.insert(jump.index)
        result.append(self.line(script.jumps[jump], front))
      }
    }
    for jump in passage.jumps.refs where !armed.contains(jump.index) {
      result.append(line(script.jumps[jump], ""))
    }
    return result
  }

  private func line(_ sign: String, _ words: Words, _ front: String) -> Line {
    let letter = words.letter.map { "[\($0)]" } ?? ""
    // A letter may stand over several lines; it is told once.
    let letters = front.hasSuffix(letter) ? "" : letter
    let must = words.must == nil ? "" : "[must]"
    return Line(
      sign: sign,
      front: [front, must, letters].filter { !$0.isEmpty }.joined(separator: " "),
      words: pieces(words.pieces), isMust: words.must != nil)
  }

  private func line(_ jump: Jump, _ front: String) -> Line {
    let guardText = jump.condition.map { "[if \(expression($0))]" } ?? ""
    let target = target(jump.target)
    let sets = script.assignments[jump.assignments].map { "[\(assignment($0))]" }
    return Line(
      sign: String(target.prefix(2)),
      front: [front, guardText].filter { !$0.isEmpty }.joined(separator: " "),
      words: ([String(target.dropFirst(3))] + sets).joined(separator: " "), isMust: false)
  }

  /// `-> step`, `-> !card`, `=> outcome` and the like.
  func target(_ target: Target) -> String {
    switch target {
    case .step(let step): "-> " + name(step)
    case .objection(let card): "-> !" + name(card)
    case .back: "-> back"
    case .next: "-> next"
    case .again: "-> again"
    case .end(let outcome): "=> " + name(outcome)
    }
  }

  /// Words with what is inserted in braces and stress in stars.
  func pieces(_ pieces: Refs<Piece>) -> String {
    func braces(_ name: String, _ fallback: TextRef?) -> String {
      fallback.map { "{\(name) | \(script.text[$0])}" } ?? "{\(name)}"
    }
    return script.pieces[pieces].map { piece in
      switch piece {
      case .words(let ref): script.text[ref]
      case .stress(let ref): "*\(script.text[ref])*"
      case .field(let field, let fallback): braces(name(field), fallback)
      case .column(let column, let name, let fallback):
        braces("\(column.rawValue).\(script.text[name])", fallback)
      case .builtIn(let builtIn, let fallback): braces(builtIn.rawValue, fallback)
      case .greeting: "{greeting}"
      }
    }.joined()
  }
}
