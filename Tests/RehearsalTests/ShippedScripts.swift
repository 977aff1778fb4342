import CallModel
import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// A script that ships, compiled with what it includes; behind its own personas those that ship for its
/// language.
func shipped(_ path: String) throws -> Script {
  let folder = packageFolder + "/Scripts/" + path.split(separator: "/")[0]
  let text = try #require(Golden.contents(of: packageFolder + "/Scripts/" + path))
  let name = String(path.split(separator: "/")[1].dropLast(".patter".count))
  let compilation = compile(SourceFile(path: path, text: text), name: name) { name, _ in
    guard let text = Golden.contents(of: "\(folder)/\(name)") else { return .failure(.missing) }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, text: text), relativePath: name, identity: name))
  }
  var script = try #require(compilation.script, "\(path) does not compile")
  let personas = "Data/personas/\(script.language.primary).patter"
  let guests = GuestPersonas.lower(
    SourceFile(
      path: personas, text: try #require(Golden.contents(of: "\(packageFolder)/\(personas)"))),
    into: &script)
  #expect(!guests.personas.isEmpty)
  return script
}

/// A script that ships with the personas that ship for its language behind its own.
func shippedWithGuests(_ path: String) throws -> Script {
  var script = try shipped(path)
  let guests = "/Data/personas/\(path.split(separator: "/")[0]).patter"
  let text = try #require(Golden.contents(of: packageFolder + guests))
  let lowered = GuestPersonas.lower(SourceFile(path: guests, text: text), into: &script)
  try #require(!lowered.hasErrors)
  return script
}

extension Script {
  /// A persona by its name.
  func persona(_ name: String) -> Persona? {
    personas.refs.lazy.map { self.personas[$0] }.first { text[$0.id] == name }
  }
}
