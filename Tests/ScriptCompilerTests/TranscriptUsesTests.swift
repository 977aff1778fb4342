import CallModel
import ScriptCompiler
import SourceText
import TestSupport
import Testing

/// Names in transcripts, and what bears one name in several scripts.
@Suite struct TranscriptUsesTests {
  @Test func `acts, places, experiments and the end name things of the script`() throws {
    let transcript = """
      // opener is only a comment
      script: x.patter
      lead: hello=1
      variant: hello=A, price/compare = B

      hello         < Yes, go ahead
      hello         < #yes
      hello         < stop
      hello         < Nobody says this
      nowhere       < Dear
      hello         ! price
      price/compare < #cheap
      hello         ? reason = price
      hello         ? reason
      hello         /set call_back_at = 2026-12-01 10:00
      hello         /note price
      hello         " price
      hello         /end later
      => Later
      """
    let uses = try #require(compiled(NameUsesTests.cards, recordsUses: true).uses)
    let file = SourceFile(path: "x.transcript", text: transcript)
    let found = TranscriptUses(uses.script).uses(in: file, index: 0)
    func lines(_ name: String) -> [Int] {
      found.filter { uses.name(of: $0.thing) == name }.map {
        file.position(of: Int($0.span.start)).line
      }
    }
    #expect(lines("hello") == [4, 6, 7, 8, 9, 11, 13, 14, 15, 16, 17, 18])
    #expect(lines("!price") == [4, 11, 12])
    #expect(lines("price/compare") == [4, 12])
    #expect(lines("price/compare/cheap") == [12])
    #expect(lines("hello/Yes, go ahead") == [6])
    #expect(lines("anytime/stop") == [8])
    #expect(lines("reason") == [13, 14])
    #expect(lines("call_back_at") == [15])
    #expect(lines("later") == [18, 19])
    for use in found {
      let text = file.text(use.span.range).nameKey
      #expect(uses.name(of: use.thing).nameKey.hasSuffix(text), "\(text)")
    }
    #expect(TranscriptUses.head("script", of: file) == "x.patter")
    #expect(TranscriptUses.head("now", of: file) == nil)
  }

  @Test func `a library's use makes the steps of two scripts bear one name`() throws {
    let library = "# objections\n## !price: P\n~ dear\n### a\nWell.\n- Yes -> visit\n- No -> next\n"
    func script(_ more: String) -> String {
      "---\ntitle: T\nlanguage: en\ngoal: done\ninclude: lib.patter\n---\n"
        + "# outcomes\n- done: won\n# greeting\n## hello\nHi.\n\(more)- No -> !price\n"
        + "## visit\nCome.\n=> done\n"
    }
    let scripts = [script("- Yes -> visit\n"), script("- Well -> visit\n- Yes => done\n")]
    let members = try scripts.enumerated().map { number, text in
      let compilation = compiled(text, files: [("lib.patter", library)], recordsUses: true)
      #expect(printed(compilation) == "")
      return NamePlaces.Member(uses: try #require(compilation.uses), files: [number, 2])
    }
    let visit = try #require(members[0].uses.things(named: "visit").first)
    let places = NamePlaces(of: visit, in: 0, among: members)
    #expect(places.all.map(\.span.file) == [0, 1, 0, 1, 2])
    #expect(places.all.map(\.isDefinition) == [true, true, false, false, false])
    let price = try #require(members[1].uses.things(named: "!price").first)
    #expect(NamePlaces(of: price, in: 1, among: members).all.map(\.span.file) == [2, 0, 1])
    let hello = try #require(members[1].uses.things(named: "hello").first)
    #expect(NamePlaces(of: hello, in: 1, among: members).all.map(\.span.file) == [1])
  }
}
