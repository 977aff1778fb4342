import CallModel
import DataExchange
import Rehearsal
import Terminal

/// Rubrics and other tables that ship in `Data`, or that the user names.
enum RubricFile {
  /// The rubric that rehearsals are judged by: a file of the user's, or the one that ships.
  static func rubric(_ path: String?, _ program: Program) throws(Failure) -> Rubric {
    var path = path ?? ""
    if path.isEmpty { path = try shipped("Data/rubrics/cold-call.csv", program) }
    let name = String(path.split(separator: "/").last?.split(separator: ".").first ?? "rubric")
    switch Rubric.read(name, try rows(path)) {
    case .success(let rubric): return rubric
    case .failure(let problem):
      throw Failure(
        .problems, "\(path), row \(problem.row): \(SafeText.clean(problem.text))",
        help: "a rubric has a row for each criterion")
    }
  }

  /// The path of a file that ships.
  static func shipped(_ name: String, _ program: Program) throws(Failure) -> String {
    if let path = ShippedFiles.find(name, program.variables) { return path }
    throw .system(
      "\(name) is missing",
      help: "it was looked for in "
        + ShippedFiles.folders(program.variables).joined(separator: ", "))
  }

  /// All rows of a small table, the heading first.
  static func rows(_ path: String) throws(Failure) -> [[String]] {
    let file = try CSVFile(path)
    var rows = [file.header]
    try file.rows { (row) throws(Failure) in
      guard rows.count < 10_000 else {
        throw Failure(.problems, "\(path) has more than 10,000 rows", help: "name a table")
      }
      rows.append(row.fields.map(\.trimmingBlanks))
    }
    return rows
  }
}
