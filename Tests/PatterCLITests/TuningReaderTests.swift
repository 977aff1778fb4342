import CallModel
import CallReports
import CallStore
import ScriptCompiler
import SourceText
import TestSupport
import Testing

@testable import PatterCLI

/// What `tune` reads, held against what the reports read and against the raw events.
@Suite struct TuningReaderTests {
  @Test(arguments: UInt64(1)...2)
  func `counts are those of the reports, and those of the goal are of its calls`(_ seed: UInt64)
    throws
  {
    let log = try RandomLog(seed: seed, count: 120)
    let store = try log.program.store()
    let key = try #require(try store.scripts(ofFamily: log.script.id).last)
    let bundle = try #require(try store.bundle(key.hash))
    let compilation = try #require(ScriptLoader.compilation(of: bundle))
    let subject = try ReportSubject(log.script.id, store)
    let reader = LogReader(store: store, subject: subject)
    let filter = CountFilter(purpose: .live, scripts: [key])
    let evidence = try TuningReader(
      reader: reader, compilation: compilation, script: log.script,
      map: try #require(compilation.map)
    ).evidence(filter, [])
    let all = try reader.counts(filter, by: nil).counts(of: .all)
    for kind in Counted.Kind.allCases {
      #expect(Set(evidence.counts.all(kind)) == Set(all.all(kind)), "\(kind)")
    }
    let goal = log.script.name(log.script.goal)
    let won = log.calls.filter { $0.outcome == goal }
    for step in log.script.steps.refs.map({ log.script.name($0) }) {
      let reached = won.count { call in
        call.effective.contains {
          ($0.kind == .stepEntered || $0.kind == .rebuttalGiven) && $0.target == step
        }
      }
      #expect(evidence.goals.n(.stepReached, step: step) == reached, "\(step)")
    }
    #expect(evidence.goals.n(.goal) == won.count)
  }
}
