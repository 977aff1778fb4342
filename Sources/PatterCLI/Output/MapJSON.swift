import CallModel
import DataExchange
import ScriptMap

/// A script's map as JSON. Members are only ever added to this shape:
///
/// - `id`, `title`, `language`, `goal` (an outcome), `start` (a step, or null)
/// - `stages`: `id`, `title`, `steps` (ids)
/// - `steps`: `id`, `title`, `stage`, `seconds` (0 for none), `letters` (`A/B`, or null), `must`,
///   `asks` (fields)
/// - `cards`: `id`, `title`, `rebuttals` (`id`, `title`, `letters`, `must`, `asks`); the one called
///   `otherwise` comes last
/// - `outcomes`: `id`, `title`, `kind` (won, open, lost), `needs` (fields), `never_call_again`
/// - `edges`: `from` (`kind` step with `id`; rebuttal with `card` and `id`; anytime), `replies`
///   (`label`, `id`, `guarded`, `score`; none where a step goes on by itself), `to` (`kind` step, card
///   or outcome with `id`; back, next, again; and `guarded`): the first is taken whose guard holds
enum MapJSON {
  static func text(_ map: Map) -> String {
    var json = JSONWriter()
    json.object { json in
      json.member("id", map.id)
      json.member("title", map.title)
      json.member("language", map.language)
      json.member("goal", map.outcomes.indices.contains(map.goal) ? map.outcomes[map.goal].id : nil)
      json.member("start", map.start.map { map.steps[$0].id })
      stages(map, &json)
      steps(map, &json)
      cards(map, &json)
      outcomes(map, &json)
      json.key("edges")
      json.array { json in edges(map, &json) }
    }
    return json.text
  }

  private static func names(_ key: String, _ names: [String], _ json: inout JSONWriter) {
    json.key(key)
    json.array { json in
      for name in names { json.value(name) }
    }
  }

  private static func stages(_ map: Map, _ json: inout JSONWriter) {
    json.key("stages")
    json.array { json in
      for stage in map.stages {
        json.object { json in
          json.member("id", stage.id)
          json.member("title", stage.title)
          names("steps", stage.steps.map { map.steps[$0].id }, &json)
        }
      }
    }
  }

  private static func steps(_ map: Map, _ json: inout JSONWriter) {
    json.key("steps")
    json.array { json in
      for stage in map.stages {
        for step in map.steps[stage.steps] {
          json.object { json in
            json.member("id", step.id)
            json.member("title", step.title)
            json.member("stage", stage.id)
            json.member("seconds", step.seconds)
            facts(step, &json)
          }
        }
      }
    }
  }

  private static func facts(_ step: Map.StepNode, _ json: inout JSONWriter) {
    json.member("letters", step.letters)
    json.member("must", step.hasMust)
    names("asks", step.asks, &json)
  }

  private static func cards(_ map: Map, _ json: inout JSONWriter) {
    json.key("cards")
    json.array { json in
      for card in map.cards {
        json.object { json in
          json.member("id", card.id)
          json.member("title", card.title)
          json.key("rebuttals")
          json.array { json in
            for rebuttal in card.rebuttals {
              json.object { json in
                json.member("id", rebuttal.id)
                json.member("title", rebuttal.title)
                facts(rebuttal, &json)
              }
            }
          }
        }
      }
    }
  }

  private static func outcomes(_ map: Map, _ json: inout JSONWriter) {
    json.key("outcomes")
    json.array { json in
      for outcome in map.outcomes {
        json.object { json in
          json.member("id", outcome.id)
          json.member("title", outcome.title)
          json.member("kind", outcome.kind.rawValue)
          names("needs", outcome.needs, &json)
          json.member("never_call_again", outcome.isNeverCallAgain)
        }
      }
    }
  }

  private static func edges(_ map: Map, _ json: inout JSONWriter) {
    for step in map.steps { edges(step.groups, of: map, &json) { $0.from("step", step.id) } }
    for card in map.cards {
      for rebuttal in card.rebuttals {
        edges(rebuttal.groups, of: map, &json) { $0.from("rebuttal", rebuttal.id, card: card.id) }
      }
    }
    edges(map.anytime, of: map, &json) { $0.from("anytime", nil) }
  }

  private static func edges(
    _ groups: [Map.WayGroup], of map: Map, _ json: inout JSONWriter,
    from: (inout JSONWriter) -> Void
  ) {
    for group in groups {
      json.object { json in
        from(&json)
        json.key("replies")
        json.array { json in
          for reply in group.replies {
            json.object { json in
              json.member("label", reply.label)
              json.member("id", reply.id)
              json.member("guarded", reply.isGuarded)
              json.member("score", reply.score)
            }
          }
        }
        json.key("to")
        json.array { json in
          for way in group.ways { to(way, map, &json) }
        }
      }
    }
  }

  private static func to(_ way: Map.Way, _ map: Map, _ json: inout JSONWriter) {
    json.object { json in
      switch way.place {
      case .step(let step):
        json.member("kind", "step")
        json.member("id", map.steps[step].id)
      case .card(let card):
        json.member("kind", "card")
        json.member("id", map.cards[card].id)
      case .outcome(let outcome):
        json.member("kind", "outcome")
        json.member("id", map.outcomes[outcome].id)
      case .back: json.member("kind", "back")
      case .next: json.member("kind", "next")
      case .again: json.member("kind", "again")
      }
      json.member("guarded", way.isGuarded)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func from(_ kind: String, _ id: String?, card: String? = nil) {
    key("from")
    object { json in
      json.member("kind", kind)
      if let card { json.member("card", card) }
      if let id { json.member("id", id) }
    }
  }
}
