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
  /// Whether lines are said aloud and not typed, at every level.
  package var isAloud: Bool

  /// A rehearsal that is about to begin.
  package init(
    persona: String, definition: String, level: Int, seed: UInt64, likeCall: UUIDv7? = nil,
    scene: SceneKey? = nil, isAloud: Bool = false
  ) {
    self.persona = persona
    self.definition = definition
    self.level = level
    self.seed = seed
    self.likeCall = likeCall
    self.scene = scene
    self.isAloud = isAloud
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

/// Scenes that several trainees rehearse, the same for all.
package struct NewPracticeSession: Sendable {
  /// A scene: who the prospect is, and how he behaves in the lines of the script language.
  package struct Scene: Sendable {
    /// The persona's name.
    package let persona: String
    /// How he behaves.
    package let definition: String

    /// A scene.
    package init(persona: String, definition: String) {
      self.persona = persona
      self.definition = definition
    }
  }

  /// Its name, unique.
  package var name: String
  /// The version of the script.
  package var script: ScriptKey
  /// What chance goes by; each scene draws its own seed from it.
  package var seed: UInt64
  /// How much the trainees are helped, from 1 to 4.
  package var level: Int
  /// When it was made, in milliseconds since 1970 UTC.
  package var madeAt: Int64
  /// Who made it.
  package var trainer: AgentKey
  /// The scenes, in order.
  package var scenes: [Scene]
  /// Who rehearses them.
  package var trainees: [AgentKey]

  /// A session that is about to be made.
  package init(
    name: String, script: ScriptKey, seed: UInt64, level: Int, madeAt: Int64, trainer: AgentKey,
    scenes: [Scene], trainees: [AgentKey]
  ) {
    self.name = name
    self.script = script
    self.seed = seed
    self.level = level
    self.madeAt = madeAt
    self.trainer = trainer
    self.scenes = scenes
    self.trainees = trainees
  }
}

/// A session as the store keeps it.
package struct PracticeSessionRow: Sendable {
  /// Its name.
  package let name: String
  /// The version of the script.
  package let script: Digest
  /// The script's family.
  package let family: String
  /// What chance goes by.
  package let seed: UInt64
  /// How much the trainees are helped, from 1 to 4.
  package let level: Int
  /// When it was made, in milliseconds since 1970 UTC.
  package let madeAt: Int64
  /// The scenes, in order.
  package let scenes: [NewPracticeSession.Scene]
  /// Who rehearses them, by name.
  package let trainees: [String]
  /// Its row in this store.
  let row: Int64

  /// What a rehearsal of one of its scenes is kept with.
  package func key(_ place: Int) -> SceneKey { SceneKey(session: row, place: place) }
}
