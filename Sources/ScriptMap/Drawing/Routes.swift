/// The ways to the row below, as lines: out of the chip to the right, down beside the card, along
/// between the rows, and down into the card they lead to.
///
/// The ways into one card share their line between the rows. Every other line has a track of its
/// own beside the cards and between the rows, so lines cross, and never run on top of each other.
struct Routes {
  /// How many lines leave one card; the other ways are told by their chips alone.
  private static let limit = 6
  /// The distance from a card to the first track beside it.
  private static let inset = 12

  /// A line on its way.
  private struct Way {
    let from: Int
    let chip: Int
    let to: Int
    /// Its track beside the card, from the card outwards.
    var track: Int
    /// How wide it is drawn for the calls that took it; 0 without figures.
    let width: Int
    /// How many calls took it.
    let count: Int
  }

  private let rows: StageRows
  private var flow: MapFlow?
  private var ways: [Way] = []
  /// The ways into each row, by position in `ways`.
  private var intoRow: [[Int]]
  /// The cards that ways lead to in each row, from the upper track to the lower one.
  private var nets: [[Int]]
  private var tops: [Int]
  private var tracks: [Int: Int] = [:]

  init(_ map: Map, _ rows: StageRows) {
    self.rows = rows
    intoRow = Array(repeating: [], count: rows.rows.count)
    nets = Array(repeating: [], count: rows.rows.count)
    tops = Array(repeating: 0, count: rows.rows.count)
  }

  /// Takes a step's chips; those that lead to the row below become lines.
  mutating func add(_ step: Int, _ chips: [CardBuilder.StepChip], _ flow: MapFlow?) {
    self.flow = flow
    let drawn = chips.filter { rows.row[$0.step] == rows.row[step] + 1 }.prefix(Self.limit)
    for (index, chip) in drawn.enumerated() {
      // The uppermost chip takes the outermost track: so no line of a card crosses another there.
      intoRow[rows.row[step] + 1].append(ways.count)
      ways.append(
        Way(
          from: step, chip: chip.chip, to: chip.step, track: drawn.count - 1 - index,
          width: flow?.width(chip.count) ?? 0, count: chip.count))
    }
    let column = rows.column[step]
    tracks[column] = max(tracks[column] ?? 0, drawn.count)
  }

  /// Orders the lines between the rows so that few of them cross.
  mutating func close() {
    for row in intoRow.indices {
      var cards: [Int] = []
      for way in intoRow[row] where !cards.contains(ways[way].to) { cards.append(ways[way].to) }
      cards.sort { rows.column[$0] < rows.column[$1] }
      var isSettled = false
      var rounds = 0
      while !isSettled, rounds < cards.count {
        isSettled = true
        rounds += 1
        for index in cards.indices.dropLast() {
          let (one, two) = (cards[index], cards[index + 1])
          if crossings(two, above: one, in: row) < crossings(one, above: two, in: row) {
            cards.swapAt(index, index + 1)
            isSettled = false
          }
        }
      }
      nets[row] = cards
    }
  }

  /// How often the lines into two cards cross when the one runs above the other. Half columns
  /// serve as places: a card's middle is even, the room right of it odd.
  private func crossings(_ upper: Int, above lower: Int, in row: Int) -> Int {
    func drops(_ card: Int) -> [Int] {
      intoRow[row].filter { ways[$0].to == card }.map { rows.column[ways[$0].from] * 2 + 1 }
    }
    func span(_ card: Int) -> ClosedRange<Int> {
      let places = drops(card) + [rows.column[card] * 2]
      return (places.min() ?? 0)...(places.max() ?? 0)
    }
    let above = span(upper)
    let below = span(lower)
    return drops(lower).count { above.contains($0) }
      + (below.contains(rows.column[upper] * 2) ? 1 : 0)
  }

  /// How many tracks there are at the right of a column.
  func tracks(rightOf column: Int) -> Int { tracks[column] ?? 0 }

  /// How many lines run side by side above a row.
  func netCount(into row: Int) -> Int { nets[row].count }

  /// Tells where a row begins.
  mutating func setTop(of row: Int, _ y: Int) { tops[row] = y }

  /// Puts the lines into the drawing, whose step cards have their places.
  func draw(left: [Int], track: Int, into drawing: inout Drawing) {
    for row in intoRow.indices {
      var counts: [Int: Int] = [:]
      for index in intoRow[row] { counts[ways[index].to, default: 0] += ways[index].count }
      for index in intoRow[row] {
        let way = ways[index]
        guard let net = nets[row].firstIndex(of: way.to) else { continue }
        let chip = drawing.cards[way.from].chips[way.chip].place
        let target = drawing.cards[way.to].place
        let startY = chip.y + chip.height / 2
        let beside =
          left[rows.column[way.from]] + CardBuilder.width + Self.inset + way.track * track
        let between = tops[row] - 16 - (nets[row].count - 1 - net) * track
        let middle = target.x + target.width / 2
        drawing.lines.append(
          Drawing.Line(
            from: way.from, chip: way.chip, to: way.to,
            points: [
              Drawing.Point(x: chip.maxX, y: startY), Drawing.Point(x: beside, y: startY),
              Drawing.Point(x: beside, y: between), Drawing.Point(x: middle, y: between),
              Drawing.Point(x: middle, y: target.y),
            ],
            isGuarded: drawing.cards[way.from].chips[way.chip].isGuarded, width: way.width,
            trunk: flow?.width(counts[way.to] ?? 0) ?? 0))
      }
    }
  }
}
