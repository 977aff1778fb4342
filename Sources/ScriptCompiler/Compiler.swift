import CallModel
import ScriptSyntax
import SourceText

/// The state of one compilation: the files' parsers, the names, and the script as far as it is made.
struct Compiler {
  /// The family name when the front matter has no `id`.
  let name: String
  /// One for each file, the script's first.
  var parsers: [Parser] = []
  /// Each file's path relative to the script's folder.
  var relativePaths: [String] = []
  /// What was found that no parser found.
  var diagnostics = Diagnostics()
  /// The script as far as it is made.
  var script = Script()
  /// Where its parts stand.
  var map = SourceMap()
  /// Whether a file could not be had, so that missing names may be its.
  var isIncomplete = false
  /// Whether the script's own file cannot be read at all.
  var isUnreadable = false
  /// Whether the file has no title.
  var isLibrary = false
  /// Where the front matter's values stand, by key.
  var settings: [String: (file: Int, value: Range<Int>)] = [:]

  var stages = Namespace<Stage>("stage")
  var steps = Namespace<Step>("step")
  var objections = Namespace<Objection>("objection card")
  var fields = Namespace<Field>("field")
  var outcomes = Namespace<Outcome>("outcome")
  var messages = Namespace<Message>("message")
  var personas = Namespace<Persona>("persona")

  /// Where each step's lines stand, by the step's position.
  var stepSources: [BlockSource] = []
  /// Where each stage was named, by the stage's position.
  var messageSources: [BlockSource] = []
  var personaSources: [BlockSource] = []
  /// The step that is being lowered; nil in `# anytime`.
  var currentStep: Ref<Step>?
  /// The fields that every script has.
  var builtInFields: [String: Ref<Field>] = [:]
  var outcomeSources: [(file: Int, item: ItemSyntax)] = []
  /// How many more names may be compared with unknown ones; see `nearest(to:among:limit:)`.
  var comparisonsLeft = 200_000
  /// Names that nobody declared, until all their uses are known.
  var unknownNames = UnknownNames()
  /// Where a step's or a card's heading seems to be missing.
  var missingHeadings = MissingHeadings()
  /// The replies of the steps that personas speak of, by label and by id.
  var replyNames: [Ref<Step>: [String: Ref<Reply>]] = [:]
  /// Whether the personas come from another file than the script.
  var isGuest = false
  /// Whether the places of names are asked for.
  var recordsUses = false
  /// Where names stand, if that is asked for.
  var uses: [NameUse] = []
  /// Where the replies are named that are not yet in the table.
  var replyPlaces: [Span] = []
  /// Text that is used again and again, such as the rebuttals' own replies.
  var interned: [String: TextRef] = [:]

  init(name: String) {
    self.name = name
  }

  /// A block of a file.
  struct BlockSource {
    let file: Int32
    let block: Int32
  }

  mutating func report(
    _ rule: Rule, at range: Range<Int>, in file: Int, _ message: String, label: String? = nil,
    notes: [Diagnostic.Note] = [], help: String? = nil, fixes: [Diagnostic.Fix] = []
  ) {
    diagnostics.add(
      Diagnostic(
        rule, at: Span(file: file, range: range), message, label: label, notes: notes, help: help,
        fixes: fixes))
  }

  mutating func compile() {
    readSettings()
    script.text.reserve(parsers.reduce(0) { $0 + $1.bytes.count })
    declare()
    lowerFieldsAndOutcomes()
    resolveSettings()
    lowerMessages()
    lowerAnytime()
    lowerSteps()
    lowerCadence()
    lowerPersonas()
    tellUnknownNames()
    for (key, place) in settings { map.settings[key] = Span(file: place.file, range: place.value) }
  }

  /// Whether nothing was found that keeps the script from running.
  var isSound: Bool {
    !diagnostics.hasErrors && !parsers.contains { $0.diagnostics.hasErrors }
  }

  /// The text of a range, put into the pool with its escapes taken out.
  mutating func pooled(_ range: Range<Int>, in file: Int) -> TextRef {
    script.text.add(parsers[file].unescaped(range))
  }

  /// A text that many places share.
  mutating func interned(_ text: String) -> TextRef {
    if let ref = interned[text] { return ref }
    let ref = script.text.add(text)
    interned[text] = ref
    return ref
  }

  func text(_ range: Range<Int>, in file: Int) -> String {
    parsers[file].text(range)
  }

  func result() -> Compilation {
    var all = Diagnostics()
    for parser in parsers { all.add(parser.diagnostics) }
    all.add(diagnostics)
    let isSound = !all.hasErrors && !isLibrary
    return Compilation(
      script: isSound ? script : nil, map: isSound ? map : nil, files: parsers.map(\.tree.file),
      relativePaths: relativePaths, diagnostics: all.inFileOrder, droppedCount: all.droppedCount,
      isLibrary: isLibrary, uses: recordsUses ? NameUses(script, uses) : nil)
  }
}

/// The names of one kind, as names are compared, with the place where each was declared.
struct Namespace<Element> {
  /// What its names are called in a message.
  let word: String
  private var entries: [String: Entry] = [:]
  private var broken: Set<String> = []

  private struct Entry {
    let ref: Ref<Element>
    let span: Span
    let name: String
  }

  init(_ word: String) {
    self.word = word
  }

  /// The element of a name.
  subscript(name: String) -> Ref<Element>? { entries[name.nameKey]?.ref }

  /// Where a name was declared.
  func span(_ name: String) -> Span? { entries[name.nameKey]?.span }

  /// Whether a name stands for something that could not be read.
  func isBroken(_ name: String) -> Bool { broken.contains(name.nameKey) }

  /// Declares a name; gives the earlier place when it is taken.
  mutating func declare(_ name: String, _ ref: Ref<Element>, at span: Span) -> Span? {
    let key = name.nameKey
    if let entry = entries[key] { return entry.span }
    entries[key] = Entry(ref: ref, span: span, name: name)
    return nil
  }

  /// Notes a name whose declaration could not be read, so that its uses are not told as unknown.
  mutating func declareBroken(_ name: String) {
    broken.insert(name.nameKey)
  }

  /// All names, in no order.
  var names: some Collection<String> { entries.values.lazy.map(\.name) }
}
