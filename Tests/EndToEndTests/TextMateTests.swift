import TestSupport
import Testing

/// The grammar that Visual Studio Code and others read.
@Suite struct TextMateTests {
  private static let folder = packageFolder + "/Data/editors/vscode/"

  @Test func `the grammar includes only what it has, and all that it has`() throws {
    let text = try #require(
      Golden.contents(of: Self.folder + "syntaxes/patter.tmLanguage.json"))
    let grammar = try JSON(text)
    #expect(grammar["scopeName"].string == "source.patter")
    let has = Set(grammar["repository"].names)
    let includes = Set(
      text.split(separator: "\"#").dropFirst().map { String($0.prefix { $0 != "\"" }) })
    #expect(includes == has)
  }

  @Test func `the extension names files that are there`() throws {
    let package = try JSON(try #require(Golden.contents(of: Self.folder + "package.json")))
    let parts = package["contributes"]
    let paths =
      parts["languages"].elements.compactMap { $0["configuration"].string }
      + parts["grammars"].elements.compactMap { $0["path"].string }
    #expect(paths.count == 2)
    for path in paths {
      _ = try JSON(try #require(Golden.contents(of: Self.folder + path.dropFirst(2))))
    }
  }
}
