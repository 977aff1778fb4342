import Glibc
import ScriptTesting

/// A random walk that found something, kept as a transcript.
enum FoundTranscript {
  /// The script as the head of a transcript in a folder names it.
  static func scriptPath(_ script: String, from folder: String) -> String {
    let real = FileReader.realPath(script) ?? script
    let place = FileReader.realPath(folder) ?? realParent(of: folder)
    return PathWords.relative(real, from: place)
  }

  /// A folder that is still to be made, where its nearest parent that is there really lies.
  private static func realParent(of folder: String) -> String {
    let trimmed = folder.hasSuffix("/") && folder.count > 1 ? String(folder.dropLast()) : folder
    let parent = ScriptLoader.folder(of: trimmed)
    let name = trimmed.split(separator: "/").last.map(String.init) ?? ""
    return PathWords.joined(FileReader.realPath(parent) ?? parent, name)
  }

  /// Writes a finding into a folder, which is made where it lacks, and gives the path. The name tells
  /// the script, the seed and the walk, so the same run writes the same files.
  static func save(
    _ finding: RandomWalks.Finding, of script: String, seed: UInt64, in folder: String
  ) throws(Failure) -> String {
    if !FileReader.isFolder(folder), mkdir(folder, 0o777) != 0 {
      throw .system(
        "the folder \(folder) cannot be made: \(String(cString: strerror(errno)))",
        help: "name another with --save, or keep nothing with --no-save")
    }
    let name =
      "found-\(ScriptLoader.familyName(script))-\(seed)-\(finding.walk + 1).transcript"
    let path = PathWords.joined(folder, name)
    let file = try OutputFile(path)
    file.write(finding.transcript)
    try file.finish()
    return path
  }
}
