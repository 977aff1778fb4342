import ScriptMap

/// Writes the drawing of a plot as SVG that stands in a page; how its parts look, the page says.
package enum PlotSVG {
  /// The picture.
  /// - Parameters:
  ///   - drawing: what is drawn.
  ///   - id: the beginning of the ids in it, which no other picture of the page has.
  package static func write(
    _ drawing: PlotDrawing, id: String, to output: inout some TextOutputStream
  ) {
    output.write(
      """
      <svg xmlns="http://www.w3.org/2000/svg" class="plot" width="\(drawing.width)" \
      height="\(drawing.height)" viewBox="0 0 \(drawing.width) \(drawing.height)" role="img" \
      aria-labelledby="\(id)-title \(id)-desc">
      <title id="\(id)-title">\(XMLText.escaped(drawing.title))</title>
      <desc id="\(id)-desc">\(XMLText.escaped(drawing.summary))</desc>

      """)
    for shape in drawing.shapes { write(shape, &output) }
    for text in drawing.texts { write(text, &output) }
    output.write("</svg>\n")
  }

  private static func write(_ shape: PlotDrawing.Shape, _ output: inout some TextOutputStream) {
    let name = "class=\"plot-\(shape.kind.rawValue)\""
    let (tag, place) =
      switch shape.outline {
      case .rectangle(let x, let y, let width, let height):
        (
          "rect",
          "x=\"\(pixels(x))\" y=\"\(pixels(y))\" width=\"\(pixels(width))\" "
            + "height=\"\(pixels(height))\""
        )
      case .path(let spots): ("path", "d=\"M\(path(spots))\"")
      case .surface(let spots): ("path", "d=\"M\(path(spots))Z\"")
      case .disc(let spot, let radius):
        (
          "circle",
          "cx=\"\(pixels(spot.x))\" cy=\"\(pixels(spot.y))\" r=\"\(pixels(radius))\""
        )
      }
    if shape.tip.isEmpty {
      output.write("<\(tag) \(name) \(place)/>\n")
    } else {
      output.write(
        "<\(tag) \(name) \(place)><title>\(XMLText.escaped(shape.tip))</title></\(tag)>\n")
    }
  }

  private static func write(_ text: PlotDrawing.Text, _ output: inout some TextOutputStream) {
    let x =
      switch text.anchor {
      case .start: text.place.x
      case .middle: text.place.x + text.place.width / 2
      case .end: text.place.maxX
      }
    let tip = text.tip.isEmpty ? "" : "<title>\(XMLText.escaped(text.tip))</title>"
    output.write(
      "<text class=\"plot-\(text.role.rawValue)\" x=\"\(x)\" "
        + "y=\"\(text.place.y + text.role.measure.size + 1)\" text-anchor=\"\(text.anchor.rawValue)\">"
        + "\(tip)\(XMLText.escaped(text.text))</text>\n")
  }

  private static func path(_ spots: [PlotDrawing.Spot]) -> String {
    spots.map { "\(pixels($0.x)) \(pixels($0.y))" }.joined(separator: "L")
  }

  private static func pixels(_ figure: Double) -> String { Decimal.text(figure, 1) }
}
