import Statistics

/// A script of any size with three spoken lines, one guard, one set and three replies a step, one of
/// them guarded, that leads to pseudo-random steps.
enum SyntheticScript {
  static func source(steps: Int, seed: UInt64) -> [UInt8] {
    var generator = SplitMix64(seed: seed)
    var text = """
      ---
      title: Synthetic
      language: en
      goal: done
      ---

      # fields
      - count: number

      # outcomes
      - done: won
      - lost: lost

      # greeting


      """
    text.reserveCapacity(steps * 400)
    for step in 0..<steps {
      func target() -> Int { Int(generator.next() % UInt64(steps)) }
      text += """
        ## step_\(step)
        Good morning, this is line one of step \(step) for {lead.company | you}.
        And here is a second line, which says a little more than the first.
        [if count >= 10] You have been here *often* by now.
        How does that sound to you?
        [set count = \(step % 100)]
        - Sounds good | yes | fine by me -> step_\(target())
        - Tell me more | what is it about (+1) -> step_\(target())
        - [if count < 1000] Not now | no time -> step_\(target())


        """
    }
    return Array(text.utf8)
  }
}
