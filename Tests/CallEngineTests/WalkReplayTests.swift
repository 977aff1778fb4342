import CallEngine
import CallModel
import RandomCalls
import ScriptTesting
import TestSupport
import Testing
import TypedValues

@Suite struct WalkReplayTests {
  @Test func `what a walk finds in a random script is found again by its transcript`() throws {
    var kinds: Set<Trouble.Kind> = []
    for seed in UInt64(1)...(isFullProof ? 1000 : 12) {
      let tested = TestedScript(try compiled(randomScript(seed: seed)))
      var walks = RandomWalks(tested, seed: seed, path: "example.patter")
      for _ in 0..<5 { walks.walk() }
      for finding in walks.findings {
        kinds.insert(finding.trouble.kind)
        #expect(finding.trouble.kind != .refusal, "seed \(seed): \(finding.transcript)")
        let transcript = Transcript(finding.transcript)
        try transcript.holdReadable()
        let run = TranscriptRun(transcript, tested, transcript.start(tested) { _ in .utc }.start)
        #expect(
          run.failure?.message == finding.trouble.message, "seed \(seed): \(finding.transcript)")
      }
    }
    #expect(!kinds.isEmpty)
  }
}
