package import CallModel

/// What many calls are counted by, under the names of today.
package struct Counts: Sendable {
  private var values: [Counted: CallCount] = [:]

  /// Nothing was counted.
  package init() {}

  /// Adds a count.
  package mutating func add(_ count: CallCount) {
    if var sum = values[count.counted] {
      sum.n += count.n
      sum.ms += count.ms
      values[count.counted] = sum
    } else {
      values[count.counted] = count
    }
  }

  /// Adds the counts of other calls.
  package mutating func add(_ other: Counts) {
    for count in other.values.values { add(count) }
  }

  /// How often something happened.
  package func n(
    _ kind: Counted.Kind, step: String? = nil, target: String? = nil, experiment: String? = nil,
    letter: Letter? = nil
  ) -> Int {
    let thing = Counted(kind, step: step, target: target, experiment: experiment, letter: letter)
    return Int(values[thing]?.n ?? 0)
  }

  /// How long something took in all, in milliseconds.
  package func ms(
    _ kind: Counted.Kind, step: String? = nil, target: String? = nil
  ) -> Int64 {
    values[Counted(kind, step: step, target: target)]?.ms ?? 0
  }

  /// All counts of a kind, in no order that means anything.
  package func all(_ kind: Counted.Kind) -> [CallCount] {
    values.values.filter { $0.counted.kind == kind }
  }

  /// How often anything of a kind happened.
  package func sum(_ kind: Counted.Kind, where fits: (Counted) -> Bool = { _ in true }) -> Int {
    values.values.reduce(0) {
      $1.counted.kind == kind && fits($1.counted) ? $0 + Int($1.n) : $0
    }
  }
}

extension Counts {
  /// Calls: conversations, and dials that did not become one.
  package var calls: Int { n(.call) }
  /// Calls that were answered. A gatekeeper, a voicemail or somebody at a wrong number did not.
  package var connects: Int { n(.disposition, target: Disposition.answered.rawValue) }
  /// Calls in which the prospect said something.
  package var conversations: Int { n(.conversation) }
  /// Calls that reached the goal.
  package var goals: Int { n(.goal) }
}
