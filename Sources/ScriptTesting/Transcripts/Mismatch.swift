package import SourceText

/// Why a line of a transcript does not fit the call.
package struct Mismatch: Error, Sendable {
  /// Which part of the line.
  package enum Part: Sendable {
    /// The step that it names.
    case place
    /// What is done there.
    case deed
  }

  /// Which part of the line.
  package let part: Part
  /// What is the matter: a lower-case sentence without a full stop.
  package let message: String
  /// What the line expects of the script.
  package let expected: String
  /// The one thing to do.
  package let help: String?

  /// Why a line does not fit.
  package init(
    _ message: String, at part: Part = .deed, expected: String, help: String? = nil
  ) {
    self.part = part
    self.message = message
    self.expected = expected
    self.help = help
  }
}

/// A transcript that does not go the way its script goes.
package struct TranscriptFailure: Sendable {
  /// Where, in the transcript.
  package let span: Span
  /// What is the matter: a lower-case sentence without a full stop.
  package let message: String
  /// What the line expects.
  package let expected: String
  /// What the script offers there.
  package let offer: Offer
  /// The one thing to do.
  package let help: String?
  /// Whether all acts fit, and the script has no way on behind them.
  package var isScriptAtFault = false

  /// The failure as a diagnostic, without what the script offers and without the help, which are told
  /// behind it in this order.
  package var diagnostic: Diagnostic {
    Diagnostic(
      .failingTranscript, at: span, message,
      notes: expected.isEmpty ? [] : [Diagnostic.Note("expected: \(expected)")])
  }
}
