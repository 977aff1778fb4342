/// Puts a stage's steps into rows, and the steps of a row into columns.
///
/// This is the layered drawing of Sugiyama, Tagawa and Toda ("Methods for visual understanding of
/// hierarchical system structures", 1981) for a page that is only so wide: a step stands in the row
/// below a step that leads to it, where there is room, and the order in a row goes by medians of the
/// neighbours. Ways that do not lead to the row below are not drawn as lines, so no row has to be
/// kept free for them.
package struct StageRows {
  /// The rows from top to bottom: steps by their position in the map, from left to right.
  package private(set) var rows: [[Int]] = []
  /// Which row each stage begins with.
  package private(set) var firstRow: [Int] = []
  /// Each step's row.
  package private(set) var row: [Int]
  /// Each step's column.
  package private(set) var column: [Int]

  private let map: Map
  private let capacity: Int
  /// The steps that lead to each step.
  private var sources: [[Int]]
  private var targets: [[Int]]

  /// Rows of at most `capacity` steps. Linear in the size of the map.
  package init(_ map: Map, capacity: Int) {
    self.map = map
    self.capacity = capacity
    row = Array(repeating: 0, count: map.steps.count)
    column = Array(repeating: 0, count: map.steps.count)
    sources = Array(repeating: [], count: map.steps.count)
    targets = Array(repeating: [], count: map.steps.count)
    findNeighbours()
    for stage in map.stages { stack(stage.steps) }
    for step in map.steps.indices { rows[row[step]].append(step) }
    for index in rows.indices { settle(index, by: sources, in: index - 1) }
    for index in rows.indices.reversed() { settle(index, by: targets, in: index + 1) }
    for index in rows.indices { settle(index, by: sources, in: index - 1) }
  }

  private mutating func findNeighbours() {
    for (index, step) in map.steps.enumerated() {
      var seen: Set<Int> = [index]
      for group in step.groups {
        for way in group.ways {
          guard case .step(let target) = way.place, seen.insert(target).inserted else { continue }
          targets[index].append(target)
          sources[target].append(index)
        }
      }
    }
  }

  /// Gives the steps of a stage their rows, in the order of the script: below the earlier step that
  /// leads there, in the first such row that has room.
  private mutating func stack(_ steps: Range<Int>) {
    let base = rows.count
    firstRow.append(base)
    var counts: [Int] = []
    // Where to look on from a row that is full, so that looking stays short.
    var next: [Int] = []
    func room(from start: Int) -> Int {
      var place = start
      while place < counts.count, counts[place] >= capacity {
        let further = next[place]
        if further < counts.count, counts[further] >= capacity { next[place] = next[further] }
        place = further
      }
      return place
    }
    for step in steps {
      var wanted: [Int] = []
      for source in sources[step] where source < step && steps.contains(source) {
        wanted.append(row[source] - base + 1)
      }
      let nearest = wanted.min() ?? 0
      let place =
        wanted.filter { $0 >= counts.count || counts[$0] < capacity }.min() ?? room(from: nearest)
      while counts.count <= place {
        counts.append(0)
        next.append(counts.count)
      }
      counts[place] += 1
      row[step] = base + place
    }
    rows.append(contentsOf: counts.map { _ in [] })
  }

  /// Orders a row by the medians of its neighbours in another row, and gives each step the column
  /// that is nearest to its own median.
  private mutating func settle(_ index: Int, by neighbours: [[Int]], in other: Int) {
    var wishes: [Int: Int] = [:]
    for step in rows[index] {
      let columns = neighbours[step].filter { row[$0] == other }.map { column[$0] }.sorted()
      if !columns.isEmpty { wishes[step] = columns[(columns.count - 1) / 2] }
    }
    rows[index].sort { one, two in
      let first = wishes[one] ?? capacity
      let second = wishes[two] ?? capacity
      return first != second ? first < second : one < two
    }
    let columns = columns(rows[index].map { wishes[$0] })
    for (step, place) in zip(rows[index], columns) { column[step] = place }
  }

  /// Columns in rising order, as near to the wishes as they can be; without a wish, at the left.
  private func columns(_ wishes: [Int?]) -> [Int] {
    let count = wishes.count
    guard count > 0 else { return [] }
    func cost(_ item: Int, _ column: Int) -> Int {
      wishes[item].map { abs($0 - column) * 4 } ?? column
    }
    // best[item][column]: the least cost with this item in this column.
    let never = Int.max / 4
    var best = Array(repeating: Array(repeating: never, count: capacity), count: count)
    var from = Array(repeating: Array(repeating: 0, count: capacity), count: count)
    for item in 0..<count {
      var least = item == 0 ? 0 : never
      var place = 0
      for column in 0..<capacity {
        if item > 0, column > 0, best[item - 1][column - 1] < least {
          least = best[item - 1][column - 1]
          place = column - 1
        }
        if least < never { best[item][column] = least + cost(item, column) }
        from[item][column] = place
      }
    }
    var result = Array(repeating: 0, count: count)
    var column = 0
    for candidate in 0..<capacity where best[count - 1][candidate] < best[count - 1][column] {
      column = candidate
    }
    for item in (0..<count).reversed() {
      result[item] = column
      column = from[item][column]
    }
    return result
  }
}
