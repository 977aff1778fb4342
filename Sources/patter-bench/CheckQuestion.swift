import ScriptCompiler
import SourceText

/// How long does checking take with all rules, beside compiling alone, and how does it grow?
enum CheckQuestion {
  static func answer() -> [String] {
    [1_000, 10_000, 100_000].map { steps in
      let bytes = GatedScript.source(steps: steps, seed: 1)
      let file = SourceFile(path: "gated.patter", bytes: bytes)
      var found = 0
      let result = Stopwatch.interleaved(runs: steps > 50_000 ? 3 : 7) {
        Stopwatch.time {
          let compilation = compile(file, name: "s")
          precondition(compilation.script != nil, "the gated script must compile")
          found = compilation.audit().diagnostics.count
        }
      } _: {
        Stopwatch.time {
          // Without the proof of its must lines, which is a part of checking.
          let compilation = compile(file, name: "s", isKept: true)
          precondition(compilation.script != nil, "the gated script must compile")
        }
      }
      return "\(steps) steps: "
        + "\(Stopwatch.text(result.one * 1e3, 0)) ms, "
        + "\(Stopwatch.text(result.one * 1e6 / Double(steps))) µs a step, "
        + "\(Stopwatch.text(result.ratio)) × compiling alone, \(found) findings, "
        + "peak \(Stopwatch.text(Stopwatch.peakMemory, 0)) MiB"
    }
  }
}
