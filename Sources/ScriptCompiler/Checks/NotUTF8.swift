package import SourceText

extension Rule {
  /// The file is not valid UTF-8.
  package static let notUTF8 = Rule(
    "not-utf8",
    explanation:
      "Scripts are UTF-8 text, so that every language can be written in them. Save the file "
      + "as UTF-8; most editors have that under Save as.",
    wrong: Example(bytes: Array("---\ntitle: B".utf8) + [0xE4] + Array("ckerei\n---\n".utf8)),
    right: .step(
      """
      Good morning.
      - Hello -> offer
      """))
}
