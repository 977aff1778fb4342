package import CallModel

/// Words that operators typed and nothing understood; private.
package struct UnmatchedWords: Hashable, Sendable {
  /// The step at which they were typed.
  package let step: String?
  /// The words as typed.
  package let words: String
  /// How often.
  package let count: Int
}

extension Store {
  /// The letters that a lead was given in earlier calls with a script's family, by experiment (a
  /// step or `card/rebuttal`); the first one drawn, undone or not, since it was said.
  package func earlierLetters(
    of lead: LeadKey, family: String, purpose: CallPurpose
  ) throws(StoreError) -> [String: Letter] {
    guard let family = try knownRow(ofName: family) else { return [:] }
    return try database.snapshot { () throws(StoreError) in
      // 4 and 15 are `stepEntered` and `rebuttalGiven`.
      let draws = try database.prepare(
        """
        SELECT e.target, e.number FROM call c JOIN call_event e ON e.call = c.id
        WHERE c.lead_key = ?1 AND c.purpose = ?2
          AND c.script IN (SELECT id FROM script WHERE family = ?3)
          AND e.kind IN (4, 15) AND e.number IS NOT NULL AND e.target IS NOT NULL
        ORDER BY c.started_at, c.id, e.seq
        """
      ).with(lead.code.bytes).with(purpose.rawValue).with(family)
        .all { (experiment: $0.int(0), letter: Letter(index: Int($0.int(1)))) }
      var letters: [String: Letter] = [:]
      for draw in draws {
        guard let letter = draw.letter else { continue }
        let experiment = try name(draw.experiment)
        if letters[experiment] == nil { letters[experiment] = letter }
      }
      return letters
    }
  }

  /// The words that nothing understood in the calls of a script's family, the most frequent first.
  /// Words that differ in anything are different here.
  package func unmatchedWords(
    family: String, purpose: CallPurpose, limit: Int = 100
  ) throws(StoreError) -> [UnmatchedWords] {
    guard let family = try knownRow(ofName: family) else { return [] }
    // 8 is `repliedInWords`.
    return try database.prepare(
      """
      SELECT e.step, p.words, count(*) AS n
      FROM call c JOIN call_event e ON e.call = c.id
        JOIN call_private p ON p.call = e.call AND p.seq = e.seq
      WHERE c.script IN (SELECT id FROM script WHERE family = ?1) AND c.purpose = ?2
        AND e.kind = 8 AND e.number IS NOT 1 AND p.words IS NOT NULL
      GROUP BY e.step, p.words ORDER BY n DESC, e.step, p.words LIMIT ?3
      """
    ).with(family).with(purpose.rawValue).with(limit).all { (row) throws(StoreError) in
      UnmatchedWords(
        step: try name(ifAny: row.optionalInt(0)), words: row.text(1), count: Int(row.int(2)))
    }
  }

  /// How the letters of an experiment did, over all versions of a script's family: what an adaptive
  /// draw weighs. Letters that were never drawn are missing.
  package func experimentCounts(
    family: String, experiment: String, purpose: CallPurpose
  ) throws(StoreError) -> [Letter: LetterCount] {
    guard let family = try knownRow(ofName: family),
      let experiment = try knownRow(ofName: experiment)
    else { return [:] }
    // 15 and 16 are `letterDrawn` and `goalReached`.
    let rows = try database.prepare(
      """
      SELECT letter, kind, sum(n) FROM counted JOIN tally ON tally.counted = counted.id
      WHERE kind IN (15, 16) AND step = 0 AND target = 0 AND experiment = ?1 AND purpose = ?2
        AND script IN (SELECT id FROM script WHERE family = ?3)
      GROUP BY letter, kind
      """
    ).with(experiment).with(purpose.rawValue).with(family)
      .all { (letter: Int($0.int(0)) - 1, kind: Int($0.int(1)), n: $0.int(2)) }
    var calls: [Letter: Int] = [:]
    var goals: [Letter: Int] = [:]
    for row in rows {
      guard let letter = Letter(index: row.letter) else { continue }
      if row.kind == Counted.Kind.letterDrawn.rawValue {
        calls[letter] = Int(row.n)
      } else {
        goals[letter] = Int(row.n)
      }
    }
    return Dictionary(
      uniqueKeysWithValues: calls.map { letter, count in
        (letter, LetterCount(calls: count, goals: goals[letter] ?? 0))
      })
  }
}
