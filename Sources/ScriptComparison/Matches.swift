import CallModel

/// A thing with its name and the names it had.
struct Named<Element> {
  let ref: Ref<Element>
  let name: String
  let formerNames: [String]

  init(_ ref: Ref<Element>, _ name: String, _ formerNames: [String]) {
    self.ref = ref
    self.name = name
    self.formerNames = formerNames
  }
}

/// Which things of two versions belong together.
struct Matches<Element> {
  /// Those that belong together, in the order of the new version.
  private(set) var pairs: [(old: Ref<Element>, new: Ref<Element>)] = []
  /// Those that only the old version has, in its order.
  private(set) var removed: [Ref<Element>] = []
  /// Those that only the new version has, in its order.
  private(set) var added: [Ref<Element>] = []
  /// The old thing of each new one.
  private(set) var oldOf: [Ref<Element>: Ref<Element>] = [:]

  init() {}

  /// Matches by name; what is left by a name that one of the two had before. Linear.
  init(_ old: [Named<Element>], _ new: [Named<Element>]) {
    var open: [String: Int] = [:]
    for (index, thing) in old.enumerated() where open[thing.name.nameKey] == nil {
      open[thing.name.nameKey] = index
    }
    var found: [Int: Int] = [:]
    var taken: Set<Int> = []
    for (index, thing) in new.enumerated() {
      guard let match = open.removeValue(forKey: thing.name.nameKey) else { continue }
      found[index] = match
      taken.insert(match)
    }
    // The names that things of the old version had, for a comparison that goes back in time.
    var former: [String: Int] = [:]
    for (index, thing) in old.enumerated() where !taken.contains(index) {
      for name in thing.formerNames where former[name.nameKey] == nil {
        former[name.nameKey] = index
      }
    }
    for (index, thing) in new.enumerated() where found[index] == nil {
      let names = thing.formerNames.map(\.nameKey)
      let candidates =
        names.compactMap { open[$0] } + [former[thing.name.nameKey]].compactMap { $0 }
      guard let match = candidates.first(where: { !taken.contains($0) }) else { continue }
      found[index] = match
      taken.insert(match)
    }
    for (index, thing) in new.enumerated() {
      if let match = found[index] {
        pairs.append((old[match].ref, thing.ref))
        oldOf[thing.ref] = old[match].ref
      } else {
        added.append(thing.ref)
      }
    }
    removed = old.indices.filter { !taken.contains($0) }.map { old[$0].ref }
  }

  /// The new things that stand in another order than before, among some that belong together.
  static func moved(_ pairs: [(old: Ref<Element>, new: Ref<Element>)]) -> Set<Ref<Element>> {
    Set(movedPositions(pairs.map(\.old.index)).map { pairs[$0].new })
  }
}
