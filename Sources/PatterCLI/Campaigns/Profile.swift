import CallModel
import ScriptCompiler
import SourceText
import Terminal

/// What makes a lead a good one for a campaign: guards of the script language over the lead's columns,
/// each with the points that it gives (`lead.employees is at least 50 (+20)`), a line each.
///
/// The guards are compiled as those of a script of one step, so that they mean what they mean there.
struct Profile {
  private let script: Script
  private let lines: [(guard: Ref<Expression>, points: Int)]

  /// Reads a profile; says which line is wrong, and how to mend it.
  init(_ text: String) throws(Failure) {
    var points: [Int] = []
    var guards: [String] = []
    for line in text.split(separator: "\n").map(\.trimmingBlanks) where !line.isEmpty {
      let (words, number) = try Self.parts(line)
      guards.append(words)
      points.append(number)
    }
    guard !guards.isEmpty, guards.count <= 200 else {
      throw .usage("a profile has 1 to 200 lines", help: "write lead.city is \"Ulm\" (+10)")
    }
    let source = Self.script(guards)
    let compilation = compile(SourceFile(path: "profile", text: source), name: "profile")
    let problem = compilation.diagnostics.first { $0.level == .error }
    if let problem {
      throw .usage(
        "the profile cannot be read: \(SafeText.clean(problem.message))",
        help: problem.help.map { SafeText.clean($0) } ?? "write lead.city is \"Ulm\" (+10)")
    }
    guard let script = compilation.script else { throw .usage("the profile cannot be read") }
    let tests = script.lines.rows.compactMap { line in
      if case .test(let expression, _, _, _) = line { expression } else { nil }
    }
    guard tests.count == guards.count else {
      throw .usage("the profile cannot be read", help: "write one guard a line, with its points")
    }
    self.script = script
    lines = zip(tests, points).map { ($0, $1) }
  }

  /// The guard and the points of a line.
  private static func parts(_ line: String) throws(Failure) -> (String, Int) {
    guard line.hasSuffix(")"), let open = line.lastIndex(of: "("),
      let points = Int(line[line.index(after: open)...].dropLast()),
      (-QueueBounds.points...QueueBounds.points).contains(points)
    else {
      throw .usage(
        "`\(SafeText.clean(line))` gives no points",
        help: "end it with them: lead.city is \"Ulm\" (+10)")
    }
    let words = line[..<open].trimmingBlanks
    guard !words.isEmpty, !words.contains("]"), !words.contains("[") else {
      throw .usage(
        "`\(SafeText.clean(line))` is no guard", help: "write lead.city is \"Ulm\" (+10)")
    }
    return (words, points)
  }

  private enum QueueBounds {
    static let points = 10_000
  }

  private static func script(_ guards: [String]) -> String {
    let tests = guards.map { "[if \($0)] Points." }.joined(separator: "\n")
    return """
      ---
      title: Profile
      language: en
      goal: done
      ---
      # outcomes
      - done: won
      # greeting
      ## profile
      Hello.
      \(tests)
      => done

      """
  }

  /// What a lead is worth: the points of the guards that hold.
  func points(of lead: Lead) -> Int {
    let facts = CallFacts(fieldCount: script.fields.count, now: Moment(minutes: 0), lead: lead)
    return lines.reduce(0) { $0 + (script.holds($1.guard, facts) ? $1.points : 0) }
  }
}
