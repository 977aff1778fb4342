package import SourceText

/// The rules that the parser watches, in the order of `explain`.
package let syntaxRules: [Rule] = [
  .frontMatterNotClosed,
  .badFrontMatter,
  .nearStructure,
  .badHeading,
  .unclosedBrace,
  .badBraces,
  .unclosedBracket,
  .unclosedQuote,
  .unknownDirective,
  .badSet,
  .badExpression,
  .badNumber,
  .emptyLabel,
  .badTail,
  .repeatedTailPart,
  .emptyTarget,
  .emptyAsk,
  .replyInReply,
  .misplacedLine,
  .badField,
  .badItem,
  .badOutcome,
  .badTouch,
  .badTrait,
]
