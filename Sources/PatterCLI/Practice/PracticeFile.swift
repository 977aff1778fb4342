import CallModel
import DataExchange
import Rehearsal
import SourceText
import Terminal

/// Rubrics, plans and other small tables that ship in `Data`, or that the user names.
enum PracticeFile {
  /// The rubric that rehearsals are judged by: a file of the user's, or the one that ships.
  static func rubric(_ path: String?, _ program: Program) throws(Failure) -> Rubric {
    var path = path ?? ""
    if path.isEmpty { path = try ShippedFiles.path("Data/rubrics/cold-call.csv", program) }
    switch Rubric.read(name(path), try rows(path)) {
    case .success(let rubric): return rubric
    case .failure(let problem):
      throw Failure(
        .problems, "\(path), row \(problem.row): \(SafeText.clean(problem.text))",
        help: "a rubric has a row for each criterion")
    }
  }

  /// A plan by the name of one that ships, or by its file.
  static func plan(_ name: String, _ program: Program) throws(Failure) -> TrainingPlan {
    var path = name
    if !name.contains("/"), !name.hasSuffix(".csv") {
      let plans = try plans(program)
      guard let found = plans.first(where: { self.name($0) == name }) else {
        let names = plans.map { self.name($0) }
        let near = nearestNames(to: name, among: names, limit: 1).first
        throw .usage(
          "there is no plan `\(name)`",
          help: "there are \(names.joined(separator: ", ")), or name a file"
            + (near.map { "; the nearest is `\($0)`" } ?? ""))
      }
      path = found
    }
    switch TrainingPlan.read(self.name(path), try rows(path)) {
    case .success(let plan): return plan
    case .failure(let problem):
      throw Failure(
        .problems, "\(path), row \(problem.row): \(SafeText.clean(problem.text))",
        help: "a plan has a row for each thing to do, day after day")
    }
  }

  /// The paths of the plans that ship, by name.
  static func plans(_ program: Program) throws(Failure) -> [String] {
    FolderSearch.files(in: try ShippedFiles.path("Data/plans", program), endingIn: [".csv"])
      .sorted()
  }

  /// A file's name without its folder and its ending.
  static func name(_ path: String) -> String {
    String(path.split(separator: "/").last?.split(separator: ".").first ?? "")
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
