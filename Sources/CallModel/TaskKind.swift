/// What a task asks for.
package enum TaskKind: Int, CaseIterable, Sendable {
  /// Call.
  case call = 1
  /// Send a message by mail.
  case mail = 2
  /// Send a message by LinkedIn.
  case linkedin = 3
  /// Whatever the text says.
  case task = 4
  /// Give the customer over to another department.
  case handOver = 5
  /// Take it up again after a long while.
  case reheat = 6

  /// The word that is typed and shown.
  package var word: String {
    switch self {
    case .call: "call"
    case .mail: "mail"
    case .linkedin: "linkedin"
    case .task: "task"
    case .handOver: "hand-over"
    case .reheat: "reheat"
    }
  }
}
