import CallModel
import CallStore
import DataExchange
import TypedValues

/// A call with its events as JSON.
enum CallJSON {
  /// Writes a call as an object.
  static func write(
    _ row: CallRow, _ records: [EventRecord], _ origin: ImportedFile?, to json: inout JSONWriter
  ) {
    json.object { json in
      for (name, value) in zip(CallOutput.columns, CallOutput.values(row)) where name != "lead" {
        if name.hasSuffix("_ms") {
          json.member(name, Int64(value) ?? 0)
        } else {
          json.member(name, value.isEmpty ? nil : value)
        }
      }
      json.member("purpose", CallOutput.purpose(row.purpose))
      json.member("script_hash", row.script.description)
      json.member("time_zone", row.start.zone)
      json.member("attempt", row.start.attempt)
      json.member("campaign", row.campaign)
      if let origin {
        json.member("imported_from", origin.name)
        json.member("imported_at", ISOTime.text(milliseconds: origin.importedAt))
      }
      json.key("lead")
      json.object { json in
        for column in row.start.lead.columns { json.member(column.name, column.value) }
      }
      json.key("events")
      json.array { json in
        for record in records { write(record, &json) }
      }
    }
  }

  private static func write(_ record: EventRecord, _ json: inout JSONWriter) {
    json.object { json in
      json.member("seq", record.seq)
      json.member("ms", record.ms)
      json.member("kind", record.kind.name)
      json.member("step", record.step)
      if let target = record.target { json.member(record.kind.targetName, target) }
      if let number = record.number { write(number, record.kind, &json) }
      if let agent = record.agent { json.member("agent", agent) }
      if let value = record.value { json.member("value", value) }
      if let words = record.words { json.member(record.kind.wordsName, words) }
    }
  }

  private static func write(_ number: Int64, _ kind: EventRecord.Kind, _ json: inout JSONWriter) {
    switch kind {
    case .stepEntered, .rebuttalGiven:
      json.member("letter", Letter(index: Int(number))?.description)
    case .repliedInWords: json.member("matched", number == 1)
    case .objectionRaised: json.member("by_operator", number == 1)
    case .objectionResolved: json.member("overcome", number == 1)
    case .undone: json.member("act", number)
    case .reopened: json.member("gap_ms", number)
    case .outcomeCorrected, .fieldCorrected:
      json.member("at", ISOTime.text(milliseconds: number))
    default: json.member("number", number)
    }
  }
}

extension EventRecord.Kind {
  /// What the target of such an event is called in JSON.
  fileprivate var targetName: String {
    switch self {
    case .disposition: "disposition"
    case .stepEntered, .rebuttalGiven: "target"
    case .lineSpoken, .lineUnsaid: "line"
    case .replyChosen: "reply"
    case .answered, .skipped, .fieldSet, .assigned, .fieldCorrected: "field"
    case .objectionRaised, .objectionResolved: "objection"
    case .endChosen, .outcomeProposed, .outcomeReached, .outcomeCorrected: "outcome"
    default: "target"
    }
  }

  /// What the words of such an event are called in JSON.
  fileprivate var wordsName: String {
    switch self {
    case .noted, .wrappedUp: "note"
    case .answered, .fieldSet: "typed"
    case .outcomeCorrected, .fieldCorrected: "reason"
    case .referred: "name"
    default: "words"
    }
  }
}
