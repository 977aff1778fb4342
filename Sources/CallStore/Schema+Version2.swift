extension Schema {
  /// The second version: what each call is counted by stands with the call, and the tallies are kept
  /// by day alone, so that they stay few however many operators, hours and attempts there are.
  ///
  /// Calls that ended before are in `uncounted` until somebody who can fold them counts them anew.
  /// `call.campaign` is a campaign's name. The call of another system has its file in `call_import`.
  static let version2 = Step(
    version: 2,
    statements: [
      "DROP TABLE tally",
      """
      CREATE TABLE counted (
        id INTEGER PRIMARY KEY,
        kind INTEGER NOT NULL,
        step INTEGER NOT NULL,
        target INTEGER NOT NULL,
        experiment INTEGER NOT NULL,
        letter INTEGER NOT NULL,
        UNIQUE (kind, step, target, experiment, letter)
      ) STRICT
      """,
      """
      CREATE TABLE call_figures (
        call INTEGER PRIMARY KEY REFERENCES call (id), counts BLOB NOT NULL
      ) STRICT
      """,
      """
      CREATE TABLE tally (
        purpose INTEGER NOT NULL,
        script INTEGER NOT NULL REFERENCES script (id),
        campaign INTEGER NOT NULL,
        day INTEGER NOT NULL,
        counted INTEGER NOT NULL REFERENCES counted (id),
        n INTEGER NOT NULL,
        ms INTEGER NOT NULL,
        PRIMARY KEY (purpose, script, campaign, day, counted)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE INDEX tally_counted ON tally (counted, purpose)
      """,
      """
      CREATE TABLE uncounted (call INTEGER PRIMARY KEY REFERENCES call (id)) STRICT
      """,
      """
      INSERT INTO uncounted (call) SELECT id FROM call WHERE state = 1
      """,
      """
      CREATE INDEX call_event_unmatched ON call_event (call, seq)
      WHERE kind = 8 AND number IS NOT 1
      """,
      """
      CREATE TABLE imported_file (
        id INTEGER PRIMARY KEY,
        uuid BLOB NOT NULL UNIQUE,
        name TEXT NOT NULL,
        hash BLOB NOT NULL,
        imported_at INTEGER NOT NULL,
        agent INTEGER NOT NULL REFERENCES agent (id)
      ) STRICT
      """,
      """
      CREATE TABLE call_import (
        call INTEGER PRIMARY KEY REFERENCES call (id),
        file INTEGER NOT NULL REFERENCES imported_file (id)
      ) STRICT
      """,
    ],
    marks: "PRAGMA user_version = 2", dropped: ["tally"])
}
