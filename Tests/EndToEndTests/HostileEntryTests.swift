import Glibc
import TestSupport
import Testing

/// Whatever is typed at any prompt, the program goes on, ends as it should, and shows nothing that a
/// terminal would obey. In full: `PATTER_PROOF=full swift test --filter HostileEntryTests`.
@Suite struct HostileEntryTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let now = ["--now", "2026-11-30T16:00+01:00", "--seed", "1"]

  /// What the prompts understand, to be mixed, cut and filled with what nobody types.
  private static let words = [
    "1", "2", "99", "-1", "1e999", "0x10", "!", "!price", "!think", "!zzz", "/", "/help", "/back",
    "/again", "/note", "/note x", "/set", "/set spend = 3000", "/set spend", "/set nope = 1",
    "/end", "/end refused", "/end meeting", "/end zzz", "/hold", "/referral",
    "/referral Jo 030 123",
    "/find", "/find Roth", "/show", "/skip", "/skip x", "/aside x", "/pause x", "/jump 1",
    "/jump 9e9",
    "/jump -1", "/place US-CA", "/place Mars", "/override x", "/numbers", "/lead", "tomorrow at 25",
    "31.2.2027", "in 99999999999 years", "morgen um halb", "послезавтра в 25", "明天下午三点", "£1e999",
    "99999999999999999999999999", "+49 30 1234567", "a@b", "yes", "no", "\\", "\\1", "a", "n", "b",
    "not for us", "too dear", "take me off your list", "price swings, old ovens", "",
    "\u{1B}[2J\u{1B}]0;owned\u{7}", "\u{202E}txet lasrever\u{202C}", "\u{200B}\u{200B}\u{FEFF}",
    "e\u{301}\u{301}\u{301}\u{301}", "'; DROP TABLE call; --", "=HYPERLINK(\"x\")", "<script>",
    "$(reboot)", "`reboot`", "{lead.name}", "{{", "]]", "->", "=> won", "\u{0}", "\u{9B}31m",
  ]

  private static func line(_ random: inout Random) -> [UInt8] {
    var bytes = Array(words[Int.random(in: words.indices, using: &random)].utf8)
    switch Int.random(in: 0..<12, using: &random) {
    case 0: bytes += [0x20] + Array(words[Int.random(in: words.indices, using: &random)].utf8)
    case 1:
      if !bytes.isEmpty { bytes.removeLast(Int.random(in: 1...bytes.count, using: &random)) }
    case 2:
      for _ in 0..<4 {
        let place = Int.random(in: 0...bytes.count, using: &random)
        bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
      }
    case 3: bytes = Array(repeating: bytes + [0x20], count: 400).flatMap { $0 }
    default: break
    }
    return bytes.filter { $0 != 0x0A }
  }

  @Test(arguments: [
    ["call", Desk.audit], ["call", Desk.coffee], ["dial", "Ovens"], ["rehearse", Desk.audit],
    ["rehearse", Desk.audit, "--level", "4"], ["drill", Desk.audit], [],
  ])
  func `anything may be typed`(words: [String]) throws {
    _ = try desk.run(
      ["campaign", "new", "Ovens", "--script", Desk.audit, "--subject", "company"] + Self.now)
    let rows = (0..<20).map { "Lead \($0),Roth \($0),+1212555\(1000 + $0)\n" }
    let list = try desk.write("name,company,phone\n" + rows.joined(), to: "leads.csv")
    _ = try desk.run(["leads", "import", list, "--campaign", "Ovens"] + Self.now)
    var random = Random(seed: UInt64(words.joined().utf8.count))
    for round in 0..<proofSize(2, full: 300) {
      var typed: [UInt8] = []
      for _ in 0..<120 { typed += Self.line(&random) + [0x0A] }
      let done = try ChildProcess.run(
        desk.program, words + Self.now, environment: desk.environment, folder: desk.folder.path,
        bytes: typed)
      guard case .exited(let status) = done.status else {
        Issue.record(
          "\(words) \(round): \(done.status) \(done.errors) by \(String(decoding: typed, as: UTF8.self))"
        )
        return
      }
      #expect((0...3).contains(status), "\(words): \(status)")
      for text in [done.output, done.errors] {
        #expect(
          text.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || scalar == "\t"
              || !(scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value))
                && !(0x202A...0x202E).contains(scalar.value)
                && !(0x2066...0x2069).contains(scalar.value)
          }, "\(words) \(round) shows what a terminal obeys")
      }
    }
    let verified = try desk.run(["store", "verify"] + Self.now)
    #expect(verified.status == .exited(0), "\(verified.output)")
  }
}
