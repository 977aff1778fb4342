/// Something that is wrong, or could be better, in a script: a value, told to the user, never thrown.
package struct Diagnostic: Sendable {
  /// How grave it is.
  package enum Level: String, CaseIterable, Sendable {
    /// The script cannot run.
    case error
    /// It runs, and is likely wrong.
    case warning
    /// It runs, and the trade knows better.
    case advice
  }

  /// A fact that helps to understand, with the place where it stands if there is one.
  package struct Note: Sendable {
    /// Where, if anywhere.
    package let span: Span?
    /// What.
    package let text: String

    /// A fact that helps to understand.
    package init(_ text: String, at span: Span? = nil) {
      self.span = span
      self.text = text
    }
  }

  /// A change that mends it.
  package struct Fix: Sendable {
    /// One replacement; an empty span inserts.
    package struct Edit: Sendable {
      /// What is replaced.
      package let span: Span
      /// By what.
      package let text: String

      /// One replacement.
      package init(_ span: Span, _ text: String) {
        self.span = span
        self.text = text
      }
    }

    /// What the change does, as an order.
    package let message: String
    /// The replacements, which do not overlap.
    package let edits: [Edit]

    /// A change that mends it.
    package init(_ message: String, _ edits: [Edit]) {
      self.message = message
      self.edits = edits
    }

    /// A change of one place.
    package init(_ message: String, replacing span: Span, with text: String) {
      self.init(message, [Edit(span, text)])
    }
  }

  /// What is wrong in general.
  package let rule: Rule
  /// How grave it is taken here: the rule's level, unless somebody asked for another one.
  package private(set) var level: Level
  /// Where; the smallest span.
  package let span: Span
  /// What is wrong here: a lower-case sentence without a full stop, the author's words in backticks.
  package let message: String
  /// What stands beside the carets, if more than they is to be said.
  package let label: String?
  /// Facts.
  package let notes: [Note]
  /// The one thing to do.
  package let help: String?
  /// Changes that mend it.
  package let fixes: [Fix]

  /// Something that is wrong, or could be better.
  package init(
    _ rule: Rule, at span: Span, _ message: String, label: String? = nil, notes: [Note] = [],
    help: String? = nil, fixes: [Fix] = []
  ) {
    self.rule = rule
    level = rule.level
    self.span = span
    self.message = message
    self.label = label
    self.notes = notes
    self.help = help
    self.fixes = fixes
  }

  /// The same diagnostic, taken as grave as somebody asked for.
  package func taken(as level: Level) -> Diagnostic {
    var copy = self
    copy.level = level
    return copy
  }
}

/// A kind of diagnostic: its name, its level, and what `explain` says of it.
package struct Rule: Sendable {
  /// Its name in words: `unknown-step`.
  package let id: String
  /// How grave it is.
  package let level: Diagnostic.Level
  /// What it means and why it matters, in a supervisor's words.
  package let explanation: String
  private let makeWrong: @Sendable () -> Example
  private let makeRight: @Sendable () -> Example

  /// A script that breaks it, made each time it is asked for.
  package var wrong: Example { makeWrong() }
  /// The same script mended.
  package var right: Example { makeRight() }

  /// A kind of diagnostic. Its examples are made when somebody asks for them: one is 64 MiB large,
  /// and most runs show none.
  package init(
    _ id: String, _ level: Diagnostic.Level = .error, explanation: String,
    wrong: @autoclosure @escaping @Sendable () -> Example,
    right: @autoclosure @escaping @Sendable () -> Example
  ) {
    self.id = id
    self.level = level
    self.explanation = explanation
    makeWrong = wrong
    makeRight = right
  }

  /// A script that shows a rule, with the files it includes.
  package struct Example: Sendable {
    private let unit: [UInt8]
    private let count: Int
    /// Further files, by path relative to the script.
    package let files: [(path: String, text: String)]
    /// The version that calls were made with before, where the rule speaks of that.
    package private(set) var earlier: [UInt8]?

    /// A whole script.
    package init(_ source: String, files: [(path: String, text: String)] = []) {
      unit = Array(source.utf8)
      count = 1
      self.files = files
    }

    /// A text that is repeated: what is too large is not kept in memory.
    package init(repeating text: String, count: Int) {
      unit = Array(text.utf8)
      self.count = count
      files = []
    }

    /// A whole script by its bytes, to show what is no text.
    package init(bytes: [UInt8]) {
      unit = bytes
      count = 1
      files = []
    }

    /// The same with the version that calls were made with before.
    package func after(_ earlier: Example) -> Example {
      var example = self
      example.earlier = earlier.bytes
      return example
    }

    /// The script's bytes.
    package var bytes: [UInt8] {
      var result = unit
      while result.count <= size / 2 { result += result }
      return result + result.prefix(size - result.count)
    }

    /// How many bytes it has.
    package var size: Int { unit.count * count }

    /// The script's text.
    package var source: String { String(decoding: bytes, as: UTF8.self) }

    /// Everything that a script needs beside some text: front matter, two outcomes, two fields. The
    /// text begins after them.
    package static func body(_ text: String) -> Example {
      Example(
        """
        ---
        title: Example
        language: en
        goal: meeting
        currency: EUR
        ---

        # fields
        - supplier: text
        - spend: money

        # outcomes
        - meeting: won
        - refused: lost

        \(text)

        """)
    }

    /// Everything that a script needs beside the text of one step, `hello`; a second step, `offer`,
    /// follows it.
    package static func step(_ text: String) -> Example {
      body(
        """
        # greeting

        ## hello
        \(text)

        # presentation

        ## offer
        Shall we meet?
        - Yes => meeting
        - No => refused
        """)
    }
  }
}
