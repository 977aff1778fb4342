package import SourceText

/// Compiles a rule's example with the files that stand beside it, as `check` would from a folder.
package func compile(_ example: Rule.Example) -> Compilation {
  let path = "example.patter"
  return compile(SourceFile(path: path, bytes: example.bytes), name: "example", identity: path) {
    name, _ in
    guard let file = example.files.first(where: { $0.path == name }) else {
      return .failure(.missing)
    }
    return .success(
      IncludedFile(
        file: SourceFile(path: name, text: file.text), relativePath: name, identity: name))
  }
}
