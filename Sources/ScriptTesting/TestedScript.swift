package import CallModel

/// A script that is tested, with what is asked of it again and again.
package struct TestedScript: Sendable {
  /// The script.
  package let script: Script
  /// Its names.
  package let names: ScriptNames
  /// Steps whose guards, sets or replies go by the clock.
  let clockSteps: Set<Ref<Step>>
  /// Anytime replies that go by the clock.
  let clockReplies: Set<Ref<Reply>>
  /// Fields that something in the script can fill: an ask, a set, the lead; and those that are always
  /// there, which the operator fills.
  let fillable: Set<Ref<Field>>

  /// Looks a script over; linear in its size.
  package init(_ script: Script) {
    self.script = script
    names = ScriptNames(script)
    let clock = ClockUse(script)
    clockSteps = Set(script.steps.refs.filter { clock.isUsed(by: $0) })
    clockReplies = Set(script.anytime.refs.filter { clock.isUsed(by: $0) })
    var fillable: Set<Ref<Field>> = []
    for line in script.lines.refs {
      if case .ask(let field) = script.lines[line] { fillable.insert(field) }
    }
    for assignment in script.assignments.refs {
      fillable.insert(script.assignments[assignment].field)
    }
    for field in script.fields.refs {
      let isAlwaysThere = ["reason", "call_back_at"].contains(script.name(field))
      if script.fields[field].isFromLead || isAlwaysThere { fillable.insert(field) }
    }
    self.fillable = fillable
  }
}

/// Which parts of a script go by the clock. The words that a line inserts do not lead a call anywhere,
/// so they do not count.
private struct ClockUse {
  let script: Script
  /// For each expression, whether it or one of its operands asks for the clock. Operands stand earlier
  /// in the table.
  private var isClock: [Bool] = []

  init(_ script: Script) {
    self.script = script
    isClock.reserveCapacity(script.expressions.count)
    for expression in script.expressions.refs {
      isClock.append(asks(script.expressions[expression]))
    }
  }

  private func asks(_ expression: Expression) -> Bool {
    func known(_ operand: Ref<Expression>) -> Bool {
      isClock.indices.contains(operand.index) && isClock[operand.index]
    }
    switch expression {
    case .builtIn(let builtIn): return builtIn == .now || builtIn == .daypart
    case .constant, .field, .column: return false
    case .not(let operand), .has(let operand, _), .lacks(let operand, _), .isKnown(let operand),
      .negative(let operand):
      return known(operand)
    case .and(let left, let right), .or(let left, let right), .compare(let left, _, let right),
      .arithmetic(let left, _, let right):
      return known(left) || known(right)
    }
  }

  private func asks(_ expression: Ref<Expression>?) -> Bool {
    expression.map { isClock[$0.index] } ?? false
  }

  private func asks(_ assignments: Refs<Assignment>) -> Bool {
    script.assignments[assignments].contains { asks($0.value) }
  }

  private func isUsed(by passage: Passage) -> Bool {
    script.lines[passage.lines].contains { line in
      switch line {
      case .test(let condition, _, _, _): asks(condition)
      case .assign(let assignment): asks(script.assignments[assignment].value)
      default: false
      }
    } || script.jumps[passage.jumps].contains { asks($0.condition) || asks($0.assignments) }
  }

  func isUsed(by reply: Ref<Reply>) -> Bool {
    let row = script.replies[reply]
    return asks(row.condition) || asks(row.assignments) || isUsed(by: row.body)
  }

  func isUsed(by step: Ref<Step>) -> Bool {
    isUsed(by: script.steps[step].passage)
      || script.steps[step].replies.refs.contains { isUsed(by: $0) }
  }
}
