import CallModel

/// `--from` and `--to`
enum DayOption {
  /// The days that were given, both included; nil for one that was not.
  static func period(
    _ invocation: Invocation
  ) throws(Failure) -> (first: CivilDate?, last: CivilDate?) {
    let first = try read(invocation.value("from"), "--from")
    let last = try read(invocation.value("to"), "--to")
    if let first, let last, last < first {
      throw .usage("--from is after --to", help: "no day lies between them")
    }
    return (first, last)
  }

  /// A day as it is typed; nil for none.
  static func read(_ text: String?, _ option: String) throws(Failure) -> CivilDate? {
    guard let text, !text.isEmpty else { return nil }
    guard let day = CivilDate(plain: text) else {
      throw .usage("\(option): `\(text)` is no day", help: "write it as 2026-11-30")
    }
    return day
  }
}
