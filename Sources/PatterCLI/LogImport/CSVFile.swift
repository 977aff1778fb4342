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
  /// What its bytes begin with.
  let kind: FileKind
  /// How many bytes it has.
  let size: Int
  /// Its first row, which names the columns; none for an empty file.
  let header: [String]
  /// Some rows after the first.
  let samples: [[String]]

  private let stamp: Stamp

  /// Looks at a whole file: its encoding and its divider.
  init(_ path: String) throws(Failure) {
    self.path = path
    var finder = EncodingFinder()
    var head: [UInt8] = []
    var size = 0
    stamp = try Self.pieces(of: path) { piece in
      finder.read(piece)
      size += piece.count
      if head.count < 1 << 16 { head += piece }
    }
    self.size = size
    kind = FileKind.of(head)
    encoding = finder.encoding
    var transcoder = Transcoder(from: encoding)
    let text = transcoder.read(head)
    divider = CSVReader.divider(of: text)
    var reader = CSVReader(divider: divider)
    var rows: [[String]] = []
    reader.read(text) { if rows.count < 51 { rows.append($0.fields.map(\.trimmingBlanks)) } }
    if rows.count < 2 { reader.finish { rows.append($0.fields.map(\.trimmingBlanks)) } }
    header = rows.first ?? []
    samples = Array(rows.dropFirst())
  }

  /// The SHA-256 of its bytes.
  func hash() throws(Failure) -> Digest {
    var hash = SHA256()
    try hold(to: Self.pieces(of: path) { hash.update($0) })
    return hash.finished
  }

  /// Throws when the file is no longer the one that was looked at.
  private func hold(to stamp: Stamp) throws(Failure) {
    guard stamp == self.stamp else {
      throw .system("\(path) changed while it was read", help: "try again when it is whole")
    }
  }

  /// Reads all rows but the first. A failure when the file is no longer the one that was looked at: what
  /// `body` did must then be undone.
  func rows(_ body: (CSVRow) throws(Failure) -> Void) throws(Failure) {
    var transcoder = Transcoder(from: encoding)
    var reader = CSVReader(divider: divider)
    var isHeader = true
    func take(_ row: CSVRow) throws(Failure) {
      if !isHeader { try body(row) }
      isHeader = false
    }
    let stamp = try Self.pieces(of: path) { (piece) throws(Failure) in
      try reader.read(transcoder.read(piece), take)
    }
    try reader.finish(take)
    try hold(to: stamp)
  }

  /// What tells a file from another, and from itself once it is written again.
  private struct Stamp: Equatable {
    let file: UInt64
    let size: Int64
    let changedAt: Int
    let nanoseconds: Int
  }

  /// Hands over the file's bytes, and tells which file it was.
  private static func pieces(
    of path: String, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) -> Stamp {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      throw unreadable(path, "it is no ordinary file")
    }
    let stamp = Stamp(
      file: UInt64(status.st_ino), size: Int64(status.st_size), changedAt: status.st_mtim.tv_sec,
      nanoseconds: status.st_mtim.tv_nsec)
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(path, String(cString: strerror(errno))) }
      if count == 0 { return stamp }
      try body(Array(buffer[..<count]))
    }
  }

  private static func unreadable(_ path: String, _ why: String) -> Failure {
    .system("\(path) cannot be read: \(why)", help: "see to the path; it is a file with rows")
  }
}
