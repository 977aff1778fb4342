/// Writes CSV (RFC 4180) row by row, with LF line ends.
package enum CSVWriter {
  /// One row with its line end. What a spreadsheet would take for a formula gets a `'` before it.
  package static func row(_ values: [String]) -> String {
    values.map(field).joined(separator: ",") + "\n"
  }

  private static func field(_ value: String) -> String {
    var value = value
    if let first = value.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first),
      !isNumber(value)
    {
      value = "'" + value
    }
    let needsQuotes = value.unicodeScalars.contains {
      $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r"
    }
    guard needsQuotes else { return value }
    return "\""
      + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
      + "\""
  }

  private static func isNumber(_ value: String) -> Bool {
    let digits = value.dropFirst()
    return !digits.isEmpty && digits.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
  }
}
