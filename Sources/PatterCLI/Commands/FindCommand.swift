import CallModel
import CallStore
import Terminal

/// `find TEXT…`
enum FindCommand {
  /// So many hits are shown where nothing else is said.
  private static let usualLimit = 20

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let words = invocation.arguments.joined(separator: " ")
    let limit = try invocation.count("limit", in: 1...10_000) ?? usualLimit
    let rows = try program.ask { (store) throws(StoreError) in
      try hits(words, limit: limit, store, program).map { (hit) throws(StoreError) in
        try row(hit, store, program)
      }
    }
    try Listing(["what", "number", "name", "company", "phone", "state", "since"], rows)
      .write(invocation, program, empty: "Nothing has all of these words.")
    return rows.isEmpty ? .problems : .done
  }

  /// What has all the words; what came since the last search is read first.
  private static func hits(
    _ words: String, limit: Int, _ store: Store, _ program: Program
  ) throws(StoreError) -> [SearchHit] {
    var progress = program.progress("Reading what came since", total: nil)
    try store.indexWords { progress.update(done: $0) }
    progress.finish()
    return try store.find(words, limit: limit)
  }

  /// What has all the words, a line each, for the prompt of a shift or a call.
  static func lines(
    _ words: String, limit: Int, _ store: Store, _ program: Program
  ) throws(StoreError) -> [StyledText] {
    try hits(words, limit: limit, store, program).map { (hit) throws(StoreError) in
      let row = try row(hit, store, program)
      return StyledText(data: row.filter { !$0.isEmpty }.joined(separator: " · "))
    }
  }

  private static func row(
    _ hit: SearchHit, _ store: Store, _ program: Program
  ) throws(StoreError) -> [String] {
    switch hit {
    case .lead(let number):
      guard let stored = try store.lead(number) else { return [] }
      return [
        "lead", String(number.value), stored.lead.label ?? "", stored.lead["company"] ?? "",
        stored.lead["phone"] ?? "", stored.life.word, program.local(stored.madeAt).date.plain,
      ]
    case .call(let id):
      let call = try store.call(id.description)
      return [
        "call", id.description, call.start.lead.label ?? "", call.start.lead["company"] ?? "",
        call.start.lead["phone"] ?? "", call.outcome ?? call.disposition?.rawValue ?? "",
        program.local(call.start.startedAt).plain,
      ]
    }
  }
}
