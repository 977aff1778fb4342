/// Writes a drawing as SVG 1.1: no script, nothing loaded from elsewhere, colours for a light and a
/// dark screen, and links from chips to the cards they lead to.
package struct SVGRenderer: Sendable {
  private let map: Map
  private let drawing: Drawing

  /// A renderer of a map's drawing.
  package init(_ map: Map, _ drawing: Drawing) {
    self.map = map
    self.drawing = drawing
  }

  /// Writes the picture, piece by piece, so that a large one never stands in memory as a whole.
  package func write(to output: inout some TextOutputStream) {
    begin(&output)
    for text in drawing.heading { write(text, &output) }
    for bar in drawing.key { write(bar, &output) }
    for band in drawing.bands { write(band, &output) }
    for card in drawing.cards { write(card, &output) }
    output.write("<g class=\"pm-lines\">\n")
    for line in drawing.lines { write(line, &output) }
    output.write("</g>\n")
    output.write("</svg>\n")
  }

  private func begin(_ output: inout some TextOutputStream) {
    output.write(
      """
      <svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" \
      width="\(drawing.width)" height="\(drawing.height)" \
      viewBox="0 0 \(drawing.width) \(drawing.height)" class="pm" role="img" \
      aria-labelledby="pm-title pm-desc">
      <title id="pm-title">\(XMLText.escaped(map.title))</title>
      <desc id="pm-desc">\(XMLText.escaped(description))</desc>
      <style>
      \(SVGStyle.text)\(drawing.key.isEmpty ? "" : SVGStyle.flow)</style>
      <defs><marker id="pm-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" \
      markerHeight="8" orient="auto" markerUnits="userSpaceOnUse">\
      <path class="pm-head" d="M0 0.5L7.5 4L0 7.5z"/></marker></defs>
      <rect class="pm-page" width="\(drawing.width)" height="\(drawing.height)"/>

      """)
  }

  /// What the picture shows, in words for who cannot see it.
  private var description: String {
    var words = "The map of a call: \(map.summary)."
    for stage in map.stages {
      words += " \(stage.title): "
      words += stage.steps.prefix(200).map { map.steps[$0].title }.joined(separator: ", ") + "."
      if words.utf8.count > 4000 { break }
    }
    return words
  }

  private func write(_ band: Drawing.Band, _ output: inout some TextOutputStream) {
    let tint = band.tint.map { "pm-tint\($0 % SVGStyle.tintCount)" } ?? "pm-group"
    output.write("<rect class=\"pm-band \(tint)\"\(place(band.place)) rx=\"10\"/>\n")
    for text in band.texts { write(text, &output) }
  }

  private func write(_ line: Drawing.Line, _ output: inout some TextOutputStream) {
    if line.width > 0 {
      flow(line.points, line.width, &output)
      // What ways share is as wide as all of them, from below the corner on.
      if let end = line.points.last, let corner = line.points.dropLast().last,
        line.trunk != line.width
      {
        flow([Drawing.Point(x: corner.x, y: corner.y + 6), end], line.trunk, &output)
      }
      return
    }
    let dashes = line.isGuarded ? " class=\"pm-guarded\"" : ""
    output.write("<path\(dashes) d=\"\(path(line.points))\"/>\n")
  }

  private func flow(
    _ points: [Drawing.Point], _ width: Int, _ output: inout some TextOutputStream
  ) {
    output.write("<path class=\"pm-flow pm-width-\(width)\" d=\"\(path(points))\"/>\n")
  }

  /// A line with round corners.
  private func path(_ points: [Drawing.Point]) -> String {
    guard let first = points.first, let last = points.last else { return "" }
    var path = "M\(first.x) \(first.y)"
    for index in points.indices.dropFirst().dropLast() {
      let (before, here, after) = (points[index - 1], points[index], points[index + 1])
      let radius = min(6, length(before, here) / 2, length(here, after) / 2)
      let start = towards(before, from: here, by: radius)
      let end = towards(after, from: here, by: radius)
      path += "L\(start.x) \(start.y)Q\(here.x) \(here.y) \(end.x) \(end.y)"
    }
    return path + "L\(last.x) \(last.y)"
  }

  private func length(_ one: Drawing.Point, _ two: Drawing.Point) -> Int {
    abs(one.x - two.x) + abs(one.y - two.y)
  }

  private func towards(
    _ other: Drawing.Point, from point: Drawing.Point, by pixels: Int
  ) -> Drawing.Point {
    Drawing.Point(
      x: point.x + (other.x - point.x).signum() * pixels,
      y: point.y + (other.y - point.y).signum() * pixels)
  }

  private func write(_ card: Drawing.Card, _ output: inout some TextOutputStream) {
    let id = card.anchor.isEmpty ? "" : " id=\"\(XMLText.escaped(card.anchor))\""
    let radius =
      switch card.kind {
      case .won, .open: 16
      case .lost: 0
      case .step, .objection, .anytime: 7
      }
    let mark = card.isMarked ? " pm-marked" : ""
    output.write("<g\(id) class=\"pm-card pm-\(card.kind.rawValue)\(mark)\">")
    if !card.tip.isEmpty { output.write("<title>\(XMLText.escaped(card.tip))</title>") }
    output.write("<rect class=\"pm-box\"\(place(card.place)) rx=\"\(radius)\"/>\n")
    for y in card.dividers {
      output.write(
        "<path class=\"pm-divider\" d=\"M\(card.place.x + 12) \(y)H\(card.place.maxX - 12)\"/>\n")
    }
    for bar in card.bars { write(bar, &output) }
    for text in card.texts { write(text, &output) }
    for chip in card.chips { write(chip, &output) }
    output.write("</g>\n")
  }

  private func write(_ chip: Drawing.Chip, _ output: inout some TextOutputStream) {
    if let anchor = chip.anchor {
      let address = XMLText.fragment(anchor)
      output.write("<a href=\"\(address)\" xlink:href=\"\(address)\">")
    }
    let radius =
      switch chip.kind {
      case .won, .open, .turn: chip.place.height / 2
      case .lost: 0
      case .step, .card, .mark: 5
      }
    let size = chip.kind == .mark ? Drawing.Role.mark.measure.size : Drawing.Role.name.measure.size
    let guarded = chip.isGuarded ? " pm-guarded" : ""
    output.write("<g class=\"pm-chip pm-to-\(chip.kind.rawValue)\(guarded)\">")
    if !chip.tip.isEmpty { output.write("<title>\(XMLText.escaped(chip.tip))</title>") }
    let middle = chip.place.x + chip.place.width / 2
    let baseline = chip.place.y + (chip.place.height + size * 3 / 4) / 2
    output.write(
      "<rect\(place(chip.place)) rx=\"\(radius)\"/><text x=\"\(middle)\" y=\"\(baseline)\">"
        + "\(XMLText.escaped(chip.text))</text></g>")
    output.write(chip.anchor == nil ? "\n" : "</a>\n")
  }

  private func write(_ bar: Drawing.Bar, _ output: inout some TextOutputStream) {
    output.write("<rect class=\"pm-bar-\(bar.kind.rawValue)\"\(place(bar.place))/>\n")
  }

  private func write(_ text: Drawing.Text, _ output: inout some TextOutputStream) {
    let baseline = text.place.y + text.role.measure.size + 1
    output.write(
      "<text class=\"pm-\(text.role.rawValue)\" x=\"\(text.place.x)\" y=\"\(baseline)\">"
        + "\(XMLText.escaped(text.text))</text>\n")
  }

  private func place(_ place: Drawing.Rectangle) -> String {
    " x=\"\(place.x)\" y=\"\(place.y)\" width=\"\(place.width)\" height=\"\(place.height)\""
  }
}
