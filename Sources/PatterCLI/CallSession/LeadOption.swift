import CallModel
import Terminal
import TypedValues

/// The lead as `--lead key=value,…` names it.
enum LeadOption {
  /// The columns of all `--lead` options. A value with a comma is put in quotes.
  static func read(_ options: [String]) throws(Failure) -> Lead {
    var columns: [(name: String, value: String)] = []
    for option in options {
      for part in try parts(option) {
        let (name, value) = try column(
          part, help: "write --lead name=Ada,company=\"Roth, Bakers\"")
        columns.append((name, value ?? ""))
      }
    }
    return Lead(columns)
  }

  /// One column, `NAME=VALUE`; nothing behind the sign empties it. Commas are part of the value.
  static func column(
    _ text: String, help: String = "write NAME=VALUE, such as 'notes=Tuesday, 3 o’clock'"
  ) throws(Failure) -> (name: String, value: String?) {
    let pair = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = pair.first.map { $0.trimmingBlanks.nameKey } ?? ""
    let isName =
      name.unicodeScalars.first?.properties.isAlphabetic == true
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0 == "_" || $0 == "-"
      } && name.utf8.count <= 100
    guard pair.count == 2, isName else {
      throw .usage(
        "`\(SafeText.clean(String(text.prefix(60))))` is no part of a lead", help: help)
    }
    let value = unquoted(pair[1].trimmingBlanks)
    guard value.utf8.count <= 10_000 else {
      throw .usage("the lead's `\(name)` has more than 10,000 bytes")
    }
    return (name, value.isEmpty ? nil : value)
  }

  /// The parts that commas divide, outside quotes.
  private static func parts(_ option: String) throws(Failure) -> [String] {
    var parts: [String] = []
    var part = ""
    var isQuoted = false
    for character in option {
      if character == "\"" { isQuoted.toggle() }
      if character == ",", !isQuoted {
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    guard !isQuoted else {
      throw .usage(
        "a quote in --lead is never closed", help: "write --lead company=\"Roth, Bakers\"")
    }
    parts.append(part)
    return parts.filter { !$0.trimmingBlanks.isEmpty }
  }

  private static func unquoted(_ value: String) -> String {
    value.count >= 2 && value.hasPrefix("\"") && value.hasSuffix("\"")
      ? String(value.dropFirst().dropLast()) : value
  }

  /// What the lead's columns put into the fields that are `from lead`; what cannot be read is left
  /// for the operator to ask.
  static func answers(_ lead: Lead, _ script: Script, now: Moment) -> [Ref<Field>: Value] {
    guard script.fields.refs.contains(where: { script.fields[$0].isFromLead }) else { return [:] }
    let reader = ValueReader(language: script.language, currency: script.currency, now: now)
    return reader.answers(from: lead, in: script)
  }
}
