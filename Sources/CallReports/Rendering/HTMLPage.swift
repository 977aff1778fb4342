package import CallModel
import ScriptMap

/// Reports as one page of HTML that needs nothing else: no network, no scripts, and a policy in its
/// head that forbids both. All that is data is cleaned and escaped, and marked with the language it
/// is in.
package struct HTMLPage: Sendable {
  /// What stands above all: `Funnel · Solar roofs`; data, not yet cleaned.
  package let title: String
  /// The language of the script, as a BCP 47 tag.
  package let language: String
  /// The day on which the page was made.
  package let made: CivilDate
  /// What the reader must not miss, such as that no call in it was real; nil for live calls.
  package let notice: String?
  /// The reports in the order they are read.
  package let reports: [Report]

  /// A page.
  package init(
    title: String, language: String, made: CivilDate, notice: String?, reports: [Report]
  ) {
    self.title = title
    self.language = Self.tag(language)
    self.made = made
    self.notice = notice
    self.reports = reports
  }

  /// Writes the page, piece by piece, so that a large one never stands in memory as a whole.
  package func write(to output: inout some TextOutputStream) {
    let shown = (notice.map { "\($0) · " } ?? "") + title
    output.write(Self.head(shown, style: HTMLStyle.text))
    output.write("<body\(notice == nil ? "" : " class=\"has-notice\"")>\n")
    if let notice {
      output.write("<p class=\"notice\" role=\"note\">\(Self.data(notice))</p>\n")
    }
    output.write("<header>\n<h1\(lang)>\(Self.data(title))</h1>\n")
    write(reports.first?.facts ?? [], &output)
    output.write("<p class=\"made\">made on \(made.plain)</p>\n</header>\n")
    writeContents(&output)
    output.write("<main>\n")
    for (index, report) in reports.enumerated() { write(report, index, &output) }
    output.write(
      """
      </main>
      <footer><p>A share is told as k/n, per cent, and its 95 % interval (Wilson). \
      Made by patter on \(made.plain).</p></footer>
      </body>
      </html>

      """)
  }

  /// The beginning of a page up to its body: it may load nothing and run nothing.
  static func head(_ title: String, style: String) -> String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8"/>
    <meta name="viewport" content="width=device-width, initial-scale=1"/>
    <meta name="color-scheme" content="light dark"/>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src \
    'unsafe-inline'"/>
    <title>\(data(title))</title>
    <style>
    \(style)</style>
    </head>

    """
  }

  /// Only what a language's tag may hold: letters, digits and hyphens (BCP 47).
  static func tag(_ language: String) -> String {
    let letters = language.unicodeScalars.filter {
      switch $0 {
      case "a"..."z", "A"..."Z", "0"..."9", "-": true
      default: false
      }
    }
    return letters.isEmpty ? "und" : String(String.UnicodeScalarView(letters))
  }

  /// Text from anywhere as it stands in the page.
  static func data(_ text: String) -> String {
    XMLText.escaped(DrawnText.clean(text, limit: 4000))
  }

  private var lang: String { " lang=\"\(language)\"" }

  private func write(_ facts: [Report.Fact], _ output: inout some TextOutputStream) {
    guard !facts.isEmpty else { return }
    output.write("<dl class=\"facts\">\n")
    for fact in facts {
      output.write(
        "<div><dt>\(Self.data(fact.name))</dt><dd\(lang)>\(Self.data(fact.value))</dd></div>\n")
    }
    output.write("</dl>\n")
  }

  /// Where things are: the reports, and the tables of a single one.
  private func writeContents(_ output: inout some TextOutputStream) {
    var entries: [(id: String, title: String)] = []
    for (index, report) in reports.enumerated() {
      if reports.count > 1 {
        entries.append((Self.id(index), report.title))
      } else {
        for (number, part) in report.parts.enumerated() {
          switch part {
          case .table(let table): entries.append((Self.id(index, number), table.title))
          case .map: entries.append((Self.id(index, number), Self.mapTitle))
          case .plot, .remark: continue
          }
        }
      }
    }
    guard entries.count > 1 else { return }
    output.write("<nav aria-label=\"Contents\"><ul>\n")
    for entry in entries {
      output.write("<li><a href=\"#\(entry.id)\">\(Self.data(entry.title))</a></li>\n")
    }
    output.write("</ul></nav>\n")
  }

  static let mapTitle = "Map of the script with its calls"

  private static func id(_ report: Int, _ part: Int? = nil) -> String {
    part.map { "report-\(report + 1)-\($0 + 1)" } ?? "report-\(report + 1)"
  }

  private func write(_ report: Report, _ index: Int, _ output: inout some TextOutputStream) {
    let id = Self.id(index)
    // On paper pages come apart, so every report says it again.
    let badge = notice.map { " <span class=\"badge\">\(Self.data($0))</span>" } ?? ""
    output.write(
      "<section id=\"\(id)\" aria-labelledby=\"\(id)-title\">\n"
        + "<h2 id=\"\(id)-title\">\(Self.data(report.title))\(badge)</h2>\n")
    // What all reports of the page share stands above them.
    let known = Set(reports.first?.facts ?? [])
    write(report.facts.filter { index > 0 && !known.contains($0) }, &output)
    for (number, part) in report.parts.enumerated() {
      let id = Self.id(index, number)
      switch part {
      case .table(let table):
        HTMLTable(table, id: id, language: language, notice: notice).write(to: &output)
      case .plot(let plot):
        if !plot.isEmpty { write(plot, id, &output) }
      case .map(let script, let flow):
        write(script, flow, id, &output)
      case .remark(let remark):
        output.write("<p class=\"remark\">\(Self.data(remark))</p>\n")
      }
    }
    output.write("</section>\n")
  }

  /// A plot in two widths, of which the style shows the one that suits the screen.
  private func write(_ plot: Plot, _ id: String, _ output: inout some TextOutputStream) {
    output.write("<figure id=\"\(id)\"\(lang)>\n")
    for size in PlotDrawing.Size.allCases {
      output.write("<div class=\"\(size.rawValue)\">")
      PlotSVG.write(PlotDrawing(plot, size: size), id: "\(id)-\(size.rawValue)", to: &output)
      output.write("</div>\n")
    }
    output.write("</figure>\n")
  }

  private func write(
    _ script: Script, _ flow: MapFlow, _ id: String, _ output: inout some TextOutputStream
  ) {
    let map = Map(script)
    output.write(
      "<figure id=\"\(id)\"\(lang)>\n<figcaption lang=\"en\">\(Self.mapTitle)</figcaption>\n"
        + "<div class=\"scroll map\" role=\"region\" aria-label=\"\(Self.mapTitle)\" "
        + "tabindex=\"0\">\n")
    SVGRenderer(map, Drawing(map, overlay: MapOverlay(flow: flow))).write(to: &output)
    output.write("</div>\n</figure>\n")
  }
}
