/// One node of an expression; its operands stand earlier in the script's table of expressions.
package enum Expression: Sendable {
  /// A value that the script states.
  case constant(Ref<Value>)
  /// What a field holds.
  case field(Ref<Field>)
  /// Something the call knows by itself.
  case builtIn(BuiltIn)
  /// A column of the lead, the agent or the campaign.
  case column(Column, TextRef)
  /// True when the operand is not.
  case not(Ref<Expression>)
  /// True when both are.
  case and(Ref<Expression>, Ref<Expression>)
  /// True when one is.
  case or(Ref<Expression>, Ref<Expression>)
  /// A comparison; false when a side is unknown.
  case compare(Ref<Expression>, Comparison, Ref<Expression>)
  /// Whether a `some of` field has the option at a position; false when unknown.
  case has(Ref<Expression>, option: Int32)
  /// Whether a `some of` field is known and lacks the option at a position.
  case lacks(Ref<Expression>, option: Int32)
  /// Whether the operand has a value.
  case isKnown(Ref<Expression>)
  /// Arithmetic; unknown when a side is.
  case arithmetic(Ref<Expression>, Arithmetic, Ref<Expression>)
  /// The number with its sign turned.
  case negative(Ref<Expression>)

  /// What the call knows by itself.
  package enum BuiltIn: String, CaseIterable, Sendable {
    /// The sum of the picked replies' scores.
    case score
    /// The how-manieth dial of this lead this is, from 1.
    case attempt
    /// How long the call has lasted, as a duration.
    case elapsed
    /// The day and time at the lead's place.
    case now
    /// The part of the day there.
    case daypart
    /// The letter that the current step's experiment has drawn.
    case variant
  }

  /// Whose columns an expression or a text can name.
  package enum Column: String, CaseIterable, Sendable {
    /// The person to call.
    case lead
    /// The operator.
    case agent
    /// The campaign.
    case campaign
  }

  /// How two sides are compared.
  package enum Comparison: String, Sendable {
    /// Equal.
    case equal = "="
    /// Not equal; false when a side is unknown.
    case notEqual = "!="
    /// Less.
    case less = "<"
    /// Less or equal.
    case atMost = "<="
    /// More.
    case more = ">"
    /// More or equal.
    case atLeast = ">="
  }

  /// How two sides are reckoned with.
  package enum Arithmetic: String, Sendable {
    /// A sum.
    case plus = "+"
    /// A difference.
    case minus = "-"
    /// A product.
    case times = "*"
    /// A quotient.
    case over = "/"
  }
}
