import Glibc

/// The benchmarks: each question prints its figure as a ratio to a baseline measured in the same run.
/// Outside baselines that are not installed are skipped with a line that says so.
@main
struct Benchmarks {
  /// A question and what answers it.
  static let questions: [(name: String, answer: @Sendable () -> [String])] = [
    ("compile", CompileQuestion.answer), ("check", CheckQuestion.answer),
    ("event", EventQuestion.answer),
    ("start", StartQuestion.answer), ("log", LogQuestion.answer),
    ("report", ReportQuestion.answer),
  ]

  static func main() {
    var arguments = Array(CommandLine.arguments.dropFirst())
    if arguments.first == "generate" {
      arguments.removeFirst()
      let steps = number(after: "--steps", arguments) ?? 1000
      let seed = number(after: "--seed", arguments) ?? 1
      let source =
        arguments.contains("--gated")
        ? GatedScript.source(steps: steps, seed: UInt64(seed))
        : SyntheticScript.source(steps: steps, seed: UInt64(seed))
      source.withUnsafeBytes { bytes in
        var rest = bytes[...]
        while !rest.isEmpty {
          let count = write(
            STDOUT_FILENO, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
          guard count > 0 else { exit(3) }
          rest = rest.dropFirst(count)
        }
      }
      return
    }
    let only = arguments.firstIndex(of: "--only").flatMap {
      arguments.indices.contains($0 + 1) ? arguments[$0 + 1] : nil
    }
    for question in questions where only == nil || only == question.name {
      print("\(question.name)")
      for line in question.answer() { print("  " + line) }
    }
  }

  private static func number(after option: String, _ arguments: [String]) -> Int? {
    guard let place = arguments.firstIndex(of: option), arguments.indices.contains(place + 1) else {
      return nil
    }
    return Int(arguments[place + 1])
  }
}
