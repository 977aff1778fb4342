extension Schema {
  /// The third version: practice. A rehearsal is a call whose row here says who the prospect was;
  /// a drill's cards are folded from their reviews.
  static let version3 = Step(
    version: 3,
    statements: [
      """
      CREATE TABLE practice_session (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        name TEXT NOT NULL UNIQUE,
        script INTEGER NOT NULL REFERENCES script (id),
        seed INTEGER NOT NULL,
        level INTEGER NOT NULL,
        made_at INTEGER NOT NULL,
        agent INTEGER NOT NULL REFERENCES agent (id)
      ) STRICT
      """,
      """
      CREATE TABLE practice_scene (
        session INTEGER NOT NULL REFERENCES practice_session (id),
        place INTEGER NOT NULL,
        persona TEXT NOT NULL,
        definition TEXT NOT NULL,
        PRIMARY KEY (session, place)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE practice_trainee (
        session INTEGER NOT NULL REFERENCES practice_session (id),
        agent INTEGER NOT NULL REFERENCES agent (id),
        PRIMARY KEY (session, agent)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE rehearsal (
        call INTEGER PRIMARY KEY REFERENCES call (id),
        session INTEGER REFERENCES practice_session (id),
        place INTEGER,
        persona TEXT NOT NULL,
        definition TEXT NOT NULL,
        level INTEGER NOT NULL,
        seed INTEGER NOT NULL,
        like_call BLOB,
        is_aloud INTEGER NOT NULL,
        rubric TEXT,
        earned INTEGER,
        possible INTEGER,
        responses INTEGER,
        response_ms INTEGER
      ) STRICT
      """,
      """
      CREATE INDEX rehearsal_session ON rehearsal (session, place) WHERE session IS NOT NULL
      """,
      """
      CREATE TABLE rehearsal_skill (
        call INTEGER NOT NULL REFERENCES rehearsal (call),
        skill TEXT NOT NULL,
        earned INTEGER NOT NULL,
        possible INTEGER NOT NULL,
        PRIMARY KEY (call, skill)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE drill_card (
        id INTEGER PRIMARY KEY,
        agent INTEGER NOT NULL REFERENCES agent (id),
        deck TEXT NOT NULL,
        card TEXT NOT NULL,
        stability INTEGER NOT NULL,
        difficulty INTEGER NOT NULL,
        due INTEGER NOT NULL,
        UNIQUE (agent, deck, card)
      ) STRICT
      """,
      """
      CREATE TABLE drill_review (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        drill_card INTEGER NOT NULL REFERENCES drill_card (id),
        reviewed_at INTEGER NOT NULL,
        day INTEGER NOT NULL,
        grade INTEGER NOT NULL,
        ms INTEGER NOT NULL,
        source INTEGER NOT NULL
      ) STRICT
      """,
      """
      CREATE INDEX drill_review_card ON drill_review (drill_card, id)
      """,
    ],
    marks: "PRAGMA user_version = 3")
}
