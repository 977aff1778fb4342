package import CallModel

/// A call as it is handed to a CRM.
package struct CRMCall: Sendable {
  /// Whom it was with.
  package let lead: Lead
  /// What it was about.
  package let title: String
  /// When it began, on the operator's clock.
  package let began: Moment
  /// How long it was, without ringing and wrap-up, in milliseconds.
  package let length: Int64
  /// How the dial ended; nil while nobody knows.
  package let disposition: Disposition?
  /// How the conversation ended; empty for no outcome.
  package let outcome: String
  /// What was noted.
  package let notes: String
  /// Who called.
  package let owner: String

  /// A call with what the log says of it.
  package init(
    _ lead: Lead, title: String, began: Moment, length: Int64, disposition: Disposition?,
    outcome: String, notes: String, owner: String
  ) {
    self.lead = lead
    self.title = title
    self.began = began
    self.length = length
    self.disposition = disposition
    self.outcome = outcome
    self.notes = notes
    self.owner = owner
  }

  /// The outcome, and below it the notes.
  var words: String { [outcome, notes].filter { !$0.isEmpty }.joined(separator: "\n") }
}

/// Something to be done, as it is handed to a CRM.
package struct CRMTask: Sendable {
  /// For whom.
  package let lead: Lead
  /// What is to be done, in a few words.
  package let title: String
  /// Its kind.
  package let kind: TaskKind
  /// When it is due, on the operator's clock.
  package let due: Moment
  /// Whether it was done or given up.
  package let isOver: Bool
  /// Why it was given up; empty for no reason.
  package let notes: String
  /// Whose it is; empty for nobody's.
  package let owner: String

  /// A task with what the store says of it.
  package init(
    _ lead: Lead, title: String, kind: TaskKind, due: Moment, isOver: Bool, notes: String,
    owner: String
  ) {
    self.lead = lead
    self.title = title
    self.kind = kind
    self.due = due
    self.isOver = isOver
    self.notes = notes
    self.owner = owner
  }
}

extension CRM {
  /// The names of a call's columns.
  package var callColumns: [String] { calls.map(\.name) }

  /// A call's values, in the order of the columns.
  package func values(_ call: CRMCall) -> [String] { calls.map { $0.value(call) } }

  /// The names of a task's columns.
  package var taskColumns: [String] { tasks.map(\.name) }

  /// A task's values, in the order of the columns.
  package func values(_ task: CRMTask) -> [String] { tasks.map { $0.value(task) } }

  private var calls: [CRMColumn<CRMCall>] {
    switch self {
    case .hubspot:
      [
        CRMColumn("Call Title") { $0.title }, CRMColumn("Activity date") { $0.began.plain },
        CRMColumn("Call direction") { _ in "Outbound" },
        CRMColumn("Call duration") { String($0.length) },
        CRMColumn("Call outcome") { $0.disposition.map(Self.hubspotOutcome) ?? "" },
        CRMColumn("Call notes") { $0.words }, CRMColumn("To Number") { $0.lead["phone"] ?? "" },
        CRMColumn("Email") { $0.lead["email"] ?? "" }, CRMColumn("Assigned to") { $0.owner },
      ]
    case .salesforce:
      [
        CRMColumn("Subject") { $0.title }, CRMColumn("ActivityDate") { $0.began.date.plain },
        CRMColumn("TaskSubtype") { _ in "Call" }, CRMColumn("CallType") { _ in "Outbound" },
        CRMColumn("CallDurationInSeconds") { String($0.length / 1000) },
        CRMColumn("CallDisposition") { $0.disposition?.rawValue ?? "" },
        CRMColumn("Status") { _ in "Completed" }, CRMColumn("Priority") { _ in "Normal" },
        CRMColumn("Description") { $0.words }, CRMColumn("Email") { $0.lead["email"] ?? "" },
        CRMColumn("Phone") { $0.lead["phone"] ?? "" }, CRMColumn("Owner") { $0.owner },
      ]
    case .pipedrive:
      [
        CRMColumn("Activity - Subject") { $0.title }, CRMColumn("Activity - Type") { _ in "Call" },
        CRMColumn("Activity - Due date") { $0.began.date.plain },
        CRMColumn("Activity - Due time") { $0.began.time.plain },
        CRMColumn("Activity - Duration") { Self.clock($0.length) },
        CRMColumn("Activity - Done") { _ in "Done" },
        CRMColumn("Activity - Note") { call in
          [call.disposition?.rawValue ?? "", call.words].filter { !$0.isEmpty }
            .joined(separator: "\n")
        },
        CRMColumn("Activity - Assigned to user") { $0.owner },
        CRMColumn("Person - Name") { $0.lead.label ?? "" },
        CRMColumn("Person - Phone - Work") { $0.lead["phone"] ?? "" },
        CRMColumn("Person - Email - Work") { $0.lead["email"] ?? "" },
        CRMColumn("Organization - Name") { $0.lead["company"] ?? "" },
      ]
    }
  }

  private var tasks: [CRMColumn<CRMTask>] {
    switch self {
    case .hubspot:
      [
        CRMColumn("Task Title") { $0.title }, CRMColumn("Task Type") { Self.hubspotType($0.kind) },
        CRMColumn("Due date") { $0.due.plain },
        CRMColumn("Task Status") { $0.isOver ? "Completed" : "Not started" },
        CRMColumn("Priority") { _ in "None" }, CRMColumn("Notes") { $0.notes },
        CRMColumn("Email") { $0.lead["email"] ?? "" }, CRMColumn("Assigned to") { $0.owner },
      ]
    case .salesforce:
      [
        CRMColumn("Subject") { $0.title }, CRMColumn("ActivityDate") { $0.due.date.plain },
        CRMColumn("TaskSubtype") { Self.salesforceType($0.kind) },
        CRMColumn("Status") { $0.isOver ? "Completed" : "Not Started" },
        CRMColumn("Priority") { _ in "Normal" }, CRMColumn("Description") { $0.notes },
        CRMColumn("Email") { $0.lead["email"] ?? "" },
        CRMColumn("Phone") { $0.lead["phone"] ?? "" }, CRMColumn("Owner") { $0.owner },
      ]
    case .pipedrive:
      [
        CRMColumn("Activity - Subject") { $0.title },
        CRMColumn("Activity - Type") { Self.pipedriveType($0.kind) },
        CRMColumn("Activity - Due date") { $0.due.date.plain },
        CRMColumn("Activity - Due time") { $0.due.time.plain },
        CRMColumn("Activity - Done") { $0.isOver ? "Done" : "To do" },
        CRMColumn("Activity - Note") { $0.notes },
        CRMColumn("Activity - Assigned to user") { $0.owner },
        CRMColumn("Person - Name") { $0.lead.label ?? "" },
        CRMColumn("Person - Email - Work") { $0.lead["email"] ?? "" },
        CRMColumn("Organization - Name") { $0.lead["company"] ?? "" },
      ]
    }
  }

  /// HubSpot's own outcomes; what it has no word for stays empty.
  private static func hubspotOutcome(_ disposition: Disposition) -> String {
    switch disposition {
    case .answered: "Connected"
    case .noAnswer: "No answer"
    case .busy: "Busy"
    case .voicemail: "Left voicemail"
    case .wrongNumber: "Wrong number"
    case .gatekeeper: "Left live message"
    case .failed: ""
    }
  }

  private static func hubspotType(_ kind: TaskKind) -> String {
    switch kind {
    case .call, .reheat: "Call"
    case .mail: "Email"
    case .linkedin: "LinkedIn message"
    case .task, .handOver: "To-do"
    }
  }

  private static func salesforceType(_ kind: TaskKind) -> String {
    switch kind {
    case .call, .reheat: "Call"
    case .mail: "Email"
    case .linkedin: "LinkedIn"
    case .task, .handOver: "Task"
    }
  }

  private static func pipedriveType(_ kind: TaskKind) -> String {
    switch kind {
    case .call, .reheat: "Call"
    case .mail: "Email"
    case .linkedin, .task, .handOver: "Task"
    }
  }

  /// Hours and minutes, `00:05`; a call of some seconds counts as a minute.
  private static func clock(_ milliseconds: Int64) -> String {
    let minutes = (milliseconds + 59_999) / 60_000
    func two(_ number: Int64) -> String { number < 10 ? "0\(number)" : String(number) }
    return two(minutes / 60) + ":" + two(minutes % 60)
  }
}
