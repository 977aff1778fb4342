import CallModel
import Testing

@testable import PatterCLI

@Suite struct CommandLineTests {
  private func invocation(_ words: String...) throws -> Invocation {
    guard case .command(let invocation) = try CommandLineReader.read(words) else {
      throw Failure.usage("no command")
    }
    return invocation
  }

  private func failure(_ words: String...) -> Failure? {
    do throws(Failure) {
      _ = try CommandLineReader.read(words)
      return nil
    } catch { return error }
  }

  @Test func `shared options may stand before and behind the command`() throws {
    let before = try invocation("--store", "a.db", "log", "list", "--limit=3")
    #expect(before.value("store") == "a.db")
    #expect(before.value("limit") == "3")
    #expect(before.command.name == "log list")
    #expect(try invocation("log", "list", "--plain").has("plain"))
  }

  @Test func `an option with an optional value may stand alone`() throws {
    #expect(try invocation("call", "--resume").value("resume") == "")
    #expect(try invocation("call", "--resume", "--plain").value("resume") == "")
    #expect(try invocation("call", "--resume", "01a2").value("resume") == "01a2")
  }

  @Test func `after two dashes everything is an argument`() throws {
    #expect(try invocation("check", "--", "--odd.patter").arguments == ["--odd.patter"])
  }

  @Test func `no words ask for the prompt`() throws {
    guard case .prompt = try CommandLineReader.read([]) else {
      Issue.record("no prompt")
      return
    }
  }

  @Test func `wrong use is told with what is near`() {
    #expect(failure("chek", "x")?.help == "the command with a similar name is `check`")
    #expect(
      failure("check", "x", "--formt", "json")?.help
        == "the option with a similar name is `--format`")
    #expect(failure("check")?.status == .usage)
    #expect(failure("log")?.message == "`log` wants one more word")
    #expect(failure("call", "a", "b")?.status == .usage)
    #expect(failure("call", "--seed")?.message == "`--seed` lacks its value")
    #expect(failure("log", "list", "--plain=yes")?.status == .usage)
    #expect(failure("log", "list", "--limit", "1", "--limit", "2")?.status == .usage)
  }

  @Test(arguments: [
    ("call a b", ["call", "a", "b"]), ("  call   'a b' ", ["call", "a b"]),
    ("x --lead \"name=Ada, Roth\"", ["x", "--lead", "name=Ada, Roth"]), ("a\\ b", ["a b"]),
    ("\"\"", [""]), ("$(rm) `x` ; y | z", ["$(rm)", "`x`", ";", "y", "|", "z"]),
  ])
  func `a typed line is split into words and never expanded`(line: String, words: [String]) {
    #expect(WordSplitter.split(line) == words)
  }

  @Test func `a lead's columns are read with commas in quotes`() throws {
    let lead = try LeadOption.read(["name=Ada,company=\"Roth, Bakers\"", "phone=+49 30 1"])
    #expect(lead["company"] == "Roth, Bakers")
    #expect(lead["NAME"] == "Ada")
    #expect(lead["phone"] == "+49 30 1")
  }

  @Test(arguments: ["name", "=Ada", "1x=2", "company=\"Roth"])
  func `a malformed lead is wrong use`(option: String) {
    #expect(throws: Failure.self) { try LeadOption.read([option]) }
  }
}
