import CallModel
import CallReports

extension ReportSubject {
  /// What a group of calls is called in a table.
  func name(of group: CallGroup) -> String {
    switch group {
    case .all: "all calls"
    case .version(let place): "version \(name(ofVersion: place))"
    case .campaign(let name): name ?? "no campaign"
    case .variant(let experiment, let letter): "\(experiment) [\(letter)]"
    case .agent(let name): name
    case .weekday(let day):
      ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][day - 1]
    case .hour(let hour): "\(hour):00 to \(hour + 1):00"
    case .attempt(let attempt): "attempt \(attempt)"
    case .week(let monday): "week of \(monday.plain)"
    case .period(let first, let last): "\(first.plain) to \(last.plain)"
    }
  }
}
