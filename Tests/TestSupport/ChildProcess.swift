import Glibc

/// A program run to its end, without a terminal.
package struct ChildProcess: Sendable {
  /// How it ended.
  package let status: ExitStatus
  /// What it wrote to standard output; bytes that are not UTF-8 are repaired.
  package let output: String
  /// What it wrote to standard error.
  package let errors: String

  /// Runs a program and waits for its end.
  ///
  /// - Parameters:
  ///   - program: The path of the program.
  ///   - environment: All of its environment; `nil` for that of the tests.
  ///   - folder: Where it runs; `nil` for where the tests run.
  ///   - input: What it reads; `nil` for standard input that is empty.
  /// - Throws: When it cannot be started, or has not ended at the deadline; it is killed then.
  package static func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    folder: String? = nil, input: String? = nil, deadline: Deadline = Deadline()
  ) throws(ChildError) -> ChildProcess {
    try run(
      program, arguments, environment: environment, folder: folder,
      bytes: input.map { Array($0.utf8) } ?? [], deadline: deadline)
  }

  /// Runs a program as the other `run` does, with any bytes as its input.
  package static func run(
    _ program: String, _ arguments: [String] = [], environment: [String: String]? = nil,
    folder: String? = nil, bytes: [UInt8], deadline: Deadline = Deadline()
  ) throws(ChildError) -> ChildProcess {
    // A child that ends without reading must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    let pipes = try (0..<3).map { _ throws(ChildError) in try Pipe() }
    let child = try Spawned(
      program, arguments, environment: environment, folder: folder, isSessionLeader: false
    ) { actions in
      posix_spawn_file_actions_adddup2(&actions, pipes[0].reading.number, 0)
      posix_spawn_file_actions_adddup2(&actions, pipes[1].writing.number, 1)
      posix_spawn_file_actions_adddup2(&actions, pipes[2].writing.number, 2)
    }
    pipes[0].reading.close()
    pipes[1].writing.close()
    pipes[2].writing.close()
    var exchange = Exchange(pipes: pipes, input: bytes)
    while !exchange.isDone && deadline.remaining > 0 { exchange.step(deadline) }
    guard let status = child.wait(until: deadline) else {
      throw ChildError("\(program) has not ended in time; it wrote:\n\(exchange.text(1))")
    }
    return ChildProcess(status: status, output: exchange.text(1), errors: exchange.text(2))
  }
}

/// A descriptor that is closed once.
private final class Descriptor {
  let number: Int32
  private(set) var isOpen = true

  init(_ number: Int32) { self.number = number }

  deinit { close() }

  func close() {
    guard isOpen else { return }
    isOpen = false
    Glibc.close(number)
  }
}

private struct Pipe {
  let reading: Descriptor
  let writing: Descriptor

  init() throws(ChildError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ChildError("no pipe can be made") }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    reading = Descriptor(ends[0])
    writing = Descriptor(ends[1])
  }
}

/// What goes to and comes from a child at the same time.
private struct Exchange {
  private let pipes: [Pipe]
  private let input: [UInt8]
  private var sent = 0
  private var received: [[UInt8]] = [[], [], []]

  init(pipes: [Pipe], input: [UInt8]) {
    self.pipes = pipes
    self.input = input
    let descriptor = pipes[0].writing
    _ = fcntl(descriptor.number, F_SETFL, O_NONBLOCK)
    if input.isEmpty { descriptor.close() }
  }

  var isDone: Bool { !pipes[1].reading.isOpen && !pipes[2].reading.isOpen }

  func text(_ index: Int) -> String { String(decoding: received[index], as: UTF8.self) }

  mutating func step(_ deadline: Deadline) {
    let descriptors = [pipes[0].writing, pipes[1].reading, pipes[2].reading]
    var entries = descriptors.enumerated().map { index, descriptor in
      pollfd(
        fd: descriptor.isOpen ? descriptor.number : -1,
        events: Int16(index == 0 ? POLLOUT : POLLIN), revents: 0)
    }
    guard poll(&entries, 3, deadline.remaining) > 0 else { return }
    if entries[0].revents != 0 { send(descriptors[0]) }
    for index in 1...2 where entries[index].revents != 0 { receive(descriptors[index], index) }
  }

  private mutating func send(_ descriptor: Descriptor) {
    let count = input[sent...].withUnsafeBytes {
      write(descriptor.number, $0.baseAddress, $0.count)
    }
    if count > 0 { sent += count }
    if sent == input.count || (count < 0 && errno != EAGAIN && errno != EINTR) {
      descriptor.close()
    }
  }

  private mutating func receive(_ descriptor: Descriptor, _ index: Int) {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let count = read(descriptor.number, &buffer, buffer.count)
    if count > 0 { received[index] += buffer[..<count] }
    if count == 0 || (count < 0 && errno != EINTR) { descriptor.close() }
  }
}
