extension Persona {
  /// The persona as lines of the language: the section, the heading, a line for each trait and note.
  ///
  /// The form is canonical: read as a guest of the same script it gives an equal persona, whose
  /// definition is the very same text. A rehearsal keeps it, so that it can be played again after the
  /// persona was edited.
  /// - Parameter script: the script whose persona, or guest, it is.
  package func definition(in script: Script) -> String {
    let writer = DefinitionWriter(script: script)
    let lines = traits.map { "- " + writer.trait($0) } + notes.map { "> " + writer.note($0) }
    return "# personas\n\n## \(writer.heading(self))\n" + lines.map { $0 + "\n" }.joined()
  }
}

/// Writes the parts of a persona so that they read back as what they are: with a `\` before whatever
/// would be structure.
private struct DefinitionWriter {
  let script: Script

  // MARK: Heading

  /// `id: Title`; a title that is the id with blanks is left out.
  func heading(_ persona: Persona) -> String {
    let id = script.text[persona.id]
    let title = script.text[persona.title]
    let shown = String(id.map { $0 == "_" || $0 == "-" ? " " : $0 })
    if title == shown || title.isEmpty { return id }
    return "\(id): \(words(title, escaping: Self.backslash, first: Self.blanks))".withoutTail
  }

  // MARK: Traits

  func trait(_ trait: Persona.Trait) -> String {
    let percent = Persona.Trait.percent
    switch trait {
    case .raises(let card, let chance, let place):
      return "!\(script.name(card)) \(percent(chance))" + (place.map { " at \(name($0))" } ?? "")
    case .objects(let chance): return "objects \(percent(chance))"
    case .says(let step, let reply, let chance):
      return "says \(script.name(step))/\(label(reply)) \(percent(chance))"
    case .saysAnytime(let reply, let chance):
      return "says anytime/\(label(reply)) \(percent(chance))"
    case .interrupts(let chance): return "interrupts \(percent(chance))"
    case .yields(let count): return "yields after \(count) rebuttals"
    case .patience(let count): return "patience \(count) turns"
    case .mood(let mood): return "mood \(mood.rawValue)"
    case .talks(let amount): return "talks \(amount.rawValue)"
    case .answers(let field, let value):
      return "answers \(script.name(field)) = \(answer(script.values[value], field))"
    }
  }

  private func name(_ place: Persona.Place) -> String {
    switch place {
    case .stage(let stage): script.text[script.stages[stage].id]
    case .step(let step): script.name(step)
    }
  }

  /// A reply by its `#id`, or by its label where it has none.
  private func label(_ reply: Ref<Reply>) -> String {
    let row = script.replies[reply]
    let id = script.text[row.id]
    return row.hasOwnID ? "#" + id : words(id, escaping: Self.backslash, first: Self.opening)
  }

  private func answer(_ value: Value, _ field: Ref<Field>) -> String {
    guard case .someOf(let options) = script.fields[field].type, case .options(let set) = value
    else { return quoted(script.plain(value, of: field), escaping: Self.backslash) }
    return options.indices.filter { set & (1 << UInt64($0)) != 0 }
      .map { quoted(options[$0], escaping: Self.dividing) }.joined(separator: ", ")
  }

  /// A value or an option; one without words or with blanks at its ends stands in quotes.
  private func quoted(_ text: String, escaping: Set<Unicode.Scalar>) -> String {
    let ends = [text.unicodeScalars.first, text.unicodeScalars.last]
    guard ends.contains(where: { $0.map(Self.blanks.contains) ?? true })
    else { return words(text, escaping: escaping, first: Self.opening) }
    return "\"" + words(text, escaping: escaping.union(Self.quotes)) + "\""
  }

  // MARK: Notes

  /// Words with what is inserted in braces and what is stressed in stars. The stars of a stress stand
  /// around the insertions beside it, because a star counts only where it touches a word.
  func note(_ pieces: Refs<Piece>) -> String {
    var result = ""
    var run = ""
    var isStressed = false
    func flush() {
      if isStressed {
        // Between two letters a star is just a star.
        let isBetween = result.utf8.last.map(isLetterOrDigit) ?? false
        let words = isBetween ? run.escapedFirst : run
        result += "*" + self.words(words, escaping: [], first: Self.blanks) + "*"
      } else {
        result += run
      }
      (run, isStressed) = ("", false)
    }
    var isAfterStress = false
    for piece in script.pieces[pieces] {
      let isAfterOne = isAfterStress
      isAfterStress = false
      switch piece {
      case .words(let ref):
        let text = words(script.text[ref], escaping: Self.speaking)
        let next = isStressed ? text.escapedFirst : text
        flush()
        result += next
      case .stress(let ref):
        // Two stresses side by side are two.
        if isAfterOne { flush() }
        isAfterStress = true
        run += words(script.text[ref], escaping: Self.speaking)
        isStressed = true
      case .field(let field, let fallback): run += braces(script.name(field), fallback)
      case .column(let column, let name, let fallback):
        run += braces("\(column.rawValue).\(script.text[name])", fallback)
      case .builtIn(let builtIn, let fallback): run += braces(builtIn.rawValue, fallback)
      case .greeting: run += "{greeting}"
      }
    }
    flush()
    return words(result, escaping: [], first: Self.blanks)
  }

  private func braces(_ name: String, _ fallback: TextRef?) -> String {
    guard let fallback else { return "{\(name)}" }
    return
      "{\(name) | \(words(script.text[fallback], escaping: Self.speaking, first: Self.blanks))}"
  }

  // MARK: Escapes

  private static let backslash: Set<Unicode.Scalar> = ["\\"]
  /// What is structure in spoken text.
  private static let speaking: Set<Unicode.Scalar> = ["\\", "{", "}", "*"]
  private static let quotes: Set<Unicode.Scalar> = ["\"", "“", "”", "„"]
  /// What divides or quotes in a list.
  private static let dividing = quotes.union(["\\", ",", "，", "、"])
  /// What is passed over at the start of words.
  private static let blanks: Set<Unicode.Scalar> = [" ", "\t", "\u{A0}", "\u{3000}"]
  /// What at its start makes words an id, or quoted ones.
  private static let opening = blanks.union(quotes).union(["#"])

  private func words(
    _ text: String, escaping: Set<Unicode.Scalar>, first: Set<Unicode.Scalar> = []
  ) -> String {
    var result = String.UnicodeScalarView()
    for (index, scalar) in text.unicodeScalars.enumerated() {
      if escaping.contains(scalar) || (index == 0 && first.contains(scalar)) { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
}

extension String {
  /// With a `\` before the first sign, if that is an ASCII letter or digit.
  fileprivate var escapedFirst: String {
    utf8.first.map(isLetterOrDigit) == true ? "\\" + self : self
  }

  /// A heading whose last bracket is no tail such as `(20s)`: a `\` in it stops it from being read.
  fileprivate var withoutTail: String {
    guard hasSuffix(")") || hasSuffix("）"),
      let open = lastIndex(where: { $0 == "(" || $0 == "（" })
    else { return self }
    let inside = index(after: open)
    return self[inside...].hasPrefix("\\")
      ? self : String(self[..<inside]) + "\\" + String(self[inside...])
  }
}
