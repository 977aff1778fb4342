import CallModel
import ScriptTesting
import SourceText
import TestSupport
import Testing
import TypedValues

@Suite struct ShippedTranscriptTests {
  @Test(arguments: shippedTranscripts())
  func `a shipped transcript runs to its end`(path: String) throws {
    let transcript = Transcript(try #require(Golden.contents(of: packageFolder + "/" + path)))
    #expect(transcript.problems.map(\.message) == [])
    let folder = path.split(separator: "/").dropLast().joined(separator: "/")
    let script = try shipped(
      resolved(try #require(transcript["script"]).value, from: folder))
    let (start, problems) = transcript.start(script) { _ in .utc }
    #expect(problems.map(\.message) == [])
    let failure = TranscriptRun(transcript, script, start).failure
    #expect(failure == nil, "\(failure.map { "\($0.message) \($0.offer)" } ?? "")")
  }

  /// A won call, one with objections, one that is not to be repeated, one that stays open.
  @Test(arguments: callableShippedScripts())
  func `a shipped script has transcripts of at least four ways to end`(path: String) throws {
    let name = "../" + (path.split(separator: "/").last ?? "")
    let folder = "Scripts/" + (path.split(separator: "/").first ?? "") + "/"
    let script = try shipped("Scripts/" + path).script
    var endings: Set<String> = []
    for file in shippedTranscripts() where file.hasPrefix(folder) {
      let transcript = Transcript(try #require(Golden.contents(of: packageFolder + "/" + file)))
      guard transcript["script"]?.value == name else { continue }
      endings.formUnion(transcript.ending.map { [$0.outcome] } ?? [])
    }
    #expect(endings.count >= 4, "\(endings.sorted())")
    let reached = script.outcomes.refs.filter { endings.contains(script.name($0)) }
    #expect(Set(reached.map { script.outcomes[$0].kind }) == [.won, .open, .lost])
  }

  private func resolved(_ path: String, from folder: String) -> String {
    var parts = folder.split(separator: "/")
    for part in path.split(separator: "/") {
      if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
    }
    return parts.joined(separator: "/")
  }
}
