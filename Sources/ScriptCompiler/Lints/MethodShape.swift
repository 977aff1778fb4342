import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// A part of the method that the script names is not there.
  package static let methodShape = Rule(
    "method-shape", .advice,
    explanation:
      "`method` says which way of calling a script follows, and each has parts that make it work. "
      + "The first four are those of `cold-selling.ru`. `schiffman`: say who you are, ask a question "
      + "that makes him think, offer a solution to what you found. `interest`: context (an open "
      + "question about his matter), content (something worth knowing), contact (a way to go on). "
      + "`community`: show the circle of people like him, and invite him in. `problem`: name the "
      + "problem before the solution, and the solution right after. `survey`: ask at least three "
      + "things and keep the answers, one of them on a scale. Write the part that is missing, or "
      + "name another method.",
    wrong: example("Good morning. What do you think of our service?\n- Good => meeting"),
    right: example(
      """
      Good morning. How did you like our service?
      ? liked
      How quick was it?
      ? quick
      What should be better?
      ? better
      - Done => meeting
      """))

  private static func example(_ step: String) -> Rule.Example {
    Rule.Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      method: survey
      ---

      # fields
      - liked: 0..10, for the record
      - quick: text, for the record
      - better: text, for the record

      # outcomes
      - meeting: won

      # survey

      ## hello
      \(step)

      """)
  }
}

extension Check {
  static let methodShape = Check(.methodShape, needsWords: true) { audit in
    guard let span = audit.map.settings["method"] else { return }
    let shape = Shape(&audit)
    let missing = shape.missing(for: audit.script.method)
    guard let first = missing.first else { return }
    audit.report(
      .methodShape, at: span,
      "of what `\(audit.script.method.rawValue)` promises, \(missing.count) "
        + "part\(missing.count == 1 ? " is" : "s are") missing: "
        + missing.map(\.part).joined(separator: "; "),
      help: first.help)
  }
}

/// What of the methods a script has.
private struct Shape {
  /// Whether the first stage says who is calling.
  private var introducesItself = false
  private var hasOpenQuestion = false
  private var hasOffer = false
  private var hasNextStep = false
  private var speaksOfCircle = false
  private var namesTrouble = false
  private var keptCount = 0
  private var hasScale = false

  /// A part that is not there, and what to do about it.
  struct Missing {
    let part: String
    let help: String
  }

  init(_ audit: inout Audit) {
    let script = audit.script
    hasOffer = audit.offersSomething
    for step in script.steps.refs {
      let isFirstStage = script.firstStage.map { script.steps[step].owner == .stage($0) } ?? false
      if audit.proposesNextStep(step) { hasNextStep = true }
      for passage in script.passages(of: step) {
        read(passage, isFirstStage: isFirstStage, &audit)
      }
    }
  }

  private mutating func read(_ passage: Passage, isFirstStage: Bool, _ audit: inout Audit) {
    let script = audit.script
    for line in script.lines[passage.lines] {
      switch line {
      case .speak(let words) where isFirstStage:
        for case .column(.agent, _, _) in script.pieces[words.pieces] { introducesItself = true }
      case .ask(let field):
        keptCount += 1
        if case .scale = script.fields[field].type { hasScale = true }
      default: continue
      }
    }
    for sentence in audit.speech.sentences(of: passage) {
      if sentence.judgement.question == .open { hasOpenQuestion = true }
      if sentence.judgement.marks.contains(.circle) { speaksOfCircle = true }
      if sentence.judgement.marks.contains(.trouble) { namesTrouble = true }
    }
  }

  func missing(for method: Script.Method) -> [Missing] {
    var result: [Missing] = []
    func expect(_ holds: Bool, _ part: String, _ help: String) {
      if !holds { result.append(Missing(part: part, help: help)) }
    }
    switch method {
    case .schiffman:
      expect(
        introducesItself, "who is calling", "say `{agent.name}` and your company in the greeting")
      expect(hasOpenQuestion, "a question that makes him think", "ask him how he does it today")
      expect(hasOffer, "a solution", "offer something for what you found, in `# presentation`")
    case .interest:
      expect(hasOpenQuestion, "context", "ask an open question about his matter")
      expect(hasOffer, "content", "tell something worth knowing, in `# presentation`")
      expect(hasNextStep, "contact", "propose a day, a visit or something that you send")
    case .community:
      expect(speaksOfCircle, "the circle", "speak of others like him, and what they do")
      expect(hasNextStep, "the invitation", "invite him: a day, a meeting, something that you send")
    case .problem:
      expect(namesTrouble, "the problem", "name what goes wrong and what it costs him")
      expect(hasOffer, "the solution", "offer what solves it, in `# presentation`")
    case .survey:
      expect(keptCount >= 3, "three answers that are kept", "ask for fields with `? field`")
      expect(hasScale, "a scale", "declare a field such as `satisfied: 0..10` and ask for it")
    case .none: break
    }
    return result
  }
}
