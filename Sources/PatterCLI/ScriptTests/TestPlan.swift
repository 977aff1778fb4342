import CallModel
import ScriptCompiler
import ScriptTesting
import SourceText

/// What `test` looks at: scripts, and the transcripts that name them.
struct TestPlan {
  /// A script with what stands about it.
  struct ScriptEntry {
    /// The path as it is told.
    let path: String
    /// The script; nil when it has errors.
    let tested: TestedScript?
    /// Whether the file is a library, which no call follows.
    let isLibrary: Bool
  }

  /// A transcript with its script.
  struct TranscriptEntry {
    let path: String
    let transcript: Transcript
    /// The script, by its place in `scripts`; nil when the head names none that can be read.
    let script: Int?
    /// Why the script cannot be had.
    let problem: Diagnostic?
  }

  private(set) var scripts: [ScriptEntry] = []
  private(set) var transcripts: [TranscriptEntry] = []
  /// Files that could not be read.
  private(set) var unreadable: [Failure] = []
  private let replaced: [String: [UInt8]]
  private var places: [String: Int] = [:]
  private var seen: Set<String> = []

  /// Collects what paths name: a transcript, a script with its transcripts, or all in a folder and
  /// below. A script that `replaced` has by its real path is taken from there.
  init(_ paths: [String], replaced: [String: [UInt8]] = [:]) throws(Failure) {
    self.replaced = replaced
    for path in paths {
      if FileReader.isFolder(path) {
        let found = FolderSearch.files(below: path, endingIn: [".patter", ".transcript"])
        guard !found.isEmpty else {
          throw .usage(
            "there is no script and no transcript in \(path)",
            help: "scripts end in .patter, transcripts in .transcript")
        }
        for file in found where file.hasSuffix(".patter") { _ = script(file, isNamed: false) }
        for file in found where file.hasSuffix(".transcript") { add(file, only: nil) }
      } else if path.hasSuffix(".transcript") {
        add(path, only: nil)
      } else {
        addScript(path)
      }
    }
  }

  /// A script that is named by itself, with the transcripts beside it and in `tests/` there.
  private mutating func addScript(_ path: String) {
    guard let place = script(path, isNamed: true) else { return }
    let folder = ScriptLoader.folder(of: path)
    for folder in [folder, PathWords.joined(folder, "tests")] {
      for name in FileReader.names(in: folder) ?? [] where name.hasSuffix(".transcript") {
        add(PathWords.joined(folder, name), only: place)
      }
    }
  }

  /// Adds a transcript.
  /// - Parameter only: the script that it must be one of; nil for any.
  private mutating func add(_ path: String, only: Int?) {
    let identity = FileReader.realPath(path) ?? path
    guard !seen.contains(identity) else { return }
    let bytes: [UInt8]
    switch FileReader.read(path, limit: Transcript.maximumSize) {
    case .success(let found): bytes = found
    case .failure(let problem):
      unreadable.append(
        .system(
          "\(path) cannot be read: \(problem.reason)",
          help: problem.isMissing ? "see to the path; transcripts end in .transcript" : nil))
      return
    }
    let transcript = Transcript(SourceFile(path: path, bytes: bytes))
    guard let head = transcript["script"], transcript.problems.isEmpty else {
      // Whose it is cannot be told but by its name.
      if let only, !isNamed(path, after: scripts[only].path) { return }
      seen.insert(identity)
      transcripts.append(
        TranscriptEntry(path: path, transcript: transcript, script: only, problem: nil))
      return
    }
    let named = PathWords.joined(ScriptLoader.folder(of: path), head.value)
    if let only, FileReader.realPath(named) != FileReader.realPath(scripts[only].path) { return }
    seen.insert(identity)
    let (place, problem) = scriptOf(head, named)
    transcripts.append(
      TranscriptEntry(path: path, transcript: transcript, script: place, problem: problem))
  }

  private func isNamed(_ path: String, after script: String) -> Bool {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return name.hasPrefix(ScriptLoader.familyName(script))
  }

  /// The script that a head names, or what is wrong with it.
  private mutating func scriptOf(
    _ head: Transcript.HeadLine, _ path: String
  ) -> (place: Int?, problem: Diagnostic?) {
    func problem(_ message: String, help: String) -> Diagnostic {
      Diagnostic(.badTranscript, at: Span(file: 0, range: head.range), message, help: help)
    }
    guard FileReader.realPath(path) != nil, !FileReader.isFolder(path) else {
      return (
        nil,
        problem(
          "there is no script \(path)",
          help: "write its path as seen from the transcript: "
            + "`script: ../NAME.patter` from a folder `tests`")
      )
    }
    guard let place = script(PathWords.simplified(path), isNamed: false) else {
      return (nil, problem("the script cannot be read", help: "see to \(path)"))
    }
    let entry = scripts[place]
    if entry.isLibrary {
      return (
        place,
        problem(
          "\(entry.path) is a library, and no call can follow it",
          help: "name a script that includes it")
      )
    }
    if entry.tested == nil {
      return (
        place,
        problem("\(entry.path) has errors", help: "see `patter check \(entry.path)`")
      )
    }
    return (place, nil)
  }

  /// The place of a script, compiled at its first use; nil when it cannot be read.
  private mutating func script(_ path: String, isNamed: Bool) -> Int? {
    let identity = FileReader.realPath(path) ?? path
    if let place = places[identity] { return place }
    do throws(Failure) {
      let compilation = try ScriptLoader.load(path, replaced: replaced)
      if isNamed, compilation.isLibrary, !compilation.hasErrors {
        unreadable.append(
          Failure(
            .problems, "\(path) is a library: it has no title, and no call can follow it",
            help: "test a script that includes it"))
      }
      scripts.append(
        ScriptEntry(
          path: path, tested: compilation.script.map { TestedScript($0) },
          isLibrary: compilation.isLibrary && !compilation.hasErrors))
      places[identity] = scripts.count - 1
      return scripts.count - 1
    } catch {
      unreadable.append(error)
      return nil
    }
  }
}
