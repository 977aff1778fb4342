import ScriptCompiler
import ScriptMap
import Terminal

/// `graph SCRIPT`
enum GraphCommand {
  static let formats = ["text", "dot", "mermaid", "svg", "json"]

  static func run(_ invocation: Invocation, _ program: Program) throws(Failure) -> ExitStatus {
    let format = try invocation.choice("format", formats)
    let path = invocation.arguments[0]
    let output = invocation.value("output")
    let compilation = try ScriptLoader.load(path)
    guard let script = compilation.script else {
      if compilation.isLibrary, !compilation.hasErrors {
        throw Failure(
          .problems, "\(path) is a library: it has no title, and no map of its own",
          help: "draw a script that includes it")
      }
      DiagnosticOutput.write(compilation, to: program.errors, program)
      program.errors.line(
        StyledText(data: "The script has errors, and there is no map of it.", .error))
      try? program.errors.flush()
      return .problems
    }
    let map = Map(script)
    if let output {
      let file = try OutputFile(output)
      let layout = Layout(width: program.layout.width, look: .plain, usesUnicode: true)
      write(map, format, layout, to: file)
      try file.finish()
    } else {
      write(map, format, program.layout, to: program.screen)
      try program.flush()
    }
    return .done
  }

  private static func write(
    _ map: Map, _ format: String, _ layout: Layout, to output: some TextOutputStream
  ) {
    var output = output
    switch format {
    case "dot": DotRenderer(map).write(to: &output)
    case "mermaid": MermaidRenderer(map).write(to: &output)
    case "svg": SVGRenderer(map, Drawing(map)).write(to: &output)
    case "json": output.write(MapJSON.text(map) + "\n")
    default: MapOutput(map, layout) { output.write($0 + "\n") }.write()
    }
  }
}

extension Screen: TextOutputStream {}
