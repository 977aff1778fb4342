package import CallModel

/// Something that is to be done after a call, or that a cadence asks for.
package struct PlannedTask: Hashable, Sendable {
  /// What is to be done.
  package let kind: TaskKind
  /// The message that is sent, by its name in the script.
  package let message: String?
  /// What is to be done, or to whom it is handed over.
  package let text: String?
  /// When it is due, at the lead's place.
  package let due: Moment
  /// The touch of the cadence that goes on once it is done, from 0.
  package let touch: Int?

  /// Something to be done.
  package init(
    _ kind: TaskKind, message: String? = nil, text: String? = nil, due: Moment, touch: Int? = nil
  ) {
    self.kind = kind
    self.message = message
    self.text = text
    self.due = due
    self.touch = touch
  }
}

/// How soon somebody is answered who was handed over or was promised something at once: after-sales
/// service asks for a first answer within half an hour and a solution within four hours (FIELD.md).
package enum ResponseTime {
  /// The first answer, in minutes.
  package static let first: Int64 = 30
  /// The solution, in minutes.
  package static let solution: Int64 = 240
}
