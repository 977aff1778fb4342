package import CallModel
package import Statistics

/// The letters of an experiment with what came of the prospects who heard them, day by day.
///
/// The unit is the prospect, under the first letter that he heard; he reached the goal when the call in
/// which he heard it did, or any call after it.
package struct Experiment: Sendable {
  /// What happened on a day.
  package struct Day: Sendable {
    /// The operator's day.
    package let day: CivilDate
    /// By letter, the prospects who heard it for the first time.
    package var heard: [Int]
    /// By letter, the prospects who reached the goal for the first time after they heard it.
    package var reached: [Int]
  }

  /// What the letters said.
  package let edition: Edition
  /// The places of the versions that have it.
  package let versions: [Int]
  /// The letters that the script has and those that were heard, from A to Z.
  package let letters: [Letter]
  /// The days on which something happened, the first first.
  package let days: [Day]
  /// Prospects who heard a second letter later; they count under the first.
  package internal(set) var secondLetters = 0
  /// Prospects who heard other words for their letter later; they count under the first.
  package internal(set) var otherWords = 0
  /// Calls to nobody known, each of which is a prospect of its own.
  package internal(set) var unknown = 0

  /// By letter, how many of those who heard it reached the goal.
  package var shares: [Proportion] {
    letters.indices.map { letter in
      Proportion(
        days.reduce(0) { $0 + $1.reached[letter] }, of: days.reduce(0) { $0 + $1.heard[letter] })
    }
  }
}

extension Prospects {
  /// All experiments in which a letter was heard, by name; the editions of one by their versions.
  package var experiments: [Experiment] {
    var letters = editions.map { edition in Set(edition.words.map { Array($0.keys) } ?? []) }
    for hearing in hearings { letters[Int(hearing.edition)].insert(hearing.letter) }
    var gatherers = editions.indices.map { Gatherer(letters: letters[$0].sorted()) }
    // Editions of one experiment share the prospect.
    var names: [String: Int] = [:]
    let experiments = editions.map { edition in
      if let place = names[edition.experiment] { return place }
      names[edition.experiment] = names.count
      return names.count - 1
    }
    var firsts: [First] = []
    for prospect in 0..<count {
      firsts.removeAll(keepingCapacity: true)
      for call in calls(of: prospect) {
        for place in call.hearings {
          let hearing = hearings[Int(place)]
          let experiment = experiments[Int(hearing.edition)]
          if let place = firsts.firstIndex(where: { $0.experiment == experiment }) {
            gatherers[firsts[place].edition].addAgain(hearing, &firsts[place])
          } else {
            var first = First(experiment: experiment, hearing)
            gatherers[first.edition].addFirst(call, &first)
            firsts.append(first)
          }
        }
        guard call.marks.contains(.goal) else { continue }
        for place in firsts.indices where !firsts[place].hasGoal {
          firsts[place].hasGoal = true
          gatherers[firsts[place].edition].addGoal(call, firsts[place])
        }
      }
    }
    return editions.indices.map { place in
      gatherers[place].experiment(editions[place], versions[place])
    }
    .sorted { one, other in
      one.edition.experiment == other.edition.experiment
        ? one.versions.lexicographicallyPrecedes(other.versions)
        : one.edition.experiment < other.edition.experiment
    }
  }
}

/// What a prospect heard first of an experiment.
private struct First {
  let experiment: Int
  let edition: Int
  let letter: Letter
  /// The letter's place in its edition.
  var place = 0
  var hasGoal = false
  var hasSecondLetter = false
  var hasOtherWords = false

  init(experiment: Int, _ hearing: Hearing) {
    self.experiment = experiment
    edition = Int(hearing.edition)
    letter = hearing.letter
  }
}

/// Gathers what happened in an edition, by day.
private struct Gatherer {
  let letters: [Letter]
  private var days: [Experiment.Day] = []
  private var places: [Int32: Int] = [:]
  private var secondLetters = 0
  private var otherWords = 0
  private var unknown = 0

  init(letters: [Letter]) {
    self.letters = letters
  }

  private mutating func place(of day: CivilDate) -> Int {
    if let place = places[day.days] { return place }
    let none = letters.map { _ in 0 }
    places[day.days] = days.count
    days.append(Experiment.Day(day: day, heard: none, reached: none))
    return days.count - 1
  }

  mutating func addFirst(_ call: ProspectCall, _ first: inout First) {
    first.place = letters.firstIndex(of: first.letter) ?? 0
    days[place(of: call.day)].heard[first.place] += 1
    if !call.marks.contains(.leadKnown) { unknown += 1 }
  }

  mutating func addAgain(_ hearing: Hearing, _ first: inout First) {
    if hearing.letter != first.letter {
      if !first.hasSecondLetter { secondLetters += 1 }
      first.hasSecondLetter = true
    } else if Int(hearing.edition) != first.edition {
      if !first.hasOtherWords { otherWords += 1 }
      first.hasOtherWords = true
    }
  }

  mutating func addGoal(_ call: ProspectCall, _ first: First) {
    days[place(of: call.day)].reached[first.place] += 1
  }

  func experiment(_ edition: Edition, _ versions: [Int]) -> Experiment {
    var experiment = Experiment(
      edition: edition, versions: versions, letters: letters,
      days: days.sorted { $0.day < $1.day })
    experiment.secondLetters = secondLetters
    experiment.otherWords = otherWords
    experiment.unknown = unknown
    return experiment
  }
}
