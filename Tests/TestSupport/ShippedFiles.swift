import Glibc

/// The scripts below `Scripts` that can be called, by path from there, sorted: `en/energy-audit.patter`.
package func callableShippedScripts() -> [String] {
  shippedFiles().filter { !$0.hasSuffix("/objections.patter") }
}

/// The libraries below `Scripts`, by path from there, sorted.
package func shippedLibraries() -> [String] {
  shippedFiles().filter { $0.hasSuffix("/objections.patter") }
}

/// All script files below `Scripts`, by path from there, sorted.
package func shippedFiles() -> [String] {
  entries(of: "Scripts").flatMap { language in
    entries(of: "Scripts/\(language)").filter { $0.hasSuffix(".patter") }
      .map { "\(language)/\($0)" }
  }
}

/// The transcripts below `Scripts`, by path from the package's folder, sorted.
package func shippedTranscripts() -> [String] {
  entries(of: "Scripts").flatMap { language in
    entries(of: "Scripts/\(language)/tests").filter { $0.hasSuffix(".transcript") }
      .map { "Scripts/\(language)/tests/\($0)" }
  }
}

/// The names in a folder of the package, sorted; none when it cannot be read.
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
