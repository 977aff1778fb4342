import CallModel

/// What a comparison is about: a field, or something that the call knows by itself.
enum GuardSubject: Hashable {
  case field(Ref<Field>)
  case builtIn(Expression.BuiltIn)
}

/// What may still be so of a subject while a guard is thought through.
struct Possibilities {
  /// The values that it may have, when it has one that can be compared.
  enum Values {
    /// One of so many alternatives, a bit each.
    case choices(UInt64)
    /// A whole count of `unit`s between two bounds, some points left out.
    case counts(ClosedRange<Int64>, unit: Int64, without: Set<Int64>)
    /// Some of so many options: those it has, those it lacks, and all there are.
    case options(has: UInt64, lacks: UInt64, all: UInt64)
    /// A text: the one it is, and those it is not.
    case text(is: String?, isNot: Set<String>)
    /// None.
    case none
  }

  /// Whether it may be unknown.
  var mayBeUnknown: Bool
  /// Whether it may have a value with which no comparison holds, such as another currency.
  var mayBeIncomparable = false
  /// Whether its counts are the minutes of a day with a time, which is compared with whole days too.
  var isMoment = false
  /// The values that it may have.
  var values: Values

  /// Whether nothing is possible any more.
  var isEmpty: Bool { !mayBeUnknown && !mayBeIncomparable && values.isEmpty }

  /// Keeps only what has a value that can be compared.
  mutating func beComparable() {
    mayBeUnknown = false
    mayBeIncomparable = false
  }
}

extension Possibilities.Values {
  var isEmpty: Bool {
    switch self {
    case .none: return true
    case .choices(let bits): return bits == 0
    case .options(let has, let lacks, let all):
      return has & lacks != 0 || has & ~all != 0 || lacks & all == all
    case .text(let one, let others): return one.map(others.contains) ?? false
    case .counts(let range, let unit, let without):
      let first = range.lowerBound.roundedUp(to: unit)
      let last = range.upperBound.roundedDown(to: unit)
      guard first <= last else { return true }
      // Only a short range can be used up by the points that are left out.
      let (width, overflow) = last.subtractingReportingOverflow(first)
      guard !overflow, width / unit < Int64(without.count) else { return false }
      return stride(from: first, through: last, by: Int64.Stride(unit)).allSatisfy(without.contains)
    }
  }

  /// Keeps the counts that stand so to a point.
  mutating func keep(_ comparison: Expression.Comparison, _ point: ClosedRange<Int64>) {
    guard case .counts(let range, let unit, var without) = self else { return }
    // Held twice, a set of thousands would be copied for each point.
    self = .none
    var (low, high) = (range.lowerBound, range.upperBound)
    switch comparison {
    case .equal: (low, high) = (max(low, point.lowerBound), min(high, point.upperBound))
    case .notEqual:
      if point.count == 1 { without.insert(point.lowerBound) }
    case .less: high = min(high, point.lowerBound.advancedSaturating(by: -1))
    case .atMost: high = min(high, point.upperBound)
    case .more: low = max(low, point.upperBound.advancedSaturating(by: 1))
    case .atLeast: low = max(low, point.lowerBound)
    }
    self = low <= high ? .counts(low...high, unit: unit, without: without) : .none
  }

  /// Keeps the choices that are, or are not, among some.
  mutating func keep(choices: UInt64) {
    guard case .choices(let bits) = self else { return }
    self = .choices(bits & choices)
  }

  /// Keeps the sets that have an option, or lack it.
  mutating func keep(option: UInt64, isThere: Bool) {
    guard case .options(let has, let lacks, let all) = self else { return }
    self = .options(
      has: isThere ? has | option : has, lacks: isThere ? lacks : lacks | option, all: all)
  }

  /// Keeps the one text, or all but it.
  mutating func keep(text: String, isEqual: Bool) {
    guard case .text(let one, var others) = self else { return }
    self = .none
    guard isEqual else {
      others.insert(text)
      self = .text(is: one, isNot: others)
      return
    }
    if one == nil || one == text { self = .text(is: text, isNot: others) }
  }
}

extension Expression.Comparison {
  /// What holds, of two sides that can be compared, where this does not.
  var opposite: Expression.Comparison {
    switch self {
    case .equal: .notEqual
    case .notEqual: .equal
    case .less: .atLeast
    case .atMost: .more
    case .more: .atMost
    case .atLeast: .less
    }
  }

  /// The same with the two sides exchanged.
  var mirrored: Expression.Comparison {
    switch self {
    case .equal, .notEqual: self
    case .less: .more
    case .atMost: .atLeast
    case .more: .less
    case .atLeast: .atMost
    }
  }
}

extension Int64 {
  fileprivate func advancedSaturating(by step: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(step)
    return overflow ? self : sum
  }

  fileprivate func roundedUp(to unit: Int64) -> Int64 {
    let rest = self % unit
    guard rest != 0 else { return self }
    let (sum, overflow) = addingReportingOverflow(rest > 0 ? unit - rest : -rest)
    return overflow ? self : sum
  }

  fileprivate func roundedDown(to unit: Int64) -> Int64 {
    let rest = self % unit
    guard rest != 0 else { return self }
    let (sum, overflow) = subtractingReportingOverflow(rest > 0 ? rest : unit + rest)
    return overflow ? self : sum
  }
}
