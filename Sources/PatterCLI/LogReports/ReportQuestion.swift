import CallModel
import CallReports
import CallStore
import Terminal

/// What a report is asked: which calls of which script, and how they are told apart.
struct ReportQuestion {
  /// The script whose calls they are.
  let subject: ReportSubject
  /// Which calls.
  let filter: CountFilter
  /// The calls that they are compared with; nil for none.
  let other: CountFilter?
  /// By what calls are told apart; nil for not at all.
  let grouping: Grouping?
  /// The difference that matters to `variants`, from 0 to 1; nil for what the log suggests.
  let effect: Double?

  /// What an invocation asks.
  /// - Parameter script: the script, where a command names it as its argument.
  init(
    _ invocation: Invocation, _ program: Program, _ store: Store, script: String? = nil
  ) throws(Failure) {
    let purpose = try PurposeOption.read(invocation)
    subject = try ReportSubject(script ?? invocation.value("script"), store)
    var filter = CountFilter(purpose: purpose, scripts: subject.versions.map(\.key))
    if let digits = invocation.value("version") {
      filter.scripts = [try subject.version(digits)]
    }
    filter.campaign = invocation.value("campaign")
    (filter.firstDay, filter.lastDay) = try DayOption.period(invocation)
    // Who calls does not matter to a report, so the shared option says whose calls are counted.
    if let name = invocation.value("agent") {
      do throws(StoreError) { filter.agent = try store.knownAgent(named: name) } catch {
        throw Failure(error)
      }
      guard filter.agent != nil else {
        throw .usage("no operator is called `\(name)`", help: "`patter report operators` names all")
      }
    }
    for option in invocation.options["lead-column"] ?? [] {
      let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, !parts[0].isEmpty else {
        throw .usage("`--lead-column \(option)` has no value", help: "write it as NAME=VALUE")
      }
      filter.leadColumns.append((String(parts[0]), String(parts[1])))
    }
    if let text = invocation.value("compare") {
      (filter, other) = try Self.compared(text, filter, invocation, subject)
    } else {
      other = nil
    }
    self.filter = filter
    effect = try Self.effect(invocation)
    grouping = try invocation.value("by").map { _ throws(Failure) in
      let words = Grouping.allCases.map { $0 == .agent ? "operator" : $0.rawValue }
      let word = try invocation.choice("by", words)
      return Grouping(rawValue: word == "operator" ? "agent" : word) ?? .version
    }
    if grouping != nil, other != nil {
      throw .usage(
        "--by and --compare do not go together", help: "ask twice, with one of them each time")
    }
  }

  /// The two sets of calls that `--compare` names: the one asked for, and the one beside it.
  private static func compared(
    _ text: String, _ filter: CountFilter, _ invocation: Invocation, _ subject: ReportSubject
  ) throws(Failure) -> (CountFilter, CountFilter) {
    var (one, other) = (filter, filter)
    if let dots = text.range(of: "..") {
      guard filter.firstDay != nil || filter.lastDay != nil else {
        throw .usage(
          "--compare with a period needs the other one",
          help: "name it with --from and --to")
      }
      other.firstDay = try DayOption.read(String(text[..<dots.lowerBound]), "--compare")
      other.lastDay = try DayOption.read(String(text[dots.upperBound...]), "--compare")
      return (one, other)
    }
    if invocation.has("version") {
      other.scripts = [try subject.version(text)]
      return (one, other)
    }
    guard text == "version", subject.versions.count > 1 else {
      throw .usage(
        text == "version"
          ? "the script has one version only" : "`--compare \(text)` names nothing to compare with",
        help:
          "write --compare version for the two latest versions, --compare FROM..TO for a period, "
          + "or --version HASH --compare HASH")
    }
    one.scripts = [subject.versions[subject.versions.count - 1].key]
    other.scripts = [subject.versions[subject.versions.count - 2].key]
    return (one, other)
  }

  /// A difference as it is typed, in points.
  private static func effect(_ invocation: Invocation) throws(Failure) -> Double? {
    guard let text = invocation.value("effect") else { return nil }
    guard let points = Double(text), points >= 0.1, points <= 99 else {
      throw .usage(
        "--effect: `\(text)` is no difference", help: "write it in points, from 0.1 to 99: 5")
    }
    guard invocation.arguments.first == "variants" else {
      throw .usage("--effect is for `report variants`", help: "leave it out for other reports")
    }
    return points / 100
  }
}

extension String {
  /// Where a piece of text stands first.
  fileprivate func range(of piece: String) -> Range<String.Index>? {
    var place = startIndex
    while place < endIndex {
      if self[place...].hasPrefix(piece) {
        return place..<index(place, offsetBy: piece.count)
      }
      place = index(after: place)
    }
    return nil
  }
}
