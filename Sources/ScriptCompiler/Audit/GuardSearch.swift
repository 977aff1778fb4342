import CallModel

/// Whether guards can hold, or fail, together. It knows what options, scales, numbers, days, the
/// score and letters can be, and that a comparison with an unknown is false. What it does not
/// understand counts as possible either way, so what it calls impossible is.
struct GuardSearch {
  let script: Script
  /// What the score can be, in millionths.
  let scores: ClosedRange<Int64>
  /// The letters that `variant` can be, a bit each; 0 where the step has no experiment.
  var letters: UInt32 = 0
  /// Whether `variant` may be unknown.
  var variantMayBeUnknown = true
  /// The subject whose last possibility went, of a guard that cannot hold.
  private(set) var culprit: GuardSubject?

  init(_ script: Script) {
    self.script = script
    let gives = script.replies.rows.contains { $0.score > 0 }
    let takes = script.replies.rows.contains { $0.score < 0 }
    scores = (takes ? Int64.min : 0)...(gives ? Int64.max : 0)
  }

  /// One line of thought: what is still to be looked at, and what is possible so far.
  private struct Thought {
    var open: [(Ref<Expression>, Bool)]
    var choices: [(Ref<Expression>, Ref<Expression>, Bool)] = []
    var possibilities: [GuardSubject: Possibilities] = [:]
  }

  /// Whether all these expressions can come to what stands beside them at once. Gives up, and says
  /// that they can, after an effort that is linear in their size.
  mutating func isPossible(_ conditions: [(Ref<Expression>, Bool)]) -> Bool {
    culprit = nil
    var thoughts = [Thought(open: conditions)]
    var effort = 0
    var limit = 2000
    var isFirst = true
    while var thought = thoughts.popLast() {
      var isDead = false
      while !isDead, let (expression, wanted) = thought.open.popLast() {
        effort += 1
        if isFirst { limit += 64 }
        if effort > limit { return true }
        switch script.expressions[expression] {
        case .not(let operand): thought.open.append((operand, !wanted))
        case .and(let one, let other):
          if wanted {
            thought.open += [(one, true), (other, true)]
          } else {
            thought.choices.append((one, other, false))
          }
        case .or(let one, let other):
          if wanted {
            thought.choices.append((one, other, true))
          } else {
            thought.open += [(one, false), (other, false)]
          }
        default: isDead = !weigh(expression, wanted, &thought.possibilities)
        }
      }
      isFirst = false
      if isDead { continue }
      guard let (one, other, wanted) = thought.choices.popLast() else { return true }
      effort += thought.choices.count + thought.possibilities.count
      var second = thought
      thought.open = [(one, wanted)]
      second.open = [(other, wanted)]
      thoughts.append(second)
      thoughts.append(thought)
    }
    return false
  }

  /// Notes what one comparison says; gives false when nothing is possible any more.
  private mutating func weigh(
    _ expression: Ref<Expression>, _ wanted: Bool,
    _ possibilities: inout [GuardSubject: Possibilities]
  ) -> Bool {
    switch script.expressions[expression] {
    case .constant(let value): return (script.values[value] == .yesNo(true)) == wanted
    case .field:
      guard let subject = subject(expression) else { return true }
      return narrow(subject, &possibilities) { $0.compare(.equal, .yesNo(true), wanted) }
    case .isKnown(let operand):
      if isConstant(operand) { return wanted }
      guard let subject = subject(operand) else { return true }
      return narrow(subject, &possibilities) { possible in
        if wanted {
          possible.mayBeUnknown = false
        } else {
          possible.mayBeIncomparable = false
          possible.values = .none
        }
      }
    case .has(let operand, let option), .lacks(let operand, let option):
      guard let subject = subject(operand) else { return true }
      var isThere = wanted
      if case .lacks = script.expressions[expression] { isThere = !wanted }
      return narrow(subject, &possibilities) { possible in
        if wanted { possible.beComparable() }
        possible.values.keep(option: 1 << UInt64(option), isThere: isThere)
      }
    case .compare(let left, let comparison, let right):
      return weigh(left, comparison, right, wanted, expression, &possibilities)
    default: return true
    }
  }

  private mutating func weigh(
    _ left: Ref<Expression>, _ comparison: Expression.Comparison, _ right: Ref<Expression>,
    _ wanted: Bool, _ whole: Ref<Expression>,
    _ possibilities: inout [GuardSubject: Possibilities]
  ) -> Bool {
    let (one, other) = (subject(left), subject(right))
    if let one, let other {
      guard one == other else { return true }
      // Something compared with itself: equal where it is known, never more or less.
      let isEqual = [.equal, .atMost, .atLeast].contains(comparison)
      if !isEqual { return !wanted }
      return narrow(one, &possibilities) { possible in
        if wanted {
          possible.mayBeUnknown = false
        } else {
          possible.values = .none
          possible.mayBeIncomparable = false
        }
      }
    }
    // Amounts in another currency than the script's are not reckoned with.
    for side in [left, right] {
      if case .money(_, let currency) = constant(side), currency != script.currency { return true }
    }
    if let one, let value = constant(right) {
      return narrow(one, &possibilities) { $0.compare(comparison, value, wanted) }
    }
    if let other, let value = constant(left) {
      return narrow(other, &possibilities) { $0.compare(comparison.mirrored, value, wanted) }
    }
    if let one = constant(left), let other = constant(right) {
      var possible = Possibilities(mayBeUnknown: false, values: one.asOnlyValue)
      possible.compare(comparison, other, wanted)
      return !possible.isEmpty
    }
    return true
  }

  private mutating func narrow(
    _ subject: GuardSubject, _ possibilities: inout [GuardSubject: Possibilities],
    _ change: (inout Possibilities) -> Void
  ) -> Bool {
    guard var possible = possibilities.removeValue(forKey: subject) ?? everything(subject) else {
      return true
    }
    change(&possible)
    possibilities[subject] = possible
    if possible.isEmpty { culprit = subject }
    return !possible.isEmpty
  }

  private func subject(_ expression: Ref<Expression>) -> GuardSubject? {
    switch script.expressions[expression] {
    case .field(let field): .field(field)
    case .builtIn(let builtIn): .builtIn(builtIn)
    default: nil
    }
  }

  private func isConstant(_ expression: Ref<Expression>) -> Bool { constant(expression) != nil }

  private func constant(_ expression: Ref<Expression>) -> Value? {
    switch script.expressions[expression] {
    case .constant(let value): return script.values[value]
    case .negative(let operand):
      guard case .constant(let value) = script.expressions[operand] else { return nil }
      switch script.values[value] {
      case .number(let number): return .number(Number(millionths: 0 &- number.millionths))
      case .money(let number, let currency):
        return .money(Number(millionths: 0 &- number.millionths), currency)
      case .duration(let duration): return .duration(duration.negated)
      default: return nil
      }
    default: return nil
    }
  }

  /// All that a subject can be before a guard says anything of it; nil where that is not understood.
  private func everything(_ subject: GuardSubject) -> Possibilities? {
    let all = Int64.min...Int64.max
    switch subject {
    case .builtIn(let builtIn):
      switch builtIn {
      case .score:
        return Possibilities(
          mayBeUnknown: false, values: .counts(scores, unit: 1_000_000, without: []))
      case .attempt:
        return Possibilities(
          mayBeUnknown: false, values: .counts(1_000_000...Int64.max, unit: 1_000_000, without: []))
      case .elapsed:
        return Possibilities(
          mayBeUnknown: false, values: .counts(0...Int64.max, unit: 1, without: []))
      case .now:
        return Possibilities(
          mayBeUnknown: false, isMoment: true, values: .counts(all, unit: 1, without: []))
      case .daypart:
        return Possibilities(
          mayBeUnknown: false, values: .choices((1 << UInt64(Daypart.allCases.count)) - 1))
      case .variant:
        return Possibilities(
          mayBeUnknown: variantMayBeUnknown, values: .choices(UInt64(letters)))
      }
    case .field(let field):
      switch script.fields[field].type {
      case .text, .phone, .email, .link:
        return Possibilities(mayBeUnknown: true, values: .text(is: nil, isNot: []))
      case .dateAndTime:
        return Possibilities(
          mayBeUnknown: true, isMoment: true, values: .counts(all, unit: 1, without: []))
      case .number, .date, .time:
        return Possibilities(mayBeUnknown: true, values: .counts(all, unit: 1, without: []))
      case .money:
        // An amount in another currency than the script's is neither more nor less than any here.
        return Possibilities(
          mayBeUnknown: true, mayBeIncomparable: true,
          values: .counts(all, unit: 1, without: []))
      case .yesNo: return Possibilities(mayBeUnknown: true, values: .choices(0b11))
      case .oneOf(let options):
        return Possibilities(mayBeUnknown: true, values: .choices(.first(options.count)))
      case .someOf(let options):
        return Possibilities(
          mayBeUnknown: true, values: .options(has: 0, lacks: 0, all: .first(options.count)))
      case .scale(let low, let high):
        return Possibilities(
          mayBeUnknown: true,
          values: .counts(
            Int64(low) * 1_000_000...Int64(high) * 1_000_000, unit: 1_000_000, without: []))
      }
    }
  }
}

extension Possibilities {
  /// Keeps what stands so to a value, or what does not; leaves all as it is where it is not
  /// understood.
  fileprivate mutating func compare(
    _ comparison: Expression.Comparison, _ value: Value, _ wanted: Bool
  ) {
    let kept = wanted ? comparison : comparison.opposite
    let isEquality = kept == .equal || kept == .notEqual
    switch (values, value) {
    case (.counts, _):
      guard let point = value.asCount(besideMoment: isMoment) else { return }
      values.keep(kept, point)
    case (.choices, _):
      guard let bit = value.asChoice, isEquality else { return }
      values.keep(choices: kept == .equal ? bit : ~bit)
    case (.text, .text(let text)):
      guard isEquality else { return }
      values.keep(text: text.nameKey, isEqual: kept == .equal)
    case (.none, _): break
    default: return
    }
    // Where a comparison is false, an unknown and what cannot be compared remain possible.
    if wanted { beComparable() }
  }
}

extension Value {
  /// The value as the only possible one.
  fileprivate var asOnlyValue: Possibilities.Values {
    if let count = asCount(besideMoment: false), count.count == 1 {
      return .counts(count, unit: 1, without: [])
    }
    if case .text(let text) = self { return .text(is: text.nameKey, isNot: []) }
    return asChoice.map { .choices($0) } ?? .counts(Int64.min...Int64.max, unit: 1, without: [])
  }

  /// The value as a count of millionths, days or minutes.
  fileprivate func asCount(besideMoment: Bool) -> ClosedRange<Int64>? {
    switch self {
    case .number(let number): number.millionths...number.millionths
    case .money(let number, _): number.millionths...number.millionths
    case .date(let date):
      besideMoment
        ? Int64(date.days) * 1440...Int64(date.days) * 1440 + 1439
        : Int64(date.days)...Int64(date.days)
    case .time(let time): Int64(time.minutes)...Int64(time.minutes)
    case .moment(let moment): moment.minutes...moment.minutes
    case .duration(let duration): duration.comparableMinutes...duration.comparableMinutes
    default: nil
    }
  }

  /// The value as the bit of an alternative.
  fileprivate var asChoice: UInt64? {
    switch self {
    case .yesNo(let flag): flag ? 1 : 2
    case .option(let index): 1 << UInt64(index)
    case .daypart(let part):
      Daypart.allCases.firstIndex(of: part).map { 1 << UInt64($0) }
    case .text(let text): Letter(text).map { 1 << UInt64($0.index) }
    default: nil
    }
  }
}

extension UInt64 {
  /// So many bits from the lowest, at most 64.
  fileprivate static func first(_ count: Int) -> UInt64 {
    count >= 64 ? .max : (1 << UInt64(count)) - 1
  }
}
