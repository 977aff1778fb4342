import DataExchange
import ScriptCompiler
import SourceText
import Terminal

/// `refs SCRIPT ID`
enum RefsCommand {
  /// A place as it is shown.
  private struct Shown {
    let file: ScriptSet.File
    let span: Span
    let role: String
  }

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", ["text", "json"])
    let path = invocation.arguments[0]
    let set = try ScriptSet.around(path)
    let (things, name) = try find(invocation, set)
    let found = things.map { found -> (thing: NamedThing, name: String, places: [Shown]) in
      let places = set.places(of: found.thing, in: found.member).all.map { place in
        let file = set.files[Int(place.span.file)]
        let role = place.isDefinition ? "definition" : (file.isTranscript ? "transcript" : "use")
        return Shown(file: file, span: place.span, role: role)
      }
      let order = ["definition", "use", "transcript"]
      let sorted = order.flatMap { role in places.filter { $0.role == role } }
      return (
        found.thing, set.members[found.member].uses.name(of: found.thing), sorted
      )
    }
    if format == "json" {
      write(json: found, program)
    } else {
      for (index, item) in found.enumerated() {
        if index > 0 { program.screen.line() }
        write(item.thing, item.name, item.places, program)
      }
    }
    try program.flush()
    tellBroken(set, program)
    if !found.isEmpty { return .done }
    tellUnknown(name, invocation, set, program)
    return .problems
  }

  /// The things that the second argument names; `--kind` narrows them.
  static func find(
    _ invocation: Invocation, _ set: ScriptSet
  ) throws(Failure) -> (things: [(member: Int, thing: NamedThing)], name: String) {
    let name = invocation.arguments[1]
    let kind = try invocation.kind()
    return (set.things(named: name, kind: kind), name)
  }

  /// Tells on standard error that a script of the set has errors: what could not be read is missing.
  private static func tellBroken(_ set: ScriptSet, _ program: Program) {
    for member in set.members where member.compilation.hasErrors {
      program.errors.line(
        StyledText("note", .heading)
          + StyledText(
            data: ": \(member.path) has errors, so that places may be missing; see "
              + "`patter check \(member.path)`"))
    }
    try? program.errors.flush()
  }

  /// Tells that nothing has a name, with the nearest names.
  static func tellUnknown(
    _ name: String, _ invocation: Invocation, _ set: ScriptSet, _ program: Program
  ) {
    let kind = invocation.value("kind").flatMap(NameKind.init)
    var near: [String] = []
    for member in set.members {
      for name in member.uses.nearest(to: name, kind: kind) where !near.contains(name) {
        near.append(name)
      }
    }
    let help =
      near.isEmpty
      ? "write a name as scripts do: `opener`, `!price`, `price/compare`, `hello/yes`, `meeting`"
      : "similar names are \(near.prefix(3).map { "`\($0)`" }.joined(separator: ", "))"
    program.tell(
      Failure(
        .problems, "\(invocation.arguments[0]) has no \(kind?.rawValue ?? "name") `\(name)`",
        help: help))
  }

  private static func write(
    _ thing: NamedThing, _ name: String, _ places: [Shown], _ program: Program
  ) {
    program.screen.line(
      StyledText("\(thing.kind.rawValue) ") + StyledText(data: name, .heading))
    guard !places.isEmpty else {
      program.screen.line(StyledText("  always there, and used nowhere", .muted))
      return
    }
    let heads = places.map { place -> String in
      let (line, column) = place.file.source.position(of: Int(place.span.start))
      return SafeText.clean("\(place.file.source.path):\(line):\(column)")
    }
    let width = heads.map { Width.columns(of: $0) }.max() ?? 0
    for (head, place) in zip(heads, places) {
      let gap = String(repeating: " ", count: width - Width.columns(of: head) + 2)
      let role = place.role + String(repeating: " ", count: 12 - place.role.utf8.count)
      program.screen.line(
        StyledText("  \(head)\(gap)") + StyledText(role, .muted) + line(place))
    }
  }

  /// The source line with the name in it to be seen; a long line is cut around the name.
  private static func line(_ place: Shown) -> StyledText {
    let source = place.file.source
    var range = source.line(source.lineIndex(of: Int(place.span.start)))
    while let last = source.bytes[range].last, last <= 0x20 {
      range = range.lowerBound..<range.upperBound - 1
    }
    while range.lowerBound < Int(place.span.start), source.bytes[range.lowerBound] <= 0x20 {
      range = range.lowerBound + 1..<range.upperBound
    }
    let name = place.span.range.clamped(to: range)
    let before = source.text(range.lowerBound..<name.lowerBound)
    let after = source.text(name.upperBound..<range.upperBound)
    let start = before.count > 60 ? "…" + before.suffix(50) : before[...]
    let end = after.count > 60 ? after.prefix(50) + "…" : after[...]
    return StyledText(data: oneLine(start), .muted)
      + StyledText(data: oneLine(source.text(name)[...]), .number)
      + StyledText(data: oneLine(end), .muted)
  }

  private static func oneLine(_ text: Substring) -> String {
    String(text.map { $0.isNewline || $0 == "\t" ? " " : $0 })
  }

  private static func write(
    json found: [(thing: NamedThing, name: String, places: [Shown])], _ program: Program
  ) {
    var json = JSONWriter()
    json.array { json in
      for item in found {
        json.object { json in
          json.member("kind", item.thing.kind.rawValue)
          json.member("name", item.name)
          json.key("places")
          json.array { json in
            for place in item.places {
              let source = place.file.source
              let (line, column) = source.position(of: Int(place.span.start))
              json.object { json in
                json.member("role", place.role)
                json.member("file", source.path)
                json.member("line", line)
                json.member("column", column)
                json.member("length", source.scalarCount(place.span.range))
                json.member("text", source.text(place.span.range))
              }
            }
          }
        }
      }
    }
    program.screen.write(json.text + "\n")
  }
}

extension Invocation {
  /// The kind of names that `--kind` asks for; nil for all.
  func kind() throws(Failure) -> NameKind? {
    guard let word = value("kind") else { return nil }
    guard let kind = NameKind(rawValue: word) else {
      let kinds = NameKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("--kind cannot be `\(word)`", help: "it is one of \(kinds)")
    }
    return kind
  }
}
