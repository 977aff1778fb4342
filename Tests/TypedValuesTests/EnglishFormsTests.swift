import CallModel
import Testing

@Suite struct EnglishFormsTests {
  @Test func `moments are read as people say them`() {
    check(
      "en", .dateAndTime,
      """
      tomorrow 10 => 2026-12-01 10:00
      Tomorrow at 10 => 2026-12-01 10:00
      tmrw 9:15am => 2026-12-01 09:15
      tomorrow 10. => 2026-12-01 10:00
      fri 14:30 => 2026-12-04 14:30
      Friday 2pm => 2026-12-04 14:00
      friday at 2 p.m. => 2026-12-04 14:00
      friday at 2 in the afternoon => 2026-12-04 14:00
      friday afternoon at 2 => 2026-12-04 14:00
      next monday 9 => 2026-12-07 09:00
      next friday 9 => 2026-12-11 09:00
      this friday 9 => 2026-12-04 09:00
      friday next week at 9 => 2026-12-11 09:00
      next week on tuesday 11 => 2026-12-08 11:00
      monday 9 => 2026-12-07 09:00
      monday 10 => 2026-11-30 10:00
      in 3 hours => 2026-11-30 12:00
      in half an hour => 2026-11-30 09:30
      in an hour => 2026-11-30 10:00
      in an hour and a half => 2026-11-30 10:30
      in 1.5 hours => 2026-11-30 10:30
      in two and a half hours => 2026-11-30 11:30
      in 90 minutes => 2026-11-30 10:30
      20 min => 2026-11-30 09:20
      in 2h => 2026-11-30 11:00
      2 hours from now => 2026-11-30 11:00
      in 2 days at 10 => 2026-12-02 10:00
      2 days later at 10 => 2026-12-02 10:00
      in two weeks 14:00 => 2026-12-14 14:00
      in 2 days => !at what time
      tomorrow => !at what time
      tomorrow morning => !at what time
      tomorrow morning at 9 => 2026-12-01 09:00
      tomorrow noon => 2026-12-01 12:00
      tonight at 8 => 2026-11-30 20:00
      this afternoon at 3 => 2026-11-30 15:00
      today 16 => 2026-11-30 16:00
      now => 2026-11-30 09:00
      10 => 2026-11-30 10:00
      8 => 2026-12-01 08:00
      half past two => 2026-12-01 02:30
      tomorrow at half past two in the afternoon => 2026-12-01 14:30
      tomorrow quarter to 3 pm => 2026-12-01 14:45
      tomorrow 10 past 9 => 2026-12-01 09:10
      tomorrow at ten thirty => 2026-12-01 10:30
      tomorrow 1430 => 2026-12-01 14:30
      day after tomorrow 11 => 2026-12-02 11:00
      2026-12-01 10:00 => 2026-12-01 10:00
      2026-12-01T10:00 => 2026-12-01 10:00
      2026-12-01T10:00:00 => 2026-12-01 10:00
      2026-12-01 at 10 => 2026-12-01 10:00
      1 Dec 10:00 => 2026-12-01 10:00
      Dec 1st at 10 => 2026-12-01 10:00
      December 1, 2027 10:00 => 2027-12-01 10:00
      the 1st of December at 10 o'clock => 2026-12-01 10:00
      1 december 2026, 10.30 => 2026-12-01 10:30
      Tuesday 1 December at 10:00 => 2026-12-01 10:00
      Wednesday 1 December at 10:00 => !is a Tuesday
      on the 15th at 10 => 2026-12-15 10:00
      29 Nov 10:00 => 2027-11-29 10:00
      29 Feb 10:00 => 2028-02-29 10:00
      31 Nov 10:00 => !there is no 31 November
      yesterday 10 => 2026-11-29 10:00
      tomorrow 25 => !no such time
      tomorrow 10:61 => !no such time
      tomorrow at 13 am => !no such time
      tomorrow friday 10 => !is a Tuesday
      tomorrow 10 11 => !expected
      tomorrow banana => !expected
      next month => !which day
      next week 10:00 => !which day
      in 99999999 days => !expected
      in 999999 years at 10 => !too far
      """)
  }

  @Test func `bare day and month follow the region`() {
    check("en-US", .date, "12/1 => 2026-12-01\n1/12 => 2027-01-12\n25/12 => 2026-12-25")
    check("en-US", .date, "12/1/26 => 2026-12-01\n12.1.2026 => 2026-12-01\n2026/12/1 => 2026-12-01")
    check("en-GB", .date, "12/1 => 2027-01-12\n1/12 => 2026-12-01\n1-12-2026 => 2026-12-01")
    check("en-GB", .date, "12/25 => !no month 25\n1.12. => 2026-12-01\n31/4 => !no 31 April")
    check(
      "en", .date,
      """
      12/1 => !may be `12 January` or `1 December`
      0/6 => !there is no 0 June
      6/0 => !no month 0
      666/0)6 => !expected
      1/12/2026 => !may be `1 December 2026` or `12 January 2026`
      25/12 => 2026-12-25
      12/25 => 2026-12-25
      12/12 => 2026-12-12
      1.12. => 2026-12-01
      13/13 => !no month 13
      """)
    check("fr", .date, "1/12 => 2026-12-01")
  }

  @Test func `days and times alone take nothing else`() {
    check(
      "en", .date,
      """
      today => 2026-11-30
      tomorrow => 2026-12-01
      monday => 2026-12-07
      next friday => 2026-12-11
      in 3 weeks => 2026-12-21
      3 days ago => 2026-11-27
      2 weeks => 2026-12-14
      a fortnight => 2026-12-14
      in a month => 2026-12-30
      now => 2026-11-30
      first of may => 2027-05-01
      2026-12-01 => 2026-12-01
      2026-13-01 => !no month 13
      tomorrow 10 => !a day without a time
      0 december => !no 0 December
      """)
    check(
      "en", .time,
      """
      14:30 => 14:30
      2:30pm => 14:30
      2.30 pm => 14:30
      9.30 => 09:30
      1430 => 14:30
      12am => 00:00
      12pm => 12:00
      noon => 12:00
      half past 9 => 09:30
      five to ten => 09:55
      quarter to one => 12:45
      in 2 hours => 11:00
      9 => 09:00
      tomorrow 9 => !a time without a day
      24:00 => !no such time
      """)
  }

  @Test func `lengths of time are read`() {
    checkLengths(
      "en",
      """
      2 days => 2 days
      in 2 weeks => 14 days
      half an hour => 30 minutes
      1 hour 30 minutes => 90 minutes
      1h30m => 90 minutes
      2 weeks and 3 days => 17 days
      a year => 12 months
      1 month 3 hours => 1 month 3 hours
      1.5 days => 36 hours
      half a month => !
      two => !
      days => !
      """)
  }

  @Test func `numbers have commas between thousands`() {
    check(
      "en", .number,
      """
      3000 => 3000
      3,000 => 3000
      3,000,000 => 3000000
      3,000.50 => 3000.5
      3.125 => 3.125
      1234.567 => 1234.567
      0,125 => 0.125
      3,5 => 3.5
      1.234,56 => 1234.56
      3 000 => 3000
      3'000 => 3000
      3k => 3000
      2.5k => 2500
      2.5 million => 2500000
      three thousand => 3000
      3 hundred thousand => 300000
      3 million 500 thousand => 3500000
      seven => 7
      -5 => -5
      50 % => 50
      about 20 => 20
      ~20 => 20
      1,00 => 1
      30,00,000 => !a number is expected
      3k5 => !a number is expected
      3 5 => !a number is expected
      3000 EUR => !without a currency
      9999999999999999 => !too large
      9 billion billion => !too large
      10000 billion => !too large
      k => !expected
      nine banana => !expected
      """)
  }

  @Test func `money takes a currency before or behind`() {
    check(
      "en", .money,
      """
      3000 => 3000 EUR
      €3k => 3000 EUR
      $3,000.50 => 3000.5 USD
      3,000 dollars => 3000 USD
      US$ 3,000 => 3000 USD
      £20 => 20 GBP
      ¥500 => 500 JPY
      3.000 => !may be `3000` or `3.0000`
      3,000 usd => 3000 USD
      chf 20 => 20 CHF
      20 zł => 20 PLN
      -€20 => -20 EUR
      20 kr => !in which currency
      20 xyz => !expected
      20 EUR USD => !expected
      1.5m euros => 1500000 EUR
      """)
    check("en-CA", .money, currency: "CAD", "$20 => 20 CAD\nUS$20 => 20 USD\n20 bucks => 20 CAD")
    check("en", .money, currency: "SEK", "20 kr => 20 SEK")
  }
}
