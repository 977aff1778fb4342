extension CommandTable {
  private static let campaignSettings: [OptionSpec] = [
    OptionSpec(
      name: "hours", value: "HOURS",
      summary: "When it calls, where the called are: 'mon-fri 09:00-12:00 14:00-17:00'."),
    OptionSpec(
      name: "attempts", value: "N",
      summary: "Ring a lead at the most so often; else as the cadence has calls, or 5 times."),
    OptionSpec(name: "goal", value: "N", summary: "How many calls should reach the goal."),
    OptionSpec(
      name: "subject", value: "WHO", summary: "Whom it calls: company or consumer.",
      hint: .choices(["company", "consumer"])),
    OptionSpec(
      name: "profile", value: "LINE",
      summary: "What makes a lead a good one: 'lead.employees is at least 50 (+20)'.",
      isRepeatable: true),
  ]

  /// What supervisors plan a shift with.
  static let campaignCommands: [CommandSpec] = [
    CommandSpec(
      words: ["campaign", "new"], arguments: "NAME", count: 1...1,
      summary: "Make a campaign: leads that are called along one version of a script.",
      details: """
        The script must compile and its transcripts must pass. The campaign keeps this version, \
        whatever becomes of the file; `campaign publish` moves it to another one.
        """,
      options: [OptionSpec(name: "script", value: "FILE", summary: "The script.", hint: .file)]
        + campaignSettings, run: CampaignCommand.new),
    CommandSpec(
      words: ["dial"], arguments: "CAMPAIGN", count: 1...1,
      summary: "Call the leads of a campaign, one after the other.",
      details: """
        Shows the next lead that may be rung now; Enter rings it, a key says how the dial ended, and \
        the call goes along the script. What comes next for the lead is planned by the script's \
        cadence and its outcomes. A call that was interrupted goes on first.
        """,
      options: [
        OptionSpec(
          name: "dial-with", value: "COMMAND",
          summary: "Dial with a program, {phone} in it being the number; tel opens tel: links.")
      ], run: DialCommand.run),
    CommandSpec(
      words: ["campaign", "list"], arguments: "", count: 0...0, summary: "List the campaigns.",
      details: "With how many leads are ready, waiting, put aside, done and suppressed.",
      options: [formats], run: CampaignCommand.list),
    CommandSpec(
      words: ["campaign", "show"], arguments: "NAME", count: 1...1,
      summary: "Show a campaign with the versions that it had.",
      details: "Each version with who published it and how many transcripts it had passed.",
      options: [], run: CampaignCommand.show),
    CommandSpec(
      words: ["campaign", "publish"], arguments: "NAME", count: 1...1,
      summary: "Move a campaign to the script's version of now.",
      details: """
        After it compiles and its transcripts pass. Calls that were made keep the version that they \
        were made with.
        """,
      options: [
        OptionSpec(
          name: "script", value: "FILE", summary: "The script, if its file has moved.", hint: .file)
      ], run: CampaignCommand.publish),
    CommandSpec(
      words: ["campaign", "pause"], arguments: "NAME", count: 1...1,
      summary: "Let nobody dial a campaign for now.", details: "`campaign resume` goes on.",
      options: [], run: CampaignCommand.pause),
    CommandSpec(
      words: ["campaign", "resume"], arguments: "NAME", count: 1...1,
      summary: "Let a paused campaign be dialled again.",
      details: "Its leads are where they were.", options: [], run: CampaignCommand.resume),
    CommandSpec(
      words: ["campaign", "close"], arguments: "NAME", count: 1...1,
      summary: "End a campaign for good.", details: "What was logged in it stays.", options: [],
      run: CampaignCommand.close),
  ]
}
