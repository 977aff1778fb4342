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
      ], run: StoreSampleCommand.run),
    CommandSpec(
      words: ["store", "verify"], arguments: "", count: 0...0,
      summary: "Prove that the store holds what was logged, and that its counts are right.",
      details: """
        Reads every page, follows the chain of all calls, folds each call again from its events and \
        compares what is kept beside them, and sums the tallies anew. Names the first twenty things \
        that do not fit, and ends with 1 when there is one. Without a copy of the chain's head that \
        is kept elsewhere it proves accidents, not fraud.
        """,
      options: [
        OptionSpec(
          name: "mend", value: nil,
          summary: "Write anew what follows from the events; events and chain stay as they are.")
      ], run: StoreVerifyCommand.run),
    CommandSpec(
      words: ["store", "info"], arguments: "", count: 0...0,
      summary: "Tell what the store is and holds.",
      details:
        "The head of the chain, kept elsewhere, proves later that no call was changed since.",
      options: [
        OptionSpec(
          name: "format", value: "FORMAT", summary: "table or json.",
          hint: .choices(["table", "json"]))
      ], run: StoreInfoCommand.run),
  ]
}
