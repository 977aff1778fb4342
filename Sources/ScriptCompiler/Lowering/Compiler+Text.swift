import CallModel
import ScriptSyntax
import SourceText

extension Compiler {
  /// A spoken line, a note or a letter's line, put into the table of pieces.
  mutating func lowerText(
    _ range: Range<Int>, in file: Int, hasStress: Bool = true
  ) -> Refs<Piece> {
    let pieces = lowerPieces(range, in: file, hasStress: hasStress)
    return script.pieces.append(contentsOf: pieces)
  }

  /// The parts of a text with its names resolved.
  mutating func lowerPieces(
    _ range: Range<Int>, in file: Int, hasStress: Bool
  ) -> [Piece] {
    parsers[file].pieces(range, hasStress: hasStress).compactMap { piece in
      switch piece {
      case .words(let range): return .words(pooled(range, in: file))
      case .stress(let range): return .stress(pooled(range, in: file))
      case .insert(_, let scope, let name, let fallback):
        return insert(scope: scope, name: name, fallback: fallback, file)
      }
    }
  }

  private mutating func insert(
    scope: Range<Int>?, name: Range<Int>, fallback: Range<Int>?, _ file: Int
  ) -> Piece? {
    let fallback = fallback.map { pooled($0, in: file) }
    let word = text(name, in: file)
    if let scope {
      return column(scope, name, file).map { .column($0.scope, $0.name, fallback: fallback) }
    }
    switch word.nameKey {
    case "greeting": return .greeting
    case "daypart": return .builtIn(.daypart, fallback: fallback)
    default: break
    }
    if let builtIn = Expression.BuiltIn(rawValue: word.nameKey) {
      return .builtIn(builtIn, fallback: fallback)
    }
    if let field = fields[word] {
      record(.field, field.index, at: name, in: file)
      return .field(field, fallback: fallback)
    }
    if fields.isBroken(word) || isIncomplete { return nil }
    let span = Span(file: file, range: name)
    guard unknownNames.isFirst(.unknownField, word, at: span) else { return nil }
    let near = nearest(to: word, among: fields.names)
    unknownNames.add(
      Diagnostic(
        .unknownField, at: span, "no field is named `\(word)`",
        label: "this would be read aloud as a gap",
        help: near.first.map { "the field with a similar name is `\($0)`" }
          ?? "declare it under `# fields`; what is known of the person is `lead.\(word)`",
        fixes: near.map { Diagnostic.Fix("make it `\($0)`", replacing: span, with: $0) }),
      isName: false)
    return nil
  }

  /// `lead.city` and the like, or nil after telling that there is none such.
  mutating func column(
    _ scope: Range<Int>, _ name: Range<Int>, _ file: Int
  ) -> (scope: Expression.Column, name: TextRef)? {
    let word = text(scope, in: file)
    let whole = scope.lowerBound..<name.upperBound
    guard let column = Expression.Column(rawValue: word.nameKey) else {
      report(
        .unknownColumn, at: whole, in: file, "nothing is called `\(word)`",
        help: "the names before a point are `lead`, `agent` and `campaign`")
      return nil
    }
    let columnName = text(name, in: file).nameKey
    let known: [String]?
    switch column {
    case .lead: known = nil
    case .agent: known = ["name", "first_name", "last_name", "phone", "email"]
    case .campaign: known = ["name", "goal"]
    }
    if let known, !known.contains(columnName) {
      report(
        .unknownColumn, at: name, in: file, "of \(column.rawValue) no `\(columnName)` is known",
        help: "known are \(known.map { "`\(column.rawValue).\($0)`" }.joined(separator: ", "))")
      return nil
    }
    return (column, interned(columnName))
  }
}
