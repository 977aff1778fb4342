/// Puts the parts of a screen into lines: paragraphs, lists, tables, the bar of stages.
///
/// Every function gives painted lines without line feeds, none wider than `width`.
package struct Layout: Sendable {
  /// The columns of a line, 20 at least.
  package let width: Int
  /// What the terminal may be shown.
  package let look: Look
  /// Whether signs outside ASCII may be used (`›`), else ASCII stands for them (`>`).
  package let usesUnicode: Bool

  /// A layout for lines of `width` columns; less than 20 is taken as 20.
  package init(width: Int, look: Look, usesUnicode: Bool = true) {
    self.width = max(width, StyledText.minimumWidth)
    self.look = look
    self.usesUnicode = usesUnicode
  }

  /// A paragraph, every line `indent` blanks from the left.
  package func paragraph(_ text: StyledText, indent: Int = 0) -> [String] {
    let blanks = StyledText(String(repeating: " ", count: max(0, indent)))
    return text.render(width: width, look: look, first: blanks, hanging: indent)
  }

  /// An entry of a list: what stands before it, and its text.
  package struct Entry: Sendable {
    /// A number or a bullet.
    package var label: String
    /// The words, wrapped under themselves.
    package var text: StyledText

    /// An entry with its label.
    package init(_ label: String, _ text: StyledText) {
      self.label = label
      self.text = text
    }
  }

  /// A list with hanging indents, its labels at the right of their column: `  1  Yes, go ahead`.
  package func list(_ entries: [Entry], indent: Int = 2) -> [String] {
    let widest = entries.map { Width.columns(of: $0.label) }.max() ?? 0
    return entries.flatMap { entry in
      let label = Width.padded(entry.label, to: widest, alignment: .right)
      let first = StyledText(runs: [
        .init(String(repeating: " ", count: max(0, indent))), .init(label, .number), .init("  "),
      ])
      return entry.text.render(width: width, look: look, first: first)
    }
  }

  /// A list numbered from `start` on.
  package func numbered(_ texts: [StyledText], from start: Int = 1) -> [String] {
    list(texts.enumerated().map { Entry(String(start + $0.offset), $0.element) })
  }

  /// A list with a dot before each entry.
  package func bulleted(_ texts: [StyledText]) -> [String] {
    list(texts.map { Entry(usesUnicode ? "•" : "-", $0) })
  }

  /// Names and values in two columns, the values under each other and wrapped.
  package func keyValues(_ pairs: [(key: String, value: StyledText)]) -> [String] {
    let widest = min(pairs.map { Width.columns(of: $0.key) }.max() ?? 0, width / 2 - 2)
    return pairs.flatMap { pair in
      let key = Width.padded(Width.truncated(pair.key, to: widest), to: widest)
      let first = StyledText(key, .muted) + "  "
      return pair.value.render(width: width, look: look, first: first)
    }
  }

  /// The stages of a call on one line, the present one in brackets:
  /// `greeting › discovery › [presentation] › objections`.
  ///
  /// Where that is too wide, `…` stands for the stages that are farthest from the present one.
  /// An index outside of `names` marks none.
  package func stages(_ names: [String], current: Int) -> String {
    let arrow = usesUnicode ? " › " : " > "
    let middle = min(max(current, 0), max(names.count - 1, 0))
    var shown = 0..<names.count
    while true {
      let text = bar(names, shown: shown, current: current, arrow: arrow)
      if text.columns <= width || shown.count <= 1 {
        return text.truncated(to: width).painted(for: look)
      }
      if middle - shown.lowerBound > shown.upperBound - 1 - middle {
        shown = (shown.lowerBound + 1)..<shown.upperBound
      } else {
        shown = shown.lowerBound..<(shown.upperBound - 1)
      }
    }
  }

  private func bar(
    _ names: [String], shown: Range<Int>, current: Int, arrow: String
  ) -> StyledText {
    let dots = usesUnicode ? "…" : "..."
    var parts: [StyledText] = []
    if shown.lowerBound > 0 { parts.append(StyledText(dots, .muted)) }
    for index in shown {
      parts.append(
        index == current
          ? StyledText("[\(names[index])]", .heading) : StyledText(names[index], .muted))
    }
    if shown.upperBound < names.count { parts.append(StyledText(dots, .muted)) }
    var text = StyledText()
    for (position, part) in parts.enumerated() {
      if position > 0 { text.append(arrow, .muted) }
      text = text + part
    }
    return text
  }
}
