import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  /// Tells text that stands before the first section.
  mutating func checkPreamble(_ file: Int) {
    let tree = parsers[file].tree
    for index in tree.preamble {
      let line = tree.lines[index]
      guard line.kind != .blank, line.kind != .comment else { continue }
      report(
        .textBeforeStep, at: line.content, in: file, "this line stands before the first section",
        help: tree.frontMatter == nil && file == 0
          ? "a script begins with its front matter: `---`, `title: …`, `---`"
          : "put a stage and a step above it, such as `# greeting` and `## hello`")
      return
    }
  }

  /// Tells what stands between a section's heading and its first block, notes excepted.
  mutating func checkOnlyNotes(
    _ lines: Range<Int>, _ file: Int, in kind: ScriptTree.SectionKind? = nil
  ) {
    for index in lines {
      let line = parsers[file].tree.lines[index]
      switch line.kind {
      case .blank, .comment, .note: continue
      default:
        report(
          .textBeforeStep, at: line.content, in: file,
          "this line stands before the section's first `##` heading",
          help: kind == .objections
            ? "put a card above it, such as `## !price: Too expensive`"
            : "put a step above it, such as `## hello`")
        let place = Span(file: file, range: line.content)
        if kind == .stage { missingHeadings.toldInStages.append(place) }
        if kind == .messages { missingHeadings.toldInMessages.append(place) }
        if kind == .objections { missingHeadings.toldInObjections.append(place) }
        return
      }
    }
  }

  /// Tells `##` headings in a section that has only items.
  mutating func checkNoBlocks(_ section: ScriptTree.Section, _ file: Int) {
    guard let first = section.blocks.first else { return }
    let line = parsers[file].tree.lines[parsers[file].tree.blocks[first].line]
    report(
      .misplacedLine, at: line.content, in: file,
      "`# \(section.kind.rawValue)` has no headings of its own",
      help: "put a stage above the step, such as `# greeting`")
    for index in section.blocks {
      let heading = parsers[file].heading(
        parsers[file].tree.lines[parsers[file].tree.blocks[index].line])
      if let name = heading.name { steps.declareBroken(text(name, in: file)) }
    }
  }

  /// The `- ` lines of a section; all else in it is told.
  mutating func items(_ section: ScriptTree.Section, _ file: Int) -> [LineSyntax] {
    var items: [LineSyntax] = []
    for index in section.lines {
      let line = parsers[file].tree.lines[index]
      switch line.kind {
      case .blank, .comment, .note: continue
      case .item: items.append(line)
      default:
        report(
          .misplacedLine, at: line.content, in: file,
          "`# \(section.kind.rawValue)` holds only items",
          help: "begin the line with `- `, or move it to where it belongs")
      }
    }
    return items
  }

  /// The sections of a kind, in all files, with their file.
  func sections(_ kind: ScriptTree.SectionKind) -> [(file: Int, section: ScriptTree.Section)] {
    parsers.indices.flatMap { file in
      parsers[file].tree.sections.filter { $0.kind == kind }.map { (file, $0) }
    }
  }

  /// Reads every line of a library for its form alone; names are resolved where it is included.
  mutating func checkSyntax() {
    let tree = parsers[0].tree
    let isEmpty = tree.lines.allSatisfy { $0.kind == .blank || $0.kind == .comment }
    if isEmpty {
      report(
        .noSteps, at: 0..<0, in: 0, "the file holds no script",
        help: "a script begins with its front matter: `---`, `title: …`, `---`")
    }
    for file in parsers.indices {
      checkPreamble(file)
      for section in parsers[file].tree.sections {
        _ = parsers[file].heading(parsers[file].tree.lines[section.line])
        switch section.kind {
        case .fields: for line in items(section, file) { _ = parsers[file].field(line) }
        case .outcomes:
          for line in items(section, file) {
            guard let item = parsers[file].item(line, example: "- meeting: won") else { continue }
            for attribute in item.attributes { _ = parsers[file].outcomeAttribute(attribute) }
          }
        case .cadence: for line in items(section, file) { _ = parsers[file].touch(line) }
        case .anytime: checkSyntax(of: parsers[file].passage(section.lines), file)
        case .personas: checkOnlyNotes(section.lines, file)
        case .messages, .stage, .objections: break
        }
        for index in section.blocks {
          let block = parsers[file].tree.blocks[index]
          let line = parsers[file].tree.lines[block.line]
          switch section.kind {
          case .messages: _ = parsers[file].heading(line, hasTails: false)
          case .personas:
            _ = personaHeading(block, file)
            checkPersonaSyntax(block.lines, file)
          default:
            _ = parsers[file].heading(line)
            checkSyntax(of: parsers[file].passage(block.lines), file)
          }
        }
      }
    }
  }

  private mutating func checkPersonaSyntax(_ lines: Range<Int>, _ file: Int) {
    for index in lines {
      let line = parsers[file].tree.lines[index]
      switch line.kind {
      case .blank, .comment: continue
      case .note: _ = parsers[file].pieces(line.body)
      case .item: _ = parsers[file].trait(line)
      default: reportMisplacedInPersona(line, file)
      }
    }
  }

  private mutating func checkSyntax(of passage: PassageSyntax, _ file: Int) {
    for statement in passage.statements + passage.replies.flatMap(\.body) {
      switch statement.content {
      case .spoken(let range), .note(let range): _ = parsers[file].pieces(range)
      case .blank, .none, .ask, .jump: break
      }
    }
  }
}
