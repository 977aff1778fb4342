package import ScriptMap

/// A plot with a place for everything, in pixels from the left upper corner. No two texts overlap,
/// and nothing leaves the whole.
package struct PlotDrawing: Sendable {
  /// How wide plots are drawn: a wide one for pages, a narrow one for telephones, whose letters would
  /// be too small if the wide one were shrunk.
  package enum Size: String, CaseIterable, Sendable {
    /// For pages.
    case wide
    /// For telephones.
    case narrow

    /// The width in pixels.
    package var width: Int { self == .wide ? 720 : 320 }
  }

  /// What a shape is, which decides its colour.
  package enum Kind: String, CaseIterable, Sendable {
    /// The line of an axis.
    case axis
    /// A thin line at a tick.
    case grid
    /// The line at no difference.
    case zero
    /// A bar.
    case bar
    /// The marked part of a bar.
    case marked
    /// An interval as a whisker with its caps.
    case whisker
    /// An estimate.
    case point
    /// An interval along a line.
    case band
    /// A line from estimate to estimate.
    case line
    /// Where a version was used first.
    case version
  }

  /// What is drawn.
  package enum Outline: Hashable, Sendable {
    /// A rectangle by its left upper corner and its size.
    case rectangle(x: Double, y: Double, width: Double, height: Double)
    /// A line along points.
    case path([Spot])
    /// A surface within points.
    case surface([Spot])
    /// A disc around a point.
    case disc(Spot, radius: Double)

    /// The corners that it reaches.
    package var spots: [Spot] {
      switch self {
      case .rectangle(let x, let y, let width, let height):
        [Spot(x, y), Spot(x + width, y + height)]
      case .path(let spots), .surface(let spots): spots
      case .disc(let spot, let radius):
        [Spot(spot.x - radius, spot.y - radius), Spot(spot.x + radius, spot.y + radius)]
      }
    }
  }

  /// A point.
  package struct Spot: Hashable, Sendable {
    /// From the left.
    package let x: Double
    /// From the top.
    package let y: Double

    /// A point by its coordinates.
    package init(_ x: Double, _ y: Double) {
      self.x = x
      self.y = y
    }
  }

  /// A shape.
  package struct Shape: Sendable {
    /// What it is.
    package let kind: Kind
    /// What is drawn.
    package let outline: Outline
    /// What is told when it is pointed at; empty for nothing.
    package let tip: String
  }

  /// What a text is, which decides how it looks.
  package enum Role: String, CaseIterable, Sendable {
    /// The plot's title.
    case title
    /// What a row is.
    case label
    /// A figure at a tick.
    case tick
    /// The words below the axis and other small print.
    case unit
    /// A figure beside a row.
    case figure

    /// How wide such a text is at most.
    package var measure: TextMeasure {
      switch self {
      case .title: TextMeasure(size: 15, isBold: true)
      case .label, .figure: TextMeasure(size: 13)
      case .tick, .unit: TextMeasure(size: 12)
      }
    }

    /// The height of a line of such text.
    package var lineHeight: Int { measure.size + 5 }
  }

  /// At which of its ends a text is held.
  package enum Anchor: String, Sendable {
    /// It begins at the left edge of its place.
    case start
    /// It stands in the middle of its place.
    case middle
    /// It ends at the right edge of its place.
    case end
  }

  /// A line of text; its place is at least as large as the text is drawn.
  package struct Text: Sendable {
    /// Where it may be drawn.
    package let place: Drawing.Rectangle
    /// At which end it is held.
    package let anchor: Anchor
    /// The words, cleaned.
    package let text: String
    /// What it is.
    package let role: Role
    /// The whole text, where a part of it is shown; empty otherwise.
    package let tip: String
  }

  /// How wide it is.
  package let width: Int
  /// How high it is.
  package private(set) var height = 0
  /// What stands above it, cleaned.
  package let title: String
  /// What it shows, in words for who cannot see it; cleaned.
  package var summary = ""
  /// The shapes from the lowest to the uppermost.
  package private(set) var shapes: [Shape] = []
  /// The texts.
  package private(set) var texts: [Text] = []
  /// The axes, for tests: each tick with its words.
  package var ticks: [[(figure: Double, text: String)]] = []

  /// The drawing of a plot.
  package init(_ plot: Plot, size: Size) {
    self.init(title: plot.title, width: size.width)
    switch plot {
    case .bars(let plot): draw(plot, size)
    case .intervals(let plot): draw(plot, size)
    case .trend(let plot): draw(plot, size)
    case .changes(let plot): draw(plot, size)
    }
    height += 6
  }

  private init(title: String, width: Int) {
    self.title = DrawnText.clean(title)
    self.width = width
    write(self.title, .title, limit: 3)
    height += 4
  }
}

extension PlotDrawing {
  /// Writes a text below all that is drawn so far, in as many lines as it needs.
  mutating func write(_ words: String, _ role: Role, limit: Int) {
    for line in role.measure.lines(words, room: width, limit: limit) {
      add(line, role, x: 0, y: height, whole: words)
      height += role.lineHeight
    }
  }

  /// Adds a line of text; `x` is the edge or the middle that `anchor` names.
  mutating func add(
    _ words: String, _ role: Role, x: Int, y: Int, _ anchor: Anchor = .start, whole: String = ""
  ) {
    let room = role.measure.width(words)
    let left =
      switch anchor {
      case .start: x
      case .middle: x - room / 2
      case .end: x - room
      }
    texts.append(
      Text(
        place: Drawing.Rectangle(x: left, y: y, width: room, height: role.lineHeight),
        anchor: anchor, text: words, role: role, tip: words.hasSuffix("…") ? whole : ""))
  }

  /// Adds a shape.
  mutating func add(_ kind: Kind, _ outline: Outline, tip: String = "") {
    shapes.append(Shape(kind: kind, outline: outline, tip: tip))
  }

  /// Adds a straight line.
  mutating func line(_ kind: Kind, _ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) {
    add(kind, .path([Spot(x1, y1), Spot(x2, y2)]))
  }

  /// Makes it higher, for what was drawn at places of its own.
  mutating func grow(to bottom: Int) { height = max(height, bottom) }
}

extension Plot {
  /// What stands above it.
  package var title: String {
    switch self {
    case .bars(let plot): plot.title
    case .intervals(let plot): plot.title
    case .trend(let plot): plot.title
    case .changes(let plot): plot.title
    }
  }

  /// Whether there is nothing to draw.
  package var isEmpty: Bool {
    switch self {
    case .bars(let plot): plot.bars.isEmpty
    case .intervals(let plot): plot.rows.isEmpty
    case .trend(let plot): plot.points.isEmpty
    case .changes(let plot): plot.rows.isEmpty
    }
  }
}
