package import SourceText

/// The places of one thing in several scripts that share files.
///
/// A library's card is defined once and used in every script that includes it; a step that a library
/// leads to is defined in each of these scripts anew. So what has to bear one name is found by going
/// from script to script as long as a place is shared.
package struct NamePlaces: Sendable {
  /// A script of the set.
  package struct Member: Sendable {
    /// Its names.
    package let uses: NameUses
    /// The number in the set of each of its files.
    package let files: [Int]

    /// A script of the set; `files` has one number for each file of the script.
    package init(uses: NameUses, files: [Int]) {
      self.uses = uses
      self.files = files
    }
  }

  /// A place in one of the files of the set.
  package struct Place: Hashable, Sendable {
    /// Where; the file by its number in the set.
    package let span: Span
    /// Whether the thing is defined here.
    package let isDefinition: Bool
  }

  /// The places, definitions first, then by file and place.
  package let all: [Place]
  /// The thing in each script that has it, by the script's position in the set; a script may have
  /// several where another one has one.
  package let things: [(member: Int, thing: NamedThing)]

  /// Finds all places that have to bear one name with a thing of one script. Linear in the number of
  /// places of the set for each thing that is found.
  package init(of thing: NamedThing, in member: Int, among members: [Member]) {
    var places: Set<Place> = []
    var found: [(member: Int, thing: NamedThing)] = [(member, thing)]
    var known: Set<[Int32]> = [Self.key(member, thing)]
    var next = 0
    while next < found.count {
      let (member, thing) = found[next]
      next += 1
      for use in members[member].uses.uses(of: thing) {
        let file = members[member].files[Int(use.span.file)]
        let place = Place(
          span: Span(file: file, range: use.span.range), isDefinition: use.isDefinition)
        guard places.insert(place).inserted else { continue }
        for other in members.indices where other != member {
          for shared in members[other].things(at: place.span, thing.kind)
          where known.insert(Self.key(other, shared)).inserted {
            found.append((other, shared))
          }
        }
      }
    }
    all = places.sorted { one, other in
      if one.isDefinition != other.isDefinition { return one.isDefinition }
      return (one.span.file, one.span.start) < (other.span.file, other.span.start)
    }
    things = found
  }

  private static func key(_ member: Int, _ thing: NamedThing) -> [Int32] {
    [Int32(member), thing.kind.order, thing.index]
  }
}

extension NamePlaces.Member {
  /// What the name at a place of the set stands for in this script; logarithmic.
  func things(at span: Span, _ kind: NameKind) -> [NamedThing] {
    guard let file = files.firstIndex(of: Int(span.file)) else { return [] }
    let all = uses.all
    var low = 0
    var high = all.count
    while low < high {
      let middle = (low + high) / 2
      let here = all[middle].span
      if (Int(here.file), here.start) < (file, span.start) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    var things: [NamedThing] = []
    while low < all.count, Int(all[low].span.file) == file, all[low].span.start == span.start {
      if all[low].span.end == span.end, all[low].thing.kind == kind {
        things.append(all[low].thing)
      }
      low += 1
    }
    return things
  }
}
