// swift-tools-version: 6.2
import PackageDescription

/// What each room may import; `TidyTests` holds the sources to the same table.
let rooms: [(name: String, imports: [String])] = [
  ("SourceText", []),
  ("ScriptTemplates", []),
  ("CallModel", []),
  ("Statistics", []),
  ("SpokenLanguage", ["CallModel"]),
  ("ScriptSyntax", ["SourceText"]),
  ("ScriptCompiler", ["ScriptSyntax", "SourceText", "CallModel", "SpokenLanguage"]),
  ("ScriptComparison", ["CallModel"]),
  ("CallEngine", ["CallModel", "Statistics"]),
  ("CallSamples", ["CallEngine", "CallModel", "Statistics"]),
  ("TypedValues", ["CallModel"]),
  (
    "Rehearsal",
    ["CallEngine", "CallModel", "Statistics", "TypedValues", "CallSamples", "SpokenLanguage"]
  ),
  (
    "ScriptTesting", ["CallEngine", "CallModel", "Statistics", "TypedValues", "SourceText"]
  ),
  ("DataExchange", ["CallModel"]),
  ("ScriptMap", ["CallModel"]),
  ("CallPlanning", ["CallModel", "TypedValues", "DataExchange"]),
  ("CallStore", ["CallModel", "CSQLite"]),
  ("CallReports", ["CallModel", "Statistics", "ScriptMap", "DataExchange"]),
  ("Terminal", ["CReadline"]),
  (
    "PatterCLI",
    [
      "SourceText", "CallModel", "Statistics", "ScriptSyntax", "ScriptCompiler", "CallEngine",
      "TypedValues", "DataExchange", "ScriptMap", "CallStore", "Terminal", "ScriptTemplates",
      "ScriptTesting", "ScriptComparison", "CallReports", "CallSamples", "Rehearsal",
      "CallPlanning",
    ]
  ),
]

let package = Package(
  name: "patter",
  products: [.executable(name: "patter", targets: ["patter"])],
  targets: [
    .systemLibrary(
      name: "CReadline", providers: [.apt(["libreadline-dev"]), .brew(["readline"])]),
    .systemLibrary(
      name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),
    .executableTarget(name: "patter", dependencies: ["PatterCLI"]),
    .executableTarget(
      name: "patter-bench",
      dependencies: [
        "SourceText", "CallModel", "Statistics", "ScriptCompiler", "CallStore", "CSQLite",
      ]),
  ]
    + rooms.map { room in
      .target(
        name: room.name,
        dependencies: room.imports.map { .target(name: $0) },
        exclude: room.name == "PatterCLI" ? ["Documentation.docc"] : [],
        // The scripts that `new` begins with are in the program, which may be copied anywhere.
        resources: room.name == "ScriptTemplates" ? [.embedInCode("Templates")] : [])
    }
    // A room's tests may see the rooms that it sees, itself, and the helpers for tests.
    + rooms.map { room in
      .testTarget(
        name: room.name + "Tests",
        dependencies: ([room.name, "TestSupport"] + room.imports
          // The line reader is tested from outside, in a terminal.
          + (room.name == "Terminal" ? ["line-reader-probe"] : [])
          // Calls, maps and comparisons are tested with scripts that are written as text.
          + ([
            "CallEngine", "CallSamples", "ScriptMap", "ScriptComparison", "CallReports",
            "Rehearsal",
          ].contains(room.name)
            ? ["ScriptCompiler", "SourceText"] : [])
          // A script to begin with is compiled.
          + (room.name == "ScriptTemplates" ? ["ScriptCompiler", "SourceText", "CallModel"] : [])
          + (room.name == "ScriptTesting" ? ["ScriptCompiler"] : [])
          // Calls are led by transcripts.
          + (room.name == "CallEngine" ? ["ScriptTesting", "RandomCalls"] : [])
          // Figures are held against calls that go anywhere.
          + (room.name == "CallReports" ? ["RandomCalls", "CallEngine"] : [])
          + (room.name == "PatterCLI" ? ["RandomCalls"] : []))
          .map { .target(name: $0) })
    }
    + [
      .target(name: "CTestSupport", path: "Tests/CTestSupport"),
      .target(name: "TestSupport", dependencies: ["CTestSupport"], path: "Tests/TestSupport"),
      .target(name: "CFaults", path: "Tests/CFaults"),
      .executableTarget(
        name: "patter-on-faulty-disk", dependencies: ["PatterCLI", "CFaults"],
        path: "Tests/FaultyPatter"),
      .target(
        name: "RandomCalls",
        dependencies: ["CallEngine", "CallModel", "ScriptCompiler", "SourceText", "Statistics"],
        path: "Tests/RandomCalls"),
      .executableTarget(
        name: "line-reader-probe", dependencies: ["Terminal"], path: "Tests/LineReaderProbe"),
      .executableTarget(
        name: "patter-fuzz",
        dependencies: [
          "ScriptCompiler", "ScriptSyntax", "SourceText", "DataExchange", "ScriptTesting",
          "TypedValues", "CallPlanning", "CallModel",
        ],
        path: "Tests/Fuzzing"),
      .testTarget(name: "TidyTests", dependencies: ["TestSupport"]),
      .testTarget(
        // A store is damaged behind the program's back.
        name: "EndToEndTests",
        dependencies: ["TestSupport", "CSQLite", .target(name: "patter")]),
    ]
)

for target in package.targets where target.type != .system {
  target.swiftSettings = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
  ]
}
