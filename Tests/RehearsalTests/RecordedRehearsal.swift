import CallEngine
import CallModel
import Rehearsal
import TestSupport
import TypedValues

/// A rehearsal as it was recorded: a head, then a line for each thing the trainee did, with the
/// milliseconds of the call. `say` is what he typed (nothing: said aloud), `<` a reply, `!` a card,
/// `?` a value (nothing: passed over), and the commands of the call screen.
struct RecordedRehearsal {
  /// What the trainee did.
  enum Act: Equatable {
    case say(String?)
    case reply(String)
    case card(String)
    case value(String)
    case skip
    case back
    case again
    case note(String)
    case end(String)
    case wrapUp(String?)

    init?(_ text: Substring) {
      let parts = text.split(separator: " ", maxSplits: 1)
      let rest = parts.count > 1 ? String(parts[1]) : nil
      switch parts.first {
      case "say": self = .say(rest)
      case "<": self = .reply(rest ?? "")
      case "!": self = .card(rest ?? "")
      case "?": self = rest.map { .value($0) } ?? .skip
      case "/back": self = .back
      case "/again": self = .again
      case "/note": self = .note(rest ?? "")
      case "/end": self = .end(rest ?? "")
      case "wrap-up": self = .wrapUp(rest)
      default: return nil
      }
    }

    var text: String {
      switch self {
      case .say(let words): words.map { "say " + $0 } ?? "say"
      case .reply(let name): "< " + name
      case .card(let name): "! " + name
      case .value(let value): "? " + value
      case .skip: "?"
      case .back: "/back"
      case .again: "/again"
      case .note(let words): "/note " + words
      case .end(let name): "/end " + name
      case .wrapUp(let words): words.map { "wrap-up " + $0 } ?? "wrap-up"
      }
    }
  }

  var script = ""
  var persona = ""
  var seed: UInt64 = 1
  var level = PracticeLevel.read
  var acts: [(ms: Int64, act: Act)] = []

  init() {}

  init(_ text: String) throws {
    for line in text.split(separator: "\n") where !line.hasPrefix("//") {
      if let colon = line.firstIndex(of: ":"), acts.isEmpty, line.first?.isNumber != true {
        let value = line[line.index(after: colon)...].drop { $0 == " " }
        switch line[..<colon] {
        case "script": script = String(value)
        case "persona": persona = String(value)
        case "seed": seed = UInt64(value) ?? 1
        case "level": level = Int(value).flatMap(PracticeLevel.init) ?? .read
        default: throw Unreadable(line: String(line))
        }
        continue
      }
      let parts = line.split(separator: " ", maxSplits: 1)
      guard parts.count == 2, let ms = Int64(parts[0]), let act = Act(parts[1]) else {
        throw Unreadable(line: String(line))
      }
      acts.append((ms, act))
    }
  }

  struct Unreadable: Error { let line: String }

  var text: String {
    """
    script: \(script)
    persona: \(persona)
    seed: \(seed)
    level: \(level.rawValue)

    """ + acts.map { "\($0.ms) \($0.act.text)\n" }.joined()
  }
}

/// Plays what a trainee does against the prospect, as the call screen does.
struct RehearsalPlayer {
  let scene: Scene
  let level: PracticeLevel
  private(set) var call: Call
  private(set) var record = RecordedRehearsal()

  init(_ scene: Scene, _ level: PracticeLevel) {
    self.scene = scene
    self.level = level
    call = Call(
      scene.script,
      CallStart(
        startedAt: 1_795_424_400_000, offset: 3600, zone: "Europe/Berlin",
        variantSeed: scene.seed, lead: scene.lead, agent: Lead([("name", "Sam")])))
    perform(.begin, 0)
  }

  mutating func perform(_ action: CallAction, _ ms: Int64) {
    // What cannot be done now is refused, as the call screen says; nothing happens then.
    _ = call.perform(action, ms: ms)
  }

  /// The lines that are due, as they are said.
  var due: [DueLine] {
    scene.dueLines(
      in: call,
      ValuePrinter(
        language: scene.script.language, currency: scene.script.currency,
        now: call.state.facts.now))
  }

  mutating func act(_ act: RecordedRehearsal.Act, _ ms: Int64) {
    record.acts.append((ms, act))
    let script = scene.script
    let names = ScriptNames(script)
    switch act {
    case .say(let words):
      if level.isTyped, !due.isEmpty { perform(.typeLine(words ?? ""), ms) }
      let move = scene.move(in: call)
      perform(.hear(scene.words(for: move, in: call)), ms)
      if let act = scene.act(for: move, in: call, level) { perform(act, ms) }
    case .reply(let name):
      if let reply = names.reply(name, at: call.state.step) { perform(.choose(reply), ms) }
    case .card(let name): if let card = names.objection(name) { perform(.raise(card), ms) }
    case .value(let text):
      if case .ask(let field, _) = call.state.prompt(script),
        let value = script.fields[field].type.value(plain: text, currency: script.currency)
      {
        perform(.answer(value, typed: text), ms)
      }
    case .skip: perform(.skip, ms)
    case .back: perform(.back, ms)
    case .again: perform(.again, ms)
    case .note(let words): perform(.note(words), ms)
    case .end(let name): if let outcome = names.outcome(name) { perform(.end(outcome), ms) }
    case .wrapUp(let words): perform(.wrapUp(note: words), ms)
    }
  }
}

/// The rubric that ships.
func shippedRubric() throws -> Rubric {
  let text = Golden.contents(of: packageFolder + "/Data/rubrics/cold-call.csv") ?? ""
  var rows: [[String]] = []
  for line in text.split(separator: "\n") {
    var fields: [String] = [""]
    var isQuoted = false
    for character in line {
      if character == "\"" {
        isQuoted.toggle()
      } else if character == ",", !isQuoted {
        fields.append("")
      } else {
        fields[fields.count - 1].append(character)
      }
    }
    rows.append(fields)
  }
  return try Rubric.read("cold-call", rows).get()
}
