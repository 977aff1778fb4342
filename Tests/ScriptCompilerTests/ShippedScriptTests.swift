import ScriptCompiler
import SourceText
import TestSupport
import Testing

@Suite struct ShippedScriptTests {
  @Test(arguments: ["en/energy-audit.patter", "ru/office-coffee.patter"])
  func `a shipped script compiles without a word`(path: String) throws {
    let compilation = try compiledShipped(path)
    #expect(printed(compilation) == "")
    #expect(compilation.script != nil)
  }

  @Test(arguments: ["en/objections.patter", "ru/objections.patter"])
  func `a shipped library is well formed by itself`(path: String) throws {
    let compilation = try compiledShipped(path)
    #expect(printed(compilation) == "")
    #expect(compilation.isLibrary)
  }
}

/// Compiles a script below `Scripts/`, with its includes.
func compiledShipped(_ path: String) throws -> Compilation {
  let folder =
    packageFolder + "/Scripts/" + path.split(separator: "/").dropLast().joined(separator: "/")
  let bytes = try #require(Golden.bytes(of: packageFolder + "/Scripts/" + path))
  return compile(SourceFile(path: path, bytes: bytes), name: "shipped", identity: path) { name, _ in
    guard let bytes = Golden.bytes(of: folder + "/" + name) else { return .failure(.missing) }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, bytes: bytes), relativePath: name, identity: name))
  }
}
