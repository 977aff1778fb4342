package import SourceText

extension Rule {
  /// The front matter has no closing `---`.
  package static let frontMatterNotClosed = Rule(
    "front-matter-not-closed",
    explanation:
      "The front matter begins with `---` on the first line of the file and ends with the "
      + "next line that is `---`. Without the second one patter cannot tell where the script "
      + "begins.",
    wrong: Example(
      """
      ---
      title: Example
      language: en
      goal: meeting

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
