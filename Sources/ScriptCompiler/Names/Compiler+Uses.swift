import CallModel
import SourceText

extension Compiler {
  /// Notes that a name stands somewhere, when places are asked for.
  mutating func record(
    _ kind: NameKind, _ index: Int, at range: Range<Int>, in file: Int, isDefinition: Bool = false
  ) {
    guard recordsUses else { return }
    uses.append(
      NameUse(
        Span(file: file, range: range), NamedThing(kind, index), isDefinition: isDefinition))
  }

  /// Notes where replies are defined, once it is known where they stand in the table; `replyPlaces`
  /// has them in the order in which they were read.
  mutating func recordReplies(_ replies: Refs<Reply>) {
    guard recordsUses else { return }
    for (offset, span) in replyPlaces.enumerated() where offset < replies.count {
      uses.append(
        NameUse(span, NamedThing(.reply, replies[offset].index), isDefinition: true))
    }
    replyPlaces.removeAll(keepingCapacity: true)
  }

  /// What kind of name a step has.
  func nameKind(_ step: Ref<Step>) -> NameKind {
    script.steps[step].owner.objection == nil ? .step : .rebuttal
  }
}
