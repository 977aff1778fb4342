import CallEngine
import CallModel
import Terminal

/// What is shown above a call: whom, where, and what time it is there.
enum CallHeader {
  static func show(_ session: CallSession) {
    let screen = session.program.screen
    let script = session.script
    screen.line(StyledText(data: script.title, .heading))
    let lead = session.call.start.lead
    let parts = [lead.label, lead["company"], lead["city"], lead["phone"]].compactMap { $0 }
    var shown: [String] = []
    for part in parts where !shown.contains(part) { shown.append(part) }
    if !shown.isEmpty { screen.line(StyledText(data: shown.joined(separator: " · "))) }
    let start = session.call.start
    let now = Moment(milliseconds: start.startedAt + session.ms, offset: start.offset)
    if session.partner != nil || session.program.zones.knownZone(of: lead) != nil {
      screen.line(StyledText(data: "\(now.time.plain) there (\(start.zone))", .muted))
    } else if lead["country"] != nil || lead["phone"] != nil {
      let here = "\(now.time.plain) here (\(start.zone))"
      screen.line(StyledText(data: "What time it is there is not known; \(here).", .warning))
    } else {
      screen.line(StyledText(data: "\(now.time.plain) here (\(start.zone))", .muted))
    }
  }
}
