import CallModel
import CallPlanning
import Glibc
import TestSupport
import Testing
import TypedValues

@testable import PatterCLI

/// The rules that ship are found and read, and what is missing or flawed is told.
@Suite struct RuleFilesTests {
  private func program(_ variables: [String: String] = [:]) throws -> Program {
    try Program(options: [:], variables: variables, usesUnicode: true)
  }

  @Test func `the rules that ship judge a call`() throws {
    let rules = try RuleFiles.load(try program())
    #expect(rules.all.contains { $0.id == "us-federal" })
    let noon = try #require(Moment(plain: "2026-12-01 12:00"))
    let question = DialQuestion(
      Callee(country: "CA"), zone: .utc, now: noon.minutes * 60_000)
    guard case .permitted(let permission) = rules.verdict(question) else {
      Issue.record("\(rules.verdict(question))")
      return
    }
    #expect(permission.rules.map(\.id) == ["ca"])
    #expect(rules.holidays.count(in: "CA") == 30)
  }

  @Test func `a file with a flaw is not used, and its first flaw is told with its line`() throws {
    let folder = try TemporaryFolder()
    let data = folder.path + "/Data"
    try #require(mkdir(data, 0o700) == 0)
    let path = data + "/calling-rules.json"
    let text = "{\n\"about\": \"No legal advice.\",\n\"rules\": 7\n}\n"
    let file = try #require(fopen(path, "wb"))
    fputs(text, file)
    fclose(file)
    let failure = #expect(throws: Failure.self) {
      try RuleFiles.load(try program(["PATTER_DATA": folder.path]))
    }
    #expect(failure?.status == .problems)
    #expect(failure?.message == "\(path), line 3: a list is expected, and here is a number")
    #expect(failure?.help?.hasSuffix("`patter check \(path)` tells all") == true)
  }

  @Test func `a file that is missing is trouble of the system, and it is told where it was sought`()
    throws
  {
    let failure = #expect(throws: Failure.self) {
      try ShippedFiles.path("Data/none.json", try program(["PATTER_DATA": "/somewhere"]))
    }
    #expect(failure?.status == .system)
    #expect(failure?.message == "Data/none.json is missing")
    #expect(failure?.help?.contains("it was looked for in /somewhere, ") == true)
  }
}
