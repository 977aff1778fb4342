/// A telephone number in international form (E.164), with what it says of its place.
package struct PhoneNumber: Hashable, Sendable {
  /// `+` and 8 to 15 digits.
  package let international: String
  /// What is dialled after somebody answered; nil for none.
  package let extensionDigits: String?
  /// The country by its ISO 3166-1 code; nil for one that belongs to no country.
  package let country: String?
  /// The country's part by its ISO 3166-2 code, where an area code tells (US, CA).
  package let region: String?
  /// The time zone, where an area code or the country tells.
  package let zone: String?
}

/// Why something is no telephone number that can be dialled from anywhere.
package enum PhoneProblem: Error, Hashable, Sendable {
  /// There is nothing.
  case empty
  /// It has letters or other signs in it, or no digits.
  case notANumber
  /// A spreadsheet has rounded it (`4.91512E+11`).
  case rounded
  /// It is in national form, and nobody says of which country.
  case noCountry
  /// The country that it should be of is not known.
  case unknownCountry(String)
  /// No country has this calling code.
  case noSuchCallingCode
  /// It has fewer digits than the numbers of a country.
  case tooShort(String)
  /// It has more digits than the numbers of a country.
  case tooLong(String)
  /// It has another number of digits than the numbers of a country.
  case wrongLength(String)
  /// A North American number has no such area code or exchange.
  case notNorthAmerican

  /// What is wrong, for a list of rejected rows.
  package var sentence: String {
    switch self {
    case .empty: "there is no phone number"
    case .notANumber: "it is no phone number"
    case .rounded: "a spreadsheet has rounded it: format the column as text and export again"
    case .noCountry: "it is in national form, and no country is given"
    case .unknownCountry(let name): "the country `\(name)` is not known"
    case .noSuchCallingCode: "no country has this calling code"
    case .tooShort(let country): "it is too short for \(country)"
    case .tooLong(let country): "it is too long for \(country)"
    case .wrongLength(let country): "it has a wrong number of digits for \(country)"
    case .notNorthAmerican: "no North American number has this area code or exchange"
    }
  }
}

extension Countries {
  /// A number as people write it, in international form: one in national form needs the country (a code
  /// or a name), from which it is dialled.
  ///
  /// Blanks, dashes, dots, slashes and brackets divide; `(0)` behind a calling code is left out; an
  /// extension is kept apart. A leading zero that a spreadsheet has dropped is missed by nobody.
  package func phone(
    _ typed: String, country name: String?
  ) -> Result<PhoneNumber, PhoneProblem> {
    Result { () throws(PhoneProblem) in
      var typed = typed
      let parts = typed.withUTF8 { bytes in
        Result { () throws(PhoneProblem) in try PhoneParts(bytes) }
      }
      return try number(parts.get(), name)
    }
  }

  private func number(
    _ parts: PhoneParts, _ name: String?
  ) throws(PhoneProblem) -> PhoneNumber {
    let digits = parts.digits[...]
    if parts.isInternational { return try international(digits, parts) }
    var home: Country?
    if let name, !name.isEmpty {
      guard let found = country(named: name) else { throw .unknownCountry(name) }
      home = found
    }
    if let home {
      for prefix in home.internationalPrefixes
      where !prefix.isEmpty && digits.starts(with: prefix) && digits.count > prefix.count + 7 {
        return try international(digits.dropFirst(prefix.count), parts)
      }
    }
    if digits.starts(with: [0x30, 0x30]) { return try international(digits.dropFirst(2), parts) }
    guard let home else { throw .noCountry }
    for prefix in home.trunkPrefixes where digits.starts(with: prefix) {
      let rest = digits.dropFirst(prefix.count)
      if home.allows(rest.count) || home.hasZeroTrunk { return try number(home, rest, parts) }
    }
    // A calling code without its plus.
    let code = home.callingCode
    if digits.starts(with: code), digits.count >= 11 || !home.allows(digits.count),
      home.allows(digits.count - code.count)
    {
      return try number(home, digits.dropFirst(code.count), parts)
    }
    return try number(home, digits, parts)
  }

  private func international(
    _ digits: ArraySlice<UInt8>, _ parts: PhoneParts
  ) throws(PhoneProblem) -> PhoneNumber {
    guard let (country, count) = owner(of: digits) else { throw .noSuchCallingCode }
    var national = digits.dropFirst(count)
    // `+49 030 …`: the prefix within the country has no place behind the calling code.
    if !country.allows(national.count) || parts.hasZeroInBrackets || country.hasZeroTrunk {
      for prefix in country.trunkPrefixes
      where national.starts(with: prefix) && country.allows(national.count - prefix.count) {
        national = national.dropFirst(prefix.count)
        break
      }
    }
    return try number(country, national, parts)
  }

  private func number(
    _ country: Country, _ national: ArraySlice<UInt8>, _ parts: PhoneParts
  ) throws(PhoneProblem) -> PhoneNumber {
    guard country.allows(national.count) else {
      let lengths = (1...15).filter { country.allows($0) }
      if national.count < lengths.first ?? 0 { throw .tooShort(country.code) }
      if national.count > lengths.last ?? 15 { throw .tooLong(country.code) }
      throw .wrongLength(country.code)
    }
    let code = country.callingCode
    guard code.count + national.count <= 15 else { throw .tooLong(country.code) }
    guard code.count + national.count >= 7 else { throw .tooShort(country.code) }
    var region: String?
    var zone = country.zone
    var owner: String? = country.code
    if code == [0x31] {
      let exchange = national.dropFirst(3)
      guard let first = national.first, first >= 0x32, exchange.first.map({ $0 >= 0x32 }) == true,
        let area = area(of: national)
      else { throw .notNorthAmerican }
      (owner, region, zone) = (area.country, area.region, area.zone)
    }
    let text = String(
      unsafeUninitializedCapacity: 1 + code.count + national.count
    ) { buffer in
      buffer[0] = 0x2B
      var place = 1
      for digit in code { (buffer[place], place) = (digit, place + 1) }
      for digit in national { (buffer[place], place) = (digit, place + 1) }
      return place
    }
    return PhoneNumber(
      international: text, extensionDigits: parts.extensionDigits, country: owner,
      region: region, zone: zone)
  }
}

extension Country {
  /// Whether a zero is dialled before its national numbers, so that none of them begins with one.
  fileprivate var hasZeroTrunk: Bool { trunkPrefixes == [[0x30]] }

  /// Whether its national numbers may have so many digits.
  fileprivate func allows(_ count: Int) -> Bool {
    (1...15).contains(count) && lengths & (1 << UInt32(count)) != 0
  }
}
