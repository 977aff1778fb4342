package import CallModel

/// A call as reports about prospects read it: small, since there may be a million.
package struct ProspectCall: Sendable {
  /// What a call came to, as claims that hold or not.
  package struct Marks: OptionSet, Sendable {
    /// The claims, a bit each.
    package let rawValue: UInt8

    /// Some claims.
    package init(rawValue: UInt8) { self.rawValue = rawValue }

    /// A person answered: the right one, a gatekeeper, or somebody at a wrong number.
    package static let connect = Marks(rawValue: 1)
    /// The prospect said something.
    package static let conversation = Marks(rawValue: 2)
    /// The call reached the goal.
    package static let goal = Marks(rawValue: 4)
    /// It ended with an outcome that is won.
    package static let won = Marks(rawValue: 8)
    /// It ended with an outcome that is open.
    package static let open = Marks(rawValue: 16)
    /// It ended with an outcome that is lost.
    package static let lost = Marks(rawValue: 32)
    /// Whom it went to is known; else the call is a prospect of its own.
    package static let leadKnown = Marks(rawValue: 64)
  }

  /// The prospect, by his number among all.
  package let lead: Int32
  /// The how-manieth dial of the prospect it was; 1 or more.
  package let attempt: Int32
  /// The operator's day.
  package let day: CivilDate
  /// The operator's hour, 0 to 23.
  package let hour: UInt8
  /// What it came to.
  package internal(set) var marks: Marks
  /// The furthest stage that it reached, by its place in the script of today; -1 for none.
  package internal(set) var stage: Int16
  /// Which letters were heard in it, by their places among all hearings.
  package internal(set) var hearings: Range<Int32>
  /// Its place in the log: calls of the same hour follow each other by it.
  let row: Int64

  /// Whether it came before another.
  func precedes(_ other: ProspectCall) -> Bool {
    (day.days, hour, row) < (other.day.days, other.hour, other.row)
  }
}

/// A letter that was heard in a call.
package struct Hearing: Hashable, Sendable {
  /// The edition of the experiment, by its place among all.
  package let edition: Int32
  /// The letter.
  package let letter: Letter
}

/// An experiment with the words that its letters said. Versions of a script in which every letter said
/// the same are one edition; where any letter's words changed, there begins another.
package struct Edition: Hashable, Sendable {
  /// The experiment's name of today: `hello`, `price/compare`.
  package let experiment: String
  /// What each letter says; nil where the version cannot be read any more.
  package let words: [Letter: String]?
  /// Whether the letters were drawn by what the log said.
  package let isAdaptive: Bool
}

/// All calls of a log by prospect.
package struct Prospects: Sendable {
  /// The calls, those of a prospect together and in the order of time.
  package let calls: [ProspectCall]
  /// Where the calls of each prospect begin, and where the last one's end.
  let starts: [Int32]
  /// The letters that were heard.
  package let hearings: [Hearing]
  /// The editions of all experiments in which letters were heard, in the order they came.
  package let editions: [Edition]
  /// By edition, the places of the versions that have it, rising.
  package let versions: [[Int]]

  /// How many prospects there are.
  package var count: Int { starts.count - 1 }

  /// The calls of a prospect, in the order of time; never empty.
  package func calls(of prospect: Int) -> ArraySlice<ProspectCall> {
    calls[Int(starts[prospect])..<Int(starts[prospect + 1])]
  }
}
