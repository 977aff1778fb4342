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
      ], run: RehearseCommand.run)
  ]
}
