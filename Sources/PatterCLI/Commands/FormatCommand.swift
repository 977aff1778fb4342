import Glibc
import ScriptSyntax
import SourceText
import Terminal

/// `format PATH…`
enum FormatCommand {
  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let isCheck = invocation.has("check")
    guard !invocation.has("stdin") else {
      guard invocation.arguments.isEmpty else {
        throw .usage(
          "`format --stdin` takes no files", help: "leave --stdin out to format files in place")
      }
      return try formatInput(isCheck: isCheck, program)
    }
    guard !invocation.arguments.isEmpty else {
      throw .usage(
        "`format` lacks its argument", help: "name files or folders, or write `--stdin`")
    }
    var status = ExitStatus.done
    var (seenCount, changedCount) = (0, 0)
    for path in try ScriptFinder.scripts(invocation.arguments) {
      do throws(Failure) {
        if try format(path, isCheck: isCheck, program) { changedCount += 1 }
        seenCount += 1
      } catch {
        program.tell(error)
        if status != .system { status = error.status }
      }
    }
    if seenCount > 0 {
      let files = seenCount == 1 ? "1 file" : "\(seenCount) files"
      let changed = isCheck ? "\(changedCount) would change" : "\(changedCount) changed"
      program.screen.line(
        StyledText(
          "\(files) looked at: \(changedCount == 0 ? "nothing to change" : changed)",
          changedCount == 0 ? .good : .heading))
    }
    try program.flush()
    return isCheck && changedCount > 0 && status == .done ? .problems : status
  }

  /// Formats a file in its place; whether it was, or would be, changed.
  private static func format(
    _ path: String, isCheck: Bool, _ program: Program
  ) throws(Failure) -> Bool {
    let bytes: [UInt8]
    switch FileReader.read(path, limit: SourceFile.maximumSize) {
    case .success(let found): bytes = found
    case .failure(let problem):
      throw .system(
        "\(path) cannot be read: \(problem.reason)",
        help: problem.isMissing ? "see to the path; scripts end in .patter" : nil)
    }
    let formatted = try formatted(bytes, path, program)
    guard formatted != bytes else { return false }
    if !isCheck {
      let file = try OutputFile(path)
      file.write(formatted)
      try file.finish()
    }
    program.screen.line(StyledText(data: path))
    return true
  }

  private static func formatInput(
    isCheck: Bool, _ program: Program
  ) throws(Failure) -> ExitStatus {
    let bytes: [UInt8]
    switch FileReader.readInput(limit: SourceFile.maximumSize) {
    case .success(let found): bytes = found
    case .failure(let problem):
      throw .system("standard input cannot be read: \(problem.reason)")
    }
    let formatted = try formatted(bytes, "standard input", program)
    if isCheck {
      guard formatted != bytes else { return .done }
      program.screen.line("standard input would change")
    } else {
      // The bytes of a script that its author formats go out as they are.
      program.screen.write(String(decoding: formatted, as: UTF8.self))
    }
    try program.flush()
    return isCheck ? .problems : .done
  }

  /// The canonical layout of a file, after telling which of its lines could not be read.
  private static func formatted(
    _ bytes: [UInt8], _ path: String, _ program: Program
  ) throws(Failure) -> [UInt8] {
    let file = SourceFile(path: path, bytes: bytes)
    guard bytes.count <= SourceFile.maximumSize else {
      throw Failure(
        .problems, "\(path) is larger than \(SourceFile.maximumSize / 1_048_576) MiB",
        help: "name a script; what is said in a call fits in far less")
    }
    if let offset = file.firstInvalidByte {
      throw Failure(
        .problems,
        "\(path) is not UTF-8: byte \(offset) (line \(file.lineIndex(of: offset) + 1)) is no part "
          + "of a character",
        help: bytes.prefix(4096).contains(0)
          ? "this looks like a binary file; name a script"
          : "save the file as UTF-8 in your editor")
    }
    var ignored = Diagnostics()
    let tree = ScriptTree(file, index: 0, &ignored)
    guard let result = Formatter.format(tree) else {
      throw Failure(
        .problems, "\(path) is left as it is: its front matter has no end",
        help: "put `---` on a line of its own below it")
    }
    tell(result.linesLeft, path, program)
    return result.bytes
  }

  private static func tell(_ lines: [Int], _ path: String, _ program: Program) {
    guard let first = lines.first else { return }
    let what =
      lines.count == 1
      ? "line \(first + 1) cannot be read and is left as it is"
      : "\(lines.count) lines cannot be read and are left as they are, the first in line "
        + "\(first + 1)"
    program.errors.line(
      StyledText(data: path) + StyledText(": \(what); `patter check` tells why"))
    try? program.errors.flush()
  }
}
