import CallModel

extension CommandTable {
  private static let campaign = OptionSpec(
    name: "campaign", value: "NAME", summary: "The campaign that they are for.")
  private static let country = OptionSpec(
    name: "country", value: "COUNTRY",
    summary: "The country of numbers in national form, where the lead has none: DE, Germany.")
  private static let partial = OptionSpec(
    name: "partial", value: nil, summary: "Take in what is right when rows are rejected.")

  private static let life = OptionSpec(
    name: "life", value: "STATE", summary: "Only those there in their lives.",
    hint: .choices(LeadLife.allCases.map(\.word)))
  private static let warmth = OptionSpec(
    name: "warmth", value: "WARMTH", summary: "cold, warm or hot.",
    hint: .choices(Temperature.allCases.map(\.word)))
  private static let ofOperator = OptionSpec(
    name: "for", value: "NAME", summary: "Only those of an operator.")
  private static let exportFormat = OptionSpec(
    name: "format", value: "FORMAT", summary: "csv, jsonl, hubspot, salesforce or pipedrive.",
    hint: .choices(LeadsExportCommand.formats))
  private static let output = OptionSpec(
    name: "output", value: "FILE", summary: "The file instead of standard output.", hint: .file)

  /// Who is called, and who must not be.
  static let leadCommands: [CommandSpec] = [
    CommandSpec(
      words: ["leads", "import"], arguments: "FILE", count: 1...1,
      summary: "Take in leads from a CSV file.",
      details: """
        As spreadsheets and CRMs export it: any divider, UTF-8, UTF-16 or Windows-1252. Columns are \
        recognised by their names in five languages; --dry-run shows as what. Numbers are kept in \
        international form. Whoever is there already, by phone or mail, is merged and not doubled. \
        Nothing is taken in when a row is rejected, unless with --partial.
        """,
      options: [
        campaign, country,
        OptionSpec(
          name: "map", value: "COLUMN=NAME,…",
          summary: "What columns are: phone=Telefon; -=Notes leaves one out.", isRepeatable: true),
        OptionSpec(
          name: "dry-run", value: nil,
          summary: "Show the columns, the first rows and what is rejected; keep nothing."), partial,
        OptionSpec(
          name: "rejects", value: "FILE",
          summary: "Where rejected rows go with their reasons (NAME-rejects.csv).", hint: .file),
      ], run: LeadsImportCommand.run),
    CommandSpec(
      words: ["leads", "add"], arguments: "KEY=VALUE,…", count: 1...100,
      summary: "Add a lead by hand.",
      details: "As in name=Ada,company=\"Roth, Bakers\",phone=+442079460018.",
      options: [campaign, country], namesPeople: true, run: LeadsCommand.add),
    CommandSpec(
      words: ["leads", "list"], arguments: "", count: 0...0, summary: "List leads.",
      details: "The latest first.",
      options: [
        campaign, life, warmth, ofOperator,
        OptionSpec(name: "limit", value: "N", summary: "At the most so many (100)."), formats,
      ], run: LeadsCommand.list),
    CommandSpec(
      words: ["leads", "export"], arguments: "", count: 0...0,
      summary: "Write leads for other programs.",
      details: """
        csv and jsonl have all that is known of a lead; hubspot, salesforce and pipedrive are csv in the \
        columns of their imports. What leads export writes as csv, leads import reads.
        """,
      options: [exportFormat, output, campaign, life, warmth, ofOperator],
      run: LeadsExportCommand.leads),
    CommandSpec(
      words: ["leads", "show"], arguments: "LEAD", count: 1...1,
      summary: "Show a lead with its history.",
      details: "All that is known of it, where it stands in campaigns, and what happened to it.",
      options: [], run: LeadsCommand.show),
    CommandSpec(
      words: ["leads", "edit"], arguments: "LEAD KEY=VALUE…", count: 2...100,
      summary: "Write other values into a lead.",
      details: "An empty value takes the column away. What stood there stays in the history.",
      options: [country], namesPeople: true, run: LeadsCommand.edit),
    CommandSpec(
      words: ["leads", "life"], arguments: "LEAD STATE", count: 2...2,
      summary: "Move a lead on in its life.",
      details: """
        From new to accepted or returned, contacted, qualified, opportunity, won or lost, handed-over, \
        to-reheat. Returned and lost need a reason.
        """,
      options: [OptionSpec(name: "reason", value: "WHY", summary: "Why.")], namesPeople: true,
      run: LeadsCommand.life),
    CommandSpec(
      words: ["leads", "reply"], arguments: "LEAD [WORDS…]", count: 1...1000,
      summary: "Say that a lead has answered by itself.",
      details: """
        Its cadence stops in all campaigns, the tasks that were to follow are given up, and a task to \
        answer is due in 30 minutes.
        """,
      options: [
        OptionSpec(name: "by", value: "WAY", summary: "By what: mail, linkedin, phone (mail).")
      ], namesPeople: true, run: LeadsReplyCommand.run),
    CommandSpec(
      words: ["leads", "assign"], arguments: "LEAD NAME", count: 2...2,
      summary: "Give a lead to an operator; `-` gives it to anybody.",
      details: "Only the operator is given it when dialling.", options: [],
      run: LeadsCommand.assign),
    CommandSpec(
      words: ["find"], arguments: "TEXT…", count: 1...100,
      summary: "Find leads, calls and notes.",
      details: "By the beginnings of words, or any part of a number of three digits and more.",
      options: [
        OptionSpec(name: "limit", value: "N", summary: "At the most so many (20)."), formats,
      ], namesPeople: true, run: FindCommand.run),
    CommandSpec(
      words: ["suppress", "add"], arguments: "CONTACT…", count: 1...100,
      summary: "Let nobody call a number or write to an address.",
      details: "For all campaigns and for good. What is kept of it is a code.",
      options: [country], namesPeople: true, run: SuppressCommand.add),
    CommandSpec(
      words: ["suppress", "import"], arguments: "FILE", count: 1...1,
      summary: "Take in a register of those who do not want calls.",
      details: """
        It takes the place of the copy that was there; one that is older, empty or not half as long is \
        refused without --replace. Calling rules name the registers that they ask for, and how old a \
        copy may be.
        """,
      options: [
        OptionSpec(name: "register", value: "NAME", summary: "Its name, such as us-dnc."),
        OptionSpec(name: "day", value: "DAY", summary: "Of which day it is: 2026-11-20."), country,
        partial,
        OptionSpec(
          name: "replace", value: nil, summary: "Take it though it is older, empty or much shorter."
        ),
      ], run: SuppressCommand.takeIn),
    CommandSpec(
      words: ["suppress", "check"], arguments: "CONTACT…", count: 1...100,
      summary: "Tell whether contacts are suppressed.", details: "Ends with 1 when one is.",
      options: [country, formats], namesPeople: true, run: SuppressCommand.check),
    CommandSpec(
      words: ["suppress", "list"], arguments: "", count: 0...0,
      summary: "Tell how many contacts are suppressed, and by what.",
      details: "The contacts themselves are kept as codes and cannot be listed.",
      options: [formats], run: SuppressCommand.list),
  ]

  /// What is to be done.
  static let taskCommands: [CommandSpec] = [
    CommandSpec(
      words: ["tasks"], arguments: "[today|overdue|week]", count: 0...1,
      summary: "List what is to be done.",
      details: "What is due today or before, what is overdue, or what is due this week.",
      options: [
        OptionSpec(name: "for", value: "NAME", summary: "Only an operator's, and nobody's."),
        formats,
      ], run: TasksCommand.list),
    CommandSpec(
      words: ["tasks", "export"], arguments: "", count: 0...0,
      summary: "Write tasks for other programs.",
      details: "In the formats of leads export: those that are still to be done, or all.",
      options: [
        exportFormat, output,
        OptionSpec(name: "all", value: nil, summary: "With those that were done or given up."),
      ], run: LeadsExportCommand.tasks),
    CommandSpec(
      words: ["tasks", "show"], arguments: "TASK", count: 1...1,
      summary: "Show a task with the message that it sends.", details: "To be read or copied.",
      options: [], run: TasksCommand.show),
    CommandSpec(
      words: ["tasks", "done"], arguments: "TASK…", count: 1...1000,
      summary: "Say that tasks are done.", details: "The cadence goes on.", options: [],
      run: TasksCommand.done),
    CommandSpec(
      words: ["tasks", "skip"], arguments: "TASK…", count: 1...1000,
      summary: "Pass tasks over.", details: "The cadence goes on.",
      options: [OptionSpec(name: "reason", value: "WHY", summary: "Why.")], run: TasksCommand.skip),
    CommandSpec(
      words: ["tasks", "move"], arguments: "TASK WHEN…", count: 2...20,
      summary: "Move a task to another time.", details: "Such as `tomorrow at 10`.", options: [],
      run: TasksCommand.move),
    CommandSpec(
      words: ["tasks", "send"], arguments: "TASK", count: 1...1,
      summary: "Write the message of a mail task, or send it.",
      details: """
        To standard output; with --output to an .eml file that mail programs open; with --mail-with \
        through a program of yours that takes it on standard input, and then the task is done.
        """,
      options: [
        OptionSpec(name: "output", value: "FILE", summary: "Write it to a file.", hint: .file),
        OptionSpec(
          name: "mail-with", value: "COMMAND", summary: "Send it with a program: 'sendmail -t'."),
        OptionSpec(name: "from", value: "ADDRESS", summary: "Whom it is from."),
      ], run: TasksCommand.send),
  ]
}
