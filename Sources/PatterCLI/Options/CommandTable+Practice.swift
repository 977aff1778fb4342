extension CommandTable {
  /// What trainers and trainees use.
  static let practiceCommands: [CommandSpec] = [
    CommandSpec(
      words: ["rehearse"], arguments: "SCRIPT", count: 0...1,
      summary: "Practise a call with a simulated prospect.",
      details: """
        The prospect answers in words, by a persona of the script or one that ships. At level 1 you \
        read the line, at 2 you see its key words, at 3 you type it from memory, and at 4 you also \
        lead the prospect's words to the right reply or card. The same script, persona and --seed \
        give the same scene to everyone. What you do is scored at the end; it is kept as practice \
        and never counts in live reports.
        """,
      options: [
        OptionSpec(
          name: "persona", value: "NAME", summary: "Who answers; else the seed draws somebody."),
        OptionSpec(
          name: "level", value: "1…4", summary: "How little you are helped; 1 by default.",
          hint: .choices(["1", "2", "3", "4"])),
        OptionSpec(name: "trainee", value: "NAME", summary: "Who practises; else the agent."),
        OptionSpec(
          name: "aloud", value: nil, summary: "Say the lines at levels 3 and 4; do not type them."),
        OptionSpec(
          name: "speak", value: "PROGRAM",
          summary: "Pipe the prospect's words to a program such as 'espeak-ng -v {language}'."),
        OptionSpec(
          name: "lead", value: "KEY=VALUE,…", summary: "Whom the prospect plays; else invented.",
          isRepeatable: true),
        OptionSpec(
          name: "rubric", value: "FILE",
          summary: "What is judged; else Data/rubrics/cold-call.csv.",
          hint: .file),
        OptionSpec(name: "list", value: nil, summary: "List the personas."),
      ], run: RehearseCommand.run),
    CommandSpec(
      words: ["drill"], arguments: "SCRIPT|CARDS", count: 0...1,
      summary: "Learn objections and must lines as cards that come back when they are due.",
      details: """
        Shows what the prospect says; you say or type the rebuttal, see the words, and grade \
        yourself. A card comes back when you are about to forget it, by the FSRS model of memory. \
        Ten minutes a day are enough. CARDS is a library of objections; without a file all decks \
        that you have begun are drilled.
        """,
      options: [
        OptionSpec(name: "trainee", value: "NAME", summary: "Who learns; else the agent."),
        OptionSpec(
          name: "new", value: "N", summary: "At most so many new cards; 5 by default."),
        OptionSpec(
          name: "minutes", value: "N", summary: "No new card after so many minutes; 10 by default."),
        OptionSpec(
          name: "from-calls", value: nil,
          summary: "Make due what you lost in live calls of the last 30 days."),
        OptionSpec(name: "due", value: nil, summary: "List how many cards are due for whom."),
        formats,
      ], run: DrillCommand.run),
  ]
}
