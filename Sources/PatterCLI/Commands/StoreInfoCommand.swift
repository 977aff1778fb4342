import CallModel
import CallStore
import DataExchange
import Terminal

/// `store info`
enum StoreInfoCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", ["table", "json"])
    let store = try program.store()
    let info: StoreInfo
    do throws(StoreError) { info = try store.info() } catch { throw Failure(error) }
    if format == "json" { writeJSON(info, program) } else { writeTable(info, program) }
    try program.flush()
    return .done
  }

  private static func writeTable(_ info: StoreInfo, _ program: Program) {
    let calls = CallPurpose.allCases.map { "\(info.calls[$0] ?? 0) \(CallOutput.purpose($0))" }
    // Short words on the left leave room for the head on one line, to be copied.
    let pairs: [(key: String, value: StyledText)] = [
      ("file", StyledText(data: info.path)), ("id", StyledText(info.origin.description)),
      ("version", StyledText("\(info.version)")), ("size", StyledText("\(info.byteCount) bytes")),
      ("calls", StyledText(calls.joined(separator: ", "))),
      ("unfinished", StyledText("\(info.openCalls)")), ("events", StyledText("\(info.events)")),
      ("scripts", StyledText("\(info.scripts)")), ("operators", StyledText("\(info.agents)")),
      ("chain", StyledText("\(info.chainLength) entries")),
      ("head", StyledText(info.chainHead?.description ?? "none yet")),
    ]
    program.screen.lines(program.layout.keyValues(pairs))
  }

  private static func writeJSON(_ info: StoreInfo, _ program: Program) {
    var json = JSONWriter()
    json.object { json in
      json.member("file", info.path)
      json.member("id", info.origin.description)
      json.member("version", info.version)
      json.member("bytes", info.byteCount)
      json.key("calls")
      json.object { json in
        for purpose in CallPurpose.allCases {
          json.member(CallOutput.purpose(purpose), info.calls[purpose] ?? 0)
        }
      }
      json.member("unfinished", info.openCalls)
      json.member("events", info.events)
      json.member("script_versions", info.scripts)
      json.member("operators", info.agents)
      json.member("chain_entries", info.chainLength)
      json.member("chain_head", info.chainHead?.description)
    }
    program.screen.write(json.text + "\n")
  }
}
