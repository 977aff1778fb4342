import CallModel
import ScriptCompiler
import ScriptTesting
import SourceText
import TestSupport
import TypedValues

/// What a helper of these tests could not do.
struct Unexpected: Error, CustomStringConvertible {
  let description: String
}

/// A script that stands in a test, after front matter, a few fields and outcomes.
func tested(_ body: String) throws -> TestedScript {
  let text = """
    ---
    title: Bakery
    language: en
    goal: meeting
    currency: EUR
    ---
    # fields
    - supplier: text
    - spend: money
    - day: date and time
    - who: one of owner, manager, someone else
    - worries: some of price, ovens, cold rooms
    - company: text, from lead
    # outcomes
    - meeting "Meeting": won, needs day
    - won "Won": won
    - later "Later": open
    - refused "Refused": lost

    """
  return try compiled(text + body, path: "bakery.patter") { _ in nil }
}

/// A script that ships, by its path below the package's folder.
func shipped(_ path: String) throws -> TestedScript {
  let folder = path.split(separator: "/").dropLast().joined(separator: "/")
  guard let text = Golden.contents(of: packageFolder + "/" + path) else {
    throw Unexpected(description: "there is no \(path)")
  }
  return try compiled(text, path: path) { name in
    Golden.contents(of: "\(packageFolder)/\(folder)/\(name)")
  }
}

/// A script by its text and those that it includes.
func compiled(
  _ text: String, path: String, _ include: @escaping (String) -> String?
) throws -> TestedScript {
  let compilation = compile(SourceFile(path: path, text: text), name: "bakery") { name, _ in
    guard let text = include(name) else { return .failure(.missing) }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, text: text), relativePath: name, identity: name))
  }
  guard let script = compilation.script else {
    let printer = DiagnosticPrinter()
    throw Unexpected(
      description: compilation.diagnostics.map { printer.print($0, in: compilation.files) }
        .joined(separator: "\n"))
  }
  return TestedScript(script)
}

/// Zones of a test: Berlin in winter, and UTC.
func zones(_ name: String) -> TimeZoneRules? {
  switch name {
  case "UTC": .utc
  case "Europe/Berlin": TimeZoneRules(fixedOffset: 3600, abbreviation: "CET")
  default: nil
  }
}

/// Plays a transcript; the head's problems and those of reading are thrown.
func played(_ text: String, _ script: TestedScript) throws -> TranscriptRun {
  let transcript = Transcript(text)
  if let problem = transcript.problems.first { throw Unexpected(description: problem.message) }
  let (start, problems) = transcript.start(script, zones: zones)
  if let problem = problems.first { throw Unexpected(description: problem.message) }
  return TranscriptRun(transcript, script, start)
}
