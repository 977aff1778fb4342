/// How warm a lead is: what it already knows of us, and wants.
package enum Temperature: Int, CaseIterable, Sendable {
  /// Knows nothing of us.
  case cold = 0
  /// Has shown some interest.
  case warm = 1
  /// Wants to talk.
  case hot = 2

  /// The word that is typed and shown.
  package var word: String {
    switch self {
    case .cold: "cold"
    case .warm: "warm"
    case .hot: "hot"
    }
  }
}

/// Where a lead is between marketing's list and the customer's folder.
package enum LeadLife: Int, CaseIterable, Sendable {
  /// Came in; sales has not looked at it.
  case new = 0
  /// Sales takes it (from MQL to SQL).
  case accepted = 1
  /// Given back to marketing, with a reason.
  case returned = 2
  /// Somebody has spoken with it.
  case contacted = 3
  /// Fits and wants.
  case qualified = 4
  /// There is something to decide.
  case opportunity = 5
  /// Bought.
  case won = 6
  /// Will not buy, with a reason.
  case lost = 7
  /// Given over to those who deliver.
  case handedOver = 8
  /// Cold again, to be taken up after a long while.
  case toReheat = 9

  /// The word that is typed and shown.
  package var word: String {
    switch self {
    case .new: "new"
    case .accepted: "accepted"
    case .returned: "returned"
    case .contacted: "contacted"
    case .qualified: "qualified"
    case .opportunity: "opportunity"
    case .won: "won"
    case .lost: "lost"
    case .handedOver: "handed-over"
    case .toReheat: "to-reheat"
    }
  }

  /// Whether it says why.
  package var needsReason: Bool { self == .returned || self == .lost }

  /// What may come next. A lead goes forward by any number of steps; from an end it comes back only
  /// by being reheated or accepted anew.
  package var next: Set<LeadLife> {
    switch self {
    case .new: [.accepted, .returned, .contacted, .qualified, .opportunity, .won, .lost, .toReheat]
    case .returned: [.accepted]
    case .accepted, .contacted, .qualified, .opportunity:
      Set(
        LeadLife.allCases.filter {
          $0.rawValue > rawValue && $0 != .handedOver || $0 == .returned
        })
    case .won: [.handedOver, .toReheat]
    case .handedOver: [.toReheat, .opportunity]
    case .lost: [.toReheat, .accepted]
    case .toReheat: [.accepted, .contacted, .qualified, .opportunity, .won, .lost]
    }
  }
}
