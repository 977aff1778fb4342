package import CallModel

/// Adds up the counts of very many calls by group, in one pass.
///
/// What is counted comes by a small number that the log keeps for it, is looked up once for each
/// version of the script, and from then on is a place in an array.
package struct CountTable<Group: Hashable> {
  private let history: NameHistory
  private var things: [Counted] = []
  private var places: [Counted: Int] = [:]
  /// By version, the place in `things` for each number of the log; -1 where it is not known yet.
  private var known: [[Int32]]
  private var groupPlaces: [Group: Int] = [:]
  /// By group and place.
  private var n: [[Int64]] = []
  private var ms: [[Int64]] = []

  /// The groups that something was counted for, in the order they came.
  package private(set) var groups: [Group] = []

  /// A table in which nothing is counted.
  /// - Parameter versionCount: how many versions of the script there are.
  package init(history: NameHistory, versionCount: Int) {
    self.history = history
    known = Array(repeating: [], count: versionCount)
  }

  /// The place of a group, to add to; a group that nothing is added to counts nothing.
  package mutating func place(of group: Group) -> Int {
    if let place = groupPlaces[group] { return place }
    groupPlaces[group] = groups.count
    groups.append(group)
    n.append([])
    ms.append([])
    return groups.count - 1
  }

  /// Adds a count to a group.
  /// - Parameters:
  ///   - number: the log's number of what is counted; 1 or more.
  ///   - version: the place of the version in which it was counted.
  ///   - group: the group's place.
  ///   - name: what the number stands for; asked once for each version.
  package mutating func add<Failure>(
    _ number: Int32, n count: Int64, ms time: Int64, version: Int, group: Int,
    name: () throws(Failure) -> Counted
  ) throws(Failure) {
    let number = Int(number)
    if number >= known[version].count {
      known[version] += Array(repeating: -1, count: number + 1 - known[version].count)
    }
    var place = Int(known[version][number])
    if place < 0 {
      place = self.place(of: history.today(try name(), version: version))
      known[version][number] = Int32(place)
    }
    if place >= n[group].count {
      let missing = Array(repeating: Int64(0), count: things.count - n[group].count)
      n[group] += missing
      ms[group] += missing
    }
    n[group][place] += count
    ms[group][place] += time
  }

  private mutating func place(of thing: Counted) -> Int {
    if let place = places[thing] { return place }
    places[thing] = things.count
    things.append(thing)
    return things.count - 1
  }

  /// What was counted for a group.
  package func counts(of group: Group) -> Counts {
    var counts = Counts()
    guard let place = groupPlaces[group] else { return counts }
    for (thing, count) in n[place].enumerated() where count != 0 {
      counts.add(CallCount(things[thing], n: count, ms: ms[place][thing]))
    }
    return counts
  }
}
