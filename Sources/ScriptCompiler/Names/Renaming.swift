import CallModel
import ScriptSyntax
package import SourceText

/// The changes that give a thing another name in all the scripts and transcripts where it is named.
package struct Renaming: Sendable {
  /// Why a name is not changed: what and how to mend it.
  package struct Refusal: Error, Sendable {
    /// What stands in the way, as a sentence without a full stop.
    package let message: String
    /// The one thing to do.
    package let help: String?
    /// Whether the new name itself is none.
    package let isWrongUse: Bool

    init(_ message: String, help: String? = nil, isWrongUse: Bool = false) {
      self.message = message
      self.help = help
      self.isWrongUse = isWrongUse
    }
  }

  /// The scripts of a set, and its files by their numbers.
  package struct Scope: Sendable {
    /// The scripts, their transcripts among their files.
    package let members: [NamePlaces.Member]
    /// All files of the set.
    package let files: [SourceFile]
    /// The numbers of those that are transcripts.
    package let transcripts: Set<Int>

    /// The scripts of a set; `files` are numbered as the members number them.
    package init(members: [NamePlaces.Member], files: [SourceFile], transcripts: Set<Int>) {
      self.members = members
      self.files = files
      self.transcripts = transcripts
    }
  }

  /// What is renamed.
  package let thing: NamedThing
  /// The scripts' things that bear the name.
  package let things: [(member: Int, thing: NamedThing)]
  /// The old name, as the log knows it: without `!`, card or step.
  package let oldName: String
  /// The new one.
  package let newName: String
  /// Whether `(was …)` keeps the history: steps, cards, rebuttals and replies have it, and a change of
  /// case needs none.
  package let keepsHistory: Bool
  /// The changes of each file, by its number: in order, without overlap, none with a line end.
  package internal(set) var edits: [Int: [Diagnostic.Fix.Edit]] = [:]
  /// How many places bear the new name.
  package internal(set) var placeCount = 0

  let scope: Scope
  /// Whether the new name is the first `#id` of a reply that bore its label as its name.
  package let newID: Bool

  /// Plans a renaming. Linear in the size of the set. What it comes to is not yet proven: see
  /// `proof(after:)`.
  /// - Throws: why it cannot be.
  package init(
    _ thing: NamedThing, in member: Int, to name: String, scope: Scope
  ) throws(Refusal) {
    let uses = scope.members[member].uses
    let places = NamePlaces(of: thing, in: member, among: scope.members)
    let new = try NewName(name, for: thing, in: uses)
    self.thing = thing
    self.scope = scope
    things = places.things
    oldName = uses.ownName(of: thing)
    newName = new.text
    newID = new.isNewID
    keepsHistory =
      [.step, .card, .rebuttal, .reply].contains(thing.kind)
      && (oldName.nameKey != newName.nameKey)
    guard oldName != newName || newID else {
      throw Refusal("it is named `\(newName)` already", help: nil)
    }
    try checkDefinition(places, uses)
    for (member, thing) in places.things {
      try new.checkFree(thing, in: scope.members[member].uses)
      if thing.kind == .field { try checkField(thing, scope.members[member]) }
    }
    for place in places.all { change(place) }
    for file in edits.keys {
      edits[file]?.sort { ($0.span.start, $0.span.end) < ($1.span.start, $1.span.end) }
    }
  }

  /// A file with the changes in it; nil when it has none.
  package func changed(_ file: Int) -> [UInt8]? {
    guard let edits = edits[file] else { return nil }
    let bytes = scope.files[file].bytes
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + edits.count * 16)
    var place = 0
    for edit in edits {
      result.append(contentsOf: bytes[place..<Int(edit.span.start)])
      result.append(contentsOf: edit.text.utf8)
      place = Int(edit.span.end)
    }
    result.append(contentsOf: bytes[place...])
    return result
  }

  private func checkDefinition(_ places: NamePlaces, _ uses: NameUses) throws(Refusal) {
    let isBuiltIn =
      thing.kind == .field && ["reason", "call_back_at"].contains(oldName.nameKey)
    let isWord =
      (thing.kind == .stage && oldName.nameKey == "objections")
      || (thing.kind == .rebuttal && oldName.nameKey == "otherwise")
    if isBuiltIn || isWord || !places.all.contains(where: \.isDefinition) {
      throw Refusal(
        "`\(uses.name(of: thing))` is always there and keeps its name",
        help: thing.kind == .reply ? "write replies of your own in its place" : nil)
    }
    if thing.kind == .reply, keepsHistory, oldName.contains(where: { $0 == ")" || $0 == "）" }) {
      throw Refusal(
        "`(was …)` cannot hold the label `\(oldName)` with its `)`, so that its history would be lost",
        help: "change it by hand, if the history does not matter")
    }
    if thing.kind == .reply, uses.script.anytime.contains(Ref(Int(thing.index))),
      oldName.nameKey == "hangs_up"
    {
      throw Refusal(
        "`#hangs_up` is the reply by which the prospect of a rehearsal hangs up",
        help: "leave it its name; its label can be changed")
    }
  }

  /// A field's name may stand where more hangs on it than the field.
  private func checkField(
    _ field: NamedThing, _ member: NamePlaces.Member
  ) throws(Refusal) {
    let script = member.uses.script
    for use in member.uses.all where use.thing.kind == .reply && use.isDefinition {
      let reply = Ref<Reply>(Int(use.thing.index))
      guard !script.replies[reply].hasOwnID else { continue }
      let isInside = script.pieces[script.replies[reply].labelPieces].contains { piece in
        if case .field(let found, _) = piece { return found.index == Int(field.index) }
        return false
      }
      if isInside {
        let name = member.uses.name(of: use.thing)
        throw Refusal(
          "the label `\(script.label(reply))` holds the field, and the log knows the reply by it",
          help: "give the reply an id first: `patter rename SCRIPT '\(name)' '#id'`")
      }
    }
    guard script.fields[Ref(Int(field.index))].isFromLead, namesColumn(script) else { return }
    throw Refusal(
      "`\(oldName)` is filled from the lead's column of that name, which the script also uses as "
        + "`lead.\(oldName)`",
      help: "write the field in place of `lead.\(oldName)` first")
  }

  private func namesColumn(_ script: Script) -> Bool {
    let key = oldName.nameKey
    let isInText = script.pieces.refs.contains { ref in
      if case .column(.lead, let name, _) = script.pieces[ref] {
        return script.text[name].nameKey == key
      }
      return false
    }
    let isInExpression = script.expressions.refs.contains { ref in
      if case .column(.lead, let name) = script.expressions[ref] {
        return script.text[name].nameKey == key
      }
      return false
    }
    return isInText || isInExpression
  }
}

extension NameUses {
  /// A thing's name without what it belongs to: `compare` of `price/compare`, `price` of `!price`.
  package func ownName(of thing: NamedThing) -> String {
    let index = Int(thing.index)
    switch thing.kind {
    case .reply: return script.text[script.replies[Ref(index)].id]
    case .card: return script.name(Ref<Objection>(index))
    case .rebuttal:
      let name = script.name(Ref<Step>(index))
      return name.firstIndex(of: "/").map { String(name[name.index(after: $0)...]) } ?? name
    default: return name(of: thing)
    }
  }
}
