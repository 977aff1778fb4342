package import CallModel

/// A version of a script as reports about prospects need it.
package struct ProspectVersion: Sendable {
  /// The version; an empty script where it cannot be read any more.
  package let script: Script
  /// What each letter of each experiment says, by the experiment's name in this version.
  package let words: [String: [Letter: String]]

  /// A version of a script.
  package init(script: Script, words: [String: [Letter: String]]) {
    self.script = script
    self.words = words
  }
}

/// Gathers very many calls by prospect, in one pass and in any order.
///
/// What is counted in a call comes by a small number that the log keeps for it, is looked up once for
/// each version of the script, and from then on is a place in an array.
package struct ProspectCounting {
  /// What a count means here.
  private enum Meaning {
    case unread
    case nothing
    case mark(ProspectCall.Marks)
    case stage(Int16)
    case heard(Hearing)
  }

  private let history: NameHistory
  private let versions: [ProspectVersion]
  private let stages: [String: Int16]
  private let outcomes: [String: Outcome.Kind]
  /// By version and number.
  private var meanings: [[Meaning]]
  private var version = 0
  private var calls: [ProspectCall] = []
  private var leads: [UInt64: Int32] = [:]
  private var leadCount: Int32 = 0
  private var hearings: [Hearing] = []
  private var editions: [Edition] = []
  private var editionPlaces: [Edition: Int32] = [:]
  private var editionVersions: [Set<Int>] = []

  /// Nothing is gathered.
  /// - Parameter script: the script under whose names is counted.
  package init(history: NameHistory, versions: [ProspectVersion], script: Script) {
    self.history = history
    self.versions = versions
    meanings = Array(repeating: [], count: versions.count)
    var stages: [String: Int16] = [:]
    for stage in script.stages.refs {
      stages[script.text[script.stages[stage].id]] = Int16(clamping: stage.index)
    }
    self.stages = stages
    outcomes = Self.outcomes(of: script)
  }

  /// Begins a call, which has come to nothing yet.
  /// - Parameters:
  ///   - lead: what the prospect is known by; nil for nobody known.
  ///   - row: its place in the log.
  ///   - version: the place of the script's version.
  package mutating func begin(
    lead: UInt64?, day: CivilDate, hour: Int, attempt: Int, row: Int64, version: Int
  ) {
    self.version = version
    let known = lead.flatMap { leads[$0] }
    let number = known ?? leadCount
    if known == nil {
      leadCount += 1
      if let lead { leads[lead] = number }
    }
    let place = Int32(hearings.count)
    calls.append(
      ProspectCall(
        lead: number, attempt: Int32(clamping: max(1, attempt)), day: day,
        hour: UInt8(clamping: hour), marks: lead == nil ? [] : .leadKnown, stage: -1,
        hearings: place..<place, row: row))
  }

  /// Adds a count to the call that was begun last.
  /// - Parameters:
  ///   - number: the log's number of what is counted; 1 or more.
  ///   - name: what the number stands for; asked once for each version.
  package mutating func add<Failure>(
    _ number: Int32, name: () throws(Failure) -> Counted
  ) throws(Failure) {
    let number = Int(number)
    if number >= meanings[version].count {
      meanings[version] += Array(repeating: .unread, count: number + 1 - meanings[version].count)
    }
    if case .unread = meanings[version][number] {
      meanings[version][number] = meaning(of: try name())
    }
    let last = calls.count - 1
    switch meanings[version][number] {
    case .unread, .nothing: break
    case .mark(let marks): calls[last].marks.formUnion(marks)
    case .stage(let stage): calls[last].stage = max(calls[last].stage, stage)
    case .heard(let hearing):
      hearings.append(hearing)
      calls[last].hearings = calls[last].hearings.lowerBound..<Int32(hearings.count)
    }
  }

  private mutating func meaning(of thing: Counted) -> Meaning {
    switch thing.kind {
    case .conversation: return .mark(.conversation)
    case .goal: return .mark([.goal, .won])
    case .disposition:
      return thing.target == Disposition.answered.rawValue ? .mark(.connect) : .nothing
    case .outcome:
      guard let name = thing.target else { return .nothing }
      switch Self.outcomes(of: versions[version].script)[name] ?? outcomes[name] {
      case .won: return .mark(.won)
      case .open: return .mark(.open)
      case .lost: return .mark(.lost)
      case nil: return .nothing
      }
    case .stageReached:
      return thing.target.flatMap { stages[$0] }.map { .stage($0) } ?? .nothing
    case .letterDrawn:
      guard let letter = thing.letter, let name = thing.experiment,
        let today = history.today(thing, version: version).experiment
      else { return .nothing }
      let edition = Edition(
        experiment: today, words: versions[version].words[name],
        isAdaptive: versions[version].script.isAdaptive)
      let place = editionPlaces[edition] ?? Int32(editions.count)
      if Int(place) == editions.count {
        editionPlaces[edition] = place
        editions.append(edition)
        editionVersions.append([])
      }
      editionVersions[Int(place)].insert(version)
      return .heard(Hearing(edition: place, letter: letter))
    default: return .nothing
    }
  }

  private static func outcomes(of script: Script) -> [String: Outcome.Kind] {
    Dictionary(
      script.outcomes.refs.map { (script.name($0), script.outcomes[$0].kind) }
    ) { first, _ in first }
  }

  /// All that was gathered, by prospect. Time grows with the number of calls.
  package consuming func prospects() -> Prospects {
    var starts = [Int32](repeating: 0, count: Int(leadCount) + 1)
    for call in calls { starts[Int(call.lead) + 1] += 1 }
    for lead in 0..<Int(leadCount) { starts[lead + 1] += starts[lead] }
    var next = starts
    var order = [Int32](repeating: 0, count: calls.count)
    for (place, call) in calls.enumerated() {
      order[Int(next[Int(call.lead)])] = Int32(place)
      next[Int(call.lead)] += 1
    }
    var sorted = order.map { calls[Int($0)] }
    sorted.withUnsafeMutableBufferPointer { calls in
      for lead in 0..<Int(leadCount) {
        let range = Int(starts[lead])..<Int(starts[lead + 1])
        let isInOrder = range.dropFirst().allSatisfy { !calls[$0].precedes(calls[$0 - 1]) }
        if !isInOrder { calls[range].sort { $0.precedes($1) } }
      }
    }
    return Prospects(
      calls: sorted, starts: starts, hearings: hearings, editions: editions,
      versions: editionVersions.map { $0.sorted() })
  }
}
