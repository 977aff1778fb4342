import CallModel
import DataExchange
import Testing

@Suite struct LeadColumnsTests {
  private func columns(_ header: String, _ rows: [[String]] = []) -> [String?] {
    LeadColumns.guess(header: header.split(separator: ";").map(String.init), rows: rows)
      .map(\.column)
  }

  @Test(
    arguments: [
      // As people of five languages name them.
      (
        "First name;Last name;Company;Phone;E-mail;City;Country",
        ["first_name", "last_name", "company", "phone", "email", "city", "country"]
      ),
      (
        "Vorname;Nachname;Firma;Telefonnummer;E-Mail-Adresse;Ort;Land",
        ["first_name", "last_name", "company", "phone", "email", "city", "country"]
      ),
      (
        "Voornaam;Achternaam;Bedrijf;Telefoonnummer;E-mailadres;Plaats;Land",
        ["first_name", "last_name", "company", "phone", "email", "city", "country"]
      ),
      (
        "Имя;Фамилия;Компания;Телефон;Электронная почта;Город;Страна",
        ["first_name", "last_name", "company", "phone", "email", "city", "country"]
      ),
      ("姓名;公司;手机;邮箱;城市;国家", ["name", "company", "phone", "email", "city", "country"]),
      // As CRMs export them.
      (
        "Record ID;First Name;Last Name;Email;Phone Number;Company Name;Job Title;Country/Region;Time Zone",
        [
          "record_id", "first_name", "last_name", "email", "phone", "company", "title", "country",
          "time_zone",
        ]
      ),
      (
        "FirstName;LastName;Company;Phone;Email;Title;City;Country;LeadSource",
        [
          "first_name", "last_name", "company", "phone", "email", "title", "city", "country",
          "leadsource",
        ]
      ),
      (
        "Person - Name;Person - Phone - Work;Person - Email - Work;Organization - Name;Person - Job title",
        ["name", "phone", "email", "company", "title"]
      ),
      // Capitals, blanks and lines count for nothing.
      ("  PHONE  ;e_mail;FULL NAME", ["phone", "email", "name"]),
      // What nobody knows keeps its own name; a second of a kind too.
      (
        "Phone;Telefon;Größe (m²);Größe (m²);2nd;###",
        ["phone", "telefon", "größe_m²", "größe_m²_2", "column_2nd", nil]
      ),
    ] as [(String, [String?])])
  func `columns are known by their names`(header: String, expected: [String?]) {
    #expect(columns(header) == expected)
  }

  @Test func `a column without a name that says so is known by what stands in it`() {
    let rows = [
      ["Anna", "+49 30 1234567", "anna@roth.example"], ["Ben", "030 7654321", "ben@kahn.example"],
    ]
    #expect(columns("a;b;c", rows) == ["a", "phone", "email"])
    // A column that is named phone is none the less the phone.
    #expect(columns("phone;b;c", rows) == ["phone", "b", "email"])
    let guesses = LeadColumns.guess(header: ["a", "b", "c"], rows: rows)
    #expect(guesses.map(\.reason) == [.own, .values, .values])
  }

  @Test(
    arguments: [
      (["Anna", "+49 30 1234567"], true), (["anna@roth.example"], true),
      (["name", "phone"], false),
      (["Telefon 1", "Ort"], false), ([], false),
    ] as [([String], Bool)])
  func `a first row that is a lead is told from one of names`(row: [String], isData: Bool) {
    #expect(LeadColumns.isData(row) == isData)
  }

  @Test(arguments: CRM.allCases)
  func `what is written for a CRM is read again as it was`(crm: CRM) throws {
    let lead = Lead([
      ("first_name", "Anna"), ("last_name", "Roth"), ("company", "Roth, Bakers"),
      ("title", "Owner"), ("phone", "+49301234567"), ("email", "anna@roth.example"),
      ("city", "Berlin"), ("country", "DE"),
    ])
    let values = crm.values(
      CRMLead(
        lead, life: .qualified, temperature: .hot, source: "came from a.csv", owner: "Kim",
        reason: ""))
    #expect(values.count == crm.leadColumns.count)
    let text = CSVWriter.row(crm.leadColumns) + CSVWriter.row(values)
    var rows: [[String]] = []
    var reader = CSVReader(divider: UInt8(ascii: ","))
    reader.read(Array(text.utf8)) { rows.append($0.fields) }
    let guesses = LeadColumns.guess(header: rows[0], rows: [rows[1]])
    var found = Lead()
    for (guess, value) in zip(guesses, rows[1]) {
      if let column = guess.column { found[column] = value }
    }
    for column in lead.columns where !["first_name", "last_name"].contains(column.name) {
      if crm == .salesforce || crm == .hubspot || column.name != "city" {
        #expect(found[column.name] == column.value, "\(column.name)")
      }
    }
    #expect(found.label == "Anna Roth")
  }
}
