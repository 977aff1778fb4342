package import SourceText

extension Rule {
  /// `next` stands in `otherwise`.
  package static let nextInOtherwise = Rule(
    "next-in-otherwise",
    explanation:
      "`next` leads to the next rebuttal, and after `otherwise` there is none.",
    wrong: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - Too expensive -> !price

      # objections

      ## !price: Too expensive
      ~ too expensive
      ### compare
      Compared with what?
      ### otherwise
      Fair enough.
      -> next
      """),
    right: .body(
      """
      # greeting

      ## hello
      Good morning.
      - Hello => meeting
      - Too expensive -> !price

      # objections

      ## !price: Too expensive
      ~ too expensive
      ### compare
      Compared with what?
      ### otherwise
      Fair enough.
      -> back
      """))
}
