package import CallModel

/// Where the grade of a drilled card came from.
package enum DrillSource: Int, CaseIterable, Sendable {
  /// From a drill.
  case drill = 0
  /// From a rehearsal in which the card was lost.
  case rehearsal = 1
  /// From a live call in which the card was lost.
  case live = 2
}

/// What is remembered of a card, as the store keeps it.
package struct DrillCardRow: Hashable, Sendable {
  /// The deck: a script's or library's family.
  package let deck: String
  /// The card's lasting key in its deck.
  package let card: String
  /// The stability in days, to a millionth; see `Memory`.
  package let stability: Double
  /// The difficulty from 1 to 10, to a millionth.
  package let difficulty: Double
  /// The day on which it is due.
  package let due: CivilDate
  /// The day on which it was reviewed last.
  package let last: CivilDate
  /// How often it was reviewed.
  package let reviews: Int
  /// How often it was not recalled.
  package let lapses: Int

  /// What is remembered of a card.
  package init(
    deck: String, card: String, stability: Double, difficulty: Double, due: CivilDate,
    last: CivilDate, reviews: Int, lapses: Int
  ) {
    self.deck = deck
    self.card = card
    self.stability = stability
    self.difficulty = difficulty
    self.due = due
    self.last = last
    self.reviews = reviews
    self.lapses = lapses
  }
}

/// A review of a card.
package struct DrillReview: Hashable, Sendable {
  /// The day, the trainee's.
  package let day: CivilDate
  /// When, in milliseconds since 1970 UTC.
  package let at: Int64
  /// 1 again, 2 hard, 3 good, 4 easy.
  package let grade: Int
  /// The milliseconds that the answer took.
  package let ms: Int64
  /// Where it came from.
  package let source: DrillSource

  /// A review of a card.
  package init(day: CivilDate, at: Int64, grade: Int, ms: Int64, source: DrillSource) {
    self.day = day
    self.at = at
    self.grade = grade
    self.ms = ms
    self.source = source
  }
}

extension Store {
  /// What an agent remembers of the cards of a deck, or of all decks; the one due first comes first.
  package func drillCards(
    of agent: AgentKey, deck: String? = nil
  ) throws(StoreError) -> [DrillCardRow] {
    try database.prepare(
      """
      SELECT deck, card, stability, difficulty, due,
        (SELECT max(day) FROM drill_review WHERE drill_card = drill_card.id),
        (SELECT count(*) FROM drill_review WHERE drill_card = drill_card.id),
        (SELECT count(*) FROM drill_review WHERE drill_card = drill_card.id AND grade = 1)
      FROM drill_card WHERE agent = ?1 AND (?2 IS NULL OR deck = ?2) ORDER BY due, deck, card
      """
    ).with(agent.row).with(deck).all {
      DrillCardRow(
        deck: $0.text(0), card: $0.text(1), stability: Double($0.int(2)) / 1_000_000,
        difficulty: Double($0.int(3)) / 1_000_000,
        due: CivilDate(days: Int32(clamping: $0.int(4))),
        last: CivilDate(days: Int32(clamping: $0.int(5))), reviews: Int($0.int(6)),
        lapses: Int($0.int(7)))
    }
  }

  /// The reviews of a card, in order.
  package func drillReviews(
    of agent: AgentKey, deck: String, card: String
  ) throws(StoreError) -> [DrillReview] {
    try database.prepare(
      """
      SELECT day, reviewed_at, grade, ms, source FROM drill_review
      WHERE drill_card = (SELECT id FROM drill_card WHERE agent = ?1 AND deck = ?2 AND card = ?3)
      ORDER BY reviewed_at, id
      """
    ).with(agent.row).with(deck).with(card).all {
      DrillReview(
        day: CivilDate(days: Int32(clamping: $0.int(0))), at: $0.int(1), grade: Int($0.int(2)),
        ms: $0.int(3), source: DrillSource(rawValue: Int($0.int(4))) ?? .drill)
    }
  }

  /// Keeps a review, and what is remembered of the card after it: both or neither.
  package func keep(
    _ review: DrillReview, _ card: DrillCardRow, by agent: AgentKey
  ) throws(StoreError) {
    precondition((1...4).contains(review.grade), "a grade is 1 to 4")
    try write { () throws(StoreError) in
      try put(card, of: agent)
      try database.prepare(
        """
        INSERT INTO drill_review (uuid, drill_card, reviewed_at, day, grade, ms, source)
        SELECT ?4, id, ?5, ?6, ?7, ?8, ?9 FROM drill_card
        WHERE agent = ?1 AND deck = ?2 AND card = ?3
        """
      ).with(agent.row).with(card.deck).with(card.card).with(UUIDv7.fresh().bytes)
        .with(review.at).with(Int64(review.day.days)).with(review.grade).with(review.ms)
        .with(review.source.rawValue).run()
    }
  }

  /// Writes anew what is remembered of cards, all or none; their reviews stay as they are.
  /// - Parameter cards: each card's agent, its deck and name, and what its reviews come to, or nil
  ///   without any, which takes the card away.
  package func mend(
    _ cards: [(agent: AgentKey, kept: DrillCardRow, folded: DrillCardRow?)]
  ) throws(StoreError) {
    try write { () throws(StoreError) in
      for (agent, kept, folded) in cards {
        if let folded {
          try put(folded, of: agent)
        } else {
          try database.prepare(
            "DELETE FROM drill_card WHERE agent = ?1 AND deck = ?2 AND card = ?3"
          ).with(agent.row).with(kept.deck).with(kept.card).run()
        }
      }
    }
  }

  private func put(_ card: DrillCardRow, of agent: AgentKey) throws(StoreError) {
    try database.prepare(
      """
      INSERT INTO drill_card (agent, deck, card, stability, difficulty, due)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6)
      ON CONFLICT (agent, deck, card)
      DO UPDATE SET stability = ?4, difficulty = ?5, due = ?6
      """
    ).with(agent.row).with(card.deck).with(card.card)
      .with(Int64((card.stability * 1_000_000).rounded()))
      .with(Int64((card.difficulty * 1_000_000).rounded())).with(Int64(card.due.days)).run()
  }

  /// How often an agent lost each card in live calls from a day on: raised and not overcome, by the
  /// card's name in a script's family; the most often lost first.
  package func lostObjections(
    of agent: AgentKey, family: String, from day: CivilDate
  ) throws(StoreError) -> [(card: String, count: Int)] {
    try database.snapshot { () throws(StoreError) in
      let family = try knownRow(ofName: family) ?? 0
      return try database.prepare(
        """
        SELECT objection.card, count(*) FROM objection JOIN call ON call.id = objection.call
        WHERE call.purpose = 1 AND call.agent = ?1 AND call.day >= ?3
          AND call.script IN (SELECT id FROM script WHERE family = ?2)
          AND objection.is_overcome = 0
        GROUP BY objection.card ORDER BY count(*) DESC, objection.card
        """
      ).with(agent.row).with(family).with(Int64(day.days)).all { (row) throws(StoreError) in
        (card: try name(row.int(0)), count: Int(row.int(1)))
      }
    }
  }
}
