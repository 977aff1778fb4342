package import CallModel

/// Who the prospect of a rehearsal is, and how much the trainee is helped: enough to play it again.
package struct NewRehearsal: Sendable {
  /// The persona's name.
  package var persona: String
  /// How he behaves, in the lines of the script language.
  package var definition: String
  /// How much the trainee is helped, from 1 to 4.
  package var level: Int
  /// What chance goes by.
  package var seed: UInt64
  /// The real call that the scene follows; nil for none.
  package var likeCall: UUIDv7?
  /// The session and the scene's place in it, from 0; nil for a rehearsal by itself.
  package var scene: SceneKey?

  /// A rehearsal that is about to begin.
  package init(
    persona: String, definition: String, level: Int, seed: UInt64, likeCall: UUIDv7? = nil,
    scene: SceneKey? = nil
  ) {
    self.persona = persona
    self.definition = definition
    self.level = level
    self.seed = seed
    self.likeCall = likeCall
    self.scene = scene
  }
}

/// A scene of a session that is rehearsed by several.
package struct SceneKey: Hashable, Sendable {
  /// The session's row in this store.
  let session: Int64
  /// The scene's place in the session, from 0.
  package let place: Int
}

/// What a rehearsal came to; points are hundredths.
package struct RehearsalResult: Hashable, Sendable {
  /// The points of a skill.
  package struct Skill: Hashable, Sendable {
    /// The skill, as the rubric names it.
    package let name: String
    /// What was earned.
    package let earned: Int
    /// What could have been earned; more than 0.
    package let possible: Int

    /// The points of a skill.
    package init(name: String, earned: Int, possible: Int) {
      self.name = name
      self.earned = earned
      self.possible = possible
    }
  }

  /// The rubric's name.
  package let rubric: String
  /// The skills that were judged.
  package let skills: [Skill]
  /// How often the trainee answered what the prospect had said.
  package let responses: Int
  /// The milliseconds that it took in all.
  package let responseMs: Int64

  /// What a rehearsal came to.
  package init(rubric: String, skills: [Skill], responses: Int, responseMs: Int64) {
    self.rubric = rubric
    self.skills = skills
    self.responses = responses
    self.responseMs = responseMs
  }

  /// All that was earned.
  package var earned: Int { skills.reduce(0) { $0 + $1.earned } }
  /// All that could have been earned.
  package var possible: Int { skills.reduce(0) { $0 + $1.possible } }
}

/// A rehearsal as the store keeps it.
package struct RehearsalRow: Sendable {
  /// The call.
  package let call: UUIDv7
  /// Who rehearsed.
  package let trainee: String
  /// The script's family.
  package let family: String
  /// The trainee's day.
  package let day: CivilDate
  /// When it began, in milliseconds since 1970 UTC.
  package let startedAt: Int64
  /// Whether it has not ended.
  package let isOpen: Bool
  /// Who the prospect was.
  package let rehearsal: NewRehearsal
  /// The session's name; nil for a rehearsal by itself.
  package let session: String?
  /// What it came to; nil while it is not judged.
  package let result: RehearsalResult?
}
