import TestSupport
import Testing

/// The house: which room may import which. An arrow only points downwards.
@Suite struct RoomTests {
  /// What a room may import of ours.
  static let allowed: [String: Set<String>] = [
    "patter": ["PatterCLI"],
    "PatterCLI": [
      "SourceText", "CallModel", "Statistics", "ScriptSyntax", "ScriptCompiler", "CallEngine",
      "TypedValues", "DataExchange", "ScriptMap", "CallStore", "Terminal", "ScriptTemplates",
      "ScriptTesting", "ScriptComparison", "CallReports", "CallSamples", "Rehearsal",
      "CallPlanning",
    ],
    "patter-bench": [
      "SourceText", "CallModel", "Statistics", "ScriptSyntax", "ScriptCompiler", "CallEngine",
      "CallStore", "CSQLite",
    ],
    "Terminal": ["CReadline"],
    "CallStore": ["CallModel", "CSQLite"],
    "CallPlanning": ["CallModel", "TypedValues", "DataExchange"],
    "CallReports": ["CallModel", "Statistics", "ScriptMap", "DataExchange"],
    "DataExchange": ["CallModel"],
    "ScriptMap": ["CallModel"],
    "TypedValues": ["CallModel"],
    "ScriptTesting": ["CallEngine", "CallModel", "Statistics", "TypedValues", "SourceText"],
    "Rehearsal": [
      "CallEngine", "CallModel", "Statistics", "TypedValues", "CallSamples", "SpokenLanguage",
    ],
    "CallSamples": ["CallEngine", "CallModel", "Statistics"],
    "Statistics": [],
    "CallEngine": ["CallModel", "Statistics"],
    "ScriptComparison": ["CallModel"],
    "ScriptCompiler": ["ScriptSyntax", "SourceText", "CallModel", "SpokenLanguage"],
    "ScriptSyntax": ["SourceText"],
    "ScriptTemplates": [],
    "SpokenLanguage": ["CallModel"],
    "CallModel": [],
    "SourceText": [],
    "CReadline": [],
    "CSQLite": [],
  ]

  /// Rooms that know neither files nor clock, chance, environment or printing.
  static let pure: Set<String> = [
    "SourceText", "CallModel", "ScriptSyntax", "ScriptCompiler", "CallEngine", "TypedValues",
    "DataExchange", "ScriptMap", "ScriptTemplates", "ScriptTesting", "ScriptComparison",
    "CallReports", "CallSamples", "Rehearsal", "SpokenLanguage", "CallPlanning",
  ]

  @Test func `every room imports only what the table allows`() {
    for file in SourceTree.files(below: "Sources") {
      let room = file.room
      guard let allowed = Self.allowed[room] else {
        Issue.record("\(room) is not in the table")
        continue
      }
      for name in imports(file) where Self.allowed[name] != nil {
        #expect(allowed.contains(name), "\(file.path) imports \(name)")
      }
    }
  }

  @Test func `nothing from outside is imported but the C library, and by no pure room`() {
    for file in SourceTree.files(below: "Sources") {
      for name in imports(file) where Self.allowed[name] == nil {
        // Swift's own module is named only for its Unicode normal forms.
        let isFine = name == "Swift" || (name == "Glibc" && !Self.pure.contains(file.room))
        #expect(isFine, "\(file.path) imports \(name)")
      }
    }
  }

  @Test func `the pure rooms name no clock, chance, environment or output`() {
    let words = ["getenv", ".random(", "readLine(", "SystemRandom", "clock_gettime"]
    for file in SourceTree.files(below: "Sources") where Self.pure.contains(file.room) {
      // A printer of values has a `print` of its own, which gives text back.
      let hasOwnPrint = file.room == "TypedValues"
      for (index, line) in file.lines.enumerated() where !line.isComment {
        let hasWord =
          words.contains { line.contains($0) }
          || (!hasOwnPrint && line.drop { $0 == " " }.hasPrefix("print("))
        #expect(!hasWord, "\(file.path):\(index + 1): \(line)")
      }
    }
  }

  @Test func `the package has no dependencies`() {
    let manifest = Golden.contents(of: packageFolder + "/Package.swift") ?? ""
    #expect(!manifest.contains(".package("))
  }

  @Test func `the top level holds what the layout names and nothing else`() {
    let names = SourceTree.names(in: packageFolder).filter { !$0.hasPrefix(".") }
    let allowed: Set = [
      "Package.swift", "Package.resolved", "README.md", "Sources", "Tests", "Scripts", "Data",
    ]
    for name in names { #expect(allowed.contains(name), "\(name)") }
  }

  private func imports(_ file: SourceTree.File) -> [String] {
    file.lines.compactMap { line in
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place <= 2, !line.isComment,
        words[..<place].allSatisfy({
          ["package", "internal", "private"].contains($0) || $0.hasPrefix("@")
        })
      else { return nil }
      return words.indices.contains(place + 1) ? String(words[place + 1]) : nil
    }
  }
}

extension String {
  /// Whether a line is a comment and nothing else.
  var isComment: Bool { drop { $0 == " " }.hasPrefix("//") }
}
