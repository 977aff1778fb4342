import Glibc

/// Measuring and printing of times.
enum Stopwatch {
  /// Seconds on a clock that is never set.
  static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// How long something takes, in seconds.
  static func time(_ body: () -> Void) -> Double {
    let start = now
    body()
    return now - start
  }

  /// The medians of two things measured in turn, so that a drift of the machine meets both alike.
  static func interleaved(
    runs: Int, _ one: () -> Double, _ other: () -> Double
  ) -> (one: Double, other: Double, ratio: Double) {
    _ = one()
    _ = other()
    var ones: [Double] = []
    var others: [Double] = []
    for _ in 0..<runs {
      ones.append(one())
      others.append(other())
    }
    return (median(ones), median(others), median(zip(ones, others).map { $0 / $1 }))
  }

  /// The middle value.
  static func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }

  /// The most memory that this process has had, in MiB.
  static var peakMemory: Double {
    var usage = rusage()
    getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  }

  /// A number with so many decimals.
  static func text(_ value: Double, _ decimals: Int = 2) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let rounded = (value * scale).rounded()
    let whole = Int(rounded / scale)
    guard decimals > 0 else { return String(Int(rounded)) }
    let rest = String(Int(abs(rounded - Double(whole) * scale)))
    return "\(whole)." + String(repeating: "0", count: decimals - rest.utf8.count) + rest
  }
}
