package import CallModel
package import ScriptMap

/// What a report says, before it is written as text, CSV, JSON or HTML.
package struct Report: Sendable {
  /// Something the reader must know of what was counted.
  package struct Fact: Hashable, Sendable {
    /// What it is about.
    package let name: String
    /// What it says; data, not yet cleaned.
    package let value: String

    /// Something the reader must know.
    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A part of a report, in the order it is read.
  package enum Part: Sendable {
    /// Figures in rows.
    case table(ReportTable)
    /// The same figures to look at; for HTML.
    case plot(Plot)
    /// The script's map with how many calls went where; for HTML.
    case map(Script, MapFlow)
    /// A sentence that belongs to what stands before it.
    case remark(String)
  }

  /// The word that asks for it: `funnel`.
  package let name: String
  /// What stands above it.
  package let title: String
  /// What was counted: script, period, calls; written once above all.
  package var facts: [Fact] = []
  /// What it says.
  package var parts: [Part]

  /// A report.
  package init(name: String, title: String, parts: [Part]) {
    self.name = name
    self.title = title
    self.parts = parts
  }
}
