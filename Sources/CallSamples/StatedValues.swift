import CallModel

/// What a script states of each field: what it compares it with and sets it to. What its personas answer
/// is theirs alone: an edited persona changes nobody else.
struct StatedValues: Sendable {
  /// The numbers and amounts above 0, by field; in order, each once.
  let numbers: [[Number]]
  /// The texts, by field; in order, each once.
  let texts: [[String]]

  /// Collects them; linear in the script's size.
  init(_ script: Script) {
    var numbers: [Set<Number>] = Array(repeating: [], count: script.fields.count)
    var texts: [Set<String>] = Array(repeating: [], count: script.fields.count)
    func add(_ value: Ref<Value>, _ field: Ref<Field>) {
      switch script.values[value] {
      case .number(let number) where number > Number(small: 0):
        numbers[field.index].insert(number)
      case .money(let number, _) where number > Number(small: 0):
        numbers[field.index].insert(number)
      case .text(let text) where !text.isEmpty && text.utf8.count < 100:
        texts[field.index].insert(text)
      default: break
      }
    }
    func add(_ expression: Ref<Expression>, _ field: Ref<Field>) {
      if case .constant(let value) = script.expressions[expression] { add(value, field) }
    }
    for expression in script.expressions.rows {
      guard case .compare(let one, _, let other) = expression else { continue }
      if case .field(let field) = script.expressions[one] { add(other, field) }
      if case .field(let field) = script.expressions[other] { add(one, field) }
    }
    for assignment in script.assignments.rows { add(assignment.value, assignment.field) }
    self.numbers = numbers.map { $0.sorted() }
    self.texts = texts.map { $0.sorted() }
  }
}
