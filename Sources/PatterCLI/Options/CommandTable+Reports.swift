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

  static let reportCommands: [CommandSpec] = [
    CommandSpec(
      words: ["report"], arguments: "[NAME]", count: 0...1,
      summary: "Tell what the log says.",
      details: """
        Counts the calls of a script over all its versions, under the names of today. Every share \
        comes as k/n with its 95 % interval.
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
          name: "format", value: "FORMAT", summary: "table, csv or json.",
          hint: .choices(ReportCommand.formats)),
        OptionSpec(name: "table", value: "NAME", summary: "With csv: only the table of this name."),
        OptionSpec(
          name: "output", value: "FILE",
          summary: "Write it to a file, in place of the one that is there.", hint: .file),
      ], run: ReportCommand.run)
  ]
}
