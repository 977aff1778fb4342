import CallModel

extension ScriptText {
  /// A set, without its bracket.
  func assignment(_ assignment: Assignment) -> String {
    name(assignment.field) + " = " + value(assignment.value, of: assignment.field)
  }

  /// An expression as a script writes it; parentheses stand where a part binds less.
  func expression(_ ref: Ref<Expression>) -> String { expression(ref, within: 0) }

  /// What a field is set to or compared with: an option by its words.
  private func value(_ ref: Ref<Expression>, of field: Ref<Field>?) -> String {
    if let field, case .constant(let constant) = script.expressions[ref] {
      let value = script.values[constant]
      switch value {
      case .option, .options: return script.plain(value, of: field)
      default: break
      }
    }
    return expression(ref, within: 4)
  }

  private func expression(_ ref: Ref<Expression>, within level: Int) -> String {
    let (text, own) = parts(script.expressions[ref])
    return own < level ? "(\(text))" : text
  }

  /// An expression's text and how tightly it binds: 1 `or`, 2 `and`, 3 `not`, 4 comparison, 5 sum,
  /// 6 product, 7 anything whole.
  private func parts(_ node: Expression) -> (text: String, level: Int) {
    switch node {
    case .constant(let ref): (constant(script.values[ref]), 7)
    case .field(let field): (name(field), 7)
    case .builtIn(let builtIn): (builtIn.rawValue, 7)
    case .column(let column, let name): ("\(column.rawValue).\(script.text[name])", 7)
    case .not(let operand): notParts(operand)
    case .and(let one, let other):
      (expression(one, within: 2) + " and " + expression(other, within: 2), 2)
    case .or(let one, let other):
      (expression(one, within: 1) + " or " + expression(other, within: 1), 1)
    case .compare(let one, let comparison, let other):
      (
        expression(one, within: 5) + " \(word(comparison)) " + value(other, of: field(one)), 4
      )
    case .has(let operand, let option): (has(operand, "is", option), 4)
    case .lacks(let operand, let option): (has(operand, "is not", option), 4)
    case .isKnown(let operand): (expression(operand, within: 5) + " is known", 4)
    case .arithmetic(let one, let sign, let other):
      switch sign {
      case .plus, .minus:
        (expression(one, within: 5) + " \(sign.rawValue) " + expression(other, within: 6), 5)
      case .times, .over:
        (expression(one, within: 6) + " \(sign.rawValue) " + expression(other, within: 7), 6)
      }
    case .negative(let operand): ("-" + expression(operand, within: 7), 6)
    }
  }

  private func notParts(_ operand: Ref<Expression>) -> (text: String, level: Int) {
    if case .isKnown(let inner) = script.expressions[operand] {
      return (expression(inner, within: 5) + " is unknown", 4)
    }
    return ("not " + expression(operand, within: 7), 3)
  }

  private func word(_ comparison: Expression.Comparison) -> String {
    switch comparison {
    case .equal: "is"
    case .notEqual: "is not"
    default: comparison.rawValue
    }
  }

  private func field(_ ref: Ref<Expression>) -> Ref<Field>? {
    if case .field(let field) = script.expressions[ref] { return field }
    return nil
  }

  private func has(_ operand: Ref<Expression>, _ word: String, _ option: Int32) -> String {
    let name = field(operand).map { script.plain(.option(Int(option)), optionOf: $0) }
    return expression(operand, within: 5) + " \(word) " + (name ?? String(option + 1))
  }

  private func constant(_ value: Value) -> String {
    if case .text(let words) = value { return "\"\(words)\"" }
    return value.plain
  }
}

extension Script {
  /// An option of a `one of` or `some of` field by its words.
  fileprivate func plain(_ value: Value, optionOf field: Ref<Field>) -> String {
    switch (fields[field].type, value) {
    case (.oneOf(let options), .option(let index)), (.someOf(let options), .option(let index)):
      options.indices.contains(index) ? options[index] : value.plain
    default: value.plain
    }
  }
}
