import CallPlanning
import CallStore
import Terminal

/// The options that say by what rules a campaign calls.
enum CampaignSettings {
  /// When campaigns without hours of their own call where the rules say nothing of hours.
  static let usualHours = "08:00–21:00"

  /// What the options say, where they say something.
  static func read(_ invocation: Invocation, into campaign: inout Campaign) throws(Failure) {
    campaign.attempts = try invocation.count("attempts", in: 1...100) ?? campaign.attempts
    campaign.goal = try invocation.count("goal", in: 1...10_000_000) ?? campaign.goal
    if let text = invocation.value("subject") {
      guard let subject = Campaign.Subject.allCases.first(where: { $0.word == text }) else {
        throw .usage("--subject: `\(SafeText.clean(text))`", help: "write company or consumer")
      }
      campaign.subject = subject
    }
    if let text = invocation.value("hours") {
      do throws(OpeningHours.Problem) {
        campaign.hours = text.isEmpty ? nil : text
        if !text.isEmpty { _ = try OpeningHours.read(text) }
      } catch {
        throw .usage("--hours: \(SafeText.clean(error.message))", help: error.help)
      }
    }
    if let lines = invocation.options["profile"] {
      let text = lines.joined(separator: "\n")
      if !text.isEmpty { _ = try Profile(text) }
      campaign.profile = text.isEmpty ? nil : text
    }
  }
}

extension Campaign.Subject {
  /// The word that is typed and shown.
  var word: String {
    switch self {
    case .consumer: "consumer"
    case .company: "company"
    }
  }
}
