import CallModel
import ScriptCompiler
import SourceText
import TestSupport
import Testing

@Suite struct ShippedScriptTests {
  @Test(arguments: callableShippedScripts())
  func `a shipped script compiles and is checked without a word, advice only where it is argued`(
    path: String
  ) throws {
    let compilation = try compiledShipped(path)
    #expect(printed(told(compilation), compilation.files) == "")
    #expect(compilation.script != nil)
  }

  @Test(arguments: shippedLibraries())
  func `a shipped library is well formed by itself`(path: String) throws {
    let compilation = try compiledShipped(path)
    #expect(printed(compilation) == "")
    #expect(compilation.isLibrary)
  }

  /// Two rebuttals and a last word: who gives up after one has not listened, who tries five argues.
  @Test(arguments: callableShippedScripts())
  func `a script carries eight cards of two or three rebuttals`(path: String) throws {
    let script = try #require(try compiledShipped(path).script)
    #expect(script.objections.count >= 8)
    for card in script.objections.refs {
      #expect((2...3).contains(script.objections[card].rebuttals.count), "\(script.name(card))")
    }
  }
}

/// Compiles a script below `Scripts/`, with its includes.
func compiledShipped(_ path: String, recordsUses: Bool = false) throws -> Compilation {
  let folder =
    packageFolder + "/Scripts/" + path.split(separator: "/").dropLast().joined(separator: "/")
  let bytes = try #require(Golden.bytes(of: packageFolder + "/Scripts/" + path))
  return compile(
    SourceFile(path: path, bytes: bytes), name: "shipped", identity: path, recordsUses: recordsUses
  ) { name, _ in
    guard let bytes = Golden.bytes(of: folder + "/" + name) else { return .failure(.missing) }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, bytes: bytes), relativePath: name, identity: name))
  }
}
