import Glibc

/// A folder for what a benchmark writes; the benchmark removes it.
enum TemporaryFolder {
  /// A new folder's path, or nil when none can be made.
  static func make() -> String? {
    var template = Array(("/tmp/patter-bench-" + String(repeating: "X", count: 6)).utf8CString)
    guard mkdtemp(&template) != nil else { return nil }
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
