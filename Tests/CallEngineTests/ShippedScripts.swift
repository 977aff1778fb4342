import CallModel
import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// Compiles a script of the package, with its includes.
func compiledShipped(_ path: String) throws -> Script {
  let folder = path.split(separator: "/").dropLast().joined(separator: "/")
  let text = try #require(Golden.contents(of: packageFolder + "/" + path))
  let compilation = compile(SourceFile(path: path, text: text), name: "shipped") { name, _ in
    guard let text = Golden.contents(of: "\(packageFolder)/\(folder)/\(name)") else {
      return .failure(.missing)
    }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, text: text), relativePath: name, identity: name))
  }
  return try #require(compilation.script, "\(path) does not compile")
}
