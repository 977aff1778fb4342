import TestSupport
import Testing

/// Lists of leads as people have them come in whole, or not at all, and say why.
@Suite struct LeadsImportTests {
  let desk: Desk

  init() throws { desk = try Desk() }

  private static let now = ["--now", "2026-11-30T10:00+01:00"]

  private func take(_ path: String, _ options: String...) throws -> ChildProcess {
    try desk.run(["leads", "import", path] + options + Self.now)
  }

  private func leads() throws -> [JSON] {
    try JSON(desk.run(["leads", "list", "--limit", "10000", "--format", "json"]).output).elements
  }

  @Test func `a trial shows what the columns become, and keeps nothing`() throws {
    let path = try desk.write(
      "Vorname;Nachname;Firma;Telefon;Bemerkung\nAnna;Roth;Roth KG;030 1234567;backt\n",
      to: "a.csv")
    let shown = try take(path, "--country", "DE", "--dry-run")
    #expect(shown.status == .exited(0))
    for words in [
      "first_name", "bemerkung", "+49301234567", "1 row would be taken",
    ] {
      #expect(shown.output.contains(words), "\(words): \(shown.output)")
    }
    #expect(try leads().isEmpty)
    let other = try take(path, "--country", "DE", "--map", "name=Bemerkung,-=Firma", "--dry-run")
    #expect(other.output.contains("you said so"))
    let wrong = try take(path, "--map", "phone=Fon")
    #expect(wrong.status == .exited(2))
    #expect(wrong.errors.contains("the file has no column `Fon`"))
  }

  @Test func `a row that is rejected keeps all others out, unless they are asked for`() throws {
    let rows = (1...3000).map { "Lead \($0),+4930\(1_000_000 + $0)\n" }
    let path = try desk.write(
      "name,phone\n" + rows.joined() + "Zoe,12\nNobody,\n", to: "many.csv")
    let refused = try take(path)
    #expect(refused.status == .exited(1))
    #expect(refused.errors.contains("line 3003: it has neither a phone nor a mail address"))
    #expect(refused.errors.contains("Nothing was imported: 2 rows rejected"))
    #expect(try leads().isEmpty)
    let rejects = try #require(Golden.contents(of: desk.folder.path + "/many-rejects.csv"))
    #expect(rejects.hasPrefix("name,phone,line,reason\nZoe,12,3002,"))
    let taken = try take(path, "--partial", "--rejects", desk.folder.path + "/r.csv")
    #expect(taken.status == .exited(1))
    #expect(taken.output.contains("3000 new leads."))
    #expect(try leads().count == 3000)
    let again = try take(path, "--partial")
    #expect(again.output.contains("0 new leads, 3000 known already."))
    #expect(try desk.run(["store", "verify"]).status == .exited(0))
  }

  @Test func `whoever is there already is merged, by phone or by mail`() throws {
    let one = try desk.write(
      "name,phone,email\nAnna Roth,+49 30 1234567,anna@roth.example\nBen,+49301,ben@kahn.example\n",
      to: "one.csv")
    #expect(try take(one).status == .exited(1))
    let right = try desk.write(
      "name,phone,email\nAnna Roth,+49 30 1234567,anna@roth.example\n", to: "right.csv")
    #expect(try take(right).status == .exited(0))
    let two = try desk.write(
      "Name,Mail,City,Phone\nA. Roth,ANNA@roth.example,Berlin,0049 30 7654321\n", to: "two.csv")
    #expect(try take(two).output.contains("0 new leads, 1 merged into leads that were there."))
    let shown = try desk.run(["leads", "show", "1"]).output
    for words in ["Anna Roth", "Berlin", "+49307654321", "city filled (two.csv)"] {
      #expect(shown.contains(words), "\(words): \(shown)")
    }
    #expect(try leads().count == 1)
    // The second number finds it too.
    let three = try desk.write("name,phone\nRoth,+49307654321\n", to: "three.csv")
    #expect(try take(three).output.contains("0 new leads"))
    #expect(try leads().count == 1)
  }

  @Test func `UTF-16 with tabs is read, and what is no list is told`() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit in "Имя\tТелефон\tГород\r\nИван\t8 (916) 123-45-67\tМосква\r\n".utf16 {
      bytes += [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
    let path = try desk.write(bytes: bytes, to: "ru.txt")
    #expect(try take(path, "--country", "RU").output.contains("1 new lead."))
    #expect(try leads().first?["phone"].string == "+79161234567")
    let workbook = try desk.write(
      bytes: [0x50, 0x4B, 3, 4] + Array("[Content_Types].xml xl/workbook.xml".utf8), to: "b.csv")
    let told = try take(workbook)
    #expect(told.status == .exited(1))
    #expect(told.errors.contains("workbook"), "\(told.errors)")
    let page = try desk.write("<!DOCTYPE html>\n<html><body>Sign in</body></html>", to: "c.csv")
    #expect(try take(page).errors.contains("page of the web"))
    let missing = try take(desk.folder.path + "/none.csv")
    #expect(missing.status == .exited(3))
  }

  @Test func `a list without contacts comes in, and says what that means`() throws {
    let path = try desk.write("age;job\n30;clerk\n40;cook\n", to: "d.csv")
    let taken = try take(path)
    #expect(taken.status == .exited(0))
    #expect(taken.output.contains("2 new leads."))
    #expect(taken.errors.contains("nobody of these can be rung"))
  }
}
