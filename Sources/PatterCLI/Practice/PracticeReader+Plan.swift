import CallModel
import CallReports
import CallStore
import Rehearsal
import Statistics

extension PracticeReader {
  /// What those who were asked for did of a plan up to today. It begins for each on the first day that
  /// was asked for, else on his first day of practice.
  func plan(
    _ plan: TrainingPlan, today: CivilDate, withWeekends: Bool
  ) throws(Failure) -> PlanFigures {
    var lines: [PlanFigures.Line] = []
    for key in try keys() {
      let record = try PlanRecord.read(key, store)
      let schedule = PlanSchedule(
        plan, start: question.days.first ?? record.first ?? today, withWeekends: withWeekends)
      let end = min(today, question.days.last ?? today)
      for line in plan.lines {
        let date = schedule.date(of: line.day)
        guard date <= end else { break }
        let shares = schedule.rehearsals(for: line, record).compactMap(\.share)
        lines.append(
          PlanFigures.Line(
            trainee: key.name, day: line.day, date: date, kind: line.kind.rawValue,
            what: line.what, isDone: schedule.isDone(line, record), isToday: date == today,
            score: Mean(of: shares), goal: line.wanted.map { Double($0) / 100 }))
      }
    }
    return PlanFigures(name: plan.name, lines: lines)
  }
}
