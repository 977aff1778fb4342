import CTestSupport
import Glibc

/// An open file with some bytes and no name, which goes when this object does.
package final class TemporaryFile {
  /// The descriptor, at the beginning of the file.
  package let descriptor: Int32

  /// A file that holds `bytes`.
  package init(_ bytes: [UInt8]) throws(ChildError) {
    var template = Array("/tmp/patter-test-XXXXXX".utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw ChildError("no temporary file can be made") }
    unlink(template)
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      guard count > 0 else { throw ChildError("a temporary file cannot be written") }
      written += count
    }
    lseek(descriptor, 0, SEEK_SET)
  }

  deinit { close(descriptor) }

  /// All that is in the file now.
  package var text: String {
    var bytes = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    let count = pread(descriptor, &bytes, bytes.count, 0)
    return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
  }
}

/// An empty folder, which goes with all that is in it when this object does.
package final class TemporaryFolder {
  /// The path of the folder.
  package let path: String

  /// A new folder.
  package init() throws(ChildError) {
    var template = Array("/tmp/patter-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw ChildError("no temporary folder can be made") }
    path = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
  }

  deinit { _ = test_remove_folder(path) }
}
