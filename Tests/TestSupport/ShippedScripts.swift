import Glibc

/// All scripts and libraries that ship, relative to the folder `Scripts`, in order of their names.
package let shippedScripts: [String] = scripts(in: "")

private func scripts(in folder: String) -> [String] {
  guard let stream = opendir(packageFolder + "/Scripts/" + folder) else { return [] }
  defer { closedir(stream) }
  var found: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    if name.hasSuffix(".patter") {
      found.append(folder + name)
    } else if !name.hasPrefix(".") {
      found += scripts(in: folder + name + "/")
    }
  }
  return found.sorted()
}

/// How often a large proof repeats itself: a little, or in full with `PATTER_PROOF=full swift test`.
package func proofSize(_ small: Int, full: Int) -> Int {
  getenv("PATTER_PROOF").map { String(cString: $0) } == "full" ? full : small
}
