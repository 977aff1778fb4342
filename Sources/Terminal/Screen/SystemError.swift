import Glibc

/// A call to the system that failed.
package struct SystemError: Error, Equatable, CustomStringConvertible {
  /// The C function, such as `write`.
  package let call: String
  /// What it was called for: a path, or what the descriptor stands for.
  package let subject: String
  /// The number that the system gave (`errno`).
  package let number: Int32

  /// An error with the number that the system just gave; to be made before any other call.
  package init(_ call: String, _ subject: String, number: Int32 = errno) {
    self.call = call
    self.subject = subject
    self.number = number
  }

  /// What failed and why, in the system's words.
  package var description: String {
    "\(subject): \(String(cString: strerror(number))) (\(call))"
  }

  /// Whether nobody reads any more: a closed pipe, or a terminal that is gone.
  package var isClosed: Bool { number == EPIPE || number == EIO || number == ENXIO }
}

/// Bytes to and from descriptors, whatever signals and full pipes do to the calls.
package enum Transfer {
  /// Writes all `bytes`; interrupted, partial and refused writes are gone on with. Throws what the system
  /// says of any other; `subject` is what the descriptor stands for.
  package static func write(
    _ bytes: [UInt8], to descriptor: Int32, subject: String
  ) throws(SystemError) {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        wait(for: descriptor, events: Int16(POLLOUT))
      } else if errno != EINTR {
        throw SystemError("write", subject)
      }
    }
  }

  /// Reads what is there into `buffer`; waits for the first byte. 0 is the end.
  static func read(
    into buffer: inout [UInt8], from descriptor: Int32, subject: String
  ) throws(SystemError) -> Int {
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 { return count }
      if errno == EAGAIN {
        wait(for: descriptor, events: Int16(POLLIN))
      } else if errno != EINTR {
        throw SystemError("read", subject)
      }
    }
  }

  private static func wait(for descriptor: Int32, events: Int16) {
    var entry = pollfd(fd: descriptor, events: events, revents: 0)
    _ = poll(&entry, 1, -1)
  }
}
