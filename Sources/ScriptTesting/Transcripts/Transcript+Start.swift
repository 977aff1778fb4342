package import CallModel
package import SourceText
package import TypedValues

extension Transcript {
  /// When a call begins whose head does not say it: a Monday morning, in milliseconds since 1970 UTC.
  static let usualStart: Int64 = (Moment(plain: "2026-11-30 09:00")?.minutes ?? 0) * 60_000

  /// What the call begins with, as the head says it.
  ///
  /// The zone behind `now:` is where the operator sits; the lead's own, by `time_zone` or `country`, goes
  /// before it. The operator's own settings play no part, so that a transcript runs alike everywhere.
  /// - Parameter zones: finds a time zone by its name.
  /// - Returns: the start, and what the head asks for that this script does not have.
  package func start(
    _ tested: TestedScript, zones: (String) -> TimeZoneRules?
  ) -> (start: CallStart, problems: [Diagnostic]) {
    var problems: [Diagnostic] = []
    let lead = Lead(pairs("lead"))
    var start = CallStart(
      startedAt: Self.usualStart, offset: 0, zone: "UTC", variantSeed: 0, lead: lead,
      agent: Lead([(name: "name", value: "Kim")]))
    var rules = TimeZoneRules.utc
    let leadZone = zone(of: lead, zones)
    if let now = self["now"] {
      switch ISOTime.read(now.value, zone: leadZone?.rules ?? .utc, named: zones) {
      case .success(let reading):
        start.startedAt = reading.milliseconds
        if let name = reading.zoneName, let found = zones(name) {
          (start.zone, rules) = (name, found)
        }
      case .failure(let problem):
        problems.append(
          Diagnostic(
            .badTranscript, at: Span(file: 0, range: now.range), problem.text,
            help:
              "write `now: 2026-11-30 09:00 Europe/Berlin`; the zones are those of the system's "
              + "tzdata"))
      }
    }
    if let leadZone { (start.zone, rules) = leadZone }
    start.offset = rules.offset(at: start.startedAt / 1000).seconds
    let reader = ValueReader(
      language: tested.script.language, currency: tested.script.currency,
      now: Moment(milliseconds: start.startedAt, offset: start.offset))
    start.leadAnswers = reader.answers(from: lead, in: tested.script)
    for (name, text) in pairs("variant") {
      switch letter(text, of: name, tested) {
      case .success(let (experiment, letter)): start.earlierLetters[experiment] = letter
      case .failure(let problem):
        problems.append(
          Diagnostic(
            .failingTranscript, at: Span(file: 0, range: self["variant"]?.range ?? 0..<0),
            problem.message, help: problem.help))
      }
    }
    return (start, problems)
  }

  private func zone(
    of lead: Lead, _ zones: (String) -> TimeZoneRules?
  ) -> (name: String, rules: TimeZoneRules)? {
    if let name = lead["time_zone"], let rules = zones(name) { return (name, rules) }
    guard let country = lead["country"], let name = CountryZones.zone(of: country),
      let rules = zones(name)
    else { return nil }
    return (name, rules)
  }

  private func letter(
    _ text: String, of name: String, _ tested: TestedScript
  ) -> Result<(String, Letter), Mismatch> {
    let script = tested.script
    let experiments = script.steps.refs.filter { script.steps[$0].letters != 0 }
    guard let step = tested.names.step(name), script.steps[step].letters != 0 else {
      return .failure(
        Mismatch(
          "`\(name.prefix(80))` is no experiment of this script",
          expected: "a step with lettered lines",
          help: experiments.isEmpty
            ? "it has no lettered lines: leave `variant` out"
            : "its experiments are " + listed(experiments.map { "`\(script.name($0))`" })))
    }
    guard let letter = Letter(text), script.steps[step].letters & (1 << UInt32(letter.index)) != 0
    else {
      let letters = (0..<26).filter { script.steps[step].letters & (1 << UInt32($0)) != 0 }
        .compactMap { Letter(index: $0) }
      return .failure(
        Mismatch(
          "`\(script.name(step))` has no letter `\(text.prefix(20))`",
          expected: "a letter of `\(script.name(step))`",
          help: "its letters are " + listed(letters.map { "`\($0)`" })))
    }
    return .success((script.name(step), letter))
  }
}

/// Some things in a sentence, at most twelve by name.
func listed(_ words: [String]) -> String {
  let shown = words.prefix(12).joined(separator: ", ")
  return words.count > 12 ? "\(shown) and \(words.count - 12) more" : shown
}
