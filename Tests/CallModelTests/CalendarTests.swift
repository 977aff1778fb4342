import CallModel
import TestSupport
import Testing

@Suite struct CalendarTests {
  @Test(arguments: [
    ("1970-01-01", 0, 4), ("1969-12-31", -1, 3), ("2000-02-29", 11_016, 2),
    ("2000-03-01", 11_017, 3),
    ("1900-02-28", -25_509, 3), ("1900-03-01", -25_508, 4), ("2026-11-30", 20_787, 1),
    ("2038-01-19", 24_855, 2), ("0001-01-01", -719_162, 1), ("9999-12-31", 2_932_896, 5),
    ("2024-12-31", 20_088, 2), ("1582-10-15", -141_427, 5),
  ])
  func `a day has a number, a weekday and a plain form`(plain: String, days: Int32, weekday: Int)
    throws
  {
    let date = try #require(CivilDate(plain: plain))
    #expect(date.days == days)
    #expect(date.weekday == weekday)
    #expect(date.plain == plain)
    #expect(CivilDate(days: days).parts == date.parts)
  }

  @Test func `every day follows the one before`() throws {
    var date = try #require(CivilDate(year: 1896, month: 1, day: 1))
    for year in 1896...2104 {
      for month in 1...12 {
        for day in 1...CivilDate.length(ofMonth: month, year: year) {
          guard date.parts == (year, month, day),
            CivilDate(year: year, month: month, day: day) == date
          else {
            Issue.record("\(year)-\(month)-\(day)")
            return
          }
          date = CivilDate(days: date.days + 1)
        }
      }
    }
  }

  @Test(arguments: [
    "2026-02-29", "1900-02-29", "2026-13-01", "2026-00-01", "2026-01-00", "2026-04-31", "26-01-01",
    "2026-1-1", "2026-01-01 ", "2026/01/01", "", "0000-01-01", "-026-01-01", "２０２６-01-01",
  ])
  func `what is no day is none`(text: String) { #expect(CivilDate(plain: text) == nil) }

  @Test(arguments: [
    ("2026-01-31", 1, "2026-02-28"), ("2024-01-31", 1, "2024-02-29"),
    ("2026-03-31", -1, "2026-02-28"),
    ("2026-12-15", 1, "2027-01-15"), ("2026-01-15", -1, "2025-12-15"),
    ("2024-02-29", 12, "2025-02-28"),
    ("2026-01-01", 0, "2026-01-01"), ("9999-12-01", 1, nil), ("0001-01-01", -1, nil),
    ("2026-01-01", Int.max, nil), ("2026-01-01", Int.min + 1, nil),
  ])
  func `a month later is the same day or the month's last`(from: String, months: Int, to: String?) {
    #expect(CivilDate(plain: from)?.adding(months: months)?.plain == to)
  }

  @Test(arguments: [
    ("00:00", 0, "00:00"), ("9:05", 545, "09:05"), ("23:59", 1439, "23:59"),
  ])
  func `a time has hours and minutes`(text: String, minutes: Int32, plain: String) {
    #expect(TimeOfDay(plain: text)?.minutes == minutes)
    #expect(TimeOfDay(plain: text)?.plain == plain)
  }

  @Test(arguments: ["24:00", "10:60", "10", "10:5", "10:05:00", ":05", "a:00", "-1:00"])
  func `what is no time is none`(text: String) { #expect(TimeOfDay(plain: text) == nil) }

  @Test(arguments: [
    (0, 0, "1970-01-01 00:00"), (-1, 0, "1969-12-31 23:59"),
    (1_796_000_400_000, 3600, "2026-11-30 02:00"),
    (0, 3600, "1970-01-01 01:00"), (0, -1, "1969-12-31 23:59"), (59_999, 0, "1970-01-01 00:00"),
  ])
  func `a wall clock shows the moment`(milliseconds: Int64, offset: Int32, plain: String) {
    #expect(Moment(milliseconds: milliseconds, offset: offset).plain == plain)
  }

  @Test(arguments: [
    ("2026-12-01 10:00", 0, 90, "2026-12-01 11:30"), ("2026-12-31 23:59", 0, 1, "2027-01-01 00:00"),
    ("2026-01-31 10:00", 1, 0, "2026-02-28 10:00"),
    ("2026-03-31 00:30", -1, -60, "2026-02-27 23:30"),
    ("1969-12-31 23:00", 0, 0, "1969-12-31 23:00"), ("9999-12-31 23:59", 0, 1, nil),
    ("2026-01-01 00:00", 0, Int64.max, nil), ("2026-01-01 00:00", Int32.max, 0, nil),
    ("2026-01-01 00:00", Int32.min, 0, nil),
  ])
  func `a duration later is by the calendar`(
    from: String, months: Int32, minutes: Int64, to: String?
  ) throws {
    let moment = try #require(Moment(plain: from))
    #expect(moment.plain == from)
    #expect(moment.adding(Duration(months: months, minutes: minutes))?.plain == to)
  }

  @Test(arguments: [
    (0, 0, "0 days"), (0, 1, "1 minute"), (0, 90, "90 minutes"), (0, 120, "2 hours"),
    (0, 1440, "1 day"), (0, -2880, "-2 days"), (1, 0, "1 month"), (2, 180, "2 months 3 hours"),
  ])
  func `a duration is written in the largest unit that fits`(
    months: Int32, minutes: Int64, plain: String
  ) {
    #expect(Duration(months: months, minutes: minutes).plain == plain)
  }

  @Test(arguments: [
    ("04:59", Daypart.night), ("05:00", .morning), ("11:59", .morning), ("12:00", .afternoon),
    ("17:59", .afternoon), ("18:00", .evening), ("21:59", .evening), ("22:00", .night),
    ("00:00", .night),
  ])
  func `a time lies in a part of the day`(time: String, part: Daypart) throws {
    #expect(Daypart(try #require(TimeOfDay(plain: time))) == part)
  }
}
