import Glibc
import ScriptCompiler
import ScriptSyntax
import SourceText

// Tries texts on the language's rooms. Built with FUZZING, libFuzzer makes the texts (`.ci/fuzz`);
// without, the files that are named are tried: what a fuzzer found can be looked at with a debugger.

/// What is tried on a text, named by the variable PATTER_FUZZ.
enum Trial: String, CaseIterable {
  /// The tree prints back its bytes.
  case parse
  /// The text compiles or is told what is wrong; its own bytes are what it includes.
  case check

  /// Stops the program when a text breaks what must hold for every text.
  func run(_ bytes: [UInt8]) {
    let file = SourceFile(path: "fuzz.patter", bytes: bytes)
    switch self {
    case .parse:
      var diagnostics = Diagnostics()
      precondition(ScriptTree(file, index: 0, &diagnostics).printed == bytes)
    case .check:
      let library = IncludedFile(file: file, relativePath: "library.patter", identity: "library")
      let compilation = compile(file, name: "fuzz", identity: "fuzz") { _, _ in .success(library) }
      let printer = DiagnosticPrinter()
      for diagnostic in compilation.diagnostics {
        _ = printer.print(diagnostic, in: compilation.files)
      }
    }
  }
}

private let chosen =
  getenv("PATTER_FUZZ").flatMap { Trial(rawValue: String(cString: $0)) } ?? .check

#if FUZZING
  @_cdecl("LLVMFuzzerTestOneInput")
  func fuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
  }
#else
  @main enum Fuzzing {
    static func main() {
      for path in CommandLine.arguments.dropFirst() {
        guard let file = fopen(path, "rb") else {
          perror(path)
          exit(3)
        }
        var bytes: [UInt8] = []
        while case let byte = getc(file), byte != EOF {
          bytes.append(UInt8(truncatingIfNeeded: byte))
        }
        fclose(file)
        chosen.run(bytes)
      }
    }
  }
#endif
