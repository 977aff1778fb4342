/// Writes CSV (RFC 4180) row by row, with LF line ends.
package enum CSVWriter {
  /// One row with its line end. What a spreadsheet would take for a formula gets a `'` before it.
  package static func row(_ values: [String]) -> String {
    values.map(field).joined(separator: ",") + "\n"
  }

  /// What a field meant that was written so that no spreadsheet runs it: without the `'` before a sign
  /// that begins a formula. Spreadsheets write texts like numbers in the same way.
  package static func meaning(of field: String) -> String {
    guard field.utf8.first == 0x27, let next = field.unicodeScalars.dropFirst().first,
      signs.unicodeScalars.contains(next)
    else { return field }
    return String(field.dropFirst())
  }

  /// With these a formula begins.
  private static let signs = "=+-@\t\r\n＝＋－＠"

  private static func field(_ value: String) -> String {
    var value = value
    if let first = value.unicodeScalars.first, signs.unicodeScalars.contains(first),
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
    guard value.hasPrefix("+") || value.hasPrefix("-") else { return false }
    let digits = value.dropFirst()
    return !digits.isEmpty && digits.utf8.allSatisfy { ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2E }
  }
}
