/// The codes of places (ISO 3166-1 and 3166-2), to find a slip of the hand in a rule's place.
enum PlaceCodes {
  /// Why a code names no place; nil for one that does.
  static func problem(_ code: String) -> String? {
    if code == "*" { return nil }
    let parts = code.split(separator: "-", omittingEmptySubsequences: false)
    guard let country = parts.first, countries.contains(country) else {
      return "`\(code)` is no country by ISO 3166-1"
    }
    if parts.count == 1 { return nil }
    let isForm =
      parts.count == 2 && (1...3).contains(parts[1].utf8.count)
      && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) }
    let isKnown = subdivisions[String(country)].map { $0.contains(parts[parts.count - 1]) } ?? true
    return isForm && isKnown ? nil : "`\(code)` is no part of \(country) by ISO 3166-2"
  }

  private static func set(_ codes: String) -> Set<Substring> { Set(codes.split(separator: " ")) }

  private static let countries = set(
    """
    AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS \
    BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE \
    EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM \
    HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC \
    LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA \
    NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW \
    SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO \
    TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW
    """)

  /// The parts of those countries whose parts have rules; elsewhere the form of a code is enough.
  private static let subdivisions: [String: Set<Substring>] = [
    "US": set(
      """
      AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM \
      NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR UM VI
      """),
    "CA": set("AB BC MB NB NL NS NT NU ON PE QC SK YT"),
    "AU": set("ACT NSW NT QLD SA TAS VIC WA"),
  ]
}
