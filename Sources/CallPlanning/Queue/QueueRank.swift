package import CallModel

/// In which order leads come up: promised calls first, then the hot, the warm and the cold, each by
/// what their profile is worth.
package enum QueueRank {
  /// The greatest number of points that a profile gives; more counts as much.
  package static let mostPoints = 100_000

  /// The rank of a lead; the smaller comes first.
  /// - Parameter points: what the campaign's profile of an ideal customer gives, below 0 too.
  package static func rank(
    isPromised: Bool, _ temperature: Temperature, points: Int
  ) -> Int {
    let group: Int =
      if isPromised { 0 } else {
        switch temperature {
        case .hot: 1
        case .warm: 2
        case .cold: 3
        }
      }
    let points = min(max(points, -mostPoints), mostPoints)
    return group * 10 * mostPoints + mostPoints - points
  }

  /// The points that a rank was made with, within their bounds.
  package static func points(_ rank: Int) -> Int { mostPoints - rank % (10 * mostPoints) }

  /// The first rank that is none of a promised call.
  package static let firstUnpromised = 5 * mostPoints

  /// Whether a rank is of a promised call.
  package static func isPromised(_ rank: Int) -> Bool { rank < firstUnpromised }
}
