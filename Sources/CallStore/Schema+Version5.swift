extension Schema {
  /// The fifth version: what it takes to take another store in, again and again.
  ///
  /// `suppression_key` has the keys of stores that were taken in, under which their suppressions are
  /// coded. `lead_alias` has the ids that leads had there, and those of leads that were erased here, which
  /// lead to nobody and never come back.
  static let version5 = Step(
    version: 5,
    statements: [
      """
      CREATE TABLE suppression_key (id INTEGER PRIMARY KEY, key BLOB NOT NULL UNIQUE) STRICT
      """,
      """
      CREATE TABLE lead_alias (
        uuid BLOB PRIMARY KEY, lead INTEGER REFERENCES lead (id)
      ) STRICT, WITHOUT ROWID
      """,
      """
      CREATE INDEX lead_alias_lead ON lead_alias (lead)
      """,
    ],
    marks: "PRAGMA user_version = 5")
}
