import CallModel
import Testing

@Suite struct CalendarExtremesTests {
  @Test func `days and months beyond the calendar have no date`() {
    let date = CivilDate(days: 0)
    for more in [Int.min, .max, 3_000_000, -3_000_000] {
      #expect(date.adding(days: more) == nil)
      #expect(date.adding(months: more) == nil)
    }
  }

  @Test func `every moment has a time of the day`() {
    #expect(Moment(minutes: -1).time.plain == "23:59")
    #expect(Moment(minutes: -1440).time.plain == "00:00")
    #expect(Moment(minutes: .max).time.minutes == Int32(Int64.max % 1440))
    #expect(Moment(minutes: .min).time.minutes == Int32(Int64.min % 1440 + 1440))
  }

  @Test func `every length of time has a plain form`() {
    #expect(Duration(months: .min, minutes: .min).plain.hasPrefix("-2147483648 months -"))
    #expect(Duration(months: -1, minutes: -60).plain == "-1 month -1 hour")
  }
}
