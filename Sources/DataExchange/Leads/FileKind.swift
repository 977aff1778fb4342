/// What a file really is, by its first bytes: people call many things a CSV file.
package enum FileKind: Hashable, Sendable {
  /// Text, as far as its beginning tells.
  case text
  /// Nothing.
  case empty
  /// A workbook of Excel or LibreOffice (a ZIP file).
  case workbook
  /// An old workbook of Excel.
  case oldWorkbook
  /// A page or a table of the web.
  case page
  /// A PDF.
  case pdf
  /// Data as JSON.
  case json
  /// A file that is packed.
  case packed

  /// What a file with these first bytes is; some hundred are enough.
  package static func of(_ head: some Collection<UInt8>) -> FileKind {
    let head = Array(head.prefix(1024))
    if head.isEmpty { return .empty }
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) || head.starts(with: [0x50, 0x4B, 0x05, 0x06]) {
      return .workbook
    }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldWorkbook }
    if head.starts(with: "%PDF".utf8) { return .pdf }
    if head.starts(with: [0x1F, 0x8B]) || head.starts(with: "BZh".utf8)
      || head.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A])
    {
      return .packed
    }
    var text = head[...]
    if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
    text = text.drop { $0 <= 0x20 }
    let start = String(decoding: text.prefix(200), as: UTF8.self).lowercased()
    for mark in ["<!doctype html", "<html", "<?xml", "<table", "<head", "<meta"]
    where start.hasPrefix(mark) {
      return .page
    }
    if start.hasPrefix("{\"") || start.hasPrefix("[{") || start.hasPrefix("{\n") { return .json }
    return .text
  }

  /// What it is and what to do about it; nil for text.
  package var advice: (what: String, help: String)? {
    switch self {
    case .text: nil
    case .empty: ("it is empty", "its first row names the columns")
    case .workbook:
      ("it is a workbook, not CSV", "open it in its program and save it as “CSV UTF-8”")
    case .oldWorkbook:
      ("it is an old Excel workbook, not CSV", "open it in Excel and save it as “CSV UTF-8”")
    case .page:
      (
        "it is a page of the web, not CSV",
        "open it in a spreadsheet and save it as CSV; a log-in page may have come in its place"
      )
    case .pdf: ("it is a PDF, not CSV", "export the list as CSV where it comes from")
    case .json: ("it is JSON, not CSV", "export the list as CSV where it comes from")
    case .packed: ("it is packed, not CSV", "unpack it first")
    }
  }
}
