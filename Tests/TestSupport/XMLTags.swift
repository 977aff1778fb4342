/// A reader of the XML that the tests need, and of HTML that is written like it: it fails where tags do not close or signs are not escaped.
package struct XMLTags {
  /// The names of the tags.
  package var names: Set<String> = []
  /// The names of the attributes.
  package var attributes: Set<String> = []
  /// Where links lead.
  package var addresses: [String] = []
  /// What can be led to.
  package var ids: Set<String> = []

  /// Where the text is not well formed.
  package struct Broken: Error {
    /// The text from there on.
    package let place: String
  }

  /// Reads a text.
  package init(_ text: String) throws {
    var open: [String] = []
    var rest = text[...]
    while let start = rest.firstIndex(where: { $0 == "<" || $0 == "&" || $0 == ">" }) {
      let broken = Broken(place: String(rest[start...].prefix(80)))
      if rest[start] == ">" {
        // The style sheet has none either.
        throw broken
      }
      guard let end = rest[start...].firstIndex(of: rest[start] == "&" ? ";" : ">") else {
        throw broken
      }
      let inside = rest[rest.index(after: start)..<end]
      if rest[start] == "&" {
        guard ["amp", "lt", "gt", "quot", "#39"].contains(String(inside)) else { throw broken }
      } else if inside.hasPrefix("/") {
        guard open.popLast() == String(inside.dropFirst()) else { throw broken }
      } else {
        let name = String(inside.prefix { $0 != " " && $0 != "/" })
        names.insert(name)
        try read(inside.dropFirst(name.count), broken)
        if !inside.hasSuffix("/") { open.append(name) }
      }
      rest = rest[rest.index(after: end)...]
    }
    guard open.isEmpty else { throw Broken(place: "the end") }
  }

  private mutating func read(_ text: Substring, _ broken: Broken) throws {
    let parts = text.split(separator: "\"", omittingEmptySubsequences: false)
    guard parts.count % 2 == 1 else { throw broken }
    for index in stride(from: 0, to: parts.count - 1, by: 2) {
      let name = parts[index].trimmingPrefix(" ")
      guard name.hasSuffix("="), !name.contains(" ") else { throw broken }
      attributes.insert(String(name.dropLast()))
      if name == "href=" || name == "xlink:href=" { addresses.append(String(parts[index + 1])) }
      if name == "id=" {
        guard ids.insert(String(parts[index + 1])).inserted else { throw broken }
      }
    }
  }
}
