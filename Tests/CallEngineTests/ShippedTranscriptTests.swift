import CallEngine
import CallModel
import Glibc
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

  @Test func `there are transcripts of every shipped script`() {
    #expect(shippedTranscripts().count >= 11)
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

/// The transcripts below `Scripts`, by path from the package's folder.
func shippedTranscripts() -> [String] {
  entries(of: "Scripts").flatMap { language in
    entries(of: "Scripts/\(language)/tests").filter { $0.hasSuffix(".transcript") }
      .map { "Scripts/\(language)/tests/\($0)" }
  }
}

private func entries(of folder: String) -> [String] {
  guard let directory = opendir(packageFolder + "/" + folder) else { return [] }
  defer { closedir(directory) }
  var names: [String] = []
  while let entry = readdir(directory) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if !name.hasPrefix(".") { names.append(name) }
  }
  return names.sorted()
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
