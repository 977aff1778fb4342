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

extension Compilation {
  /// What `check` tells of a rule's example: what compiling found and what an audit finds, also
  /// against the version that calls were made with before.
  package static func findings(in example: Rule.Example) -> (
    compilation: Compilation, diagnostics: [Diagnostic]
  ) {
    let compilation = compile(example)
    let kept = example.earlier.flatMap { compile(Rule.Example(bytes: $0)).script }
    return (compilation, compilation.diagnostics + compilation.audit(after: kept).diagnostics)
  }
}
