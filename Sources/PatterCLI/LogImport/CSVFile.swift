import CallModel
import CallStore
import DataExchange
import Glibc

/// A CSV file that is read more than once, piece by piece, with no more memory than a row needs.
struct CSVFile {
  let path: String
  /// How its bytes stand for characters.
  let encoding: TextEncoding
  /// What divides its fields.
  let divider: UInt8
  /// The SHA-256 of its bytes.
  let hash: Digest
  /// Its first row, which names the columns; none for an empty file.
  let header: [String]

  /// Looks at a whole file: its encoding, its divider and its hash.
  init(_ path: String) throws(Failure) {
    self.path = path
    var finder = EncodingFinder()
    var hash = SHA256()
    var head: [UInt8] = []
    try Self.pieces(of: path) { piece in
      finder.read(piece)
      hash.update(piece)
      if head.count < 1 << 16 { head += piece }
    }
    encoding = finder.encoding
    var transcoder = Transcoder(from: encoding)
    let text = transcoder.read(head)
    divider = CSVReader.divider(of: text)
    self.hash = hash.finished
    var reader = CSVReader(divider: divider)
    var header: [String]?
    reader.read(text) { header = header ?? $0.fields.map(\.trimmingBlanks) }
    reader.finish { header = header ?? $0.fields.map(\.trimmingBlanks) }
    self.header = header ?? []
  }

  /// Reads all rows but the first. A failure when the file is no longer the one that was looked at: what `body` did
  /// must then be undone.
  func rows(_ body: (CSVRow) throws(Failure) -> Void) throws(Failure) {
    var transcoder = Transcoder(from: encoding)
    var reader = CSVReader(divider: divider)
    var hash = SHA256()
    var isHeader = true
    func take(_ row: CSVRow) throws(Failure) {
      if !isHeader { try body(row) }
      isHeader = false
    }
    try Self.pieces(of: path) { (piece) throws(Failure) in
      hash.update(piece)
      try reader.read(transcoder.read(piece), take)
    }
    try reader.finish(take)
    guard hash.finished == self.hash else {
      throw .system("\(path) changed while it was read", help: "try again when it is whole")
    }
  }

  private static func pieces(
    of path: String, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw unreadable(path, "it is no ordinary file")
    }
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
      if count == 0 { return }
      try body(Array(buffer[..<count]))
    }
  }

  private static func unreadable(_ path: String, _ why: String) -> Failure {
    .system("\(path) cannot be read: \(why)", help: "see to the path; it is a file with rows")
  }
}
