import ScriptCompiler
import SourceText

/// How long does compiling take, beside reading the same bytes once?
enum CompileQuestion {
  static func answer() -> [String] {
    [1_000, 10_000, 100_000].map { steps in
      let bytes = SyntheticScript.source(steps: steps, seed: 1)
      let lines = SourceFile(path: "x", bytes: bytes).lineCount
      let result = Stopwatch.interleaved(runs: steps > 50_000 ? 3 : 7) {
        Stopwatch.time {
          let compilation = compile(SourceFile(path: "synthetic.patter", bytes: bytes), name: "s")
          precondition(compilation.script != nil, "the synthetic script must compile")
        }
      } _: {
        Stopwatch.time {
          var sum: UInt64 = 0
          for byte in bytes { sum = sum &* 31 &+ UInt64(byte) }
          precondition(sum != 42, "the sum is only there to be computed")
        }
      }
      return "\(steps) steps, \(lines) lines: "
        + "\(Stopwatch.text(result.one * 1e6 / Double(steps))) µs a step, "
        + "\(Stopwatch.text(Double(lines) / result.one / 1e6)) million lines a second, "
        + "\(Stopwatch.text(result.ratio, 1)) × summing the bytes, "
        + "peak \(Stopwatch.text(Stopwatch.peakMemory, 0)) MiB"
    }
  }
}
