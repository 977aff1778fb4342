import TestSupport
import Testing

@testable import DataExchange

/// The countries and area codes that ship.
func shippedCountries() throws -> Countries {
  func bytes(_ name: String) throws -> [UInt8] {
    Array(try #require(Golden.contents(of: packageFolder + "/Data/" + name)).utf8)
  }
  return try Countries(
    countries: bytes("countries.csv"), areaCodes: bytes("area-codes.csv"),
    regions: bytes("regions.csv"))
}

/// Telephone numbers as people write them. National forms: ITU-T E.123 and the numbering plans of the
/// countries.
struct PhoneNumberTests {
  @Test(
    arguments: [
      // United States and Canada
      ("US", "(212) 555-0123", "+12125550123"), ("US", "212-555-0123", "+12125550123"),
      ("US", "1-212-555-0123", "+12125550123"), ("US", "+1 212 555 0123", "+12125550123"),
      ("US", "212.555.0123", "+12125550123"), ("US", "1 (212) 555 0123", "+12125550123"),
      ("US", "001 212 555 0123", "+12125550123"), ("US", "011 49 30 1234567", "+49301234567"),
      ("US", "tel:+1-212-555-0123", "+12125550123"), ("US", "2125550123", "+12125550123"),
      ("US", "'212-555-0123", "+12125550123"), ("US", "=\"2125550123\"", "+12125550123"),
      ("US", "(800) 555 0199", "+18005550199"), ("US", "+44 20 7946 0018", "+442079460018"),
      ("CA", "(416) 555-0123", "+14165550123"), ("CA", "1 604 555 0123", "+16045550123"),
      ("CA", "+1 (514) 555-0123", "+15145550123"), ("Canada", "416 555 0123", "+14165550123"),
      // Great Britain
      ("GB", "020 7946 0018", "+442079460018"), ("GB", "(020) 7946 0018", "+442079460018"),
      ("GB", "+44 (0)20 7946 0018", "+442079460018"), ("GB", "0044 20 7946 0018", "+442079460018"),
      ("GB", "07700 900123", "+447700900123"), ("GB", "01632 960 001", "+441632960001"),
      ("GB", "44 7700 900123", "+447700900123"), ("UK", "0191 498 0001", "+441914980001"),
      ("GB", "7700900123", "+447700900123"), ("", "+44 7700 900 123", "+447700900123"),
      // Germany
      ("DE", "030 1234567", "+49301234567"), ("DE", "030/123 45-67", "+49301234567"),
      ("DE", "+49 (0)30 1234567", "+49301234567"), ("DE", "+49 030 1234567890", "+49301234567890"),
      ("DE", "0049 151 23456789", "+4915123456789"), ("DE", "(0151) 234 567 89", "+4915123456789"),
      ("DE", "0 30 / 12 34 56 - 0", "+49301234560"), ("DE", "49 151 23456789", "+4915123456789"),
      ("Deutschland", "089 998877", "+4989998877"), ("Германия", "0201 1234567", "+492011234567"),
      ("德国", "0201\u{A0}1234567", "+492011234567"), ("DE", "030–1234567", "+49301234567"),
      ("DE", "15123456789", "+4915123456789"), ("DE", "+49(30)1234567", "+49301234567"),
      // The Netherlands
      ("NL", "020 123 4567", "+31201234567"), ("NL", "06-12345678", "+31612345678"),
      ("NL", "+31 (0)6 12345678", "+31612345678"), ("NL", "0031 20 1234567", "+31201234567"),
      ("NL", "31612345678", "+31612345678"), ("Nederland", "0201234567", "+31201234567"),
      ("NL", "612345678", "+31612345678"), ("NL", "(020) 123 45 67", "+31201234567"),
      // France
      ("FR", "01 23 45 67 89", "+33123456789"), ("FR", "06.12.34.56.78", "+33612345678"),
      ("FR", "+33 (0)1 23 45 67 89", "+33123456789"), ("FR", "0033 6 12 34 56 78", "+33612345678"),
      ("FR", "33612345678", "+33612345678"), ("France", "0612345678", "+33612345678"),
      ("FR", "612345678", "+33612345678"), ("FR", "+33612345678", "+33612345678"),
      // Russia
      ("RU", "8 (495) 123-45-67", "+74951234567"), ("RU", "+7 (495) 123-45-67", "+74951234567"),
      ("RU", "8-916-123-45-67", "+79161234567"), ("RU", "79161234567", "+79161234567"),
      ("RU", "9161234567", "+79161234567"), ("Россия", "84951234567", "+74951234567"),
      ("RU", "8 10 49 30 1234567", "+49301234567"), ("РФ", "+7 812 123 45 67", "+78121234567"),
      ("", "+7 701 123 45 67", "+77011234567"),
      // China
      ("CN", "010-12345678", "+861012345678"), ("CN", "138 0013 8000", "+8613800138000"),
      ("CN", "+86 138 0013 8000", "+8613800138000"), ("CN", "0086 21 12345678", "+862112345678"),
      ("中国", "021-12345678", "+862112345678"), ("CN", "86 13800138000", "+8613800138000"),
      ("CN", "＋８６　１３８００１３８０００", "+8613800138000"), ("CN", "１３８００１３８０００", "+8613800138000"),
      // Australia
      ("AU", "(02) 9123 4567", "+61291234567"), ("AU", "0412 345 678", "+61412345678"),
      ("AU", "+61 2 9123 4567", "+61291234567"), ("AU", "0011 44 20 7946 0018", "+442079460018"),
      ("AU", "61412345678", "+61412345678"), ("Australien", "0291234567", "+61291234567"),
      ("AU", "+61 (0)412 345 678", "+61412345678"), ("AU", "412345678", "+61412345678"),
      // Elsewhere
      ("IT", "06 1234 5678", "+390612345678"), ("AT", "01 234567", "+431234567"),
      ("CH", "044 123 45 67", "+41441234567"), ("BE", "02 123 45 67", "+3221234567"),
      ("PL", "12 345 67 89", "+48123456789"), ("ES", "912 345 678", "+34912345678"),
    ])
  func `a number becomes international`(
    country: String, typed: String, expected: String
  ) throws {
    let countries = try shippedCountries()
    let number = try countries.phone(typed, country: country).get()
    #expect(number.international == expected)
    // What is international already stays as it is, whatever the country.
    for other in ["US", "DE", "RU", ""] {
      #expect(try countries.phone(expected, country: other).get().international == expected)
    }
  }

  @Test(
    arguments: [
      ("US", "", .empty), ("US", "  ", .empty), ("US", "n/a", .notANumber),
      ("US", "-", .notANumber),
      ("US", "555-0123", .tooShort("US")), ("US", "(012) 555-0123", .notNorthAmerican),
      ("US", "212-055-0123", .notNorthAmerican), ("US", "+1 212 155 0123", .notNorthAmerican),
      ("US", "212-555-01234", .tooLong("US")), ("US", "999 555 0123", .notNorthAmerican),
      ("US", "1-800-FLOWERS", .notANumber), ("US", "a@b.example", .notANumber),
      ("", "030 1234567", .noCountry), ("Atlantis", "030 1", .unknownCountry("Atlantis")),
      ("DE", "4.91512E+11", .rounded), ("DE", "4,91512E+11", .rounded),
      ("DE", "030 12", .tooShort("DE")), ("DE", "12345", .tooShort("DE")),
      ("DE", "+49 30 12345678901234", .tooLong("DE")), ("GB", "020 7946", .tooShort("GB")),
      ("GB", "020 7946 00181", .tooLong("GB")), ("NL", "020 123 456", .tooShort("NL")),
      ("NL", "020 123 45678", .tooLong("NL")), ("FR", "01 23 45 67", .tooShort("FR")),
      ("FR", "01 23 45 67 89 0", .tooLong("FR")), ("RU", "495 123 45", .tooShort("RU")),
      ("RU", "8 495 123 45 678", .tooLong("RU")), ("CN", "1380013", .tooShort("CN")),
      ("AU", "9123 4567", .wrongLength("AU")), ("CA", "416 555 012", .tooShort("CA")),
      ("", "+999 1234567", .noSuchCallingCode), ("", "+", .notANumber),
      ("DE", "030 1234567 oder 030 7654321", .notANumber), ("DE", "+49+30 123456", .notANumber),
      ("DE", "2026-11-30 10:00", .notANumber), ("DE", "030 1234567x", .notANumber),
    ] as [(String, String, PhoneProblem)])
  func `what is no number is refused with its reason`(
    country: String, typed: String, problem: PhoneProblem
  ) throws {
    let countries = try shippedCountries()
    #expect(throws: problem) { try countries.phone(typed, country: country).get() }
    #expect(!problem.sentence.isEmpty)
  }

  @Test(
    arguments: [
      ("US", "212-555-0123 x12", "12"), ("US", "212-555-0123 ext. 7", "7"),
      ("US", "+12125550123;ext=99", "99"), ("RU", "8 495 123-45-67 доб. 5", "5"),
      ("CN", "010-12345678 分机5", "5"), ("DE", "030 1234567 Durchwahl 12", "12"),
      ("NL", "020 1234567 toestel 3", "3"),
    ])
  func `an extension is kept apart`(country: String, typed: String, kept: String) throws {
    let number = try shippedCountries().phone(typed, country: country).get()
    #expect(number.extensionDigits == kept)
    #expect(!number.international.hasSuffix("x" + kept))
  }

  @Test(
    arguments: [
      ("+12125550123", "US", "US-NY", "America/New_York"),
      ("+13055550123", "US", "US-FL", "America/New_York"),
      ("+14165550123", "CA", "CA-ON", "America/Toronto"),
      ("+12505550123", "CA", "CA-BC", "America/Vancouver"),
      ("+18765550123", "JM", nil, "America/Jamaica"), ("+18005550123", nil, nil, nil),
      ("+442079460018", "GB", nil, "Europe/London"),
      ("+441481700000", "GG", nil, "Europe/Guernsey"), ("+74951234567", "RU", nil, nil),
      ("+77011234567", "KZ", nil, "Asia/Almaty"),
    ] as [(String, String?, String?, String?)])
  func `a number tells its place`(
    typed: String, country: String?, region: String?, zone: String?
  ) throws {
    let number = try shippedCountries().phone(typed, country: nil).get()
    #expect(number.country == country)
    #expect(number.region == region)
    #expect(number.zone == zone)
  }

  @Test(arguments: [
    ("CA", "US", "US-CA", ["America/Los_Angeles"]),
    ("us-ca", "US", "US-CA", ["America/Los_Angeles"]),
    ("California", "US", "US-CA", ["America/Los_Angeles"]),
    ("Québec", "CA", "CA-QC", ["America/Halifax", "America/Toronto"]),
    ("florida", "US", "US-FL", ["America/Chicago", "America/New_York"]),
  ])
  func `a region is known by its code and its name`(
    typed: String, country: String, code: String, zones: [String]
  ) throws {
    let countries = try shippedCountries()
    #expect(countries.region(named: typed, in: country) == code)
    #expect(countries.zones(ofRegion: code) == zones)
    #expect(countries.region(named: typed, in: "DE") == nil)
  }

  @Test func `every region has a clock, and every area a region that is known`() throws {
    let countries = try shippedCountries()
    for first in 0x32...0x39 as ClosedRange<UInt8> {
      for rest in 0..<100 as Range<UInt8> {
        let digits = [first, 0x30 + rest / 10, 0x30 + rest % 10]
        guard let region = countries.area(of: digits[...])?.region else { continue }
        #expect(countries.region(named: region, in: String(region.prefix(2))) == region)
        #expect(!countries.zones(ofRegion: region).isEmpty)
      }
    }
  }

  @Test func `a table that cannot be read says where`() {
    let header = "code,calling_code,trunk,intl,digits,zone,leading,en,de,nl,ru,zh,own,also\n"
    let areas = Array("area_code,kind,country,subdivision,zone,also\n".utf8)
    for (text, line) in [("DE,x,0,00,6-13,,,a,b,c,d,e,f,g\n", 2), ("DE,49\n", 2)] {
      #expect {
        try Countries(
          countries: Array((header + text).utf8), areaCodes: areas,
          regions: Array("code,name,also\n".utf8))
      } throws: {
        ($0 as? CountriesProblem)?.line == line
      }
    }
  }
}
