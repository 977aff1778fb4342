package import CallModel

/// One rule of a place on who may be rung when, as `Data/calling-rules.json` has it.
package struct CallingRule: Hashable, Sendable {
  /// What kind of calls it is for.
  package enum Use: String, CaseIterable, Sendable {
    /// Calls that sell: these are judged by it.
    case sales
    /// Objections to calls, which are kept as suppressions; it permits and forbids no hour.
    case objections
    /// Calls that collect debts: an example that judges no call of patter.
    case debtCollection = "debt-collection"
  }

  /// Whom it protects.
  package enum Subject: String, CaseIterable, Sendable {
    /// People at home.
    case consumer
    /// People at work.
    case company
    /// Both; of a called person: not known which.
    case any
  }

  /// How sure it is that the rule is so.
  package enum Confidence: String, CaseIterable, Sendable {
    /// The law's text says so.
    case high
    /// Several sources say so.
    case medium
    /// A custom of the trade, or one source.
    case low
  }

  /// At most so many calls to one person in any stretch of so many hours.
  package struct Cap: Hashable, Sendable {
    /// How many calls, at least 1.
    package let calls: Int
    /// In how many hours, at least 1.
    package let hours: Int

    /// A cap.
    package init(calls: Int, hours: Int) {
      (self.calls, self.hours) = (calls, hours)
    }

    /// When the next call is within the cap, in milliseconds since 1970 UTC; nil if one is at `now`.
    func end(_ dials: [Int64], at now: Int64) -> Int64? {
      let window = Int64(hours) * 3_600_000
      let counted = dials.filter { $0 <= now && now - $0 < window }.sorted()
      guard counted.count >= calls else { return nil }
      return counted[counted.count - calls] + window
    }
  }

  /// A register of people who must not be rung, and how old its copy may be.
  package struct Register: Hashable, Sendable {
    /// Its name, as imported registers are called by.
    package let name: String
    /// The greatest age of a copy, in days.
    package let days: Int
  }

  /// Its lasting name: `us-fl`.
  package let id: String
  /// The place in words: `Florida`.
  package let name: String
  /// Where it holds: ISO 3166-1 countries and 3166-2 subdivisions, or `*` for everywhere that has no
  /// rule of its own.
  package let places: [String]
  /// What kind of calls it is for.
  package let use: Use
  /// Whom it protects.
  package let subject: Subject
  /// Its first day, if it has one.
  package let from: CivilDate?
  /// The day on which it no longer holds, if there is one.
  package let until: CivilDate?
  /// When calls are permitted; nil where the rule says nothing of hours.
  package let hours: OpeningHours?
  /// Whether no calls are permitted on the national holidays of the called person's country.
  package let isClosedOnHolidays: Bool
  /// How often one person may be rung.
  package let caps: [Cap]
  /// How many whole days must lie between a refusal and the next call.
  package let restDays: Int?
  /// The register whose copy must be at hand.
  package let register: Register?
  /// What the called person must have agreed to, as a key: `opt-in`, `presumed`.
  package let consent: String?
  /// What else there is to know.
  package let notes: String?
  /// Where it was found.
  package let source: String
  /// How sure it is.
  package let confidence: Confidence

  /// Whether it holds on a day.
  package func isInForce(on day: CivilDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true)
  }

  /// Whether it protects such a person; where it is not known what a person is, all rules do.
  package func protects(_ callee: Subject) -> Bool {
    subject == .any || callee == .any || subject == callee
  }
}

/// Who is to be rung, as far as rules ask.
package struct Callee: Hashable, Sendable {
  /// The country, by its ISO 3166-1 code of two letters.
  package let country: String
  /// The subdivision of the country by its whole ISO 3166-2 code, `US-FL`; nil where it is not known.
  package let subdivision: String?
  /// At home or at work; `any` where it is not known, and then the rules for both hold.
  package let subject: CallingRule.Subject

  /// A called person. Codes may be in any case, and the subdivision without its country: `fl`.
  package init(
    country: String, subdivision: String? = nil, subject: CallingRule.Subject = .any
  ) {
    self.country = country.uppercased()
    self.subject = subject
    let country = self.country
    self.subdivision = subdivision.map { code in
      let code = code.uppercased()
      return code.hasPrefix(country + "-") ? code : "\(country)-\(code)"
    }
  }
}
