import CallModel

/// Signs and words for currencies, of all languages.
enum Currencies {
  /// The currency that a sign, word or code means, folded as typed text is; where several share it
  /// (`$`, `kr`), the script's own if it is one of them, else the most common one, if there is one.
  static func currency(_ text: String, own: Currency?, language: Language.Spoken) -> Currency? {
    if text.utf8.count == 3, let named = Currency(text), named == own || codes.contains(named.code)
    {
      return named
    }
    guard let candidates = table[text] else { return nil }
    if let own, candidates.contains(own.code) { return own }
    // The yuan sign and the yen sign are one character.
    if text == "¥" { return Currency(language == .zh ? "CNY" : "JPY") }
    return candidates.first.flatMap { $0 == "-" ? nil : Currency($0) }
  }

  /// Whether a sign or word means a currency, and which one only the script's own could tell.
  static func isShared(_ text: String) -> Bool {
    table[text]?.first == "-"
  }

  /// The signs, words and codes by their folded form; the first code is meant unless the script's
  /// currency is among the others, `-` where none is meant then.
  private static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for (codes, words) in rows {
      let list = codes.split(separator: " ").map(String.init)
      for word in words.split(separator: " ") {
        let key = TypedText.key(word.split(separator: "_").joined(separator: " "))
        table[key, default: []] += list
      }
    }
    return table
  }()

  private static let rows: [(String, String)] = [
    ("EUR", "€ euro euros eur Euro евро 欧元 歐元 欧"),
    (
      "USD CAD AUD NZD SGD HKD TWD MXN ARS CLP COP",
      "$ dollar dollars Dollar bucks доллар доллара долларов баксов"
    ),
    ("USD", "us_$ usd_$ us美元 美元 美金 美刀 us_dollar us_dollars us_dollars"),
    ("GBP EGP", "£ pound pounds quid pond Pfund фунт фунта фунтов"), ("GBP", "英镑 sterling"),
    ("CNY JPY", "¥"), ("JPY", "yen Yen иен иена 日元 円"),
    (
      "CNY",
      "元 块 块钱 圆 塊 人民币 元人民币 rmb cn_¥ yuan yuans renminbi kuai юань юаня юаней"
    ),
    (
      "RUB BYN", "₽ руб р рубль рубля рублей roubles rouble rubles ruble rub Rubel roebel 卢布"
    ),
    ("UAH", "₴ грн гривна гривны гривен гривня hryvnia hryvnias Hrywnja 格里夫纳"),
    ("BYN", "br"), ("KZT", "₸ тенге тг tenge 坚戈"),
    ("CHF", "fr sfr franken Franken francs franc frank франк франка франков 瑞士法郎 瑞郎"),
    ("- SEK NOK DKK ISK", "kr krone kroner kronor kronen крон кроны"),
    ("PLN", "zł zl złoty zloty zlotys злотый злотых 兹罗提"), ("CZK", "kč kc koruna"),
    ("TRY", "₺ lira лир tl"), ("INR", "₹ rupee rupees rs рупий 卢比"), ("ILS", "₪ shekel shekels"),
    ("KRW", "₩ won 韩元"), ("VND", "₫"), ("HKD", "港元 港币 hk_$"), ("TWD", "新台币 台币 nt_$"),
    ("CAD", "加元 ca_$ c_$"), ("AUD", "澳元 au_$ a_$"), ("NZD", "nz_$"), ("SGD", "新元 s_$"),
    ("HUF", "ft forint"), ("BRL", "r_$ reais real"), ("ZAR", "rand"), ("AED", "dirham dirhams"),
  ]

  /// The codes of ISO 4217 that are in use.
  private static let codes = Set(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN \
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL \
    GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF \
    KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN \
    MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD \
    SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH \
    UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """.split(separator: " ").map(String.init))
}
