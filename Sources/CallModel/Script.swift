/// What a `.patter` file compiles to: flat tables that refer to each other by position.
package struct Script: Sendable {
  /// The lasting name in the log.
  package var id = ""
  /// What is shown for it.
  package var title = ""
  /// The language that is spoken, as a BCP 47 tag.
  package var language = Language("en")
  /// The outcome that counts as conversion.
  package var goal: Ref<Outcome> = Ref(0)
  /// The first step.
  package var start: Ref<Step> = Ref(0)
  /// The shape that the script follows.
  package var method = Method.none
  /// The qualification scheme, if there is one.
  package var qualification: Qualification?
  /// Whether variants are drawn by what the log says.
  package var isAdaptive = false
  /// The currency of bare amounts.
  package var currency: Currency?

  /// All words.
  package var text = TextPool()
  /// The stages, in the funnel's order; the objections' stage has no place in it.
  package var stages = Table<Stage>()
  /// Steps and rebuttals.
  package var steps = Table<Step>()
  /// Replies, those of a step together.
  package var replies = Table<Reply>()
  /// The replies that can be given at every step.
  package var anytime: Refs<Reply> = .none
  /// Objection cards.
  package var objections = Table<Objection>()
  /// What is played, a passage's lines together.
  package var lines = Table<Line>()
  /// Ways on, a passage's together.
  package var jumps = Table<Jump>()
  /// Sets.
  package var assignments = Table<Assignment>()
  /// Parts of lines, a line's together.
  package var pieces = Table<Piece>()
  /// Phrases and former names.
  package var texts = Table<TextRef>()
  /// Nodes of expressions.
  package var expressions = Table<Expression>()
  /// Values that the script states.
  package var values = Table<Value>()
  /// Lines that law or the client requires.
  package var mustLines = Table<MustLine>()
  /// Fields.
  package var fields = Table<Field>()
  /// Outcomes.
  package var outcomes = Table<Outcome>()
  /// Letters that are sent.
  package var messages = Table<Message>()
  /// The planned contacts.
  package var cadence: [Touch] = []
  /// Simulated prospects.
  package var personas = Table<Persona>()

  /// An empty script, to be filled by the compiler.
  package init() {}

  /// The shape that a script follows.
  package enum Method: String, CaseIterable, Sendable {
    /// Stephan Schiffman's: greeting, one interesting question, the offer for the problem found.
    case schiffman
    /// Context, content, contact.
    case interest
    /// Belonging to a circle of others like the prospect.
    case community
    /// A problem he has, and what solves it.
    case problem
    /// Asking what he thinks.
    case survey
    /// None in particular.
    case none
  }

  /// A qualification scheme; its criteria are the names that fields may answer.
  package enum Qualification: String, CaseIterable, Sendable {
    /// Budget, authority, need, timeline.
    case bant = "BANT"
    /// Challenges, authority, money, priority.
    case champ = "CHAMP"
    /// Authority, need, urgency, money.
    case anum = "ANUM"
    /// Need, opportunity, team, effect.
    case note = "NOTE"

    /// The criteria, in the scheme's order.
    package var criteria: [String] {
      switch self {
      case .bant: ["budget", "authority", "need", "timeline"]
      case .champ: ["challenges", "authority", "money", "priority"]
      case .anum: ["authority", "need", "urgency", "money"]
      case .note: ["need", "opportunity", "team", "effect"]
      }
    }
  }
}

/// The language that a script speaks, as a BCP 47 tag.
package struct Language: Hashable, Sendable {
  /// The tag as written: `de-AT`.
  package let tag: String

  /// A language by its tag.
  package init(_ tag: String) {
    self.tag = tag
  }

  /// The primary language in lower case: `de` of `de-AT`.
  package var primary: String {
    String(tag.prefix { $0 != "-" && $0 != "_" }).lowercased()
  }

  /// Languages that patter has words for; any other gets English words.
  package enum Spoken: String, CaseIterable, Sendable {
    /// English.
    case en
    /// German.
    case de
    /// Dutch.
    case nl
    /// Russian.
    case ru
    /// Chinese.
    case zh
  }

  /// The language whose words serve for this one.
  package var spoken: Spoken { Spoken(rawValue: primary) ?? .en }
}

extension Script {
  /// A step's name: `opener`, `price/compare`.
  package func name(_ step: Ref<Step>) -> String { text[steps[step].id] }

  /// A reply's lasting name in its step; an anytime reply's is `anytime/label`.
  package func name(_ reply: Ref<Reply>) -> String {
    let name = text[replies[reply].id]
    return anytime.contains(reply) ? "anytime/" + name : name
  }

  /// A card's name.
  package func name(_ objection: Ref<Objection>) -> String { text[objections[objection].id] }

  /// A field's name.
  package func name(_ field: Ref<Field>) -> String { text[fields[field].id] }

  /// An outcome's name.
  package func name(_ outcome: Ref<Outcome>) -> String { text[outcomes[outcome].id] }

  /// What is shown for a stage.
  package func title(_ stage: Ref<Stage>) -> String { text[stages[stage].title] }

  /// What is shown for a step.
  package func title(_ step: Ref<Step>) -> String { text[steps[step].title] }

  /// What is shown for a card.
  package func title(_ objection: Ref<Objection>) -> String { text[objections[objection].title] }

  /// What is shown for an outcome.
  package func title(_ outcome: Ref<Outcome>) -> String { text[outcomes[outcome].display] }

  /// What the operator picks for a reply.
  package func label(_ reply: Ref<Reply>) -> String { text[replies[reply].label] }

  /// A field's value in its plain form.
  package func plain(_ value: Value, of field: Ref<Field>) -> String {
    fields[field].type.plain(value)
  }
}
