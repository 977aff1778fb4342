import CallEngine
import CallModel
import CallStore
import DataExchange
import TypedValues

/// Why a row of another system's file is no call.
struct RejectedRow: Error {
  let line: Int
  let reason: String
}

/// Reads a row of another system's file as a call.
struct ImportedCallReader {
  let mapping: ImportMapping
  let script: Script
  /// What values of the outcome column mean, by their folded text.
  let outcomes: [String: String]
  /// What values of the disposition column mean.
  let dispositions: [String: String]
  /// When calls began of which the file does not say it; nil when it does.
  let started: Moment?
  /// The zone whose clock the file's times show.
  let zone: ZoneFinder.Zone
  /// Whose way of writing days the file has.
  let language: Language
  /// Finds a zone that a time names.
  let named: (String) -> TimeZoneRules?
  let names: ScriptNames

  /// A call as another system tells it.
  struct Reading {
    let call: Call
    let agent: String?
    let campaign: String?
    let local: Moment
  }

  /// Reads a row.
  func read(_ row: CSVRow) throws(RejectedRow) -> Reading {
    func reject(_ reason: String) -> RejectedRow { RejectedRow(line: row.line, reason: reason) }
    switch row.flaw {
    case .openQuote: throw reject("a quote is opened and never closed")
    case .tooLong: throw reject("it has more than \(CSVReader.maximumRow) bytes")
    case .textAfterQuote, nil: break
    }
    guard row.fields.count == mapping.width else {
      throw reject("it has \(row.fields.count) fields, the header \(mapping.width)")
    }
    let duration = try duration(row)
    let outcome = try outcome(row)
    let disposition = try disposition(row, hasOutcome: outcome != nil)
    var lead = Lead()
    for column in mapping.lead {
      lead[column.name] = CSVWriter.meaning(of: row.fields[column.place].trimmingBlanks)
    }
    let (utc, local) = try start(row)
    var start = CallStart(
      startedAt: utc, offset: Int32(clamping: local.minutes * 60 - utc / 1000), zone: zone.name,
      variantSeed: 0, lead: lead, agent: Lead())
    if let text = mapping.value(.attempt, row.fields) {
      guard let attempt = Int(text), (1...10_000).contains(attempt) else {
        throw reject("`\(text)` is no number of an attempt")
      }
      start.attempt = attempt
    }
    if let agent = mapping.value(.agent, row.fields) { start.agent["name"] = agent }
    var call = Call(script, start)
    func happened(_ kind: CallEvent.Kind, _ ms: Int64) {
      call.append(CallEvent(seq: Int32(call.events.count), ms: ms, step: nil, kind: kind))
    }
    happened(.started, 0)
    happened(.dialled, 0)
    happened(.disposition(disposition), 0)
    if let outcome { happened(.outcomeReached(outcome), duration) }
    happened(.wrappedUp(note: nil), duration)
    return Reading(
      call: call, agent: mapping.value(.agent, row.fields),
      campaign: mapping.value(.campaign, row.fields), local: local)
  }

  private func start(_ row: CSVRow) throws(RejectedRow) -> (utc: Int64, local: Moment) {
    func reject(_ text: String, _ problem: String) -> RejectedRow {
      RejectedRow(line: row.line, reason: "`\(text)` is no time: \(problem)")
    }
    func utc(_ local: Moment) -> (Int64, Moment) { (zone.rules.utc(for: local) * 1000, local) }
    if let text = mapping.value(.started, row.fields) {
      if case .success(let found) = ISOTime.read(text, zone: zone.rules, named: named) {
        return (found.milliseconds, found.local)
      }
      switch reader.read(text, as: .dateAndTime) {
      case .success(.moment(let moment)): return utc(moment)
      case .success: throw reject(text, "it lacks a part")
      case .failure(let problem): throw reject(text, problem.text)
      }
    }
    guard let text = mapping.value(.date, row.fields) else {
      guard let started else { throw reject("", "the field is empty") }
      return utc(started)
    }
    guard case .success(.date(let date)) = reader.read(text, as: .date) else {
      throw reject(text, "a day such as 2026-11-30 is expected")
    }
    var time = TimeOfDay(hour: 12, minute: 0) ?? .midnight
    if let text = mapping.value(.time, row.fields) {
      guard case .success(.time(let read)) = reader.read(text, as: .time) else {
        throw reject(text, "a time such as 09:05 is expected")
      }
      time = read
    }
    return utc(Moment(date, time))
  }

  private var reader: ValueReader {
    ValueReader(
      language: language, currency: script.currency, now: started ?? Moment(minutes: 0))
  }

  /// Milliseconds.
  private func duration(_ row: CSVRow) throws(RejectedRow) -> Int64 {
    if let text = mapping.value(.milliseconds, row.fields) {
      guard let ms = Int64(text), (0...1_000_000_000).contains(ms) else {
        throw RejectedRow(line: row.line, reason: "`\(text)` is no number of milliseconds")
      }
      return ms
    }
    guard let text = mapping.value(.duration, row.fields) else { return 0 }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map {
      Int64($0.trimmingBlanks)
    }
    let isRight =
      (1...3).contains(parts.count)
      && parts.enumerated().allSatisfy { place, part in
        guard let part, part >= 0 else { return false }
        return place == 0 ? part < 1_000_000 : part < 60
      }
    guard isRight else {
      throw RejectedRow(
        line: row.line,
        reason: "`\(text)` is no length of a call: seconds, m:ss or h:mm:ss are expected")
    }
    return parts.reduce(0) { $0 * 60 + ($1 ?? 0) } * 1000
  }

  private func outcome(_ row: CSVRow) throws(RejectedRow) -> Ref<Outcome>? {
    guard let text = mapping.value(.outcome, row.fields) else { return nil }
    let meant = outcomes[text.nameKey] ?? text
    if let outcome = names.outcome(meant) { return outcome }
    let titled = script.outcomes.refs.first { script.title($0).nameKey == meant.nameKey }
    guard let titled else {
      throw RejectedRow(
        line: row.line,
        reason: "the script has no outcome `\(meant)`; say what it means with --outcomes")
    }
    return titled
  }

  private func disposition(
    _ row: CSVRow, hasOutcome: Bool
  ) throws(RejectedRow) -> Disposition {
    guard let text = mapping.value(.disposition, row.fields) else { return .answered }
    let meant = dispositions[text.nameKey] ?? text.nameKey
    guard let disposition = Disposition(rawValue: meant) else {
      throw RejectedRow(
        line: row.line,
        reason: "there is no disposition `\(meant)`; say what it means with --dispositions")
    }
    return disposition
  }
}
