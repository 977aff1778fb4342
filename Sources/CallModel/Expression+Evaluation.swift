/// Everything that an expression can ask of a call. It is plain data: the clock, the lead and the
/// operator come in as values.
package struct CallFacts: Sendable {
  /// What each field holds, in order of declaration.
  package var answers: [Value?]
  /// The sum of the picked replies' scores.
  package var score = 0
  /// The how-manieth dial of this lead this is, from 1.
  package var attempt = 1
  /// Milliseconds that the call has lasted, gaps not counted.
  package var elapsed: Int64 = 0
  /// The wall clock at the lead's place.
  package var now: Moment
  /// The letter that the current step's experiment has drawn.
  package var letter: Letter?
  /// The person to call.
  package var lead: Lead
  /// The operator's columns (`name`).
  package var agent: Lead
  /// The campaign's columns (`name`).
  package var campaign: Lead

  /// The facts of a call that has just begun, nothing answered.
  package init(
    fieldCount: Int, now: Moment, lead: Lead = Lead(), agent: Lead = Lead(),
    campaign: Lead = Lead()
  ) {
    answers = Array(repeating: nil, count: fieldCount)
    self.now = now
    self.lead = lead
    self.agent = agent
    self.campaign = campaign
  }
}

extension Script {
  /// Whether a guard holds: an unknown does not.
  package func holds(_ expression: Ref<Expression>, _ facts: borrowing CallFacts) -> Bool {
    switch expressions[expression] {
    case .not(let operand):
      return !holds(operand, facts)
    case .and(let left, let right):
      return holds(left, facts) && holds(right, facts)
    case .or(let left, let right):
      return holds(left, facts) || holds(right, facts)
    case .compare(let left, let comparison, let right):
      guard let one = value(left, facts), let other = value(right, facts) else { return false }
      return compare(one, comparison, other)
    case .has(let operand, let option):
      guard case .options(let set) = value(operand, facts) else { return false }
      return set & (1 << UInt64(option)) != 0
    case .lacks(let operand, let option):
      guard case .options(let set) = value(operand, facts) else { return false }
      return set & (1 << UInt64(option)) == 0
    case .isKnown(let operand):
      return value(operand, facts) != nil
    case .constant, .field, .builtIn, .column, .arithmetic, .negative:
      return value(expression, facts) == .yesNo(true)
    }
  }

  /// What an expression comes to, or nil when that is unknown.
  package func value(_ expression: Ref<Expression>, _ facts: borrowing CallFacts) -> Value? {
    switch expressions[expression] {
    case .constant(let value): values[value]
    case .field(let field): facts.answers[field.index]
    case .builtIn(let builtIn): value(of: builtIn, facts)
    case .column(let column, let name): facts.column(column, text[name]).map(Value.text)
    case .not, .and, .or, .compare, .has, .lacks, .isKnown: .yesNo(holds(expression, facts))
    case .arithmetic(let left, let operation, let right):
      if let one = value(left, facts), let other = value(right, facts) {
        reckon(one, operation, other)
      } else {
        nil
      }
    case .negative(let operand):
      switch value(operand, facts) {
      case .number(let number): .number(Number(millionths: 0 &- number.millionths))
      case .money(let amount, let currency):
        .money(Number(millionths: 0 &- amount.millionths), currency)
      case .duration(let duration): .duration(duration.negated)
      default: nil
      }
    }
  }

  private func value(
    of builtIn: Expression.BuiltIn, _ facts: borrowing CallFacts
  ) -> Value? {
    switch builtIn {
    case .score: Number(facts.score).map(Value.number)
    case .attempt: Number(facts.attempt).map(Value.number)
    case .elapsed: .duration(Duration(minutes: facts.elapsed / 60_000))
    case .now: .moment(facts.now)
    case .daypart: .daypart(Daypart(facts.now.time))
    case .variant: facts.letter.map { .text($0.description) }
    }
  }
}

extension CallFacts {
  /// A column's text, or nil when it is not there or empty.
  package func column(_ column: Expression.Column, _ name: String) -> String? {
    switch column {
    case .lead: lead[name]
    case .agent: agent[name]
    case .campaign: campaign[name]
    }
  }
}

private func compare(_ one: Value, _ comparison: Expression.Comparison, _ other: Value) -> Bool {
  if let order = order(one, other) {
    switch comparison {
    case .equal: return order == 0
    case .notEqual: return order != 0
    case .less: return order < 0
    case .atMost: return order <= 0
    case .more: return order > 0
    case .atLeast: return order >= 0
    }
  }
  switch comparison {
  case .equal: return one == other
  case .notEqual: return one != other && haveOneKind(one, other)
  default: return false
  }
}

/// −1, 0 or 1, or nil where two values have no order between them. A column's text is read as what
/// it is compared with; a day and a moment meet at midnight.
private func order(_ one: Value, _ other: Value) -> Int? {
  func sign<C: Comparable>(_ a: C, _ b: C) -> Int { a < b ? -1 : (a > b ? 1 : 0) }
  switch (one, other) {
  case (.number(let a), .number(let b)): return sign(a, b)
  case (.money(let a, let x), .money(let b, let y)): return x == y ? sign(a, b) : nil
  case (.date(let a), .date(let b)): return sign(a, b)
  case (.time(let a), .time(let b)): return sign(a, b)
  case (.moment(let a), .moment(let b)): return sign(a, b)
  case (.moment(let a), .date(let b)): return sign(a.date, b)
  case (.date(let a), .moment(let b)): return sign(a, b.date)
  case (.duration(let a), .duration(let b)):
    return sign(a.comparableMinutes, b.comparableMinutes)
  case (.text(let a), .text(let b)): return sign(a.nameKey, b.nameKey)
  case (.text(let a), .number(let b)):
    return Number(plain: a.trimmingBlanks).map { sign($0, b) }
  case (.text(let a), .money(let b, _)):
    return Number(plain: a.trimmingBlanks).map { sign($0, b) }
  case (.text(let a), .date(let b)): return CivilDate(plain: a.trimmingBlanks).map { sign($0, b) }
  case (.text(let a), .yesNo(let b)):
    switch a.nameKey {
    case "yes", "true", "1": return b ? 0 : 1
    case "no", "false", "0": return b ? -1 : 0
    default: return nil
    }
  case (.number, .text), (.money, .text), (.date, .text), (.yesNo, .text):
    return order(other, one).map { -$0 }
  default: return nil
  }
}

private func haveOneKind(_ one: Value, _ other: Value) -> Bool {
  switch (one, other) {
  case (.yesNo, .yesNo), (.option, .option), (.options, .options), (.daypart, .daypart): true
  default: false
  }
}

private func reckon(_ one: Value, _ operation: Expression.Arithmetic, _ other: Value) -> Value? {
  switch (one, operation, other) {
  case (.number(let a), _, .number(let b)): reckon(a, operation, b).map(Value.number)
  case (.money(let a, let x), .plus, .money(let b, let y)),
    (.money(let a, let x), .minus, .money(let b, let y)):
    x == y ? reckon(a, operation, b).map { .money($0, x) } : nil
  case (.money(let a, let x), .over, .money(let b, let y)):
    x == y ? a.divided(by: b).map(Value.number) : nil
  case (.money(let a, let x), .times, .number(let b)),
    (.money(let a, let x), .over, .number(let b)):
    reckon(a, operation, b).map { .money($0, x) }
  case (.number(let a), .times, .money(let b, let x)): a.multiplied(by: b).map { .money($0, x) }
  case (.date(let a), .minus, .date(let b)):
    .duration(Duration(minutes: (Int64(a.days) - Int64(b.days)) * 1440))
  case (.moment(let a), .minus, .moment(let b)):
    .duration(Duration(minutes: a.minutes - b.minutes))
  case (.moment(let a), .minus, .date(let b)):
    .duration(Duration(minutes: a.minutes - Moment(b, .midnight).minutes))
  case (.date(let a), .minus, .moment(let b)):
    .duration(Duration(minutes: Moment(a, .midnight).minutes - b.minutes))
  case (.date(let a), .plus, .duration(let b)), (.duration(let b), .plus, .date(let a)):
    Moment(a, .midnight).adding(b).map { .date($0.date) }
  case (.date(let a), .minus, .duration(let b)):
    Moment(a, .midnight).adding(b.negated).map { .date($0.date) }
  case (.moment(let a), .plus, .duration(let b)), (.duration(let b), .plus, .moment(let a)):
    a.adding(b).map(Value.moment)
  case (.moment(let a), .minus, .duration(let b)): a.adding(b.negated).map(Value.moment)
  case (.duration(let a), .plus, .duration(let b)):
    .duration(Duration(months: a.months &+ b.months, minutes: a.minutes &+ b.minutes))
  case (.duration(let a), .minus, .duration(let b)):
    .duration(Duration(months: a.months &- b.months, minutes: a.minutes &- b.minutes))
  default: nil
  }
}

private func reckon(
  _ one: Number, _ operation: Expression.Arithmetic, _ other: Number
) -> Number? {
  switch operation {
  case .plus: one.adding(other)
  case .minus: one.subtracting(other)
  case .times: one.multiplied(by: other)
  case .over: one.divided(by: other)
  }
}
