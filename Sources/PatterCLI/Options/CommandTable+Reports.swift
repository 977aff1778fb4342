/// The commands that tell what the log says.
extension CommandTable {
  /// The options that say which calls are counted.
  static let callFilters = [
    OptionSpec(
      name: "script", value: "SCRIPT",
      summary: "The script, by its file or its lasting name; the only one of the log otherwise."),
    OptionSpec(
      name: "version", value: "HASH",
      summary: "Only calls along the version whose hash begins so."),
    OptionSpec(name: "campaign", value: "NAME", summary: "Only calls of a campaign."),
    OptionSpec(name: "from", value: "DAY", summary: "Only calls from this day on: 2026-11-30."),
    OptionSpec(name: "to", value: "DAY", summary: "Only calls up to this day, included."),
    OptionSpec(
      name: "lead-column", value: "NAME=VALUE",
      summary:
        "Only calls to leads whose column has this value; --agent picks an operator's calls.",
      isRepeatable: true),
    OptionSpec(
      name: "purpose", value: "PURPOSE", summary: "live, practice or sample.",
      hint: .choices(["live", "practice", "sample"])),
  ]

  /// The commands by which the log's data comes and goes.
  static let exchangeCommands: [CommandSpec] = [
    CommandSpec(
      words: ["log", "import"], arguments: "FILE", count: 1...1,
      summary: "Take over the calls that another system logged.",
      details: """
        Reads CSV: the divider and the encoding are found by themselves, the first row names the \
        columns. --map says what they hold: started (or date and time), duration (seconds or m:ss), \
        duration_ms, outcome, disposition, agent, attempt, campaign, and lead.NAME for what is known of \
        the lead. All calls are taken or none; a file that was taken before is refused.
        """,
      options: [
        OptionSpec(
          name: "script", value: "FILE", summary: "The script whose outcomes the calls have.",
          hint: .file),
        OptionSpec(
          name: "map", value: "MEANING=COLUMN,…", summary: "Which column holds what.",
          isRepeatable: true),
        OptionSpec(
          name: "outcomes", value: "VALUE=OUTCOME,…",
          summary: "What values of the outcome column mean; names and titles need no mention.",
          isRepeatable: true),
        OptionSpec(
          name: "dispositions", value: "VALUE=DISPOSITION,…",
          summary: "What values of the disposition column mean.", isRepeatable: true),
        OptionSpec(
          name: "lead-columns", value: nil,
          summary: "Keep every other column too, as what is known of the lead."),
        OptionSpec(
          name: "started", value: "DAY", summary: "The day of all calls, where no column has one."),
        OptionSpec(
          name: "dates", value: "LANGUAGE",
          summary: "Whose way of writing days the file has, such as en-GB (the script's language)."),
        OptionSpec(
          name: "zone", value: "ZONE", summary: "The zone of the file's times (the operator's)."),
        OptionSpec(
          name: "purpose", value: "PURPOSE", summary: "live, practice or sample.",
          hint: .choices(["live", "practice", "sample"])),
        OptionSpec(
          name: "dry-run", value: nil, summary: "Show how the file reads, and import nothing."),
        OptionSpec(
          name: "skip-bad", value: nil, summary: "Leave out rows that are no calls; ends with 1."),
        OptionSpec(name: "again", value: nil, summary: "Import a file that was imported before."),
      ], run: LogImportCommand.run),
    CommandSpec(
      words: ["log", "export"], arguments: "", count: 0...0,
      summary: "Write the calls that have ended for other programs.",
      details: """
        csv has a row a call, jsonl a call with its events a line, transcript a folder with a file for \
        each call; hubspot, salesforce and pipedrive are csv in the columns of their imports. What log \
        export writes as csv, log import reads.
        """,
      options: [
        OptionSpec(
          name: "format", value: "FORMAT",
          summary: "csv, jsonl, transcript, hubspot, salesforce or pipedrive.",
          hint: .choices(LogExportCommand.formats)),
        OptionSpec(
          name: "output", value: "PATH", summary: "The file, or the folder for transcripts.",
          hint: .file),
        OptionSpec(
          name: "lead-columns", value: nil, summary: "With csv: all that is known of the leads."),
        OptionSpec(
          name: "script", value: "SCRIPT", summary: "Only calls along a script, file or name."),
        OptionSpec(name: "from", value: "DAY", summary: "Only calls from this day on: 2026-11-30."),
        OptionSpec(name: "to", value: "DAY", summary: "Only calls up to this day, included."),
        OptionSpec(
          name: "purpose", value: "PURPOSE",
          summary: "live, practice or sample; --agent picks an operator's calls.",
          hint: .choices(["live", "practice", "sample"])),
      ], run: LogExportCommand.run),
  ]

  static let reportCommands: [CommandSpec] = [
    CommandSpec(
      words: ["report"], arguments: "[NAME]", count: 0...1,
      summary: "Tell what the log says.",
      details: """
        Counts the calls of a script over all its versions, under the names of today. Every share \
        comes as k/n with its 95 % interval. `report all` makes every report, the trend by week \
        first. With --format html it is one page for the browser and for paper that needs no network \
        and no scripts: the map of the script with its calls, plots and tables. `report practice` tells \
        of rehearsals: how skills and the time to respond changed, the trend by week, the weakest cards, \
        and apart from these the same people's live calls; with one --trainee and --format html it is a \
        certificate of one sheet to print and sign.
        """,
      options: callFilters + [
        OptionSpec(
          name: "by", value: "WHAT",
          summary:
            "Tell calls apart by version, campaign, variant, operator, weekday, hour, attempt or week.",
          hint: .choices([
            "version", "campaign", "variant", "operator", "weekday", "hour", "attempt", "week",
          ])),
        OptionSpec(
          name: "compare", value: "WITH",
          summary:
            "Set beside: `version` (the two latest), a period FROM..TO, or with --version a HASH."),
        OptionSpec(
          name: "effect", value: "POINTS",
          summary: "With variants: the difference that matters, in percentage points."),
        OptionSpec(
          name: "trainee", value: "NAME", summary: "With practice: only this trainee.",
          isRepeatable: true),
        OptionSpec(
          name: "session", value: "NAME", summary: "With practice: only rehearsals of a session."),
        OptionSpec(
          name: "plan", value: "NAME",
          summary: "With practice: what was done of a training plan, from --from on."),
        weekends,
        OptionSpec(
          name: "format", value: "FORMAT", summary: "table, csv, json or html.",
          hint: .choices(ReportCommand.formats)),
        OptionSpec(name: "table", value: "NAME", summary: "With csv: only the table of this name."),
        OptionSpec(
          name: "output", value: "FILE",
          summary: "Write it to a file, in place of the one that is there.", hint: .file),
      ], run: ReportCommand.run),
    CommandSpec(
      words: ["tune"], arguments: "SCRIPT", count: 1...1,
      summary: "Tell what the log says should be changed in a script.",
      details: """
        Findings in order of worth, each with its figures, the line in the script and the edit to \
        make. With --apply it adds phrases that were typed often without a branch to the replies \
        that operators clearly chose after them: it shows the diff and asks.
        """,
      options: callFilters.filter { $0.name != "script" } + [
        OptionSpec(
          name: "format", value: "FORMAT", summary: "text or json.",
          hint: .choices(["text", "json"])),
        OptionSpec(
          name: "apply", value: nil, summary: "Add phrases to the script, after showing the diff."),
        OptionSpec(
          name: "phrase", value: "WORDS", summary: "With --apply: add these words alone."),
        OptionSpec(
          name: "reply", value: "REPLY",
          summary: "With --phrase: add them to this reply of the step, or to this !CARD."),
        OptionSpec(
          name: "target", value: "TARGET",
          summary: "With --phrase: add them as a new reply that leads to a step, !CARD or outcome."),
        OptionSpec(
          name: "step", value: "STEP",
          summary: "With --phrase: where, if they were said at several steps."),
        OptionSpec(name: "yes", value: nil, summary: "With --apply: do not ask."),
      ], run: TuneCommand.run),
  ]
}
