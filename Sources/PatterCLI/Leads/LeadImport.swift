import CallModel
import CallStore
import DataExchange
import Terminal

/// Imports a file of leads in one transaction: all of it, or nothing, or without what is rejected.
struct LeadImport {
  /// What became of the rows.
  struct Result {
    var added = 0
    var merged = 0
    var known = 0
    var queued = 0
    var rejected = 0
    /// The first rejects, for the screen.
    var examples: [(line: Int, reason: String)] = []
  }

  private let file: LeadFile
  private let intake: LeadIntake
  private let rejects: OutputFile?
  private let isPartial: Bool

  /// - Parameters:
  ///   - rejects: where rejected rows are written; nil for nowhere.
  ///   - isPartial: whether the others are kept when a row is rejected.
  init(_ file: LeadFile, _ intake: LeadIntake, rejects: OutputFile?, isPartial: Bool) {
    self.file = file
    self.intake = intake
    self.rejects = rejects
    self.isPartial = isPartial
  }

  /// A row with what was made of it.
  private struct Row: Sendable {
    let lead: PreparedLead
    /// What is wrong with it, and the row as it stands in the file.
    var wrong: (reason: String, row: CSVRow)?
  }

  /// The rows of the file, prepared on a thread of their own.
  private func rows() -> ReadAhead<Row> {
    let (file, recipe) = (file, intake.recipe)
    return ReadAhead { (give) throws(Failure) in
      let preparation = recipe.make()
      let hasContacts = file.hasContacts
      try file.leads { (draft, row, problem) throws(Failure) in
        var problem = problem
        if hasContacts, draft.phone == nil, draft.email == nil {
          problem = problem ?? "it has neither a phone nor a mail address"
        }
        let lead = problem == nil ? preparation.prepare(draft) : PreparedLead(draft: draft)
        let reason = problem ?? lead.problem
        try give(Row(lead: lead, wrong: reason.map { ($0, row) }))
      }
    }
  }

  /// Looks at all rows and keeps nothing.
  func survey() throws(Failure) -> Result {
    var result = Result()
    let rows = rows()
    defer { rows.end() }
    while let batch = try rows.next() {
      for row in batch {
        if let (reason, row) = row.wrong { reject(row, reason, &result) } else { result.added += 1 }
      }
    }
    return result
  }

  /// Takes the leads in; gives what became of them, of which nothing was kept when one was rejected,
  /// unless it is partial.
  func run(
    _ store: Store, _ source: LeadSource, progress: (Int) -> Void
  ) throws(Failure) -> Result {
    var result = Result()
    var failure: Failure?
    let rows = rows()
    defer { rows.end() }
    do throws(StoreError) {
      try store.addLeads(from: source) { (importer) throws(StoreError) in
        do throws(Failure) {
          while let batch = try rows.next() {
            for row in batch { try take(row, importer, &result) }
            progress(result.added + result.merged + result.known + result.rejected)
          }
        } catch {
          failure = error
          return false
        }
        return isPartial || result.rejected == 0
      }
    } catch {
      if let failure { throw failure }
      guard !isPartial, result.rejected > 0 else { throw Failure(error) }
    }
    return result
  }

  private func take(
    _ row: Row, _ importer: LeadImporter, _ result: inout Result
  ) throws(Failure) {
    if let (reason, row) = row.wrong {
      reject(row, reason, &result)
      return
    }
    // What is given up in the end need not be written.
    guard isPartial || result.rejected == 0 else { return }
    do throws(StoreError) {
      let taken = try importer.add(row.lead.draft, as: row.lead.identity)
      switch taken {
      case .added: result.added += 1
      case .merged: result.merged += 1
      case .known: result.known += 1
      }
      if try intake.enqueue(taken.lead, row.lead) { result.queued += 1 }
    } catch { throw Failure(error) }
  }

  private func reject(_ row: CSVRow, _ reason: String, _ result: inout Result) {
    result.rejected += 1
    if result.examples.count < 10 { result.examples.append((row.line, reason)) }
    let width = file.guesses.count
    var fields = Array(row.fields.prefix(width))
    fields += Array(repeating: "", count: max(0, width - fields.count))
    rejects?.write(CSVWriter.row(fields + [String(row.line), reason]))
  }
}
