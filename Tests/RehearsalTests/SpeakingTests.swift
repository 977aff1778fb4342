import CallEngine
import CallModel
import TestSupport
import Testing

@testable import Rehearsal

/// What prospects say, and whether it is understood.
struct SpeakingTests {
  @Test(arguments: callableShippedScripts())
  func `what stands around a phrase is taken off`(path: String) throws {
    let script = try shipped(path)
    let words = ProspectWords(script.language)
    let openers = Mood.Tone.allCases.flatMap { words.openers($0) }
    let refs =
      script.replies.rows.map(\.phrases) + script.objections.rows.map(\.phrases)
    let phrases = Set(refs.flatMap { script.texts[$0].map { script.text[$0] } })
    for phrase in phrases {
      for opener in openers where !opener.isEmpty {
        let tail = words.tails[phrase.utf8.count % words.tails.count]
        #expect(words.bare(opener + phrase).wordsKey == phrase.wordsKey)
        #expect(
          words.bare(opener + phrase + words.period + words.space + tail).wordsKey
            == phrase.wordsKey)
      }
    }
  }

  @Test(arguments: callableShippedScripts())
  func `what a prospect says is understood as he means it`(path: String) throws {
    let script = try shippedWithGuests(path)
    var (right, wrong, all) = (0, 0, 0)
    for persona in script.personas.rows {
      for seed in 0..<UInt64(proofSize(2, full: 100)) {
        let scene = Scene(script, persona, seed: seed)
        var practice = PracticeOperator(scene)
        _ = practice.play()
        for (call, move) in practice.moves {
          guard let words = scene.words(for: move, in: call) else { continue }
          var found = call.find(words)
          if case .none = found { found = call.find(scene.meant(by: words)) }
          switch (move, found) {
          case (.reply(let reply), .one(.reply(let one))):
            if reply == one { right += 1 } else { wrong += 1 }
          case (.objection(let card), .one(.objection(let one))):
            if card == one { right += 1 } else { wrong += 1 }
          // A reply that raises a card is as good as the card.
          case (.reply(let reply), .one(.objection(let one))):
            if script.replies[reply].target == .objection(one) { right += 1 } else { wrong += 1 }
          case (.objection(let card), .one(.reply(let one))):
            if script.replies[one].target == .objection(card) { right += 1 } else { wrong += 1 }
          case (.reply, .several), (.objection, .several): right += 1
          case (.reply, .none), (.objection, .none): break
          default: continue
          }
          all += 1
        }
      }
    }
    #expect(all > 50)
    #expect(right * 100 >= all * 97, "\(right) right and \(wrong) wrong of \(all)")
  }

  @Test(arguments: callableShippedScripts())
  func `questions are asked as questions, and sentences begin as sentences`(path: String) throws {
    let script = try shippedWithGuests(path)
    for persona in script.personas.rows {
      let scene = Scene(script, persona, seed: 7)
      var practice = PracticeOperator(scene)
      _ = practice.play()
      for (call, move) in practice.moves {
        guard let words = scene.words(for: move, in: call), let first = words.first else {
          continue
        }
        #expect(!first.isLowercase, "\(words)")
        if case .reply(let reply) = move, script.label(reply).hasSuffix("?"),
          !script.replies[reply].phrases.isEmpty, persona.traits.contains(.talks(.little))
        {
          #expect(words.last == "?" || words.last == "？", "\(words)")
        }
      }
    }
  }

  @Test func `he says the same thing otherwise the next time`() throws {
    let script = try shipped("en/energy-audit.patter")
    let persona = try #require(script.persona("sceptic"))
    let scene = Scene(script, persona, seed: 1)
    var call = Call(
      script,
      CallStart(
        startedAt: 0, offset: 0, zone: "UTC", variantSeed: 1, lead: Lead(), agent: Lead()))
    _ = call.perform(.begin, ms: 0)
    let card = try #require(script.objections.refs.first { script.name($0) == "price" })
    var said: [String] = []
    for _ in 0..<3 {
      said.append(try #require(scene.words(for: .objection(card), in: call)))
      _ = call.perform(.raise(card), ms: 1)
    }
    let bare = said.map { scene.meant(by: $0).wordsKey }
    #expect(Set(bare).count == 3, "\(said)")
  }
}
