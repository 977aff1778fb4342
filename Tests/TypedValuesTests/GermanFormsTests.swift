import CallModel
import Testing

@Suite struct GermanFormsTests {
  @Test func `moments are read as people say them`() {
    check(
      "de", .dateAndTime,
      """
      morgen um 10 => 2026-12-01 10:00
      Morgen 10 Uhr => 2026-12-01 10:00
      morgen früh um 9 => 2026-12-01 09:00
      morgen Nachmittag um 3 => 2026-12-01 15:00
      morgen mittag => 2026-12-01 12:00
      übermorgen 14 Uhr => 2026-12-02 14:00
      uebermorgen um 14:15 => 2026-12-02 14:15
      übermorgen => !at what time
      heute 16 => 2026-11-30 16:00
      heute Abend um 8 => 2026-11-30 20:00
      jetzt => 2026-11-30 09:00
      halb drei => 2026-12-01 02:30
      morgen halb drei nachmittags => 2026-12-01 14:30
      morgen um halb eins => 2026-12-01 12:30
      morgen viertel nach zehn => 2026-12-01 10:15
      morgen viertel vor 10 => 2026-12-01 09:45
      morgen dreiviertel zehn => 2026-12-01 09:45
      morgen 5 vor halb 11 => 2026-12-01 10:25
      morgen 10 nach 9 => 2026-12-01 09:10
      Fr 14.30 Uhr => 2026-12-04 14:30
      Freitag um 14 Uhr 30 => 2026-12-04 14:30
      am Freitag um 9 => 2026-12-04 09:00
      Freitagmorgen um 9 => 2026-12-04 09:00
      Dienstag Nachmittag 2 Uhr => 2026-12-01 14:00
      nächsten Montag 9 Uhr => 2026-12-07 09:00
      nächste Woche Freitag 9 Uhr => 2026-12-11 09:00
      Montag nächste Woche um 9 => 2026-12-07 09:00
      kommenden Freitag um 9 => 2026-12-04 09:00
      1.12. 10 Uhr => 2026-12-01 10:00
      1.12. 10.30 => 2026-12-01 10:30
      1.12.2026 10 Uhr => 2026-12-01 10:00
      1.12.26, 10:00 => 2026-12-01 10:00
      01.12. um 10:00 Uhr => 2026-12-01 10:00
      am 1. Dezember um 10 => 2026-12-01 10:00
      1. Dez. 2027 10 Uhr => 2027-12-01 10:00
      Dienstag, 1. Dezember um 10:00 Uhr => 2026-12-01 10:00
      Freitag, 1. Dezember um 10:00 Uhr => !is a Tuesday
      am 15. um 10 => 2026-12-15 10:00
      3. März 11 Uhr => 2027-03-03 11:00
      ersten Mai 9 Uhr => 2027-05-01 09:00
      in 2 Stunden => 2026-11-30 11:00
      in einer Stunde => 2026-11-30 10:00
      in einer halben Stunde => 2026-11-30 09:30
      in anderthalb Stunden => 2026-11-30 10:30
      in zweieinhalb Stunden => !expected
      in einer Viertelstunde => 2026-11-30 09:15
      in 2 Tagen um 10 => 2026-12-02 10:00
      in 2 Wochen => !at what time
      vor 2 Tagen um 10 => 2026-11-28 10:00
      14h30 => 2026-11-30 14:30
      14 h => 2026-11-30 14:00
      10.30 => 2026-11-30 10:30
      tomorrow at 10 am => 2026-12-01 10:00
      friday 2pm => 2026-12-04 14:00
      tomorrow um 10 => 2026-12-01 10:00
      2026-12-01 10:00 => 2026-12-01 10:00
      31.11. 10 Uhr => !no 31 November
      24 Uhr => !no such time
      irgendwann => !for example `morgen um 14:30`
      """)
    check(
      "de-AT", .date,
      """
      1.12. => 2026-12-01
      1.12 => 2026-12-01
      1/12 => 2026-12-01
      Mi => 2026-12-02
      in einer Woche => 2026-12-07
      15. Jänner => 2027-01-15
      morgen 10 Uhr => !a day without a time
      """)
    check("de", .time, "14.30 => 14:30\n9 Uhr => 09:00\nhalb drei => 02:30\n8 Uhr abends => 20:00")
  }

  @Test func `lengths of time are read`() {
    checkLengths(
      "de",
      """
      2 Tage => 2 days
      in 2 Wochen => 14 days
      eine halbe Stunde => 30 minutes
      anderthalb Stunden => 90 minutes
      1,5 Stunden => 90 minutes
      drei Monate => 3 months
      2 Tage und 3 Stunden => 51 hours
      ein Jahr => 12 months
      """)
  }

  @Test func `numbers have dots between thousands and a decimal comma`() {
    check(
      "de", .number,
      """
      3000 => 3000
      3.000 => 3000
      3.000,50 => 3000.5
      3,000.50 => 3000.5
      3,5 => 3.5
      3.5 => 3.5
      3,125 => 3.125
      1.255 => 1255
      1.000.000 => 1000000
      0.125 => 0.125
      3 Tsd. => 3000
      1,5 Mio => 1500000
      1,5 Mio. => 1500000
      2 Mrd => 2000000000
      dreitausend => !expected
      drei tausend => 3000
      sieben => 7
      rund 20 => 20
      3.00.000 => !expected
      """)
    check(
      "de", .money,
      """
      3.000 EUR => 3000 EUR
      3.000 € => 3000 EUR
      3.000,- € => 3000 EUR
      3.000,50 => 3000.5 EUR
      3,000 => !may be `3000` or `3.0000`
      3 Tsd. Euro => 3000 EUR
      20 Franken => 20 CHF
      20 Dollar => 20 USD
      ca. 20 Euro => 20 EUR
      """)
  }
}
