import Glibc

/// The path of a program of this package, as it was built for the tests that run.
///
/// `swift test` runs the tests as a program in the folder that holds the others; where a helper
/// runs them instead, the folder of the debug build counts. Throws when it is in neither.
package func builtProgram(named name: String = "patter") throws(ChildError) -> String {
  var folders: [String] = []
  var buffer = [CChar](repeating: 0, count: 4096)
  let count = readlink("/proc/self/exe", &buffer, buffer.count - 1)
  if count > 0 {
    let path = String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    folders.append(folder(of: path))
  }
  // The bundle among the arguments, where a helper was told what to run.
  folders += CommandLine.arguments.filter { $0.hasSuffix(".xctest") }.map(folder(of:))
  folders.append(packageFolder + "/.build/debug")
  for candidate in folders where access(candidate + "/" + name, X_OK) == 0 {
    return candidate + "/" + name
  }
  throw ChildError("\(name) is not built; looked in \(folders.joined(separator: ", "))")
}

/// The folder that holds `Package.swift`.
package let packageFolder: String = folder(of: folder(of: folder(of: #filePath)))

private func folder(of path: String) -> String {
  guard let slash = path.lastIndex(of: "/") else { return "." }
  return String(path[..<slash])
}
