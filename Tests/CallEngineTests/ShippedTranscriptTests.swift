import CallEngine
import CallModel
import ScriptCompiler
import SourceText
import TestSupport
import Testing

@Suite struct ShippedTranscriptTests {
  @Test(arguments: shippedTranscripts())
  func `a shipped transcript runs to its end`(path: String) throws {
    let file = try TranscriptFile(try #require(Golden.contents(of: packageFolder + "/" + path)))
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let script = try compiledShipped(resolved(try #require(file["script"]), from: folder))
    var walk = try Walk(script) { start, _ in start.take(file) }
    try walk.run(try #require(Golden.contents(of: packageFolder + "/" + path)))
    #expect(file.outcome != nil || walk.ending == nil)
  }

  /// A won call, one with objections, one that is not to be repeated, one that stays open.
  @Test(arguments: callableShippedScripts())
  func `a shipped script has transcripts of at least four ways to end`(path: String) throws {
    let name = "script: ../" + (path.split(separator: "/").last ?? "")
    let folder = "Scripts/" + (path.split(separator: "/").first ?? "") + "/"
    let script = try compiledShipped("Scripts/" + path)
    var endings: Set<String> = []
    for transcript in shippedTranscripts() where transcript.hasPrefix(folder) {
      let text = try #require(Golden.contents(of: packageFolder + "/" + transcript))
      guard text.split(separator: "\n").contains(Substring(name)) else { continue }
      endings.formUnion(try TranscriptFile(text).outcome.map { [$0] } ?? [])
    }
    #expect(endings.count >= 4, "\(endings.sorted())")
    let reached = script.outcomes.refs.filter { endings.contains(script.name($0)) }
    #expect(Set(reached.map { script.outcomes[$0].kind }) == [.won, .open, .lost])
  }
}

extension CallStart {
  /// Takes over what a transcript's head says. Its wall clock serves as UTC: no zone is asked.
  mutating func take(_ file: TranscriptFile) {
    lead = Lead(file.pairs("lead"))
    let now = (file["now"] ?? "").split(separator: " ").prefix(2).joined(separator: " ")
    if let moment = Moment(plain: now) { startedAt = moment.minutes * 60_000 }
    for (experiment, letter) in file.pairs("variant") {
      earlierLetters[experiment] = Letter(letter)
    }
  }
}

private func resolved(_ path: String, from folder: String) -> String {
  var parts = folder.split(separator: "/")
  for part in path.split(separator: "/") {
    if part == ".." { parts.removeLast() } else if part != "." { parts.append(part) }
  }
  return parts.joined(separator: "/")
}

/// Compiles a script of the package, with its includes.
func compiledShipped(_ path: String) throws -> Script {
  let folder = path.split(separator: "/").dropLast().joined(separator: "/")
  let text = try #require(Golden.contents(of: packageFolder + "/" + path))
  let compilation = compile(SourceFile(path: path, text: text), name: "shipped") { name, _ in
    guard let text = Golden.contents(of: "\(packageFolder)/\(folder)/\(name)") else {
      return .failure(.missing)
    }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, text: text), relativePath: name, identity: name))
  }
  return try #require(compilation.script, "\(path) does not compile")
}
