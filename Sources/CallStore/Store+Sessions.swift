extension Store {
  /// Makes a session; false when there is one of this name.
  package func make(_ session: NewPracticeSession) throws(StoreError) -> Bool {
    precondition((1...4).contains(session.level), "a level is 1 to 4")
    return try write { () throws(StoreError) in
      guard try row(ofSession: session.name) == nil else { return false }
      try database.prepare(
        """
        INSERT INTO practice_session (uuid, name, script, seed, level, made_at, agent)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
        """
      ).with(UUIDv7.fresh().bytes).with(session.name).with(session.script.row)
        .with(Int64(bitPattern: session.seed)).with(session.level).with(session.madeAt)
        .with(session.trainer.row).run()
      let row = database.lastRow
      for (place, scene) in session.scenes.enumerated() {
        try database.prepare(
          "INSERT INTO practice_scene (session, place, persona, definition) VALUES (?1, ?2, ?3, ?4)"
        ).with(row).with(place).with(scene.persona).with(scene.definition).run()
      }
      for trainee in session.trainees {
        try database.prepare("INSERT INTO practice_trainee (session, agent) VALUES (?1, ?2)")
          .with(row).with(trainee.row).run()
      }
      return true
    }
  }

  /// All sessions, the newest first.
  package func practiceSessions() throws(StoreError) -> [PracticeSessionRow] {
    try database.snapshot { () throws(StoreError) in
      let rows = try database.prepare(
        "SELECT id FROM practice_session ORDER BY made_at DESC, id DESC"
      ).all { $0.int(0) }
      var sessions: [PracticeSessionRow] = []
      for row in rows { sessions.append(try session(row: row)) }
      return sessions
    }
  }

  /// A session by its name; nil where there is none.
  package func practiceSession(_ name: String) throws(StoreError) -> PracticeSessionRow? {
    try database.snapshot { () throws(StoreError) in
      guard let row = try row(ofSession: name) else { return nil }
      return try session(row: row)
    }
  }

  private func row(ofSession name: String) throws(StoreError) -> Int64? {
    try database.prepare("SELECT id FROM practice_session WHERE name = ?1")
      .with(name).first { $0.int(0) }
  }

  private func session(row: Int64) throws(StoreError) -> PracticeSessionRow {
    let scenes = try database.prepare(
      "SELECT persona, definition FROM practice_scene WHERE session = ?1 ORDER BY place"
    ).with(row).all { NewPracticeSession.Scene(persona: $0.text(0), definition: $0.text(1)) }
    let trainees = try database.prepare(
      """
      SELECT agent.name FROM practice_trainee JOIN agent ON agent.id = practice_trainee.agent
      WHERE session = ?1 ORDER BY agent.key
      """
    ).with(row).all { $0.text(0) }
    let found = try database.prepare(
      """
      SELECT practice_session.name, hash, family, seed, level, made_at
      FROM practice_session JOIN script ON script.id = practice_session.script
      WHERE practice_session.id = ?1
      """
    ).with(row).first { (found) throws(StoreError) in
      guard let script = Digest(bytes: found.bytes(1)) else {
        throw damaged("a session's script cannot be read")
      }
      return PracticeSessionRow(
        name: found.text(0), script: script, family: try name(found.int(2)),
        seed: UInt64(bitPattern: found.int(3)), level: Int(found.int(4)), madeAt: found.int(5),
        scenes: scenes, trainees: trainees, row: row)
    }
    guard let found else { throw damaged("a session is missing") }
    return found
  }
}
