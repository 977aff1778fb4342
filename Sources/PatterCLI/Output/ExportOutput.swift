import Terminal

/// Where an export goes: the file of `--output`, which is there whole or not at all, or standard output.
enum ExportOutput {
  /// Hands over to `produce` what takes the text.
  static func write(
    _ invocation: Invocation, _ program: Program,
    _ produce: ((String) throws(Failure) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    if let path = invocation.value("output") {
      let file = try OutputFile(path)
      try produce { file.write($0) }
      try file.finish()
    } else {
      try produce { (text) throws(Failure) in
        program.screen.write(text)
        try program.flush()
      }
    }
  }
}
