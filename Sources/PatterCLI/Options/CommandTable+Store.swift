/// The commands for the store itself.
extension CommandTable {
  private static let whom = [
    OptionSpec(name: "lead", value: "LEAD", summary: "The person, by the lead's number."),
    OptionSpec(name: "phone", value: "PHONE", summary: "The person, by a phone."),
    OptionSpec(name: "email", value: "ADDRESS", summary: "The person, by a mail address."),
    OptionSpec(
      name: "country", value: "COUNTRY", summary: "The country of a phone in national form."),
  ]

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
          summary: "Write anew what follows from the events; events and chain stay as they are."),
        OptionSpec(
          name: "head", value: "HASH",
          summary: "Prove that the log goes on from a head that store info showed once."),
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
    CommandSpec(
      words: ["store", "backup"], arguments: "FILE", count: 1...1,
      summary: "Copy the store into one file, while calls go on.",
      details: """
        The file is the store as it was at one moment, there whole or not at all, readable by you alone. \
        An earlier copy of this store is replaced; nothing else is.
        """,
      options: [], run: StoreBackupCommand.backup),
    CommandSpec(
      words: ["store", "restore"], arguments: "FILE", count: 1...1,
      summary: "Make the store what a copy of it was.",
      details: """
        Asks first. What the store was is kept beside it. Nothing is changed where the copy is damaged, \
        or a call is open in another window.
        """,
      options: [OptionSpec(name: "yes", value: nil, summary: "Do not ask.")],
      run: StoreBackupCommand.restore),
    CommandSpec(
      words: ["store", "merge"], arguments: "OTHER", count: 1...1,
      summary: "Take another store in.",
      details: """
        Its calls with scripts, operators and practice, leads, campaigns, tasks, suppressions and its chain: \
        all or nothing. Done again, it takes what is new since. Leads are recognised by their ids, phones \
        and mail addresses, campaigns by their names. The other store stays as it is.
        """,
      options: [], run: StoreMergeCommand.run),
    CommandSpec(
      words: ["store", "erase"], arguments: "", count: 0...0,
      summary: "Forget a person for good.",
      details: """
        The person's leads, history, places in campaigns and tasks go, and of the calls all that was said \
        and known. That the calls were made and how they ended, counts and suppressions stay. The file is \
        written anew, so that free pages hold nothing either.
        """,
      options: whom + [OptionSpec(name: "yes", value: nil, summary: "Do not ask.")],
      namesPeople: true, run: StoreEraseCommand.run),
    CommandSpec(
      words: ["store", "subject"], arguments: "", count: 0...0,
      summary: "Write down all that is kept about a person, for whoever asks to see it.",
      details:
        "As JSON: leads with their history, campaigns, tasks and suppressions, and every call.",
      options: whom + [
        OptionSpec(
          name: "output", value: "FILE", summary: "The file instead of standard output.",
          hint: .file)
      ], namesPeople: true, run: StoreSubjectCommand.run),
    CommandSpec(
      words: ["store", "retain"], arguments: "", count: 0...0,
      summary: "Forget whom and what is older than you may keep.",
      details: """
        Of calls that began before, what was said goes as in store erase; leads go that nobody has called or \
        changed since, and that no campaign still calls. Run it by the clock, with --yes.
        """,
      options: [
        OptionSpec(name: "older-than", value: "TIME", summary: "Such as '3 years' or '90 days'."),
        OptionSpec(name: "dry-run", value: nil, summary: "Tell what would go, and change nothing."),
        OptionSpec(name: "yes", value: nil, summary: "Do not ask."),
      ], run: StoreRetainCommand.retain),
    CommandSpec(
      words: ["store", "compact"], arguments: "", count: 0...0,
      summary: "Write the store's file anew, without free pages.",
      details: "It needs as much free space as the store takes.", options: [],
      run: StoreRetainCommand.compact),
  ]
}
