package import CallModel

/// A program that keeps customers, by the names that its import gives to columns. The names and words
/// are those of the vendors' public documentation of their import and objects.
package enum CRM: String, CaseIterable, Sendable {
  /// HubSpot: contacts, calls and tasks by their labels.
  case hubspot
  /// Salesforce: the objects Lead and Task by their API names; a call is a task there.
  case salesforce
  /// Pipedrive: fields with the kind of thing before them.
  case pipedrive

  /// The name of its maker's product.
  package var title: String {
    switch self {
    case .hubspot: "HubSpot"
    case .salesforce: "Salesforce"
    case .pipedrive: "Pipedrive"
    }
  }
}

/// A lead as it is handed to a CRM.
package struct CRMLead: Sendable {
  /// What is known of it.
  package let lead: Lead
  /// Where it is in its life.
  package let life: LeadLife
  /// How warm it is.
  package let temperature: Temperature
  /// Where it came from.
  package let source: String
  /// Whose it is; empty for nobody's.
  package let owner: String
  /// Why its life is where it is; empty for no reason.
  package let reason: String

  /// A lead with what the store says of it.
  package init(
    _ lead: Lead, life: LeadLife, temperature: Temperature, source: String, owner: String,
    reason: String
  ) {
    self.lead = lead
    self.life = life
    self.temperature = temperature
    self.source = source
    self.owner = owner
    self.reason = reason
  }

  /// The given name and the family name; where only a whole name is known its last word is the latter.
  var names: (first: String, last: String) {
    if lead["first_name"] != nil || lead["last_name"] != nil {
      return (lead["first_name"] ?? "", lead["last_name"] ?? "")
    }
    let words = (lead["name"] ?? "").split(separator: " ")
    return (words.dropLast().joined(separator: " "), words.last.map(String.init) ?? "")
  }

  /// The whole name, else what the lead is called on a screen.
  var name: String { lead.label ?? "" }
}

/// A column of a file for a CRM: its name there, and how its value is got.
struct CRMColumn<Subject> {
  let name: String
  let value: (Subject) -> String

  init(_ name: String, _ value: @escaping (Subject) -> String) {
    self.name = name
    self.value = value
  }
}

extension CRM {
  /// The names of a lead's columns.
  package var leadColumns: [String] { leads.map(\.name) }

  /// A lead's values, in the order of the columns.
  package func values(_ lead: CRMLead) -> [String] { leads.map { $0.value(lead) } }

  private static func known(_ name: String, _ column: String) -> CRMColumn<CRMLead> {
    CRMColumn(name) { $0.lead[column] ?? "" }
  }

  private var leads: [CRMColumn<CRMLead>] {
    switch self {
    case .hubspot:
      [
        CRMColumn("First Name") { $0.names.first }, CRMColumn("Last Name") { $0.names.last },
        Self.known("Email", "email"), Self.known("Phone Number", "phone"),
        Self.known("Mobile Phone Number", "phone_2"), Self.known("Company Name", "company"),
        Self.known("Job Title", "title"), Self.known("City", "city"),
        Self.known("State/Region", "region"), Self.known("Country/Region", "country"),
        Self.known("Time Zone", "time_zone"), Self.known("Preferred language", "language"),
        CRMColumn("Lifecycle Stage") { Self.hubspotStage($0.life) },
        CRMColumn("Lead Status") { Self.hubspotStatus($0.life) },
        CRMColumn("Original Source") { $0.source }, CRMColumn("Contact owner") { $0.owner },
        CRMColumn("Message") { $0.reason },
      ]
    case .salesforce:
      [
        CRMColumn("FirstName") { $0.names.first },
        // Salesforce takes no lead without a family name and a company.
        CRMColumn("LastName") { $0.names.last.isEmpty ? $0.name : $0.names.last },
        CRMColumn("Company") { $0.lead["company"] ?? $0.name }, Self.known("Title", "title"),
        Self.known("Phone", "phone"), Self.known("MobilePhone", "phone_2"),
        Self.known("Email", "email"), Self.known("City", "city"), Self.known("State", "region"),
        Self.known("Country", "country"),
        CRMColumn("Status") { Self.salesforceStatus($0.life) },
        CRMColumn("Rating") { Self.warmth($0.temperature) },
        CRMColumn("LeadSource") { $0.source }, CRMColumn("Description") { $0.reason },
      ]
    case .pipedrive:
      [
        CRMColumn("Lead - Title") { $0.name },
        CRMColumn("Lead - Label") { Self.warmth($0.temperature) },
        CRMColumn("Lead - Source") { $0.source }, CRMColumn("Lead - Owner") { $0.owner },
        CRMColumn("Person - Name") { $0.name }, Self.known("Person - Job title", "title"),
        Self.known("Person - Phone - Work", "phone"),
        Self.known("Person - Phone - Mobile", "phone_2"),
        Self.known("Person - Email - Work", "email"), Self.known("Organization - Name", "company"),
        Self.known("Organization - City", "city"), Self.known("Organization - Country", "country"),
        CRMColumn("Note - Content") {
          [$0.life.word, $0.reason].filter { !$0.isEmpty }.joined(separator: ": ")
        },
      ]
    }
  }

  private static func warmth(_ temperature: Temperature) -> String {
    switch temperature {
    case .cold: "Cold"
    case .warm: "Warm"
    case .hot: "Hot"
    }
  }

  /// The stage in HubSpot's `Lifecycle Stage`.
  private static func hubspotStage(_ life: LeadLife) -> String {
    switch life {
    case .new, .contacted, .lost, .toReheat: "Lead"
    case .returned: "Marketing Qualified Lead"
    case .accepted, .qualified: "Sales Qualified Lead"
    case .opportunity: "Opportunity"
    case .won, .handedOver: "Customer"
    }
  }

  /// The status in HubSpot's `Lead Status`.
  private static func hubspotStatus(_ life: LeadLife) -> String {
    switch life {
    case .new: "New"
    case .accepted: "Open"
    case .contacted: "Connected"
    case .qualified: "In Progress"
    case .opportunity: "Open Deal"
    case .returned, .lost: "Unqualified"
    case .toReheat: "Bad Timing"
    case .won, .handedOver: ""
    }
  }

  /// The status in Salesforce's `Status` of a lead.
  private static func salesforceStatus(_ life: LeadLife) -> String {
    switch life {
    case .new, .accepted: "Open - Not Contacted"
    case .contacted, .qualified, .opportunity, .toReheat: "Working - Contacted"
    case .won, .handedOver: "Closed - Converted"
    case .returned, .lost: "Closed - Not Converted"
    }
  }
}
