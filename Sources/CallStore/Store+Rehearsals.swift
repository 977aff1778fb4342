import CallModel

extension Store {
  /// Writes what makes a call a rehearsal; inside the transaction that begins the call.
  func insert(_ rehearsal: NewRehearsal, call: Int64) throws(StoreError) {
    precondition((1...4).contains(rehearsal.level), "a level is 1 to 4")
    try database.prepare(
      """
      INSERT INTO rehearsal (call, session, place, persona, definition, level, seed, like_call,
        is_aloud)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)
      """
    ).with(call).with(rehearsal.scene?.session).with(rehearsal.scene.map { Int64($0.place) })
      .with(rehearsal.persona).with(rehearsal.definition).with(rehearsal.level)
      .with(Int64(bitPattern: rehearsal.seed)).with(rehearsal.likeCall?.bytes)
      .with(rehearsal.isAloud ? 1 : 0).run()
  }

  /// Keeps what a rehearsal came to; what was kept before is replaced. Throws `noSuchCall` for a call
  /// that is none.
  package func keep(_ result: RehearsalResult, of call: UUIDv7) throws(StoreError) {
    try write { () throws(StoreError) in
      let row = try row(of: call)
      guard try rehearsal(row: row) != nil else {
        throw failure(.noSuchCall(call.description))
      }
      try database.prepare(
        """
        UPDATE rehearsal SET rubric = ?2, earned = ?3, possible = ?4, responses = ?5,
          response_ms = ?6
        WHERE call = ?1
        """
      ).with(row).with(result.rubric).with(result.earned).with(result.possible)
        .with(result.responses).with(result.responseMs).run()
      try database.prepare("DELETE FROM rehearsal_skill WHERE call = ?1").with(row).run()
      for skill in result.skills {
        try database.prepare(
          "INSERT INTO rehearsal_skill (call, skill, earned, possible) VALUES (?1, ?2, ?3, ?4)"
        ).with(row).with(skill.name).with(skill.earned).with(skill.possible).run()
      }
    }
  }

  /// What makes a call a rehearsal; nil for any other call. Throws `noSuchCall`.
  package func rehearsal(_ call: UUIDv7) throws(StoreError) -> RehearsalRow? {
    try database.snapshot { () throws(StoreError) in
      let row = try row(of: call)
      return try rehearsal(row: row)
    }
  }

  /// The rehearsals of some people, the oldest first; of everybody where none is named.
  /// - Parameters:
  ///   - family: the script's family; nil for all.
  ///   - session: the session's name; nil for all.
  package func rehearsals(
    of trainees: [AgentKey] = [], family: String? = nil, session: String? = nil
  ) throws(StoreError) -> [RehearsalRow] {
    try database.snapshot { () throws(StoreError) in
      var familyRow: Int64?
      if let family { familyRow = try knownRow(ofName: family) ?? 0 }
      let rows = try database.prepare(
        """
        SELECT rehearsal.call, call.agent FROM rehearsal JOIN call ON call.id = rehearsal.call
        WHERE (?1 IS NULL OR call.script IN (SELECT id FROM script WHERE family = ?1))
          AND (?2 IS NULL
            OR session = (SELECT id FROM practice_session WHERE practice_session.name = ?2))
        ORDER BY call.started_at, call.id
        """
      ).with(familyRow).with(session).all { ($0.int(0), $0.int(1)) }
      var found: [RehearsalRow] = []
      for (row, agent) in rows
      where trainees.isEmpty || trainees.contains(where: { $0.row == agent }) {
        if let rehearsal = try rehearsal(row: row) { found.append(rehearsal) }
      }
      return found
    }
  }

  private func rehearsal(row: Int64) throws(StoreError) -> RehearsalRow? {
    let call = try call(row: row)
    return try database.prepare(
      """
      SELECT persona, definition, level, seed, like_call, session, place, rubric, responses,
        response_ms,
        (SELECT practice_session.name FROM practice_session WHERE practice_session.id = session),
        is_aloud
      FROM rehearsal WHERE call = ?1
      """
    ).with(row).first { (found) throws(StoreError) in
      let scene = found.optionalInt(5).map {
        SceneKey(session: $0, place: Int(found.optionalInt(6) ?? 0))
      }
      var result: RehearsalResult?
      if let rubric = found.optionalText(7) {
        result = RehearsalResult(
          rubric: rubric, skills: try skills(row), responses: Int(found.optionalInt(8) ?? 0),
          responseMs: found.optionalInt(9) ?? 0)
      }
      return RehearsalRow(
        call: call.id, trainee: call.agent, family: call.family, day: call.day,
        startedAt: call.start.startedAt, isOpen: call.isOpen,
        rehearsal: NewRehearsal(
          persona: found.text(0), definition: found.text(1), level: Int(found.int(2)),
          seed: UInt64(bitPattern: found.int(3)),
          likeCall: found.optionalBytes(4).flatMap { UUIDv7(bytes: $0) }, scene: scene,
          isAloud: found.int(11) == 1),
        session: found.optionalText(10), result: result)
    }
  }

  private func skills(_ row: Int64) throws(StoreError) -> [RehearsalResult.Skill] {
    try database.prepare(
      "SELECT skill, earned, possible FROM rehearsal_skill WHERE call = ?1 ORDER BY skill"
    ).with(row).all {
      RehearsalResult.Skill(name: $0.text(0), earned: Int($0.int(1)), possible: Int($0.int(2)))
    }
  }
}
