import CallModel
import CallStore
import DataExchange
import Terminal

/// Numbers and addresses as people type them, in the form in which they are kept.
struct LeadPhones: Sendable {
  private let countries: Countries
  private let country: String?
  /// The country that was looked up last: most rows of a list have the same.
  private var last: (name: String, code: String?) = ("", nil)

  /// `country` is that of numbers in national form of which nothing else tells.
  init(_ country: String?, _ program: Program) throws(Failure) {
    countries = try program.countries()
    self.country = country
    if let country, countries.country(named: country) == nil {
      throw .usage(
        "the country `\(SafeText.clean(country))` is not known", help: "write a code such as DE")
    }
  }

  /// A number or a mail address that was typed.
  func contact(_ typed: String) throws(Failure) -> Contact {
    do throws(PhoneProblem) { return try read(typed).get() } catch {
      throw .usage(
        "`\(SafeText.clean(String(typed.prefix(60))))`: \(error.sentence)",
        help: "write it with its calling code, such as +44 20 7946 0018, or give --country")
    }
  }

  /// A number or a mail address of a file.
  func read(_ text: String) -> Result<Contact, PhoneProblem> {
    if text.contains("@") { return .success(.mail(text.trimmingBlanks)) }
    return countries.phone(text, country: country).map { .phone($0.international) }
  }

  /// A lead with its numbers in international form, its country as a code, and its region and time zone
  /// where a number tells them and nothing else does. The first number that is wrong is told.
  /// - Parameter former: the country of a number in national form where the lead has none any more.
  mutating func completed(
    _ lead: LeadDraft, former: String? = nil
  ) -> (draft: LeadDraft, problem: String?) {
    var draft = lead
    var problem: String?
    if let name = draft.common[LeadDraft.country], let code = code(of: name) {
      draft.common[LeadDraft.country] = code
    }
    if let typed = draft.phone {
      switch countries.phone(typed, country: draft.common[LeadDraft.country] ?? former ?? country) {
      case .success(let number): take(number, into: &draft)
      // Errors name no values of leads: they land in logs and on screens that others see.
      case .failure(let found): problem = "the phone: \(found.sentence)"
      }
    }
    settle(&draft)
    for (place, column) in draft.further.enumerated()
    where column.name.hasPrefix("phone") || column.name.hasPrefix("mobile") {
      // Another number than the one that is dialled may stay as somebody wrote it.
      if case .success(let number) = countries.phone(
        column.value, country: draft.common[LeadDraft.country] ?? former ?? country)
      {
        draft.further[place].value = number.international
      }
    }
    return (draft, problem)
  }

  /// Takes the number that is dialled, and what it tells of the place.
  private func take(_ number: PhoneNumber, into draft: inout LeadDraft) {
    draft.common[LeadDraft.phone] = number.international
    if let digits = number.extensionDigits, draft["extension"] == nil {
      draft["extension"] = digits
    }
    if draft.common[LeadDraft.country] == nil { draft.common[LeadDraft.country] = number.country }
    settle(&draft)
    guard number.region != nil, draft.common[LeadDraft.country] == number.country else { return }
    if draft["region"] == nil { draft["region"] = number.region }
    // A number that was taken along to another region tells nothing of the clock there.
    if draft.common[LeadDraft.timeZone] == nil, draft["region"] == number.region {
      draft.common[LeadDraft.timeZone] = number.zone
    }
  }

  /// The region as calling rules name it, and its time zone where it has but one.
  private func settle(_ draft: inout LeadDraft) {
    guard let country = draft.common[LeadDraft.country], let typed = draft["region"],
      let region = countries.region(named: typed, in: country)
    else { return }
    draft["region"] = region
    let zones = countries.zones(ofRegion: region)
    if draft.common[LeadDraft.timeZone] == nil, zones.count == 1 {
      draft.common[LeadDraft.timeZone] = zones[0]
    }
  }

  /// What a lead comes to be by an edit: with what was named, and with what followed from its number,
  /// its country or its region derived anew. What equals what would have been derived, was.
  mutating func edited(
    _ before: LeadDraft, _ named: [(name: String, value: String?)]
  ) -> (draft: LeadDraft, problem: String?) {
    var after = before
    for (name, value) in named { after[name] = value }
    let roots = ["phone", "country", "region", "time_zone"]
    guard roots.contains(where: { after[$0] != before[$0] }) else { return completed(after) }
    for column in ["country", "region", "time_zone"]
    where !named.contains(where: { $0.name == column }) {
      var bare = before
      bare[column] = nil
      if completed(bare).draft[column] == before[column] { after[column] = nil }
    }
    return completed(after, former: before["country"])
  }

  /// The code of a country by its code or name.
  private mutating func code(of name: String) -> String? {
    if last.name != name { last = (name, countries.country(named: name)?.code) }
    return last.code
  }
}
