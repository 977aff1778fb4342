import CallModel
import CallStore
import Glibc

/// A folder of its own for a test; it goes when the last one who holds it does.
final class Folder {
  let path: String

  init() {
    var template = Array("/tmp/patter-store-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { preconditionFailure("no temporary folder") }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { removeAll(path) }

  /// The path of a file in the folder.
  func file(_ name: String) -> String { "\(path)/\(name)" }
}

private func removeAll(_ path: String) {
  // A file, a link or an empty folder; else what is in it first.
  if remove(path) == 0 { return }
  if let folder = opendir(path) {
    while let entry = readdir(folder) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { removeAll("\(path)/\(name)") }
    }
    closedir(folder)
  }
  remove(path)
}

/// All bytes of a file; none when it is not there.
func contents(_ path: String) -> [UInt8] {
  let file = open(path, O_RDONLY | O_CLOEXEC)
  guard file >= 0 else { return [] }
  defer { close(file) }
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while true {
    let count = read(file, &buffer, buffer.count)
    guard count > 0 else { return bytes }
    bytes += buffer[..<count]
  }
}

/// Makes a file that holds bytes.
func write(_ bytes: some Collection<UInt8>, to path: String) {
  let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
  precondition(file >= 0)
  defer { close(file) }
  var rest = Array(bytes)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    precondition(count > 0)
    rest = rest.dropFirst(count)
  }
}

/// The permissions of a file.
func mode(_ path: String) -> UInt32 {
  var status = stat()
  return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
}

/// A script that nobody compiles.
func solar(_ text: String = "# Hello", family: String = "solar") -> ScriptBundle {
  ScriptBundle(
    family: family, title: "Solar panels", path: "/scripts/\(family).patter",
    files: [
      ScriptBundle.File(path: "\(family).patter", bytes: Array(text.utf8)),
      ScriptBundle.File(path: "cards/price.patter", bytes: [0, 255, 10]),
    ])
}

/// Anna, who is to be called.
let anna = Lead([("name", "Anna Petrova"), ("phone", "+49 30 901820"), ("city", "Köln")])

extension Store {
  /// A call of an operator with the plain script.
  func newCall(
    purpose: CallPurpose = .live, agent: String = "Mia", lead: Lead = anna,
    startedAt: Int64 = 1_800_000_000_000, script: ScriptBundle = solar()
  ) throws(StoreError) -> NewCall {
    var start = CallStart(
      startedAt: startedAt, offset: 3600, zone: "Europe/Berlin", variantSeed: .max - 6, lead: lead,
      agent: Lead([("name", agent)]))
    start.attempt = 2
    return NewCall(
      purpose: purpose, agent: try self.agent(named: agent), script: try keep(script: script),
      start: start, day: CivilDate(days: 20_833), hour: 9, leadKey: leadKey(of: lead))
  }

  /// A call that has ended, with the usual events.
  @discardableResult
  func endedCall(
    purpose: CallPurpose = .live, agent: String = "Mia", lead: Lead = anna,
    startedAt: Int64 = 1_800_000_000_000, script: ScriptBundle = solar(), letter: Int64 = 0
  ) throws(StoreError) -> UUIDv7 {
    let call = try begin(
      newCall(
        purpose: purpose, agent: agent, lead: lead, startedAt: startedAt, script: script),
      events: [EventRecord(seq: 0, ms: 0, kind: .started)])
    try append(conversation(letter: letter), to: call)
    try finish(
      call, summary: wonSummary,
      events: [record(7, .wrappedUp, at: "offer", words: "rings back, maybe")])
    return call.id
  }
}

extension Store {
  /// What the tallies hold over all days and versions, each thing once a day and version.
  func tallied(purpose: CallPurpose = .live) throws(StoreError) -> Set<CallCount> {
    var counts: Set<CallCount> = []
    let filter = CountFilter(purpose: purpose, scripts: try scripts(ofFamily: "solar"))
    try eachTally(filter) { (tally) throws(StoreError) in
      counts.insert(
        CallCount(try counted(tally.count), n: tally.count.n, ms: tally.count.ms))
    }
    return counts
  }
}

/// An event with what the test cares for.
func record(
  _ seq: Int32, _ kind: EventRecord.Kind, at step: String? = nil, target: String? = nil,
  number: Int64? = nil, agent: String? = nil, value: String? = nil, words: String? = nil
) -> EventRecord {
  var event = EventRecord(seq: seq, ms: Int64(seq) * 1500, kind: kind, step: step)
  (event.target, event.number, event.agent) = (target, number, agent)
  (event.value, event.words) = (value, words)
  return event
}

/// What happens between the start and the wrap-up.
func conversation(letter: Int64 = 0) -> [EventRecord] {
  [
    record(1, .stepEntered, target: "hello", number: letter),
    record(2, .repliedInWords, at: "hello", number: 0, words: "wer? nö…"),
    record(3, .replyChosen, at: "hello", target: "yes_please"),
    record(4, .objectionRaised, at: "offer", target: "price", number: 1),
    record(5, .answered, at: "offer", target: "budget", value: "3000 EUR", words: "three thousand"),
    record(6, .outcomeReached, at: "offer", target: "appointment"),
  ]
}

/// What that comes to.
let wonSummary = CallSummary(
  disposition: .answered, outcome: "appointment", outcomeKind: .won, talkMs: 9000, holdMs: 10,
  wrapMs: 1500, answers: [FieldAnswer(field: "budget", value: "3000 EUR")],
  objections: [
    RaisedObjection(
      seq: 4, card: "price", step: "offer", rebuttals: 1, lastRebuttal: "price/value",
      isOvercome: true)
  ],
  counts: [
    CallCount(.call, ms: 10_500), CallCount(.outcome, target: "appointment", ms: 9000),
    CallCount(.stepEntered, step: "hello", ms: 1500),
    CallCount(.letterDrawn, experiment: "hello", letter: Letter(index: 0)),
    CallCount(.goalReached, experiment: "hello", letter: Letter(index: 0)),
  ])

/// What a store's deed threw, or nil.
func thrown(_ body: () throws -> Void) -> StoreError? {
  do { try body() } catch { return error as? StoreError }
  return nil
}
