package import SourceText

/// All rules of transcripts, in the order of their names.
package let transcriptRules: [Rule] = [.badTranscript, .failingTranscript]
