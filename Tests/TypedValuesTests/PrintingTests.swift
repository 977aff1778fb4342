import CallModel
import Testing
import TypedValues

@Suite struct PrintingTests {
  private func printer(_ tag: String, _ currency: String = "EUR") -> ValuePrinter {
    ValuePrinter(language: Language(tag), currency: Currency(currency), now: mondayMorning)
  }

  /// A value from its plain form.
  private func value(_ plain: String, _ type: FieldType) throws -> Value {
    try #require(type.value(plain: plain, currency: Currency("EUR")))
  }

  @Test func `money is printed as each language writes it`() throws {
    let rows: [(String, String, String)] = [
      ("en", "3000 EUR", "€3,000"), ("en", "3000.5 USD", "$3,000.50"), ("en", "20 CHF", "20_CHF"),
      ("en", "-20 GBP", "-£20"), ("en", "1234567 EUR", "€1,234,567"), ("en", "20 CAD", "20_CAD"),
      ("en", "20 CNY", "20_CNY"), ("en", "20 JPY", "¥20"),
      ("de", "3000 EUR", "3.000_€"), ("de", "3000.5 EUR", "3.000,50_€"),
      ("de", "20 CHF", "20_CHF"), ("nl", "3000 EUR", "€_3.000"), ("nl", "-20 EUR", "€_-20"),
      ("ru", "3000 RUB", "3_000_₽"), ("ru", "3000.5 EUR", "3_000,50_€"),
      ("ru", "20 UAH", "20_₴"), ("zh", "3000 CNY", "3000元"), ("zh", "3000 EUR", "3000欧元"),
      ("zh", "30000 CNY", "3万元"), ("zh", "35500 CNY", "3.55万元"), ("zh", "35550.5 CNY", "35550.50元"),
      ("zh", "120000000 CNY", "1.2亿元"), ("zh", "20 XYZ", "20_XYZ"),
    ]
    for (tag, plain, printed) in rows {
      let found = printer(tag).print(try value(plain, .money))
      #expect(found == printed.replacing("_", with: "\u{A0}"), "\(tag) \(plain)")
    }
    #expect(printer("en-CA", "CAD").print(try value("20 CAD", .money)) == "$20")
    #expect(printer("en-CA", "CAD").print(try value("20 USD", .money)) == "20\u{A0}USD")
  }

  @Test func `numbers are grouped from five digits on`() throws {
    #expect(printer("en").print(try value("2026", .number)) == "2026")
    #expect(printer("en").print(try value("12000.5", .number)) == "12,000.5")
    #expect(printer("de").print(try value("-12000.5", .number)) == "-12.000,5")
    #expect(printer("ru").print(try value("12000", .number)) == "12\u{A0}000")
    #expect(printer("zh").print(try value("12000", .number)) == "12000")
    #expect(printer("en").print(.number(Number(millionths: .min))) == "-9,223,372,036,854.775808")
    for tag in ["en", "de", "zh"] {
      let currency = try #require(Currency("EUR"))
      #expect(printer(tag).print(.money(Number(millionths: .min), currency)).contains("854"))
    }
  }

  @Test func `days and times are printed as they are said`() throws {
    let rows: [(String, FieldType, String, String)] = [
      ("en", .date, "2026-12-01", "Tuesday 1 December"),
      ("en", .date, "2027-12-01", "Wednesday 1 December 2027"),
      ("en-US", .date, "2027-12-01", "Wednesday, December 1, 2027"),
      ("de", .date, "2026-12-01", "Dienstag, 1. Dezember"),
      ("nl", .date, "2027-12-01", "woensdag 1 december 2027"),
      ("ru", .date, "2026-12-01", "вторник, 1 декабря"),
      ("ru", .date, "2027-12-01", "среда, 1 декабря 2027 года"),
      ("zh", .date, "2026-12-01", "12月1日星期二"),
      ("zh", .date, "2027-12-01", "2027年12月1日星期三"),
      ("en", .time, "14:05", "14:05"), ("en-US", .time, "14:05", "2:05 PM"),
      ("en-US", .time, "00:30", "12:30 AM"), ("de", .time, "09:00", "09:00 Uhr"),
      ("nl", .time, "09:00", "09:00 uur"), ("ru", .time, "09:00", "09:00"),
      ("en", .dateAndTime, "2026-12-01 10:00", "Tuesday 1 December at 10:00"),
      ("en-US", .dateAndTime, "2026-12-01 10:00", "Tuesday, December 1 at 10:00 AM"),
      ("de", .dateAndTime, "2026-12-01 10:00", "Dienstag, 1. Dezember um 10:00 Uhr"),
      ("nl", .dateAndTime, "2026-12-01 10:00", "dinsdag 1 december om 10:00 uur"),
      ("ru", .dateAndTime, "2026-12-01 10:00", "вторник, 1 декабря в 10:00"),
      ("zh", .dateAndTime, "2026-12-01 10:00", "12月1日星期二 10:00"),
      ("fr", .date, "2026-12-01", "Tuesday 1 December"),
      ("de", .yesNo, "yes", "ja"), ("ru", .yesNo, "no", "нет"), ("zh", .yesNo, "yes", "是"),
      ("nl", .oneOf(["a", "b"]), "b", "b"),
      ("en", .someOf(["a", "b", "c"]), "a + b + c", "a, b and c"),
      ("zh", .someOf(["a", "b", "c"]), "a + b + c", "a、b和c"),
      ("de", .someOf(["a", "b", "c"]), "a + c", "a und c"), ("en", .phone, "+49301", "+49301"),
    ]
    for (tag, type, plain, printed) in rows {
      #expect(printer(tag).print(try value(plain, type), as: type) == printed)
    }
  }

  @Test func `lengths of time have the form that their count asks for`() {
    let rows: [(String, Int32, Int64, String)] = [
      ("en", 0, 1440, "1 day"), ("en", 0, 2880, "2 days"), ("en", 0, 20_160, "2 weeks"),
      ("en", 1, 180, "1 month and 3 hours"), ("en", 0, 90, "1 hour and 30 minutes"),
      ("en", 0, 0, "0 minutes"), ("en", 0, -60, "-1 hour"), ("de", 0, 2880, "2 Tage"),
      ("nl", 0, 120, "2 uur"), ("ru", 0, 1440, "1 день"), ("ru", 0, 2880, "2 дня"),
      ("ru", 0, 7200, "5 дней"), ("ru", 0, 15_840, "11 дней"), ("ru", 0, 30_240, "3 недели"),
      ("ru", 0, 31_680, "22 дня"), ("ru", 21, 0, "21 месяц"), ("ru", 0, 45, "45 минут"),
      ("ru", 0, 41, "41 минута"), ("zh", 0, 2880, "2天"), ("zh", 2, 30, "2个月30分钟"),
    ]
    for (tag, months, minutes, printed) in rows {
      let duration = CallModel.Duration(months: months, minutes: minutes)
      #expect(printer(tag).print(.duration(duration)) == printed)
    }
    for tag in ["en", "ru", "zh"] {
      let least = CallModel.Duration(months: .min, minutes: .min)
      #expect(printer(tag).print(.duration(least)).hasPrefix("-"))
    }
  }

  @Test func `greetings fit the part of the day`() {
    let rows: [(String, [String], [String])] = [
      (
        "en", ["morning", "afternoon", "evening", "evening"],
        ["Good morning", "Good afternoon", "Good evening", "Good evening"]
      ),
      (
        "de", ["Morgen", "Nachmittag", "Abend", "Abend"],
        ["Guten Morgen", "Guten Tag", "Guten Abend", "Guten Abend"]
      ),
      (
        "nl", ["ochtend", "middag", "avond", "avond"],
        ["Goedemorgen", "Goedemiddag", "Goedenavond", "Goedenavond"]
      ),
      (
        "ru", ["утро", "день", "вечер", "вечер"],
        ["Доброе утро", "Добрый день", "Добрый вечер", "Добрый вечер"]
      ),
      ("zh", ["早上", "下午", "晚上", "晚上"], ["早上好", "下午好", "晚上好", "晚上好"]),
    ]
    for (tag, words, greetings) in rows {
      #expect(Daypart.allCases.map { printer(tag).daypart($0) } == words)
      #expect(Daypart.allCases.map { printer(tag).greeting($0) } == greetings)
      #expect(printer(tag).print(.daypart(.morning)) == words[0])
    }
  }

  @Test func `a gap names what belongs there`() {
    #expect(printer("en").gap("meeting_at") == "____ (meeting at)")
  }
}
