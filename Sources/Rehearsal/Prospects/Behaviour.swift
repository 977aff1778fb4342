import CallModel

/// How a prospect behaves, collected from a persona's traits. Chances are in millionths.
struct Behaviour {
  /// A card that is raised with a chance at each step entered, once a call.
  struct Raising {
    let card: Ref<Objection>
    let chance: Int32
    let place: Persona.Place?

    /// How narrow its place is: a step before a stage before the whole call.
    fileprivate var narrowness: Int {
      switch place {
      case .step: 2
      case .stage: 1
      case nil: 0
      }
    }
  }

  /// The turns of a prospect whose persona states none.
  static let defaultPatience: Int32 = 40

  private(set) var raisings: [Raising] = []
  private(set) var says: [Ref<Step>: [(reply: Ref<Reply>, chance: Int32)]] = [:]
  private(set) var anytime: [(reply: Ref<Reply>, chance: Int32)] = []
  private(set) var objects: Int32 = 0
  private(set) var interrupts: Int32 = 0
  private(set) var yields: Int32?
  private(set) var patience = Behaviour.defaultPatience
  private(set) var answers: [Ref<Field>: Ref<Value>] = [:]
  private(set) var mood = Persona.Mood.neutral
  private(set) var talk: Persona.Talk?

  init(_ persona: Persona) {
    for trait in persona.traits {
      switch trait {
      case .raises(let card, let chance, let place):
        raisings.append(Raising(card: card, chance: chance, place: place))
      case .says(let step, let reply, let chance):
        says[step, default: []].append((reply, chance))
      case .saysAnytime(let reply, let chance): anytime.append((reply, chance))
      case .objects(let chance): objects = chance
      case .interrupts(let chance): interrupts = chance
      case .yields(let rebuttals): yields = rebuttals
      case .patience(let turns): patience = turns
      case .answers(let field, let value): answers[field] = value
      case .mood(let mood): self.mood = mood
      case .talks(let talk): self.talk = talk
      }
    }
  }
}

extension Behaviour {
  /// The cards that may be raised at a step. Of several chances for one card that of the narrowest
  /// place counts: `!price 60% at presentation` beside `!price 5%`.
  func raisings(at step: Ref<Step>, _ script: Script) -> [Raising] {
    let here = raisings.filter { raising in raising.place.map { script.holds($0, step) } ?? true }
    let narrowest = Dictionary(here.map { ($0.card, $0.narrowness) }, uniquingKeysWith: max)
    return here.filter { $0.narrowness == narrowest[$0.card] }
  }
}
