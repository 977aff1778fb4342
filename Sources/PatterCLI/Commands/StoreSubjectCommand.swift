import CallStore
import Terminal

/// `store subject`: everything that is kept about one person, for whoever asks to see it.
enum StoreSubjectCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let request = try StoreEraseCommand.request(invocation, program)
    guard !request.isEmpty else {
      program.screen.line("Nothing is known of this person.")
      try program.flush()
      return .problems
    }
    let file = try program.ask { (store) throws(StoreError) in try PersonFile(request, store) }
    let text = file.text(at: program.clock.now)
    try ExportOutput.write(invocation, program) { (output) throws(Failure) in try output(text) }
    return .done
  }
}
