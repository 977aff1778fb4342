/// How two sequences differ: what stays, goes and comes, in order.
package enum SequenceEdit: Equatable {
  /// Both have it: its position in the old and in the new one.
  case kept(Int, Int)
  /// Only the old one has it.
  case removed(Int)
  /// Only the new one has it.
  case added(Int)
}

/// The edits that lead from one sequence to another with a longest common subsequence kept
/// (Hirschberg 1975, by a table). What both have at their ends costs nothing; where the rest is too
/// large for the table (four million cells) all of it goes and comes.
package func sequenceEdits<Element: Hashable>(_ old: [Element], _ new: [Element]) -> [SequenceEdit]
{
  var start = 0
  while start < old.count, start < new.count, old[start] == new[start] { start += 1 }
  var tail = 0
  while tail < old.count - start, tail < new.count - start,
    old[old.count - 1 - tail] == new[new.count - 1 - tail]
  {
    tail += 1
  }
  let rows = old.count - start - tail
  let columns = new.count - start - tail
  var edits = (0..<start).map { SequenceEdit.kept($0, $0) }
  if rows == 0 || columns == 0 || rows > 4_000_000 / columns {
    edits += (0..<rows).map { .removed(start + $0) }
    edits += (0..<columns).map { .added(start + $0) }
  } else {
    edits += tableEdits(old[start..<start + rows], new[start..<start + columns])
  }
  edits += (0..<tail).map { .kept(old.count - tail + $0, new.count - tail + $0) }
  return edits
}

private func tableEdits<Element: Hashable>(
  _ old: ArraySlice<Element>, _ new: ArraySlice<Element>
) -> [SequenceEdit] {
  let (rows, columns) = (old.count, new.count)
  let width = columns + 1
  // lengths[i, j]: the longest common subsequence of old[i...] and new[j...].
  var lengths = [Int32](repeating: 0, count: (rows + 1) * width)
  for i in stride(from: rows - 1, through: 0, by: -1) {
    for j in stride(from: columns - 1, through: 0, by: -1) {
      lengths[i * width + j] =
        old[old.startIndex + i] == new[new.startIndex + j]
        ? lengths[(i + 1) * width + j + 1] + 1
        : max(lengths[(i + 1) * width + j], lengths[i * width + j + 1])
    }
  }
  var edits: [SequenceEdit] = []
  var (i, j) = (0, 0)
  while i < rows || j < columns {
    if i < rows, j < columns, old[old.startIndex + i] == new[new.startIndex + j] {
      edits.append(.kept(old.startIndex + i, new.startIndex + j))
      i += 1
      j += 1
    } else if i < rows, j == columns || lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
      edits.append(.removed(old.startIndex + i))
      i += 1
    } else {
      edits.append(.added(new.startIndex + j))
      j += 1
    }
  }
  return edits
}

/// The positions that are out of order: all but a longest increasing subsequence (Schensted 1961).
func movedPositions(_ values: [Int]) -> Set<Int> {
  var tails: [Int] = []
  var before = [Int](repeating: -1, count: values.count)
  for position in values.indices {
    var low = 0
    var high = tails.count
    while low < high {
      let middle = (low + high) / 2
      if values[tails[middle]] < values[position] { low = middle + 1 } else { high = middle }
    }
    if low > 0 { before[position] = tails[low - 1] }
    if low == tails.count { tails.append(position) } else { tails[low] = position }
  }
  var moved = Set(values.indices)
  var place = tails.last ?? -1
  while place >= 0 {
    moved.remove(place)
    place = before[place]
  }
  return moved
}
