package import CallModel

/// A rehearsal that was judged, as the report on practice reads it.
package struct RehearsalFigures: Hashable, Sendable {
  /// What was met; the same again is the same for everyone.
  package struct Scene: Hashable, Sendable {
    /// The script's lasting name.
    package let script: String
    /// The persona's name.
    package let persona: String
    /// How he behaves: a persona that was edited makes another scene.
    package let behaviour: String
    /// How much the trainee was helped, from 1 to 4.
    package let level: Int
    /// What chance went by.
    package let seed: UInt64

    /// A scene.
    package init(
      script: String, persona: String, behaviour: String = "", level: Int, seed: UInt64
    ) {
      self.script = script
      self.persona = persona
      self.behaviour = behaviour
      self.level = level
      self.seed = seed
    }
  }

  /// The points of a skill, in hundredths.
  package struct Points: Hashable, Sendable {
    /// What was earned.
    package let earned: Int
    /// What could have been earned; 0 where nothing was judged.
    package let possible: Int

    /// Points in hundredths.
    package init(_ earned: Int, of possible: Int) {
      self.earned = earned
      self.possible = possible
    }

    /// The share from 0 to 1; nil where nothing was judged.
    package var share: Double? { possible > 0 ? Double(earned) / Double(possible) : nil }
  }

  /// What was met.
  package let scene: Scene
  /// The trainee's day.
  package let day: CivilDate
  /// The rubric that it was judged by.
  package let rubric: String
  /// The skills that were judged, by name.
  package let skills: [String: Points]
  /// How often the trainee answered what the prospect had said.
  package let responses: Int
  /// The milliseconds that it took in all.
  package let responseMs: Int64

  /// A rehearsal that was judged.
  package init(
    scene: Scene, day: CivilDate, rubric: String, skills: [String: Points], responses: Int,
    responseMs: Int64
  ) {
    self.scene = scene
    self.day = day
    self.rubric = rubric
    self.skills = skills
    self.responses = responses
    self.responseMs = responseMs
  }

  /// The share of all points; nil where nothing was judged.
  package var share: Double? {
    Points(
      skills.values.reduce(0) { $0 + $1.earned }, of: skills.values.reduce(0) { $0 + $1.possible }
    ).share
  }

  /// The share of a skill's points, or of all for nil; nil where it was not judged.
  package func share(_ skill: String?) -> Double? {
    guard let skill else { return share }
    return skills[skill]?.share
  }

  /// The mean time to respond, in milliseconds; nil where there was nothing to respond to.
  package var response: Double? {
    responses > 0 ? Double(responseMs) / Double(responses) : nil
  }
}

/// What is known of a trainee's practice and of his live calls, which are never mixed.
package struct TraineeFigures: Sendable {
  /// A card that he forgets.
  package struct WeakCard: Hashable, Sendable {
    /// The deck: a script's or library's lasting name.
    package let deck: String
    /// The card.
    package let card: String
    /// How often it was reviewed.
    package let reviews: Int
    /// How often it was not recalled.
    package let lapses: Int
    /// The day on which it is due.
    package let due: CivilDate

    /// A card.
    package init(deck: String, card: String, reviews: Int, lapses: Int, due: CivilDate) {
      self.deck = deck
      self.card = card
      self.reviews = reviews
      self.lapses = lapses
      self.due = due
    }
  }

  /// His live calls along a script.
  package struct Live: Sendable {
    /// The script's lasting name.
    package let script: String
    /// What was counted of them.
    package let counts: Counts

    /// Live calls along a script.
    package init(script: String, counts: Counts) {
      self.script = script
      self.counts = counts
    }
  }

  /// His name.
  package let name: String
  /// His rehearsals that were judged, the oldest first.
  package let rehearsals: [RehearsalFigures]
  /// How many more were begun and not judged.
  package let unjudged: Int
  /// The cards that he drilled.
  package let cards: [WeakCard]
  /// His live calls, script by script.
  package let live: [Live]

  /// What is known of a trainee.
  package init(
    name: String, rehearsals: [RehearsalFigures], unjudged: Int = 0, cards: [WeakCard] = [],
    live: [Live] = []
  ) {
    self.name = name
    self.rehearsals = rehearsals.filter { $0.share != nil }
    self.unjudged = unjudged + rehearsals.count { $0.share == nil }
    self.cards = cards
    self.live = live
  }

  /// The cards that he forgets most, the worst first.
  package func weakest(_ limit: Int) -> [WeakCard] {
    Array(
      cards.filter { $0.lapses > 0 }.sorted {
        ($1.lapses, $0.reviews, $0.deck, $0.card) < ($0.lapses, $1.reviews, $1.deck, $1.card)
      }.prefix(limit))
  }
}
