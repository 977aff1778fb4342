extension CommandTable {
  static let weekends = OptionSpec(
    name: "weekends", value: nil, summary: "Take Saturdays and Sundays as days of a plan too.")

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
        OptionSpec(
          name: "from-log", value: nil,
          summary: "Let the prospect answer and object as often as people did in live calls."),
        OptionSpec(
          name: "campaign", value: "NAME", summary: "With --from-log: only this campaign's calls."),
        OptionSpec(
          name: "like-call", value: "CALL",
          summary: "Rehearse a call of the log: the prospect does what he did there."),
        OptionSpec(
          name: "session", value: "NAME", summary: "Play your next scene of a session."),
        OptionSpec(
          name: "resume", value: "CALL", valueIsOptional: true,
          summary: "Take up an interrupted rehearsal, by default your latest one."),
        OptionSpec(
          name: "replay", value: "CALL",
          summary: "Play a rehearsal again, step by step, with its points."),
      ], run: RehearseCommand.run),
    CommandSpec(
      words: ["session", "new"], arguments: "NAME", count: 1...1,
      summary: "Prepare the same scenes for several trainees.",
      details: """
        Fixes the script's version, the personas and the seed; each trainee then plays the scenes in \
        order with `patter rehearse --session NAME --trainee WHO`, and `report practice --session \
        NAME` compares them.
        """,
      options: [
        OptionSpec(name: "script", value: "FILE", summary: "The script.", hint: .file),
        OptionSpec(
          name: "personas", value: "NAME,…",
          summary: "Who the trainees meet, in order; else the script's own personas."),
        OptionSpec(
          name: "trainees", value: "FILE", summary: "Their names, one a line.", hint: .file),
        OptionSpec(
          name: "level", value: "1…4", summary: "How little they are helped; 1 by default.",
          hint: .choices(["1", "2", "3", "4"])),
      ], run: SessionCommand.new),
    CommandSpec(
      words: ["session", "list"], arguments: "", count: 0...0,
      summary: "List the sessions.", details: "The newest comes first.", options: [formats],
      run: SessionCommand.list),
    CommandSpec(
      words: ["session", "show"], arguments: "NAME", count: 1...1,
      summary: "Show who has played which scene of a session.",
      details:
        "The score is the share of the points, in per cent; a scene not yet played has none.",
      options: [formats], run: SessionCommand.show),
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
    CommandSpec(
      words: ["plan"], arguments: "[NAME]", count: 0...1,
      summary: "Show a training plan with its days, what was done, and what is for today.",
      details: """
        NAME is a plan that ships or a CSV file with the columns day, kind, what, level, minutes and \
        goal; without it the plans are listed. With --trainee it marks what was done on a day or since \
        the day before it: rehearsals at the plan's level or a higher one, drills and live calls. What \
        is read or listened to leaves no trace.
        """,
      options: [
        OptionSpec(
          name: "start", value: "DAY",
          summary: "When it begins; else the trainee's first day of practice, or today."),
        OptionSpec(name: "trainee", value: "NAME", summary: "Whose rehearsals and drills count."),
        weekends,
        formats,
      ], run: PlanCommand.run),
  ]
}
