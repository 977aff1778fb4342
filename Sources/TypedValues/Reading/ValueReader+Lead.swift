package import CallModel

extension ValueReader {
  /// What a lead's columns put into the fields that are `from lead`, read as people type it; what
  /// cannot be read is left for the operator to ask.
  package func answers(from lead: Lead, in script: Script) -> [Ref<Field>: Value] {
    var answers: [Ref<Field>: Value] = [:]
    for field in script.fields.refs where script.fields[field].isFromLead {
      guard let text = lead[script.name(field)] else { continue }
      if case .success(let value) = read(text, as: script.fields[field].type) {
        answers[field] = value
      }
    }
    return answers
  }
}
