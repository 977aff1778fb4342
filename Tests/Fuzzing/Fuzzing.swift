import CallModel
import CallPlanning
import DataExchange
import Glibc
import ScriptCompiler
import ScriptSyntax
import ScriptTesting
import SourceText
import TypedValues

// Tries texts on the rooms that read what people wrote. Built with FUZZING, libFuzzer makes the texts (`.ci/fuzz`);
// without, the files that are named are tried: what a fuzzer found can be looked at with a debugger.

/// What is tried on a text, named by the variable PATTER_FUZZ.
enum Trial: String, CaseIterable {
  /// The tree prints back its bytes.
  case parse
  /// The layout is canonical at once, and means what the text meant.
  case format
  /// The text compiles and is examined, or is told what is wrong; its own bytes are what it includes.
  case check
  /// A table of another program is read as rows, the same in one piece as in many, and what is
  /// written of it is read as it was.
  case csv

  /// A transcript is played on a script that ships, or is told what is wrong.
  case transcript
  /// A value is read in the language and as the type that the first bytes choose, and what was read can be
  /// printed.
  case value
  /// A table of rules or of holidays is read, or told what is wrong.
  case rules
  /// A number is read as one of a country's, and what was read is read as it was.
  case phone

  /// Stops the program when a text breaks what must hold for every text.
  func run(_ bytes: [UInt8]) {
    let file = SourceFile(path: "fuzz.patter", bytes: bytes)
    switch self {
    case .parse:
      var diagnostics = Diagnostics()
      precondition(ScriptTree(file, index: 0, &diagnostics).printed == bytes)
    case .format:
      guard let once = formatted(bytes) else { return }
      precondition(formatted(once) == once)
      precondition(compiled(bytes).rules == compiled(once).rules)
    case .check:
      let compilation = compiled(bytes)
      let printer = DiagnosticPrinter()
      for diagnostic in compilation.diagnostics + compilation.audit().diagnostics {
        _ = printer.print(diagnostic, in: compilation.files)
      }
    case .csv:
      let whole = rows(of: bytes, piece: max(1, bytes.count))
      precondition(whole == rows(of: bytes, piece: 13))
      precondition(zip(whole, whole.dropFirst()).allSatisfy { $0.line < $1.line })
      // A row of one empty field is a line with nothing on it, and a formula gets a mark.
      for row in whole where row.fields != [""] {
        let written = CSVWriter.row(row.fields)
        let read = rows(of: Array(written.utf8), piece: written.utf8.count, divider: 0x2C)
        precondition(read.count == 1 && read[0].fields.count == row.fields.count)
        precondition(
          zip(read[0].fields, row.fields).allSatisfy { $0 == $1 || $0 == "'" + $1 })
      }
    case .transcript:
      let transcript = Transcript(file)
      let (start, problems) = transcript.start(shipped) { _ in nil }
      guard transcript.problems.isEmpty, problems.isEmpty else { return }
      _ = TranscriptRun(transcript, shipped, start)
    case .value:
      guard bytes.count > 2 else { return }
      let language = Language(["en", "de", "nl", "ru", "zh", "en-GB"][Int(bytes[0] % 6)])
      let type = types[Int(bytes[1]) % types.count]
      let text = String(decoding: bytes.dropFirst(2), as: UTF8.self)
      let reader = ValueReader(language: language, currency: Currency("EUR"), now: moment)
      _ = reader.readDuration(text)
      guard case .success(let value) = reader.read(text, as: type) else { return }
      let printer = ValuePrinter(language: language, currency: Currency("EUR"), now: moment)
      _ = printer.print(value, as: type)
    case .rules:
      let read = CallingRules.read(bytes)
      let holidays = Holidays.read(bytes)
      // What has a flaw is not used; what has none is asked.
      guard read.flaws.isEmpty, holidays.flaws.isEmpty else { return }
      _ = CallingRules(read.rules, holidays: holidays.holidays)
    case .phone:
      guard let first = bytes.first else { return }
      let country = ["US", "DE", "GB", "RU", "IT", "CN", nil][Int(first % 7)]
      let text = String(decoding: bytes.dropFirst(), as: UTF8.self)
      guard case .success(let number) = countries.phone(text, country: country) else { return }
      let again = try? countries.phone(number.international, country: nil).get()
      precondition(again?.international == number.international)
    }
  }
}

private func rows(of bytes: [UInt8], piece: Int, divider: UInt8? = nil) -> [CSVRow] {
  var finder = EncodingFinder()
  finder.read(bytes)
  var transcoder = Transcoder(from: divider == nil ? finder.encoding : .utf8)
  var reader = CSVReader(divider: divider ?? CSVReader.divider(of: Array(bytes.prefix(1000))))
  var rows: [CSVRow] = []
  for start in stride(from: 0, to: bytes.count, by: piece) {
    reader.read(transcoder.read(Array(bytes[start..<min(bytes.count, start + piece)]))) {
      rows.append($0)
    }
  }
  reader.finish { rows.append($0) }
  return rows
}

private func formatted(_ bytes: [UInt8]) -> [UInt8]? {
  var diagnostics = Diagnostics()
  let file = SourceFile(path: "fuzz.patter", bytes: bytes)
  return Formatter.format(ScriptTree(file, index: 0, &diagnostics))?.bytes
}

private func compiled(_ bytes: [UInt8]) -> Compilation {
  let file = SourceFile(path: "fuzz.patter", bytes: bytes)
  let library = IncludedFile(file: file, relativePath: "library.patter", identity: "library")
  return compile(file, name: "fuzz", identity: "fuzz") { _, _ in .success(library) }
}

extension Compilation {
  /// The rules that are broken, as often as they are.
  fileprivate var rules: [String] { diagnostics.map(\.rule.id).sorted() }
}

private let types: [FieldType] = [
  .text, .number, .money, .date, .time, .dateAndTime, .phone, .email, .link, .yesNo,
]
private let moment = Moment(milliseconds: 1_796_058_000_000, offset: 3600)

private func bytes(of path: String) -> [UInt8] {
  guard let file = fopen(path, "rb") else {
    perror(path)
    exit(3)
  }
  defer { fclose(file) }
  var bytes: [UInt8] = []
  while case let byte = getc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
  return bytes
}

/// The script that ships; the fuzzer runs in the package's folder.
private let shipped: TestedScript = {
  let folder = "Scripts/en/"
  func file(_ name: String) -> SourceFile {
    SourceFile(path: folder + name, bytes: bytes(of: folder + name))
  }
  let cards = IncludedFile(
    file: file("objections.patter"), relativePath: "objections.patter", identity: "cards")
  let compilation = compile(file("energy-audit.patter"), name: "audit", identity: "audit") { _, _ in
    .success(cards)
  }
  guard let script = compilation.script else { fatalError("the script that ships has errors") }
  return TestedScript(script)
}()

private let countries: Countries = {
  func table(_ name: String) -> [UInt8] { bytes(of: "Data/" + name + ".csv") }
  do throws(CountriesProblem) {
    return try Countries(
      countries: table("countries"), areaCodes: table("area-codes"), regions: table("regions"))
  } catch { fatalError("the table of countries cannot be read: \(error)") }
}()

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
        chosen.run(bytes(of: path))
      }
    }
  }
#endif
