import Statistics

/// A script of any size that has everything the path checks look at: gates with must lines and asked
/// criteria that every won call comes through, a hundred steps between two of them that lead
/// anywhere forward or back, cards, anytime replies, guards and letters.
enum GatedScript {
  static func source(steps: Int, seed: UInt64) -> [UInt8] {
    var generator = SplitMix64(seed: seed)
    var text = """
      ---
      title: Gated
      language: en
      goal: done
      qualify: NOTE
      ---

      # fields
      - need: text, for need
      - chance: text, for opportunity
      - team: one of one, few, many, for team
      - effect: 0..10, for effect

      # outcomes
      - done: won, needs need and team
      - later: open, call in 2 days
      - lost: lost, never call again

      # anytime
      - Take me off the list | do not call me again => lost
      - Who are you? | what is your name
        This is {agent.name}.

      # discovery


      """
    text.reserveCapacity(steps * 400)
    let width = 100
    for step in 0..<steps {
      let gate = step - step % width
      func target() -> Int { min(gate + Int(generator.next() % UInt64(width)), steps - 1) }
      if step == gate {
        text += """
          ## step_\(step)
          [must] Law number \(step) has to be heard.
          [A] How many are you, and how well does it work?
          [B] What do you need?
          ? need
          ? chance
          ? team
          ? effect
          - Goes on | yes \(step) | fine by me -> step_\(target())
          - Not now | no time => later


          """
      } else {
        let isLast = step % width == width - 1 || step == steps - 1
        let onward = step + 1 < steps ? "-> step_\(step + 1)" : "=> done"
        text += """
          ## step_\(step)
          Good morning, this is line one of step \(step) for {lead.company | you}.
          [if effect >= \(step % 9 + 1) and team is few or many] It matters *much* to you.
          [else] It may matter to you.
          - Sounds good | yes | fine by me -> step_\(target())
          - Tell me more | what is it about (+1) -> step_\(target())
          - [if score < 10] Too dear | no time \(isLast ? onward : "-> !price")


          """
      }
    }
    text += """
      # objections

      ## !price: Too dear
      ~ too dear | costs too much
      ### compare
      Compared with what?
      ### value
      What is it worth to you?

      """
    return Array(text.utf8)
  }
}
