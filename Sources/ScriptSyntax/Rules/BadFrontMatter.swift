package import SourceText

extension Rule {
  /// A line of the front matter is wrong: its form, its key or its value.
  package static let badFrontMatter = Rule(
    "bad-front-matter",
    explanation:
      "Every line of the front matter is a key, a colon and a value. The keys are title, id, "
      + "language, goal, start, include, method, qualify, variants and currency; title, "
      + "language and goal must be there.",
    wrong: Example(
      """
      ---
      title: Example
      langauge: en
      goal: meeting
      ---

      # outcomes
      - meeting: won

      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      """),
    right: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting
      ---

      # outcomes
      - meeting: won

      # greeting

      ## hello
      Good morning.
      - Hello => meeting

      """))
}
