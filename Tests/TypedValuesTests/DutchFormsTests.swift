import CallModel
import Testing

@Suite struct DutchFormsTests {
  @Test func `moments are read as people say them`() {
    check(
      "nl", .dateAndTime,
      """
      morgen om 10 => 2026-12-01 10:00
      morgen 10 uur => 2026-12-01 10:00
      morgenochtend 9 uur => 2026-12-01 09:00
      morgenmiddag om 2 => 2026-12-01 14:00
      morgen om 3 uur 's middags => 2026-12-01 15:00
      overmorgen 14:15 => 2026-12-02 14:15
      overmorgen => !at what time
      vandaag 16 uur => 2026-11-30 16:00
      vanmiddag om 3 => 2026-11-30 15:00
      vanavond 8 uur => 2026-11-30 20:00
      nu => 2026-11-30 09:00
      half drie => 2026-12-01 02:30
      morgen om half drie 's middags => 2026-12-01 14:30
      morgen kwart over tien => 2026-12-01 10:15
      morgen kwart voor 10 => 2026-12-01 09:45
      morgen 10 voor half 11 => 2026-12-01 10:20
      morgen 5 over half 3 => 2026-12-01 02:35
      vr 14.30 uur => 2026-12-04 14:30
      vrijdag om 14u30 => 2026-12-04 14:30
      vrijdagmiddag om 2 => 2026-12-04 14:00
      op vrijdag om 9 => 2026-12-04 09:00
      volgende maandag 9 uur => 2026-12-07 09:00
      volgende week vrijdag 9 uur => 2026-12-11 09:00
      komende vrijdag 9 uur => 2026-12-04 09:00
      1 december 10 uur => 2026-12-01 10:00
      1 dec. 10 uur => 2026-12-01 10:00
      1-12 10:00 => 2026-12-01 10:00
      1-12-2026 10:00 => 2026-12-01 10:00
      1/12/26 om 10 uur => 2026-12-01 10:00
      dinsdag 1 december om 10:00 uur => 2026-12-01 10:00
      1e december om 10 => 2026-12-01 10:00
      eerste mei om 9 => 2027-05-01 09:00
      de 15e om 10 uur => 2026-12-15 10:00
      over 2 uur => 2026-11-30 11:00
      over een uur => 2026-11-30 10:00
      over een half uur => 2026-11-30 09:30
      over een halfuur => !expected
      over anderhalf uur => 2026-11-30 10:30
      over een kwartier => 2026-11-30 09:15
      over 2 dagen om 10 => 2026-12-02 10:00
      over 2 dagen 10 uur => 2026-12-02 10:00
      over 2 weken => !at what time
      2 dagen geleden om 10 => 2026-11-28 10:00
      14u => 2026-11-30 14:00
      tomorrow 10am => 2026-12-01 10:00
      2026-12-01 10:00 => 2026-12-01 10:00
      ooit => !for example `morgen om 14:30`
      """)
    check(
      "nl-BE", .date,
      "1 maart => 2027-03-01\nmrt 1 => 2027-03-01\nwo => 2026-12-02\nover een week => 2026-12-07")
    check("nl", .time, "9 uur => 09:00\nhalf 10 => 09:30\n9 uur 's avonds => 21:00\n14.15 => 14:15")
  }

  @Test func `lengths of time are read`() {
    checkLengths(
      "nl",
      """
      2 dagen => 2 days
      over 2 weken => 14 days
      een half uur => 30 minutes
      anderhalf uur => 90 minutes
      2 uur => 2 hours
      3 maanden => 3 months
      1 dag en 2 uur => 26 hours
      """)
  }

  @Test func `amounts are read`() {
    check(
      "nl", .number,
      """
      3.000 => 3000
      3.000,5 => 3000.5
      2,5 => 2.5
      3 duizend => 3000
      1,5 mln => 1500000
      2 miljard => 2000000000
      vijf => 5
      ongeveer 20 => 20
      """)
    check(
      "nl", .money,
      """
      € 3.000 => 3000 EUR
      € 3.000,- => 3000 EUR
      3000 euro => 3000 EUR
      3,000 => !may be
      3k => 3000 EUR
      20 pond => 20 GBP
      """)
  }
}
