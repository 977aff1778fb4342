package import SourceText

extension Rule {
  /// The file is larger than a script may be.
  package static let fileTooLarge = Rule(
    "file-too-large",
    explanation:
      "A script has at most 64 MiB; the largest real ones have a few hundred kilobytes. A "
      + "larger file is almost certainly something else.",
    wrong: Example(repeating: "// too large\n", count: SourceFile.maximumSize / 13 + 1),
    right: .step(
      """
      Good morning.
      - Hello -> offer
      """))
}
