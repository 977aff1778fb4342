import CallModel
import CallStore
import DataExchange
import Glibc
import Terminal
import TypedValues

/// One run of the program: what it knows of its surroundings, and where it prints.
final class Program {
  let variables: [String: String]
  let settings: Settings
  let facts: TerminalFacts
  let usesUnicode: Bool
  /// Standard output.
  let screen: Screen
  /// Standard error.
  let errors: Screen
  let clock: Clock
  let zones: ZoneFinder
  private var opened: Store?
  private var knownCountries: Countries?
  private var inputSource: (any LineSource)?

  init(options: [String: [String]], variables: [String: String], usesUnicode: Bool) throws(Failure)
  {
    self.variables = variables
    self.usesUnicode = usesUnicode
    settings = try Settings(options: options, variables: variables)
    let isPlain = ["yes", "1", "true"].contains(settings["plain"]?.lowercased() ?? "no")
    func facts(_ descriptor: Int32) -> TerminalFacts {
      TerminalFacts(
        isTerminal: isatty(descriptor) == 1, term: variables["TERM"],
        noColor: variables["NO_COLOR"], isPlain: isPlain, colorTerm: variables["COLORTERM"])
    }
    self.facts = facts(STDOUT_FILENO)
    screen = Screen(descriptor: STDOUT_FILENO, look: facts(STDOUT_FILENO).look)
    errors = Screen(descriptor: STDERR_FILENO, look: facts(STDERR_FILENO).look)
    zones = ZoneFinder(variables)
    clock = try Clock(settings["now"], zones)
  }

  /// The layout for standard output as wide as the terminal is now.
  var layout: Layout {
    let size = WindowSize.current(
      of: STDOUT_FILENO, columnsVariable: variables["COLUMNS"], linesVariable: variables["LINES"])
    return Layout(width: size.columns, look: screen.look, usesUnicode: usesUnicode)
  }

  /// Whether a person types: both ends are a terminal.
  var isInteractive: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// The store, opened at the first use.
  func store() throws(Failure) -> Store {
    if let opened { return opened }
    guard let path = settings["store"] else {
      throw .usage(
        "it is not known where the store lies",
        help: "name it with --store or PATTER_STORE, or set HOME")
    }
    do throws(StoreError) {
      let store = try Store.open(path)
      opened = store
      return store
    } catch {
      throw Failure(error)
    }
  }

  /// The countries of the world, read at the first use.
  func countries() throws(Failure) -> Countries {
    if let knownCountries { return knownCountries }
    let countries = try CountryFiles.load(self)
    knownCountries = countries
    return countries
  }

  /// Asks the store, and tells its trouble as a command does.
  func ask<Answer>(
    _ question: (Store) throws(StoreError) -> Answer
  ) throws(Failure) -> Answer {
    let store = try store()
    do throws(StoreError) { return try question(store) } catch { throw Failure(error) }
  }

  /// Who calls.
  func agent() throws(Failure) -> AgentKey {
    try agent(named: settings["agent"] ?? "", option: "agent")
  }

  /// Somebody whom the store knows, by the name that an option gave; nil for none.
  func knownAgent(_ name: String?) throws(Failure) -> AgentKey? {
    guard let name else { return nil }
    guard
      let agent = try ask({ (store) throws(StoreError) in try store.knownAgent(named: name) })
    else { throw .usage("nobody is called `\(SafeText.clean(name))`") }
    return agent
  }

  /// Somebody who calls or practises, made at the first use; the option is where the name was given.
  func agent(named name: String, option: String = "trainee") throws(Failure) -> AgentKey {
    let name = SafeText.clean(name).trimmingBlanks
    guard !name.isEmpty, name.utf8.count <= 200 else {
      throw .usage("the \(option) has no name", help: "name it with --\(option), at most 200 bytes")
    }
    let store = try store()
    do throws(StoreError) { return try store.agent(named: name) } catch { throw Failure(error) }
  }

  /// A moment, in milliseconds since 1970 UTC, as the operator's clock shows it.
  func local(_ ms: Int64) -> Moment { zones.own.local(ms) }

  /// The seed of chance; nil when it is left to chance.
  func seed() throws(Failure) -> UInt64? {
    guard let text = settings["seed"] else { return nil }
    guard let seed = UInt64(text) else {
      throw .usage(
        "`--seed \(SafeText.clean(text))` is no seed", help: "write a whole number from 0")
    }
    return seed
  }

  /// Where lines are read from, made at the first use: readline at a terminal, else standard input.
  func input() throws(Failure) -> any LineSource {
    if let inputSource { return inputSource }
    let source: any LineSource
    if isInteractive {
      do throws(SystemError) {
        source = try TerminalLineReader(
          facts: facts, usesUnicode: usesUnicode, history: history)
      } catch {
        throw .system("the terminal cannot be used: \(error.description)")
      }
    } else {
      source = PipeLineReader(transcript: screen, usesUnicode: usesUnicode)
    }
    inputSource = source
    return source
  }

  let history = History()

  /// A bar for long work, on standard error where that is a terminal that can redraw a line.
  func progress(_ title: String, total: Int?) -> Progress {
    Progress(
      title, total: total, isShown: errors.look != .plain,
      columns: WindowSize.current(
        of: STDERR_FILENO, columnsVariable: variables["COLUMNS"],
        linesVariable: variables["LINES"]
      ).columns)
  }

  /// Sends what was written to standard output; a reader that went away is a failure.
  func flush() throws(Failure) {
    do throws(SystemError) { try screen.flush() } catch {
      throw .system("the output cannot be written: \(error.description)")
    }
  }

  /// Tells a failure on standard error.
  func tell(_ failure: Failure) {
    errors.line(
      StyledText("error", .error) + StyledText(": " + SafeText.clean(failure.message)))
    if let help = failure.help {
      errors.line(StyledText("help", .heading) + StyledText(": " + SafeText.clean(help)))
    }
    try? errors.flush()
  }
}

extension Failure {
  /// What went wrong with the store, in words.
  init(_ error: StoreError) {
    let status: ExitStatus =
      switch error.kind {
      case .noSuchCall, .ambiguousCall: .usage
      case .callIsTaken, .callHasChanged, .callIsErased: .problems
      default: .system
      }
    self.init(status, error.sentence, help: error.help)
  }
}
