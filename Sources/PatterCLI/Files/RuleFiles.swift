import CallPlanning
import DataExchange
import SourceText
import Terminal

/// Files of calling rules and of holidays: those that ship, and those that are checked.
enum RuleFiles {
  /// The place of the rules among what ships.
  static let rules = "Data/calling-rules.json"
  /// The place of the holidays among what ships.
  static let holidays = "Data/holidays.json"

  /// The calling rules that ship, with the holidays. A file that is missing is trouble of the system;
  /// one with a flaw is not used at all, since half of it might permit what it forbids.
  static func load(_ program: Program) throws(Failure) -> CallingRules {
    let rulesPath = try ShippedFiles.path(rules, program)
    let (rules, flaws) = CallingRules.read(try bytes(of: rulesPath))
    try see(flaws, rulesPath)
    let holidaysPath = try ShippedFiles.path(holidays, program)
    let (holidays, others) = Holidays.read(try bytes(of: holidaysPath))
    try see(others, holidaysPath)
    return CallingRules(rules, holidays: holidays)
  }

  /// What is wrong in a file of rules or of holidays; which of them it is its own keys say, and one
  /// that has neither `rules` nor `countries` is told as rules.
  static func check(_ path: String) throws(Failure) -> (file: SourceFile, flaws: [DataFlaw]) {
    let bytes = try bytes(of: path)
    var isHolidays = false
    if let value = try? JSONReader.read(bytes) { isHolidays = Holidays.isFile(value) }
    let flaws = isHolidays ? Holidays.read(bytes).flaws : CallingRules.read(bytes).flaws
    return (SourceFile(path: path, bytes: bytes), flaws)
  }

  private static func bytes(of path: String) throws(Failure) -> [UInt8] {
    switch FileReader.read(path, limit: JSONReader.mostBytes) {
    case .success(let bytes): return bytes
    case .failure(let problem):
      throw .system(
        "\(path) cannot be read: \(problem.reason)",
        help: problem.isMissing ? "see to the path" : nil)
    }
  }

  private static func see(_ flaws: [DataFlaw], _ path: String) throws(Failure) {
    guard let first = flaws.first else { return }
    throw Failure(
      .problems, "\(path), line \(first.line): \(SafeText.clean(first.message))",
      help: "\(SafeText.clean(first.help)); `patter check \(ShellWord.quoted(path))` tells all")
  }
}
