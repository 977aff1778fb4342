import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// Too much is said at a stretch.
  package static let monologue = Rule(
    "monologue", .advice,
    explanation:
      "A call is no lecture: who is only talked at stops listening. Sixty words are 24 seconds, and "
      + "a cold call lasts a minute and a half on average (Cognism). The rule counts what is said without a question and without a reply, over "
      + "steps that follow each other by themselves; of lines under guards that follow each other "
      + "the longest counts. Cut it, or break it with a question: an open one, so that there is "
      + "something to hear.",
    wrong: .step(
      """
      Good morning. Energy has become dear for everybody, and bakeries feel it first. Ovens run all
      night, cold rooms all day, and nobody has the time to look at the meter. In most shops a tenth
      of it buys nothing. There are timers, there are seals, there are tariffs that nobody compares,
      and there are bills that nobody reads to the end, because the next tray is waiting.
      - Hello -> offer
      """),
    right: .step(
      """
      Good morning. Ovens run all night, and nobody has the time to look at the meter. How do you
      keep an eye on it?
      - By hand -> offer
      """))
}

extension Check {
  /// How many words may be said at a stretch.
  static let monologueLimit = 60.0

  static let monologue = Check(.monologue) { audit in
    let script = audit.script
    let runs = OpeningRuns(script, audit.speech)
    for step in script.steps.refs {
      var longest: Run?
      for letter in script.letters(of: step) {
        for run in runs.runs(of: step, letter) where run.words > (longest?.words ?? monologueLimit)
        {
          longest = run
        }
      }
      if let longest { report(longest, &audit) }
      // A reply's own words go on into the step it leads to.
      for reply in script.replies[script.steps[step].replies] where !reply.body.lines.isEmpty {
        let run = runs.run(of: reply)
        if let run, run.words > monologueLimit { report(run, &audit) }
      }
    }
  }

  private static func report(_ run: Run, _ audit: inout Audit) {
    let words = Int(run.words.rounded())
    audit.report(
      .monologue, at: audit.map[run.line],
      "\(words) words are said here without a question or a reply",
      notes: run.goesOn ? [.init("they go on into `\(audit.script.name(run.last))`")] : [],
      help: "cut it to \(Int(monologueLimit)) words, or break it with a question")
  }
}

/// Words that are said at a stretch.
struct Run {
  /// How many.
  var words: Double
  /// The line that they begin with.
  let line: Ref<Line>
  /// The step that they end in.
  var last: Ref<Step>
  /// Whether that is another one than they begin in.
  var goesOn = false
}

/// How many words are said from the entry of each step until the prospect has his turn.
struct OpeningRuns {
  private let script: Script
  private let speech: Speech
  /// Words from a step's entry to its first question, ask or replies, on through steps that follow by
  /// themselves; and the step where they end.
  private var openings: [(words: Double, last: Ref<Step>)]

  init(_ script: Script, _ speech: Speech) {
    self.script = script
    self.speech = speech
    openings = script.steps.refs.map { (0, $0) }
    var isDone = [Bool](repeating: false, count: script.steps.count)
    var isOpen = [Bool](repeating: false, count: script.steps.count)
    for root in script.steps.refs where !isDone[root.index] {
      var stack = [root]
      while let step = stack.last {
        if !isOpen[step.index] {
          isOpen[step.index] = true
          stack += followers(of: step).filter { !isOpen[$0.index] }
          continue
        }
        stack.removeLast()
        guard !isDone[step.index] else { continue }
        isDone[step.index] = true
        openings[step.index] = opening(of: step)
      }
    }
  }

  /// The steps that a step goes on to without a word of the prospect's.
  private func followers(of step: Ref<Step>) -> [Ref<Step>] {
    guard script.steps[step].replies.isEmpty else { return [] }
    return followers(script.steps[step].passage.jumps)
  }

  private func followers(_ jumps: Refs<Jump>) -> [Ref<Step>] {
    script.jumps[jumps].compactMap { jump in
      guard case .step(let next) = jump.target else { return nil }
      return next
    }
  }

  private func opening(of step: Ref<Step>) -> (words: Double, last: Ref<Step>) {
    var best = (words: 0.0, last: step)
    for letter in script.letters(of: step) {
      let lines = script.played(script.steps[step].passage, letter: letter, speech)
      let (words, isOver) = beginning(of: lines)
      var run = (words: words, last: step)
      if !isOver, let next = longest(followers(of: step)) {
        run = (words + openings[next.index].words, openings[next.index].last)
      }
      if run.words > best.words { best = run }
    }
    return best
  }

  private func longest(_ steps: [Ref<Step>]) -> Ref<Step>? {
    steps.max { openings[$0.index].words < openings[$1.index].words }
  }

  /// The words up to the first question or ask, the question itself left out, and whether one came.
  private func beginning(of lines: [Ref<Line>]) -> (words: Double, isOver: Bool) {
    var words = 0.0
    for line in lines {
      if case .ask = script.lines[line] { return (words, true) }
      for sentence in speech.sentences(of: line) {
        if sentence.isQuestion { return (words, true) }
        words += sentence.length
      }
    }
    return (words, false)
  }

  /// The stretches of a step as it is played with a letter.
  func runs(of step: Ref<Step>, _ letter: Letter?) -> [Run] {
    let lines = script.played(script.steps[step].passage, letter: letter, speech)
    return runs(lines, in: step, followers: followers(of: step))
  }

  /// The last stretch of a reply's own words, with what the next step goes on with; nil when they go
  /// on into none.
  func run(of reply: Reply) -> Run? {
    var next = followers(reply.body.jumps)
    if case .step(let step) = reply.target { next = [step] }
    guard let step = longest(next) else { return nil }
    let lines = script.played(reply.body, letter: nil, speech)
    guard let run = runs(lines, in: step, followers: next).last, run.goesOn else { return nil }
    // What the step says by itself is told there.
    return openings[step.index].words > Check.monologueLimit ? nil : run
  }

  private func runs(_ lines: [Ref<Line>], in step: Ref<Step>, followers: [Ref<Step>]) -> [Run] {
    var result: [Run] = []
    var run: Run?
    for line in lines {
      if case .ask = script.lines[line] {
        if let run { result.append(run) }
        run = nil
      }
      for sentence in speech.sentences(of: line) {
        if sentence.isQuestion {
          if let run { result.append(run) }
          run = nil
        } else {
          run = run ?? Run(words: 0, line: line, last: step)
          run?.words += sentence.length
        }
      }
    }
    if var run {
      if let next = longest(followers), openings[next.index].words > 0 {
        run.words += openings[next.index].words
        run.last = openings[next.index].last
        run.goesOn = true
      }
      result.append(run)
    }
    return result
  }
}
