import DataExchange
import ScriptCompiler
import SourceText
import Terminal

/// Prints diagnostics for people and for programs.
enum DiagnosticOutput {
  /// A printer for a screen: coloured where it can be, and safe.
  static func printer(for look: Look) -> DiagnosticPrinter {
    DiagnosticPrinter(columns: { Width.columns(of: SafeText.clean($0)) }) { text, part in
      StyledText(data: text, style(part)).painted(for: look)
    }
  }

  private static func style(_ part: DiagnosticPrinter.Part) -> Style {
    switch part {
    case .level(.error): .error
    case .level(.warning): .warning
    case .level(.advice): .good
    case .message, .hint: .heading
    case .frame: .muted
    case .pointer(.error): .error
    case .pointer(.warning): .warning
    case .pointer(.advice): .muted
    case .source: []
    }
  }

  /// Writes all diagnostics of a compilation.
  static func write(_ compilation: Compilation, to screen: Screen, _ program: Program) {
    write(compilation.diagnostics, compilation.files, to: screen)
    tellDropped(compilation.droppedCount, to: screen)
  }

  static func write(_ diagnostics: [Diagnostic], _ files: [SourceFile], to screen: Screen) {
    let printer = printer(for: screen.look)
    for diagnostic in diagnostics {
      screen.write(printer.print(diagnostic, in: files))
      screen.write("\n")
    }
  }

  static func tellDropped(_ count: Int, to screen: Screen) {
    guard count > 0 else { return }
    screen.line(StyledText("\(count) more are not shown; mend these first.", .muted))
  }

  /// Writes diagnostics as elements of a JSON array.
  static func json(_ diagnostics: [Diagnostic], _ files: [SourceFile], _ json: inout JSONWriter) {
    for diagnostic in diagnostics {
      json.object { json in
        json.member("id", diagnostic.rule.id)
        json.member("level", diagnostic.level.rawValue)
        place(diagnostic.span, files, &json)
        json.member("message", diagnostic.message)
        json.key("notes")
        json.array { json in
          for note in diagnostic.notes {
            json.object { json in
              json.member("message", note.text)
              if let span = note.span { place(span, files, &json) }
            }
          }
        }
        json.member("help", diagnostic.help)
        json.key("fixes")
        json.array { json in
          for fix in diagnostic.fixes { write(fix, files, &json) }
        }
      }
    }
  }

  private static func write(
    _ fix: Diagnostic.Fix, _ files: [SourceFile], _ json: inout JSONWriter
  ) {
    json.object { json in
      json.member("message", fix.message)
      json.key("edits")
      json.array { json in
        for edit in fix.edits {
          json.object { json in
            place(edit.span, files, &json)
            json.member("text", edit.text)
          }
        }
      }
    }
  }

  private static func place(_ span: Span, _ files: [SourceFile], _ json: inout JSONWriter) {
    let file = files[Int(span.file)]
    let (line, column) = file.position(of: Int(span.start))
    json.member("file", file.path)
    json.member("line", line)
    json.member("column", column)
    json.member("length", file.scalarCount(span.range))
  }
}
