import CallModel

/// Which column of the lead a file's column is, and why.
package struct ColumnGuess: Hashable, Sendable {
  /// Why a column is taken for what it is.
  package enum Reason: Hashable, Sendable {
    /// By its name.
    case name
    /// By what stands in it.
    case values
    /// It is no common column, and keeps its own name.
    case own
    /// Somebody said so.
    case mapped
  }

  /// The file's name for it.
  package let header: String
  /// The lead's name for it; nil for one that is left out.
  package var column: String?
  /// Why.
  package var reason: Reason
}

/// Guesses which columns of a file are which of the lead's: by the names that people of five languages
/// give them, and those that HubSpot, Salesforce and Pipedrive export.
package enum LeadColumns {
  /// Guesses the columns of a file by its first row and some rows after it.
  package static func guess(header: [String], rows: [[String]]) -> [ColumnGuess] {
    var taken: Set<String> = []
    var guesses = header.map { ColumnGuess(header: $0, column: nil, reason: .own) }
    for (place, name) in header.enumerated() {
      guard let column = names[key(name)], taken.insert(column).inserted else { continue }
      guesses[place].column = column
      guesses[place].reason = .name
    }
    for (column, test) in [("email", isMail), ("phone", isPhone)] where !taken.contains(column) {
      let place = guesses.indices.first { place in
        guesses[place].column == nil && holds(test, place, rows)
      }
      guard let place else { continue }
      guesses[place].column = column
      guesses[place].reason = .values
      taken.insert(column)
    }
    for (place, name) in header.enumerated() where guesses[place].column == nil {
      let own = ownName(name)
      guard !own.isEmpty else { continue }
      var unique = own
      var number = 2
      while !taken.insert(unique).inserted {
        unique = "\(own)_\(number)"
        number += 1
      }
      guesses[place].column = unique
    }
    return guesses
  }

  /// Whether a first row is no row of names but a lead: it has a mail address or a number in it.
  package static func isData(_ row: [String]) -> Bool {
    row.contains { isMail($0) || isPhone($0) }
  }

  /// A column's own name: lower case, its blanks and signs as `_`, at most 100 bytes.
  package static func ownName(_ header: String) -> String {
    let words = header.nameKey.split { character in
      !character.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil
      }
    }
    let name = words.joined(separator: "_")
    guard name.unicodeScalars.first?.properties.isAlphabetic == true else {
      return name.isEmpty ? "" : "column_" + name
    }
    return name.utf8.count <= 100 ? name : ""
  }

  private static func key(_ header: String) -> String { header.wordsKey }

  /// Whether most values of a column pass a test.
  private static func holds(_ test: (String) -> Bool, _ place: Int, _ rows: [[String]]) -> Bool {
    let values = rows.compactMap { row -> String? in
      let value = place < row.count ? row[place].trimmingBlanks : ""
      return value.isEmpty ? nil : value
    }
    return !values.isEmpty && values.count(where: test) * 2 > values.count
  }

  /// Whether a text looks like a mail address.
  package static func isMail(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    return parts.count == 2 && !parts[0].isEmpty && parts[1].contains(".") && !text.contains(" ")
  }

  private static func isPhone(_ text: String) -> Bool {
    let digits = text.utf8.count { (0x30...0x39).contains($0) }
    return (7...17).contains(digits)
      && text.utf8.allSatisfy {
        (0x30...0x39).contains($0) || [0x20, 0x28, 0x29, 0x2B, 0x2D, 0x2E, 0x2F].contains($0)
      }
      && (text.hasPrefix("+") || text.hasPrefix("0") || text.utf8.contains(0x20)
        || text.utf8.contains(0x2D))
  }

  /// The columns by the names that they are given, as `wordsKey` folds them.
  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for line in packed.split(separator: "\n") {
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2 else { continue }
      for name in parts[1].split(separator: ",") where names[String(name).wordsKey] == nil {
        names[String(name).wordsKey] = String(parts[0])
      }
    }
    return names
  }()

  private static let packed = """
    name: name, full name, contact name, lead name, person name, person, naam, volledige naam, \
    contactpersoon, voller name, ansprechpartner, kontakt, kontaktname, имя и фамилия, фио, контакт, \
    контактное лицо, имя контакта, 姓名, 联系人, 客户姓名, nom complet
    first_name: first name, firstname, given name, forename, vorname, voornaam, имя, 名, 名字, prénom, \
    person first name, lead first name
    last_name: last name, lastname, surname, family name, nachname, familienname, zuname, achternaam, \
    familienaam, фамилия, 姓, 姓氏, person last name, lead last name
    company: company, company name, organization, organisation, organization name, account, \
    account name, firm, business, employer, firma, unternehmen, firmenname, bedrijf, bedrijfsnaam, \
    organisatie, компания, организация, название компании, фирма, 公司, 公司名称, 单位, 企业名称, \
    société, entreprise, associated company, person organization, company account
    title: title, job title, position, role, function, funktion, titel, beruf, functie, \
    функция, должность, 职位, 职务, fonction, poste, jobtitle, person job title
    phone: phone, phone number, telephone, telephone number, tel, tel no, number, phone 1, work phone, \
    business phone, office phone, telefon, telefonnummer, rufnummer, telefon geschäftlich, telefoon, \
    telefoonnummer, телефон, номер телефона, рабочий телефон, 电话, 电话号码, 联系电话, téléphone, \
    person phone, person phone work, phone work, mobile, mobile phone, mobile phone number, \
    mobilephone, cell, cell phone, handy, mobil, mobiltelefon, mobilnummer, mobiel, mobiele telefoon, \
    gsm, мобильный, мобильный телефон, сотовый, 手机, 手机号, 手机号码, 移动电话, portable, \
    person phone mobile
    email: email, e mail, mail, email address, e mail address, email 1, work email, e mail adresse, \
    mailadresse, emailadres, e mailadres, эл почта, электронная почта, почта, имейл, 邮箱, 电子邮件, \
    电子邮箱, courriel, person email, person email work, email work
    city: city, town, mailing city, billing city, ort, stadt, wohnort, plaats, stad, woonplaats, город, \
    城市, 所在城市, ville, mailingcity, billingcity, organization city
    country: country, country code, country region, mailing country, billing country, land, \
    staat land, ländercode, landcode, страна, 国家, 国家地区, pays, mailingcountry, billingcountry, \
    organization country
    region: region, state, state region, province, mailing state, billing state, bundesland, provincie, \
    регион, область, 省, 省份, état, mailingstate, billingstate
    time_zone: time zone, timezone, tz, zeitzone, tijdzone, часовой пояс, 时区, fuseau horaire
    language: language, preferred language, sprache, taal, язык, 语言, langue
    consent: consent, opt in, optin, einwilligung, toestemming, согласие, 同意
    """
}
