extension Schema {
  /// The first version: scripts, calls with their events, and what is counted from them.
  ///
  /// What a person said or is lies in `call_private`, `call_column`, `answer` and `call_salt`, and
  /// nowhere else. Names of steps, replies, fields, cards, outcomes and zones are interned in
  /// `name`. Days count from 1970-01-01, times are UTC milliseconds since then.
  static let version1 = Step(
    version: 1,
    statements: [
      """
      CREATE TABLE origin (id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE) STRICT
      """,
      """
      CREATE TABLE store (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        origin INTEGER NOT NULL REFERENCES origin (id),
        key BLOB NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE name (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT
      """,
      """
      CREATE TABLE agent (
        id INTEGER PRIMARY KEY, key TEXT NOT NULL UNIQUE, name TEXT NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE script (
        id INTEGER PRIMARY KEY,
        hash BLOB NOT NULL UNIQUE,
        family INTEGER NOT NULL REFERENCES name (id),
        title TEXT NOT NULL,
        path TEXT NOT NULL
      ) STRICT
      """,
      """
      CREATE INDEX script_family ON script (family)
      """,
      """
      CREATE TABLE script_file (
        id INTEGER PRIMARY KEY,
        script INTEGER NOT NULL REFERENCES script (id),
        ordinal INTEGER NOT NULL,
        path TEXT NOT NULL,
        bytes BLOB NOT NULL,
        UNIQUE (script, ordinal)
      ) STRICT
      """,
      """
      CREATE TABLE call (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        purpose INTEGER NOT NULL,
        state INTEGER NOT NULL,
        agent INTEGER NOT NULL REFERENCES agent (id),
        script INTEGER NOT NULL REFERENCES script (id),
        campaign INTEGER,
        started_at INTEGER NOT NULL,
        zone INTEGER NOT NULL REFERENCES name (id),
        zone_offset INTEGER NOT NULL,
        variant_seed INTEGER NOT NULL,
        attempt INTEGER NOT NULL,
        day INTEGER NOT NULL,
        hour INTEGER NOT NULL,
        lead_key BLOB,
        disposition INTEGER REFERENCES name (id),
        outcome INTEGER REFERENCES name (id),
        outcome_kind INTEGER,
        talk_ms INTEGER NOT NULL DEFAULT 0,
        hold_ms INTEGER NOT NULL DEFAULT 0,
        wrap_ms INTEGER NOT NULL DEFAULT 0,
        is_erased INTEGER NOT NULL DEFAULT 0
      ) STRICT
      """,
      """
      CREATE INDEX call_start ON call (purpose, started_at)
      """,
      """
      CREATE INDEX call_script ON call (script, purpose)
      """,
      """
      CREATE INDEX call_open ON call (agent, purpose) WHERE state = 0
      """,
      """
      CREATE INDEX call_lead_key ON call (lead_key) WHERE lead_key IS NOT NULL
      """,
      """
      CREATE TABLE call_event (
        call INTEGER NOT NULL REFERENCES call (id),
        seq INTEGER NOT NULL,
        ms INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        step INTEGER REFERENCES name (id),
        target INTEGER REFERENCES name (id),
        number INTEGER,
        agent INTEGER REFERENCES agent (id),
        PRIMARY KEY (call, seq)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE call_private (
        call INTEGER NOT NULL REFERENCES call (id),
        seq INTEGER NOT NULL,
        value TEXT,
        words TEXT,
        PRIMARY KEY (call, seq)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE call_column (
        call INTEGER NOT NULL REFERENCES call (id),
        subject INTEGER NOT NULL,
        ordinal INTEGER NOT NULL,
        name INTEGER NOT NULL REFERENCES name (id),
        value TEXT NOT NULL,
        PRIMARY KEY (call, subject, ordinal)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE call_salt (
        call INTEGER PRIMARY KEY REFERENCES call (id), salt BLOB NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE answer (
        call INTEGER NOT NULL REFERENCES call (id),
        field INTEGER NOT NULL REFERENCES name (id),
        value TEXT NOT NULL,
        PRIMARY KEY (call, field)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE objection (
        call INTEGER NOT NULL REFERENCES call (id),
        seq INTEGER NOT NULL,
        card INTEGER NOT NULL REFERENCES name (id),
        step INTEGER REFERENCES name (id),
        rebuttals INTEGER NOT NULL,
        last_rebuttal INTEGER REFERENCES name (id),
        is_overcome INTEGER,
        PRIMARY KEY (call, seq)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE tally (
        purpose INTEGER NOT NULL,
        day INTEGER NOT NULL,
        hour INTEGER NOT NULL,
        attempt INTEGER NOT NULL,
        campaign INTEGER NOT NULL,
        script INTEGER NOT NULL REFERENCES script (id),
        agent INTEGER NOT NULL REFERENCES agent (id),
        kind INTEGER NOT NULL,
        step INTEGER NOT NULL,
        target INTEGER NOT NULL,
        experiment INTEGER NOT NULL,
        letter INTEGER NOT NULL,
        n INTEGER NOT NULL,
        ms INTEGER NOT NULL,
        PRIMARY KEY (
          purpose, day, hour, attempt, campaign, script, agent, kind, step, target, experiment,
          letter
        )
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE INDEX tally_experiment ON tally (experiment, purpose, script) WHERE experiment <> 0
      """,
      """
      CREATE TABLE chain_entry (
        origin INTEGER NOT NULL REFERENCES origin (id),
        number INTEGER NOT NULL,
        call INTEGER NOT NULL REFERENCES call (id),
        first_seq INTEGER NOT NULL,
        last_seq INTEGER NOT NULL,
        skeleton_hash BLOB NOT NULL,
        private_hash BLOB NOT NULL,
        chain BLOB NOT NULL,
        PRIMARY KEY (origin, number)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE INDEX chain_entry_call ON chain_entry (call)
      """,
    ],
    marks: "PRAGMA user_version = 1")
}
