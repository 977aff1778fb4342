/// The commands and options of the program: the one table that parsing, help and the prompt use.
enum CommandTable {
  /// Options that every command takes.
  static let shared: [OptionSpec] = [
    OptionSpec(
      name: "store", value: "FILE",
      summary: "The store's file (else PATTER_STORE, else the data folder).",
      hint: .file),
    OptionSpec(
      name: "agent", value: "NAME",
      summary: "Who calls (else PATTER_AGENT, the config file, the login's name)."),
    OptionSpec(
      name: "now", value: "TIME",
      summary: "Stop the clock at a time such as 2026-11-30T09:00+01:00."),
    OptionSpec(name: "seed", value: "N", summary: "Let chance go by a number, for repeating."),
    OptionSpec(
      name: "plain", value: nil, summary: "No colour, no moving clock: for screen readers and logs."
    ),
    OptionSpec(name: "help", value: nil, summary: "Tell what the command does."),
  ]

  static let formats = OptionSpec(
    name: "format", value: "FORMAT", summary: "table, csv or json.",
    hint: .choices(["table", "csv", "json"]))

  static let kinds = OptionSpec(
    name: "kind", value: "KIND",
    summary: "step, card, rebuttal, reply, field, outcome, message, persona or stage.",
    hint: .choices([
      "step", "card", "rebuttal", "reply", "field", "outcome", "message", "persona", "stage",
    ]))

  /// All commands, in the order of help.
  static let commands: [CommandSpec] =
    mainCommands + campaignCommands + leadCommands + taskCommands + practiceCommands
    + exchangeCommands + reportCommands + storeCommands
    + programCommands

  private static let mainCommands: [CommandSpec] = [
    CommandSpec(
      words: ["call"], arguments: "SCRIPT", count: 0...1,
      summary: "Make a call along a script.",
      details: """
        Walks you through the script, line by line; every answer is on disk before the next line \
        shows. Without a terminal it reads one entry a line from standard input, and its last line \
        says how the call ended. A call that was interrupted goes on with --resume.
        """,
      options: [
        OptionSpec(
          name: "lead", value: "KEY=VALUE,…",
          summary:
            "Whom you call: a lead's number in the store, or name, company, phone, country and "
            + "any further columns.",
          isRepeatable: true),
        OptionSpec(
          name: "override", value: "REASON",
          summary: "Ring a lead of the store though a calling rule speaks against it."),
        OptionSpec(
          name: "resume", value: "CALL", valueIsOptional: true,
          summary: "Take up an interrupted call, by default the latest one of yours."),
        OptionSpec(
          name: "purpose", value: "PURPOSE", summary: "live, practice or sample.",
          hint: .choices(["live", "practice", "sample"])),
      ], namesPeople: true, run: CallCommand.run),
    CommandSpec(
      words: ["check"], arguments: "PATH…", count: 1...10_000,
      summary: "Tell what is wrong in scripts, and in calling rules.",
      details: """
        Takes files and folders; a file that ends in `.json` is one of calling rules or of holidays. \
        Errors are what keeps a script from running, warnings what is \
        likely wrong, advice what the trade knows better. Ends with 1 when an error was found. A \
        comment `// allow: ID` above a line silences a warning or an advice there.
        """,
      options: [
        OptionSpec(
          name: "deny", value: "ID,…",
          summary: "Take a rule's findings as errors; also all warnings, or all advice.",
          isRepeatable: true),
        OptionSpec(
          name: "quiet", value: "ID,…",
          summary: "Hide a rule's findings; also all warnings, or all advice.",
          isRepeatable: true),
        OptionSpec(
          name: "format", value: "FORMAT", summary: "text or json.",
          hint: .choices(["text", "json"])),
      ], run: CheckCommand.run),
    CommandSpec(
      words: ["graph"], arguments: "SCRIPT", count: 1...1,
      summary: "Show the map of a script.",
      details: """
        Shows stages, steps, replies and where they lead. The format svg is a picture for a browser, \
        dot and mermaid are for other drawing programs, json is for programs. Ends with 1 when the \
        script has errors.
        """,
      options: [
        OptionSpec(
          name: "format", value: "FORMAT", summary: "text, dot, mermaid, svg or json.",
          hint: .choices(GraphCommand.formats)),
        OptionSpec(
          name: "output", value: "FILE",
          summary: "Write it to a file, in place of the one that is there.", hint: .file),
      ], run: GraphCommand.run),
    CommandSpec(
      words: ["new"], arguments: "SCRIPT", count: 1...1,
      summary: "Write a script to begin with.",
      details: """
        Writes a short script that checks clean, with comments on how to go on, and beside it a \
        transcript of a call along it, which is a test. The ending .patter is added where it lacks. \
        Files that are there already are never written over.
        """,
      options: [
        OptionSpec(
          name: "method", value: "METHOD",
          summary: "schiffman, interest, community, problem or survey (schiffman).",
          hint: .choices(NewCommand.methods)),
        OptionSpec(
          name: "language", value: "LANGUAGE",
          summary: "en, de, nl, ru or zh (the one of your locale, else en).",
          hint: .choices(NewCommand.languages)),
        OptionSpec(
          name: "title", value: "TITLE", summary: "What the script is called (the file's name)."),
      ], run: NewCommand.run),
    CommandSpec(
      words: ["test"], arguments: "PATH…", count: 1...10_000,
      summary: "Play transcripts on their scripts, and random calls.",
      details: """
        Takes transcripts, scripts (with the transcripts beside them and in a folder `tests` there) \
        and folders. Tells each line that does not fit, what it expects and what the script offers \
        there, and how much of each script was reached. Random walks look for dead ends, for outcomes \
        whose needs nothing fills and for loops; what they find is kept as a transcript in the \
        script's folder `tests`. Ends with 1 when something failed or was found.
        """,
      options: [
        OptionSpec(
          name: "update", value: nil,
          summary: "Rewrite failing transcripts to the way the script goes now, as far as they fit."
        ),
        OptionSpec(
          name: "random", value: "N", valueIsOptional: true,
          summary: "Let chance make so many calls along each script (100); --seed makes others."),
        OptionSpec(
          name: "save", value: "FOLDER", summary: "Where what random walks find is kept.",
          hint: .file),
        OptionSpec(name: "no-save", value: nil, summary: "Keep nothing of what they find."),
        OptionSpec(
          name: "format", value: "FORMAT", summary: "text or json.",
          hint: .choices(["text", "json"])),
      ], run: TestCommand.run),
    CommandSpec(
      words: ["format"], arguments: "[PATH…]", count: 0...10_000,
      summary: "Put scripts into the canonical layout.",
      details: "Takes files and folders, and writes a file only when its layout changes. What "
        + "a script means stays the same; comments, words and letters stay as they are, and so "
        + "does a line that cannot be read.",
      options: [
        OptionSpec(
          name: "check", value: nil,
          summary: "Write nothing; name the files that would change, and end with 1."),
        OptionSpec(
          name: "stdin", value: nil,
          summary: "Read a script from standard input and write it to standard output."),
      ], run: FormatCommand.run),
    CommandSpec(
      words: ["explain"], arguments: "[ID]", count: 0...1,
      summary: "Tell what a diagnostic means, with a wrong and a right example.",
      details: "Without an ID it lists all that `patter check` may tell.",
      options: [], run: ExplainCommand.run),
    CommandSpec(
      words: ["refs"], arguments: "SCRIPT NAME", count: 2...2,
      summary: "Show where a name is defined and used.",
      details: """
        The name is written as in scripts: `opener`, `!price`, `price/compare`, `hello/yes` (a reply \
        by its id or label), `anytime/stop`, `meeting`. Looks into the files that the script \
        includes and into its transcripts, beside it and in `tests/`. Where SCRIPT is a library, the \
        scripts in its folder and below that include it are looked into. Ends with 1 when nothing \
        has the name.
        """,
      options: [
        kinds,
        OptionSpec(
          name: "format", value: "FORMAT", summary: "text or json.",
          hint: .choices(["text", "json"])),
      ], run: RefsCommand.run),
    CommandSpec(
      words: ["rename"], arguments: "SCRIPT OLD NEW", count: 3...3,
      summary: "Give a step, card, reply, field or anything else another name everywhere.",
      details: """
        Changes the definition and all uses in the script, its included files, other scripts below \
        the same folder that share these files, and the transcripts, in one step: all or nothing. \
        `(was OLD)` is written where the language has it, so that the log's history stays. A reply \
        without an id gets one with `#id` as NEW. Nothing is changed when a name is taken, or when \
        the scripts would come to mean anything else.
        """,
      options: [
        kinds,
        OptionSpec(
          name: "below", value: "FOLDER",
          summary: "Look for scripts that share files here (the script's folder).", hint: .file),
        OptionSpec(
          name: "dry-run", value: nil, summary: "Show the changes as a diff and do nothing."),
      ], run: RenameCommand.run),
    CommandSpec(
      words: ["diff"], arguments: "OLD NEW", count: 0...9,
      summary: "Show how two versions of a script differ in meaning.",
      details: """
        Tells which steps, replies, cards, outcomes, fields and words were added, removed, changed, \
        moved or renamed; layout and comments do not count. Lines that law or the client requires come \
        first. OLD and NEW are files; --version takes a version that the store kept, by at least 6 \
        digits of its hash, in place of OLD or of both. Ends with 0 unless --exit-code is given. \
        With git: write `*.patter diff=patter` into `.gitattributes` and run \
        `git config diff.patter.command 'patter diff'`; then `git diff` shows scripts so.
        """,
      options: [
        OptionSpec(
          name: "version", value: "HASH",
          summary: "A version that the store kept; given twice, old and new.", isRepeatable: true),
        OptionSpec(
          name: "format", value: "FORMAT", summary: "text or json.",
          hint: .choices(["text", "json"])),
        OptionSpec(
          name: "exit-code", value: nil, summary: "End with 1 when the versions differ."),
      ], run: DiffCommand.run),
    CommandSpec(
      words: ["log", "list"], arguments: "", count: 0...0,
      summary: "List the calls, the latest first.", details: "",
      options: [
        formats,
        OptionSpec(name: "limit", value: "N", summary: "At most so many calls (100)."),
        OptionSpec(
          name: "purpose", value: "PURPOSE", summary: "live, practice or sample.",
          hint: .choices(["live", "practice", "sample"])),
      ], run: LogListCommand.run),
    CommandSpec(
      words: ["log", "show"], arguments: "CALL", count: 1...1,
      summary: "Show one call with its events.",
      details: "The call is named by its id or enough of its beginning.",
      options: [
        OptionSpec(
          name: "format", value: "FORMAT", summary: "text, transcript or json.",
          hint: .choices(["text", "transcript", "json"])),
        OptionSpec(name: "transcript", value: nil, summary: "The same as --format transcript."),
      ], run: LogShowCommand.run),
    CommandSpec(
      words: ["log", "correct"], arguments: "CALL", count: 1...1,
      summary: "Correct the outcome or a field of a call that is over.",
      details: "What was logged stays; the correction stands behind it, with who, when and why.",
      options: [
        OptionSpec(name: "outcome", value: "OUTCOME", summary: "The outcome it should have."),
        OptionSpec(
          name: "set", value: "FIELD=VALUE", summary: "A field's value; empty to empty it.",
          isRepeatable: true),
        OptionSpec(name: "reason", value: "TEXT", summary: "Why; it must be given."),
      ], namesPeople: true, run: LogCorrectCommand.run),
  ]

  private static let programCommands: [CommandSpec] = [
    CommandSpec(
      words: ["config"], arguments: "", count: 0...0,
      summary: "Show the settings in force and where each comes from.", details: "",
      options: [], run: ConfigCommand.run),
    CommandSpec(
      words: ["help"], arguments: "[COMMAND]", count: 0...2,
      summary: "Tell what there is, or what a command does.", details: "", options: [],
      run: HelpCommand.run),
    CommandSpec(
      words: ["version"], arguments: "", count: 0...0, summary: "Tell the version.", details: "",
      options: [], run: HelpCommand.version),
  ]

  /// The command that some words name, and how many of them are its name.
  static func command(_ words: [String]) -> (CommandSpec, Int)? {
    // `tasks` is a command, and so is `tasks show`: the one with more words is meant.
    let meant = commands.filter { words.starts(with: $0.words) }
    if let command = meant.max(by: { $0.words.count < $1.words.count }) {
      return (command, command.words.count)
    }
    return nil
  }

  /// The first words that commands begin with.
  static var firstWords: [String] {
    var words: [String] = []
    for command in commands where !words.contains(command.words[0]) {
      words.append(command.words[0])
    }
    return words
  }
}
