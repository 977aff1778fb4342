package import CallModel

/// What a simulated prospect does once the trainee has said his lines.
package enum ProspectMove: Hashable, Sendable {
  /// He answers with a reply of the step, or with one that fits anytime.
  case reply(Ref<Reply>)
  /// He objects.
  case objection(Ref<Objection>)
  /// He names a field's value.
  case answer(Ref<Field>, Value)
  /// He listens and says nothing; the step goes on by itself.
  case listens
  /// He hangs up: by the anytime reply for it, or without one the call is left.
  case hangsUp(Ref<Reply>?)
}
