import TestSupport
import Testing

/// The helper that other rooms' tests run programs with.
struct ChildProcessTests {
  @Test func `a program gets its input and gives its output, errors and status`() throws {
    let child = try ChildProcess.run(
      "/bin/sh", ["-c", "cat; echo \"$WORD in $PWD\" >&2; exit 3"],
      environment: ["WORD": "word"], folder: "/usr", input: "line\n")
    #expect(child.output == "line\n")
    #expect(child.errors == "word in /usr\n")
    #expect(child.status == .exited(3))
  }

  @Test func `much input and output flow at the same time`() throws {
    let bytes = [UInt8](repeating: 0x61, count: 1 << 20)
    let child = try ChildProcess.run("/bin/cat", bytes: bytes)
    #expect(child.output.utf8.count == bytes.count)
  }

  @Test func `a program that does not read ends nothing but itself`() throws {
    let child = try ChildProcess.run(
      "/bin/sh", ["-c", "kill -9 $$"], bytes: [UInt8](repeating: 0x61, count: 1 << 20))
    #expect(child.status == .killed(signal: 9))
  }

  @Test func `a program that is not there is told`() {
    #expect(throws: ChildError.self) { try ChildProcess.run("/nonexistent/program") }
  }

  @Test func `the built program is found`() throws {
    #expect(try builtProgram().hasSuffix("/patter"))
  }
}
