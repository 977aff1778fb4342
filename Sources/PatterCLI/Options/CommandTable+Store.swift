/// The commands for the store itself.
extension CommandTable {
  static let storeCommands: [CommandSpec] = [
    CommandSpec(
      words: ["store", "sample"], arguments: "", count: 0...0,
      summary: "Fill the store with a made-up log, to try reports on.",
      details: """
        Lets chance make calls along a script, by the rates of the trade: most dials reach nobody, \
        people are dialled again, replies, hang-ups, objections and letters differ in how they do. \
        The calls have the purpose `sample` and never count as live ones; whatever shows them says so. \
        The same numbers, seed, scripts and last day (yesterday, by --now) make the same log but for \
        its ids. Given several times, --script names versions of one script, the older first.
        """,
      options: [
        OptionSpec(name: "calls", value: "N", summary: "How many calls, dials included (1000)."),
        OptionSpec(
          name: "script", value: "FILE", summary: "The script (the energy audit that ships).",
          isRepeatable: true, hint: .file),
        OptionSpec(
          name: "days", value: "D",
          summary: "Over how many days (so many that each operator dials sixty times a workday)."),
        OptionSpec(name: "agents", value: "K", summary: "How many operators (8)."),
        OptionSpec(
          name: "connects", value: "P", summary: "How many of 100 dials are answered (13.3)."),
      ], run: StoreSampleCommand.run)
  ]
}
