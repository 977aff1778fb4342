import Glibc
import TestSupport
import Testing

private let chromium = "/usr/bin/chromium"

/// `report --format html`: the page as it is written, and as a browser lays it out.
@Suite struct HTMLReportTests {
  let desk: Desk

  init() throws {
    desk = try Desk()
    let made = try desk.run(
      ["store", "sample", "--calls", "300", "--connects", "40", "--script", Desk.coffee]
        + Desk.still)
    guard made.status == .exited(0) else { throw ChildError.unexpected(made) }
  }

  private func page() throws -> String {
    let path = desk.folder.path + "/all.html"
    let written = try desk.run(
      ["report", "all", "--purpose", "sample", "--format", "html", "--output", path] + Desk.still)
    #expect(written.status == .exited(0), "\(written.errors)")
    #expect(written.output == "")
    return path
  }

  @Test func `one page has every report, says that it is a sample, and loads nothing`() throws {
    let text = try #require(Golden.contents(of: try page()))
    _ = try XMLTags(String(text.dropFirst("<!DOCTYPE html>\n".count)))
    #expect(text.contains("<title>SAMPLE, no real calls · What the log says · Кофе в офис</title>"))
    #expect(text.contains("made on 2026-11-30"))
    for title in ["Trend by week", "Funnel", "Objections", "Outcomes", "Operators"] {
      #expect(text.contains(">\(title) <span class=\"badge\">"), "\(title)")
    }
    #expect(text.contains("pm-bar-reached"))
    #expect(!text.contains("src=") && !text.contains("<script") && !text.contains("url(http"))
  }

  @Test func `all reports go to a page or a table, and not by groups`() throws {
    let csv = try desk.run(["report", "all", "--purpose", "sample", "--format", "csv"])
    #expect(csv.status == .exited(2))
    #expect(csv.errors.contains("ask for one report at a time"))
    let groups = try desk.run(["report", "all", "--purpose", "sample", "--by", "week"])
    #expect(groups.status == .exited(2))
    let table = try desk.run(["report", "all", "--purpose", "sample"])
    #expect(table.status == .exited(0))
    #expect(table.output.contains("Trend by week") && table.output.contains("Survey"))
  }

  @Test(.enabled(if: access(chromium, X_OK) == 0, "Chromium is not installed"))
  func `in a browser nothing stands out of the page, on a telephone or a large screen`() throws {
    _ = try page()
    let wrapper = desk.folder.path + "/look.html"
    let look = """
      <!DOCTYPE html><meta charset="utf-8"><body><script>
      function look(frame) {
        const page = frame.contentDocument, width = page.documentElement.clientWidth
        const found = []
        if (page.documentElement.scrollWidth > width) found.push("the page is too wide")
        for (const part of page.querySelectorAll("body *")) {
          const drawing = part.parentElement.closest("svg"), place = part.getBoundingClientRect()
          if (place.width === 0) continue
          if (drawing && drawing.matches(".plot") && part.matches("text")) {
            const around = drawing.getBoundingClientRect()
            if (place.left < around.left - 1 || place.right > around.right + 1)
              found.push("text leaves a plot: " + part.textContent)
          } else if (!part.closest(".scroll") && !drawing
            && (place.right > width + 1 || place.left < -1)) {
            found.push(part.tagName + " leaves the page")
          }
        }
        const line = document.createElement("p")
        line.textContent = "found at " + width + ": " + found.length + " " + found.join("; ")
        document.body.append(line)
      }
      for (const width of [360, 1600]) {
        const frame = document.createElement("iframe")
        frame.style = "border:0;height:800px;width:" + width + "px"
        frame.src = "all.html"
        frame.onload = () => look(frame)
        document.body.append(frame)
      }
      </script>
      """
    _ = try desk.write(look, to: "look.html")
    let shown = try ChildProcess.run(
      chromium,
      [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--allow-file-access-from-files",
        "--hide-scrollbars", "--user-data-dir=\(desk.folder.path)/chromium", "--dump-dom",
        "file://" + wrapper,
      ], environment: desk.environment, folder: desk.folder.path, deadline: Deadline(seconds: 60))
    #expect(shown.output.contains("<p>found at 360: 0 </p>"), "\(shown.output.suffix(2000))")
    #expect(shown.output.contains("<p>found at 1600: 0 </p>"), "\(shown.output.suffix(2000))")
  }
}
