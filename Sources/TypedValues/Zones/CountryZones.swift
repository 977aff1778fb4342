import CallModel

/// The time zone of a country, where the country has but one.
package enum CountryZones {
  /// The name of the zone of a country, by its ISO 3166 code in any case (`DE`) or by a common name
  /// in one of the five languages (`Germany`, `Deutschland`, `Германия`); nil for an unknown country
  /// and for one whose clocks differ from place to place (US, CA, RU, AU, BR, ES …).
  ///
  /// China has Beijing's time throughout, and Ukraine that of Kyiv.
  package static func zone(of country: String) -> String? {
    guard country.utf8.count <= 100 else { return nil }
    let name = country.trimmingBlanks
    if name.utf8.count == 2, let zone = zones[name.uppercased()] { return zone }
    return codes[name.wordsKey].flatMap { zones[$0] }
  }

  /// Zones by code.
  static let zones: [String: String] = {
    var zones: [String: String] = [:]
    var parts = packedZones.split(separator: " ")[...]
    while let code = parts.popFirst(), let zone = parts.popFirst() {
      zones[String(code)] = String(zone)
    }
    return zones
  }()

  /// Codes by name, as `wordsKey` folds it.
  static let codes: [String: String] = {
    var codes: [String: String] = [:]
    for line in packedNames.split(separator: "\n") {
      let code = String(line.prefix(2))
      for name in line.dropFirst(3).split(separator: ",") { codes[String(name).wordsKey] = code }
    }
    return codes
  }()

  /// From tzdata's zone.tab: countries with one zone, or with several that have shown the same time
  /// since 2025.
  private static let packedZones = """
    AD Europe/Andorra AE Asia/Dubai AF Asia/Kabul AG America/Antigua AI America/Anguilla \
    AL Europe/Tirane AM Asia/Yerevan AO Africa/Luanda AR America/Argentina/Buenos_Aires \
    AS Pacific/Pago_Pago AT Europe/Vienna AW America/Aruba AX Europe/Mariehamn AZ Asia/Baku \
    BA Europe/Sarajevo BB America/Barbados BD Asia/Dhaka BE Europe/Brussels \
    BF Africa/Ouagadougou BG Europe/Sofia BH Asia/Bahrain BI Africa/Bujumbura \
    BJ Africa/Porto-Novo BL America/St_Barthelemy BM Atlantic/Bermuda BN Asia/Brunei \
    BO America/La_Paz BQ America/Kralendijk BS America/Nassau BT Asia/Thimphu BW Africa/Gaborone \
    BY Europe/Minsk BZ America/Belize CC Indian/Cocos CF Africa/Bangui CG Africa/Brazzaville \
    CH Europe/Zurich CI Africa/Abidjan CK Pacific/Rarotonga CM Africa/Douala CN Asia/Shanghai \
    CO America/Bogota CR America/Costa_Rica CU America/Havana CV Atlantic/Cape_Verde \
    CW America/Curacao CX Indian/Christmas CY Asia/Nicosia CZ Europe/Prague DE Europe/Berlin \
    DJ Africa/Djibouti DK Europe/Copenhagen DM America/Dominica DO America/Santo_Domingo \
    DZ Africa/Algiers EE Europe/Tallinn EG Africa/Cairo EH Africa/El_Aaiun ER Africa/Asmara \
    ET Africa/Addis_Ababa FI Europe/Helsinki FJ Pacific/Fiji FK Atlantic/Stanley \
    FO Atlantic/Faroe FR Europe/Paris GA Africa/Libreville GB Europe/London GD America/Grenada \
    GE Asia/Tbilisi GF America/Cayenne GG Europe/Guernsey GH Africa/Accra GI Europe/Gibraltar \
    GM Africa/Banjul GN Africa/Conakry GP America/Guadeloupe GQ Africa/Malabo GR Europe/Athens \
    GS Atlantic/South_Georgia GT America/Guatemala GU Pacific/Guam GW Africa/Bissau \
    GY America/Guyana HK Asia/Hong_Kong HN America/Tegucigalpa HR Europe/Zagreb \
    HT America/Port-au-Prince HU Europe/Budapest IE Europe/Dublin IL Asia/Jerusalem \
    IM Europe/Isle_of_Man IN Asia/Kolkata IO Indian/Chagos IQ Asia/Baghdad IR Asia/Tehran \
    IS Atlantic/Reykjavik IT Europe/Rome JE Europe/Jersey JM America/Jamaica JO Asia/Amman \
    JP Asia/Tokyo KE Africa/Nairobi KG Asia/Bishkek KH Asia/Phnom_Penh KM Indian/Comoro \
    KN America/St_Kitts KP Asia/Pyongyang KR Asia/Seoul KW Asia/Kuwait KY America/Cayman \
    KZ Asia/Almaty LA Asia/Vientiane LB Asia/Beirut LC America/St_Lucia LI Europe/Vaduz \
    LK Asia/Colombo LR Africa/Monrovia LS Africa/Maseru LT Europe/Vilnius LU Europe/Luxembourg \
    LV Europe/Riga LY Africa/Tripoli MA Africa/Casablanca MC Europe/Monaco MD Europe/Chisinau \
    ME Europe/Podgorica MF America/Marigot MG Indian/Antananarivo MH Pacific/Majuro \
    MK Europe/Skopje ML Africa/Bamako MM Asia/Yangon MO Asia/Macau MP Pacific/Saipan \
    MQ America/Martinique MR Africa/Nouakchott MS America/Montserrat MT Europe/Malta \
    MU Indian/Mauritius MV Indian/Maldives MW Africa/Blantyre MY Asia/Kuala_Lumpur \
    MZ Africa/Maputo NA Africa/Windhoek NC Pacific/Noumea NE Africa/Niamey NF Pacific/Norfolk \
    NG Africa/Lagos NI America/Managua NL Europe/Amsterdam NO Europe/Oslo NP Asia/Kathmandu \
    NR Pacific/Nauru NU Pacific/Niue OM Asia/Muscat PA America/Panama PE America/Lima \
    PH Asia/Manila PK Asia/Karachi PL Europe/Warsaw PM America/Miquelon PN Pacific/Pitcairn \
    PR America/Puerto_Rico PS Asia/Gaza PW Pacific/Palau PY America/Asuncion QA Asia/Qatar \
    RE Indian/Reunion RO Europe/Bucharest RS Europe/Belgrade RW Africa/Kigali SA Asia/Riyadh \
    SB Pacific/Guadalcanal SC Indian/Mahe SD Africa/Khartoum SE Europe/Stockholm \
    SG Asia/Singapore SH Atlantic/St_Helena SI Europe/Ljubljana SJ Arctic/Longyearbyen \
    SK Europe/Bratislava SL Africa/Freetown SM Europe/San_Marino SN Africa/Dakar \
    SO Africa/Mogadishu SR America/Paramaribo SS Africa/Juba ST Africa/Sao_Tome \
    SV America/El_Salvador SX America/Lower_Princes SY Asia/Damascus SZ Africa/Mbabane \
    TC America/Grand_Turk TD Africa/Ndjamena TF Indian/Kerguelen TG Africa/Lome TH Asia/Bangkok \
    TJ Asia/Dushanbe TK Pacific/Fakaofo TL Asia/Dili TM Asia/Ashgabat TN Africa/Tunis \
    TO Pacific/Tongatapu TR Europe/Istanbul TT America/Port_of_Spain TV Pacific/Funafuti \
    TW Asia/Taipei TZ Africa/Dar_es_Salaam UA Europe/Kyiv UG Africa/Kampala \
    UY America/Montevideo UZ Asia/Samarkand VA Europe/Vatican VC America/St_Vincent \
    VE America/Caracas VG America/Tortola VI America/St_Thomas VN Asia/Ho_Chi_Minh \
    VU Pacific/Efate WF Pacific/Wallis WS Pacific/Apia YE Asia/Aden YT Indian/Mayotte \
    ZA Africa/Johannesburg ZM Africa/Lusaka ZW Africa/Harare
    """

  private static let packedNames = """
    AT Austria, Österreich, Oesterreich, Oostenrijk, Австрия, 奥地利
    AR Argentina, Argentinien, Argentinië, Аргентина, 阿根廷
    AM Armenia, Armenien, Armenië, Армения, 亚美尼亚
    AZ Azerbaijan, Aserbaidschan, Azerbeidzjan, Азербайджан, 阿塞拜疆
    BY Belarus, Weißrussland, Wit-Rusland, Беларусь, Белоруссия, 白俄罗斯
    BE Belgium, Belgien, België, Бельгия, 比利时
    BA Bosnia and Herzegovina, Bosnien und Herzegowina, Bosnië en Herzegovina, \
    Босния и Герцеговина, 波黑
    BG Bulgaria, Bulgarien, Bulgarije, Болгария, 保加利亚
    CN China, PRC, People's Republic of China, Volksrepublik China, Китай, КНР, 中国, 中國
    CO Colombia, Kolumbien, Колумбия, 哥伦比亚
    HR Croatia, Kroatien, Kroatië, Хорватия, 克罗地亚
    CY Cyprus, Zypern, Кипр, 塞浦路斯
    CZ Czechia, Czech Republic, Tschechien, Tsjechië, Чехия, 捷克
    DK Denmark, Dänemark, Denemarken, Дания, 丹麦
    EG Egypt, Ägypten, Egypte, Египет, 埃及
    EE Estonia, Estland, Эстония, 爱沙尼亚
    FI Finland, Finnland, Финляндия, 芬兰
    FR France, Frankreich, Frankrijk, Франция, 法国
    GE Georgia, Georgien, Georgië, Грузия, 格鲁吉亚
    DE Germany, Deutschland, Duitsland, Германия, 德国, 德國
    GB United Kingdom, UK, Great Britain, England, Scotland, Wales, Großbritannien, \
    Vereinigtes Königreich, Verenigd Koninkrijk, Groot-Brittannië, Великобритания, Англия, \
    英国, 英國
    GR Greece, Griechenland, Griekenland, Греция, 希腊
    HK Hong Kong, Hongkong, Гонконг, 香港
    HU Hungary, Ungarn, Hongarije, Венгрия, 匈牙利
    IS Iceland, Island, IJsland, Исландия, 冰岛
    IN India, Indien, Индия, 印度
    IE Ireland, Irland, Ierland, Ирландия, 爱尔兰
    IL Israel, Israël, Израиль, 以色列
    IT Italy, Italien, Italië, Италия, 意大利
    JP Japan, Япония, 日本
    KZ Kazakhstan, Kasachstan, Kazachstan, Казахстан, 哈萨克斯坦
    KE Kenya, Kenia, Кения, 肯尼亚
    KG Kyrgyzstan, Kirgisistan, Kirgizië, Киргизия, Кыргызстан, 吉尔吉斯斯坦
    LV Latvia, Lettland, Letland, Латвия, 拉脱维亚
    LI Liechtenstein, Лихтенштейн, 列支敦士登
    LT Lithuania, Litauen, Litouwen, Литва, 立陶宛
    LU Luxembourg, Luxemburg, Люксембург, 卢森堡
    MO Macao, Macau, Макао, 澳门
    MY Malaysia, Maleisië, Малайзия, 马来西亚
    MT Malta, Мальта, 马耳他
    MD Moldova, Moldau, Moldawien, Moldavië, Молдова, Молдавия, 摩尔多瓦
    MC Monaco, Монако, 摩纳哥
    ME Montenegro, Черногория, 黑山
    MA Morocco, Marokko, Марокко, 摩洛哥
    NL Netherlands, The Netherlands, Holland, Niederlande, Nederland, Нидерланды, Голландия, 荷兰
    NG Nigeria, Нигерия, 尼日利亚
    MK North Macedonia, Nordmazedonien, Noord-Macedonië, Северная Македония, 北马其顿
    NO Norway, Norwegen, Noorwegen, Норвегия, 挪威
    PK Pakistan, Пакистан, 巴基斯坦
    PE Peru, Перу, 秘鲁
    PH Philippines, Philippinen, Filipijnen, Филиппины, 菲律宾
    PL Poland, Polen, Польша, 波兰
    RO Romania, Rumänien, Roemenië, Румыния, 罗马尼亚
    SA Saudi Arabia, Saudi-Arabien, Saoedi-Arabië, Саудовская Аравия, 沙特阿拉伯, 沙特
    RS Serbia, Serbien, Servië, Сербия, 塞尔维亚
    SG Singapore, Singapur, Сингапур, 新加坡
    SK Slovakia, Slowakei, Slowakije, Словакия, 斯洛伐克
    SI Slovenia, Slowenien, Slovenië, Словения, 斯洛文尼亚
    ZA South Africa, Südafrika, Zuid-Afrika, ЮАР, Южная Африка, 南非
    KR South Korea, Korea, Südkorea, Zuid-Korea, Южная Корея, 韩国, 韓國
    SE Sweden, Schweden, Zweden, Швеция, 瑞典
    CH Switzerland, Schweiz, Suisse, Svizzera, Zwitserland, Швейцария, 瑞士
    TW Taiwan, Тайвань, 台湾, 台灣
    TH Thailand, Таиланд, 泰国
    TR Turkey, Türkiye, Türkei, Turkije, Турция, 土耳其
    UA Ukraine, Oekraïne, Украина, 乌克兰
    AE United Arab Emirates, UAE, Vereinigte Arabische Emirate, Verenigde Arabische Emiraten, \
    ОАЭ, 阿联酋
    UZ Uzbekistan, Usbekistan, Oezbekistan, Узбекистан, 乌兹别克斯坦
    VN Vietnam, Viet Nam, Вьетнам, 越南
    """
}
