import CallModel
import CallStore
import DataExchange
import TypedValues

/// All that is kept of a person, as one JSON document.
struct PersonFile {
  private struct KeptLead {
    let stored: StoredLead
    let changes: [LeadChange]
    let tasks: [FollowUpTask]
    let places: [(campaign: String, entry: QueueEntry)]
  }

  private var leads: [KeptLead] = []
  private var calls: [(row: CallRow, events: [EventRecord], origin: ImportedFile?)] = []
  private var suppressed: [(contact: String, at: Int64)] = []

  /// Reads it from the store.
  init(_ request: ErasureRequest, _ store: Store) throws(StoreError) {
    for number in request.leads {
      guard let stored = try store.lead(number) else { continue }
      var tasks: [FollowUpTask] = []
      for number in try store.tasks(ofLead: number) {
        if let task = try store.task(number) { tasks.append(task) }
      }
      var places: [(String, QueueEntry)] = []
      for (key, entry) in try store.entries(of: number) {
        places.append((try store.campaign(key).name, entry))
      }
      leads.append(
        KeptLead(
          stored: stored, changes: try store.changes(ofLead: number), tasks: tasks, places: places))
      for contact in stored.lead.contacts {
        guard let found = try store.suppression(of: contact) else { continue }
        switch contact {
        case .phone(let text), .mail(let text): suppressed.append((text, found.at))
        }
      }
    }
    for id in request.calls + request.openCalls {
      calls.append(
        (try store.call(id.description), try store.events(of: id), try store.origin(of: id)))
    }
  }

  /// The document, as of a moment in milliseconds since 1970 UTC.
  func text(at now: Int64) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("as_of", ISOTime.text(milliseconds: now))
      json.key("leads")
      json.array { json in for lead in leads { write(lead, &json) } }
      json.key("suppressed")
      json.array { json in
        for (contact, at) in suppressed {
          json.object { json in
            json.member("contact", contact)
            json.member("since", ISOTime.text(milliseconds: at))
          }
        }
      }
      json.key("calls")
      json.array { json in
        for call in calls { CallJSON.write(call.row, call.events, call.origin, to: &json) }
      }
    }
    return json.text + "\n"
  }

  private func write(_ lead: KeptLead, _ json: inout JSONWriter) {
    let stored = lead.stored
    json.object { json in
      json.member("lead", stored.number.value)
      for (name, value) in stored.lead.columns { json.member(name, value) }
      json.member("life", stored.life.word)
      json.member("warmth", stored.temperature.word)
      json.member("source", LeadHistory.words(stored.source))
      json.member("since", ISOTime.text(milliseconds: stored.madeAt))
      json.key("campaigns")
      json.array { json in
        for (campaign, entry) in lead.places {
          json.object { json in
            json.member("campaign", campaign)
            json.member("state", entry.state.word)
            json.member("reason", entry.reason)
            json.member("calls", entry.attempts)
          }
        }
      }
      json.key("changes")
      json.array { json in for change in lead.changes { write(change, &json) } }
      json.key("tasks")
      json.array { json in for task in lead.tasks { write(task, &json) } }
    }
  }

  private func write(_ change: LeadChange, _ json: inout JSONWriter) {
    json.object { json in
      json.member("at", ISOTime.text(milliseconds: change.at))
      json.member("by", change.agent)
      json.member("column", change.name)
      json.member("value", change.value)
      json.member("note", change.note)
    }
  }

  private func write(_ task: FollowUpTask, _ json: inout JSONWriter) {
    json.object { json in
      json.member("what", task.words)
      json.member("due", ISOTime.text(milliseconds: task.dueAt))
      json.member("state", task.state.word)
      json.member("reason", task.reason)
    }
  }
}
