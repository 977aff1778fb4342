extension Schema {
  /// The fourth version: leads, campaigns with their queues, suppression and tasks.
  ///
  /// What is known of a person stands in `lead`, `lead_column`, `lead_change`, `task`, and in the
  /// words of `lead_search`, and nowhere else. A lead is found by its phone and mail through
  /// `lead_contact`, whose codes are hashes under the store's key; two texts that meet in a code stand
  /// side by side. A suppressed number or address is kept as its HMAC alone.
  /// Times are UTC milliseconds since 1970-01-01, days count from there.
  static let version4 = Step(
    version: 4,
    statements: [
      """
      CREATE TABLE lead_source (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        kind INTEGER NOT NULL,
        name TEXT NOT NULL,
        made_at INTEGER NOT NULL,
        agent INTEGER NOT NULL REFERENCES agent (id)
      ) STRICT
      """,
      """
      CREATE TABLE lead (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL,
        source INTEGER NOT NULL REFERENCES lead_source (id),
        made_at INTEGER NOT NULL,
        agent INTEGER REFERENCES agent (id),
        temperature INTEGER NOT NULL DEFAULT 0,
        life INTEGER NOT NULL DEFAULT 0,
        reason TEXT,
        name TEXT,
        first_name TEXT,
        last_name TEXT,
        company TEXT,
        title TEXT,
        phone TEXT,
        email TEXT,
        city TEXT,
        country TEXT,
        time_zone TEXT,
        language TEXT
      ) STRICT
      """,
      """
      CREATE TABLE lead_column (
        lead INTEGER NOT NULL REFERENCES lead (id),
        name INTEGER NOT NULL REFERENCES name (id),
        value TEXT NOT NULL,
        PRIMARY KEY (lead, name)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE lead_contact (
        code INTEGER PRIMARY KEY, lead INTEGER NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE lead_change (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        lead INTEGER NOT NULL REFERENCES lead (id),
        at INTEGER NOT NULL,
        agent INTEGER NOT NULL REFERENCES agent (id),
        kind INTEGER NOT NULL,
        name INTEGER REFERENCES name (id),
        value TEXT,
        note TEXT
      ) STRICT
      """,
      """
      CREATE INDEX lead_change_lead ON lead_change (lead, id)
      """,
      """
      CREATE TABLE call_lead (
        call INTEGER PRIMARY KEY REFERENCES call (id),
        lead INTEGER NOT NULL REFERENCES lead (id)
      ) STRICT
      """,
      """
      CREATE INDEX call_lead_lead ON call_lead (lead)
      """,
      """
      CREATE VIRTUAL TABLE lead_search USING fts5 (
        words, content = '', columnsize = 0, prefix = '2 3', tokenize = 'unicode61'
      )
      """,
      """
      CREATE TABLE search_state (
        id INTEGER PRIMARY KEY CHECK (id = 1), lead INTEGER NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE unsearched_call (call INTEGER PRIMARY KEY REFERENCES call (id)) STRICT
      """,
      """
      INSERT INTO unsearched_call (call) SELECT id FROM call WHERE purpose = 1 AND state = 1
      """,
      """
      CREATE TABLE campaign (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        key TEXT NOT NULL UNIQUE,
        name INTEGER NOT NULL REFERENCES name (id),
        script INTEGER NOT NULL REFERENCES script (id),
        state INTEGER NOT NULL,
        hours TEXT,
        attempts INTEGER,
        goal INTEGER,
        profile TEXT,
        subject INTEGER,
        made_at INTEGER NOT NULL,
        agent INTEGER NOT NULL REFERENCES agent (id)
      ) STRICT
      """,
      """
      CREATE TABLE campaign_version (
        campaign INTEGER NOT NULL REFERENCES campaign (id),
        number INTEGER NOT NULL,
        script INTEGER NOT NULL REFERENCES script (id),
        at INTEGER NOT NULL,
        agent INTEGER NOT NULL REFERENCES agent (id),
        transcripts INTEGER NOT NULL,
        PRIMARY KEY (campaign, number)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE campaign_lead (
        campaign INTEGER NOT NULL REFERENCES campaign (id),
        lead INTEGER NOT NULL REFERENCES lead (id),
        state INTEGER NOT NULL,
        place INTEGER NOT NULL,
        rank INTEGER NOT NULL,
        due_at INTEGER NOT NULL,
        attempts INTEGER NOT NULL,
        touch INTEGER NOT NULL,
        last_at INTEGER,
        leased_until INTEGER,
        leased_by INTEGER REFERENCES agent (id),
        reason TEXT,
        PRIMARY KEY (campaign, lead)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE INDEX campaign_lead_ready ON campaign_lead (campaign, place, rank, due_at)
      WHERE state = 0
      """,
      """
      CREATE INDEX campaign_lead_waiting ON campaign_lead (campaign, due_at) WHERE state = 1
      """,
      """
      CREATE INDEX campaign_lead_leased ON campaign_lead (campaign, leased_until) WHERE state = 2
      """,
      """
      CREATE TABLE suppression_register (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        name TEXT NOT NULL,
        day INTEGER NOT NULL,
        imported_at INTEGER NOT NULL,
        agent INTEGER NOT NULL REFERENCES agent (id)
      ) STRICT
      """,
      """
      CREATE TABLE suppression (
        code BLOB NOT NULL,
        register INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        at INTEGER NOT NULL,
        agent INTEGER NOT NULL REFERENCES agent (id),
        PRIMARY KEY (code, register)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE TABLE task (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        state INTEGER NOT NULL,
        kind INTEGER NOT NULL,
        lead INTEGER REFERENCES lead (id),
        call INTEGER REFERENCES call (id),
        campaign INTEGER REFERENCES campaign (id),
        script INTEGER REFERENCES script (id),
        touch INTEGER,
        message INTEGER REFERENCES name (id),
        text TEXT,
        due_at INTEGER NOT NULL,
        made_at INTEGER NOT NULL,
        agent INTEGER REFERENCES agent (id),
        ended_at INTEGER,
        ended_by INTEGER REFERENCES agent (id),
        reason TEXT
      ) STRICT
      """,
      """
      CREATE TABLE shift_pause (
        id INTEGER PRIMARY KEY,
        agent INTEGER NOT NULL REFERENCES agent (id),
        campaign INTEGER NOT NULL REFERENCES name (id),
        from_at INTEGER NOT NULL,
        until_at INTEGER,
        reason TEXT NOT NULL
      ) STRICT
      """,
      """
      CREATE INDEX shift_pause_agent ON shift_pause (agent, from_at)
      """,
      """
      CREATE INDEX task_open ON task (due_at) WHERE state = 0
      """,
      """
      CREATE INDEX task_lead ON task (lead)
      """,
    ],
    marks: "PRAGMA user_version = 4")
}
