/// A simulated prospect, as a script describes him.
package struct Persona: Sendable {
  /// A trait of a persona. Chances are in millionths.
  package enum Trait: Hashable, Sendable {
    /// Raises a card with a chance at each step entered, once per call; with a place, only there.
    case raises(Ref<Objection>, chance: Int32, at: Place?)
    /// Raises one of the cards not yet raised, each as likely as the others, with a chance at each
    /// step entered.
    case objects(chance: Int32)
    /// Gives a reply at a step with a chance; the reply may be an anytime one.
    case says(Ref<Step>, Ref<Reply>, chance: Int32)
    /// Gives an anytime reply with a chance at each step entered, once per call.
    case saysAnytime(Ref<Reply>, chance: Int32)
    /// Gives one of the anytime replies not yet given, each as likely as the others, with a chance at
    /// each step entered; never the one by which he hangs up.
    case interrupts(chance: Int32)
    /// Accepts once so many rebuttals were given.
    case yields(rebuttals: Int32)
    /// Hangs up after so many things said.
    case patience(turns: Int32)
    /// Answers a field with a value.
    case answers(Ref<Field>, Ref<Value>)
    /// Begins the call in a mood.
    case mood(Mood)
    /// Says more or less than others do.
    case talks(Talk)
  }

  /// Where a card is raised.
  package enum Place: Hashable, Sendable {
    /// At the steps of a stage.
    case stage(Ref<Stage>)
    /// At one step.
    case step(Ref<Step>)
  }

  /// How a call begins for him.
  package enum Mood: String, CaseIterable, Sendable {
    /// Glad of the call.
    case friendly
    /// Neither glad nor cross.
    case neutral
    /// On his guard.
    case wary
    /// Cross before a word is said.
    case angry
  }

  /// How much he says.
  package enum Talk: String, CaseIterable, Sendable {
    /// More than he is asked.
    case much
    /// A word where others say a sentence.
    case little
  }

  /// Its name.
  package let id: TextRef
  /// What is shown for it.
  package let title: TextRef
  /// How he behaves.
  package let traits: [Trait]
  /// What the trainee is told afterwards.
  package let notes: [Refs<Piece>]

  /// A simulated prospect.
  package init(id: TextRef, title: TextRef, traits: [Trait], notes: [Refs<Piece>]) {
    self.id = id
    self.title = title
    self.traits = traits
    self.notes = notes
  }
}

extension Persona.Trait {
  /// A chance in millionths as scripts write it: `60%`, `7.5%`.
  package static func percent(_ millionths: Int32) -> String {
    let (whole, rest) = (millionths / 10_000, millionths % 10_000)
    guard rest > 0 else { return "\(whole)%" }
    var digits = String(10_000 + rest).dropFirst()
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(whole).\(digits)%"
  }
}
