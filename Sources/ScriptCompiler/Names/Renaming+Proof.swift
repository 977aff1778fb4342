import CallModel
package import SourceText

extension Renaming {
  /// Proves that the changed scripts mean what they meant: every name stands for what it stood for,
  /// on the very line, and nothing but the one name is another.
  ///
  /// - Parameters:
  ///   - members: the scripts of the scope, compiled from the changed files in the same order.
  ///   - files: their files, with the changes, as these members number them.
  /// - Throws: what would be another. Linear in the size of the set, but for sorting the places.
  package func prove(
    _ members: [NamePlaces.Member], _ files: [SourceFile]
  ) throws(Refusal) {
    for index in members.indices {
      let before = scope.members[index].uses
      let after = members[index].uses
      guard before.script.counts == after.script.counts,
        meanings(scope.members[index], scope.files) == meanings(members[index], files)
      else {
        throw Refusal(
          "with the name `\(newName)` something else in the scripts would mean another thing",
          help: "choose a name that no option, label or field has")
      }
      let renamed = Set(things.filter { $0.member == index }.map(\.thing))
      for kind in NameKind.allCases {
        for thing in before.things(of: kind) {
          try prove(thing, isRenamed: renamed.contains(thing), before, after)
        }
      }
    }
  }

  private func prove(
    _ thing: NamedThing, isRenamed: Bool, _ before: NameUses, _ after: NameUses
  ) throws(Refusal) {
    let name = after.ownName(of: thing)
    guard isRenamed else {
      guard name == before.ownName(of: thing) else {
        throw Refusal(
          "`\(before.name(of: thing))` would lose its name", help: "choose another name")
      }
      return
    }
    guard name == newName else {
      throw Refusal(
        "`\(newName)` cannot be written there: it would be read as `\(name)`",
        help: "choose another name", isWrongUse: true)
    }
    let former = after.formerNames(of: thing).map(\.nameKey)
    guard !keepsHistory || former.contains(oldName.nameKey) else {
      throw Refusal(
        "`(was …)` cannot hold the old name `\(oldName)`, so that its history would be lost",
        help: "change it by hand, if the history does not matter")
    }
  }

  /// What each name stands for, by the script's own file and line: no change touches a line end.
  private func meanings(_ member: NamePlaces.Member, _ files: [SourceFile]) -> [Meaning] {
    member.uses.all.map { use in
      let file = files[member.files[Int(use.span.file)]]
      return Meaning(
        file: use.span.file, line: Int32(file.lineIndex(of: Int(use.span.start))),
        kind: use.thing.kind.order, index: use.thing.index, isDefinition: use.isDefinition)
    }.sorted()
  }

  private struct Meaning: Comparable {
    let file: Int32
    let line: Int32
    let kind: Int32
    let index: Int32
    let isDefinition: Bool

    static func < (one: Meaning, other: Meaning) -> Bool {
      (one.file, one.line, one.kind, one.index, one.isDefinition ? 1 : 0)
        < (other.file, other.line, other.kind, other.index, other.isDefinition ? 1 : 0)
    }
  }
}

extension Script {
  /// How many rows each table has that a name could change; `texts` holds the former names.
  fileprivate var counts: [Int] {
    [
      stages.count, steps.count, replies.count, objections.count, lines.count, jumps.count,
      assignments.count, pieces.count, expressions.count, values.count, mustLines.count,
      fields.count, outcomes.count, messages.count, cadence.count, personas.count,
    ]
  }
}
