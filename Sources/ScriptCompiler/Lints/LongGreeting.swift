import CallModel
package import SourceText
import SpokenLanguage

extension Rule {
  /// A greeting takes longer than its time.
  package static let longGreeting = Rule(
    "long-greeting", .advice,
    explanation:
      "`(20s)` behind a step's name is the time that it should take; 150 words are said in a minute "
      + "(Chinese: 240 characters), so 20 seconds hold 50 words. The greeting is where most calls "
      + "end, and the part that operators hurry through when it is too long. Gaps count as one "
      + "word, numbers as the words they are said with; of several variants the longest counts. "
      + "Cut the words, or give the step the time that it takes.",
    wrong: .body(
      """
      # greeting

      ## hello (5s)
      Good morning, this is Anna Weber from Brightwatt, the house for everything that has to do with
      energy in bakeries. Is this a good moment?
      - Yes => meeting
      - No => refused
      """),
    right: .body(
      """
      # greeting

      ## hello (5s)
      Good morning, Anna from Brightwatt. Is this a good moment?
      - Yes => meeting
      - No => refused
      """))
}

extension Check {
  static let longGreeting = Check(.longGreeting) { audit in
    let script = audit.script
    let stage = script.stage("greeting") ?? script.firstStage
    for step in script.steps(of: stage) where script.steps[step].seconds > 0 {
      var words = 0.0
      for letter in script.letters(of: step) {
        let lines = script.played(script.steps[step].passage, letter: letter, audit.speech)
        words = max(words, audit.speech.length(of: lines))
      }
      let needed = SpeakingTime.seconds(words)
      let time = script.steps[step].seconds
      guard needed > Double(time) else { continue }
      audit.report(
        .longGreeting, at: audit.map[step],
        "`\(script.name(step))` takes \(Int(needed.rounded(.up))) seconds to say, "
          + "and its time is \(time)",
        notes: [.init("these are \(Int(words.rounded())) words, and 150 are said in a minute")],
        help: "cut it to \(Int(Double(time) * SpeakingTime.wordsPerMinute / 60)) words, or give it "
          + "more time")
    }
  }
}
