import CallModel
import ScriptSyntax
import SourceText

/// Names that are used and nowhere declared. A name is told once, however many lines use it: what is
/// wrong is one thing.
struct UnknownNames {
  /// One name with its uses.
  struct Entry {
    /// What is told at its first use.
    let first: Diagnostic
    /// The name.
    let name: String
    /// Whether a declaration is all that it can lack: words in a guard may lack their quotes.
    let isName: Bool
    /// The further uses, at most `Self.maximumUses`.
    var uses: [Span] = []
    /// How many further uses there are.
    var count = 0
  }

  private struct Key: Hashable {
    let rule: String
    let name: String
  }

  /// How many uses are shown beside the first.
  private static let maximumUses = 5

  private(set) var entries: [Entry] = []
  private var places: [Key: Int] = [:]
  private var pending: (key: Key, name: String)?

  var isEmpty: Bool { entries.isEmpty }

  /// Whether a name is met for the first time; a later use is noted. What is told of the first one is
  /// to be added right after.
  mutating func isFirst(_ rule: Rule, _ name: String, at span: Span) -> Bool {
    let key = Key(rule: rule.id, name: name.nameKey)
    guard let index = places[key] else {
      pending = (key, name)
      return true
    }
    guard entries[index].first.span != span else { return false }
    entries[index].count += 1
    if entries[index].uses.count < Self.maximumUses { entries[index].uses.append(span) }
    return false
  }

  /// What is told at the first use of a name; of a word in a guard, which may be none, `isName` is
  /// false.
  mutating func add(_ diagnostic: Diagnostic, isName: Bool = true) {
    guard let (key, name) = pending else { return }
    places[key] = entries.count
    entries.append(Entry(first: diagnostic, name: name, isName: isName))
    pending = nil
  }
}

/// Places where a heading seems to be missing: a line there cannot belong to what stands above it, or
/// follows where a step has ended.
struct MissingHeadings {
  /// In stages, where the line was told already.
  var toldInStages: [Span] = []
  /// In stages, lines behind a step's replies or last jump and a blank line, where a step may go on or another begin.
  var likelyInStages: [Span] = []
  /// In `# objections`, where the line was told already.
  var toldInObjections: [Span] = []
  /// In `# messages`, where the line was told already.
  var toldInMessages: [Span] = []
}

extension Compiler {
  /// Tells the names that nobody declared: where the declaration is missing, if that can be said, else
  /// where the name is first used.
  mutating func tellUnknownNames() {
    for entry in unknownNames.entries {
      switch entry.first.rule.id {
      case Rule.unknownStep.id:
        if let place = missingStep {
          tell(
            entry, at: place, label: "its heading seems to be missing above this line",
            help: "put `## \(entry.name)` above this line, or name another step where it is used")
          continue
        }
      case Rule.unknownObjection.id:
        if let place = missingHeadings.toldInObjections.first {
          tell(
            entry, at: place, label: "its heading seems to be missing above this line",
            help: "put `## !\(entry.name)` above this line, or name another card where it is used")
          continue
        }
      case Rule.unknownMessage.id:
        if let place = missingLetter {
          tell(
            entry, at: place, label: "its heading seems to be missing above this line",
            help: "put `## \(entry.name): Subject line` above this line, or name another letter "
              + "where it is used")
          continue
        }
      case Rule.unknownField.id where lacksDeclaration(entry):
        if tellMissingItem(entry, .fields, "- \(entry.name): text") { continue }
      case Rule.unknownOutcome.id where lacksDeclaration(entry):
        if tellMissingItem(entry, .outcomes, "- \(entry.name): open") { continue }
      default: break
      }
      let first = entry.first
      diagnostics.add(
        Diagnostic(
          first.rule, at: first.span, first.message, label: first.label,
          notes: first.notes + notes(entry, withFirst: false), help: first.help,
          fixes: entry.count == 0 ? first.fixes : []))
    }
  }

  /// Whether a declaration is more likely to be missing than the use to be a slip: the name is used
  /// again; or no other name is like it, and its line is not in a file where another slip was told.
  private func lacksDeclaration(_ entry: UnknownNames.Entry) -> Bool {
    if entry.count > 0 { return true }
    return entry.isName && entry.first.fixes.isEmpty
      && !parsers[Int(entry.first.span.file)].diagnostics.hasErrors
  }

  /// Where a step's heading is missing: at a line that cannot stand where it stands, else behind the
  /// replies of a step, if that is so at one place only.
  private var missingStep: Span? {
    if let told = missingHeadings.toldInStages.first { return told }
    return missingHeadings.likelyInStages.count == 1 ? missingHeadings.likelyInStages.first : nil
  }

  /// Where a letter's heading is missing: at a line before the first one, else at the one line in the
  /// midst of a letter that begins a paragraph with the word that another letter begins with.
  private var missingLetter: Span? {
    if let told = missingHeadings.toldInMessages.first { return told }
    var salutations: Set<[UInt8]> = []
    var found: [Span] = []
    for isSearching in [false, true] {
      for source in messageSources {
        let file = Int(source.file)
        let tree = parsers[file].tree
        var isFirst = true
        var isAfterBlank = false
        for index in tree.blocks[Int(source.block)].lines {
          let line = tree.lines[index]
          guard line.kind == .letter else {
            isAfterBlank = isAfterBlank || line.kind == .blank
            continue
          }
          let word = firstWord(line, file)
          if isFirst, !isSearching { salutations.insert(word) }
          if isSearching, !isFirst, isAfterBlank, word.count > 2, salutations.contains(word) {
            found.append(Span(file: file, range: line.content))
          }
          isFirst = false
          isAfterBlank = false
        }
      }
    }
    return found.count == 1 ? found.first : nil
  }

  private func firstWord(_ line: LineSyntax, _ file: Int) -> [UInt8] {
    let signs = Array(" ,.!?:{".utf8)
    let content = parsers[file].bytes[line.content]
    return Array(content.prefix { !signs.contains($0) && $0 != 0xEF && $0 != 0xE3 })
  }

  private mutating func tell(
    _ entry: UnknownNames.Entry, at place: Span, label: String, help: String
  ) {
    diagnostics.add(
      Diagnostic(
        entry.first.rule, at: place, entry.first.message, label: label,
        notes: notes(entry, withFirst: true), help: help))
  }

  /// Tells a name at the end of the list that it is missing in; false when there is no such list.
  private mutating func tellMissingItem(
    _ entry: UnknownNames.Entry, _ kind: ScriptTree.SectionKind, _ item: String
  ) -> Bool {
    guard let (file, section) = sections(kind).first else { return false }
    let lines = parsers[file].tree.lines
    guard let last = section.lines.last(where: { lines[$0].kind == .item }) else { return false }
    let range = lines[last].content
    let end = Span(file: file, range: range.upperBound..<range.upperBound)
    let similar = entry.first.fixes.isEmpty ? nil : entry.first.help
    diagnostics.add(
      Diagnostic(
        entry.first.rule, at: Span(file: file, range: range), entry.first.message,
        label: "this list lacks it", notes: notes(entry, withFirst: true),
        help: "add `\(item)` to it" + (similar.map { "; \($0)" } ?? ""),
        fixes: [Diagnostic.Fix("add `\(item)`", replacing: end, with: "\n" + item)]))
    return true
  }

  private func notes(
    _ entry: UnknownNames.Entry, withFirst: Bool
  ) -> [Diagnostic.Note] {
    let spans = (withFirst ? [entry.first.span] : []) + entry.uses
    let more = entry.count - entry.uses.count
    return spans.enumerated().map { index, span in
      Diagnostic.Note(index == 0 && withFirst ? "it is used here" : "it is used here too", at: span)
    } + (more > 0 ? [Diagnostic.Note("and at \(more) more place\(more == 1 ? "" : "s")")] : [])
  }
}
