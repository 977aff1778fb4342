import CallEngine
import CallModel
import Testing

@Suite struct ReplyFinderTests {
  private let script = """
    # anytime
    - Stop calling | take me off your list => no
    # s
    ## a
    - Yes, go ahead | sure | why not -> b
    - Yesterday was better -> b
    - Busy right now | I'm driving -> b
    - [if size = 1] Hidden words -> b
    - Maybe
      [if size = 1] => no
    - Ends in body
      => no
    - Goes in body
      -> b
    => later
    ## b
    - Yes => no
    - Fine -> a
    # objections
    ## !price: Too expensive
    ~ too dear | no budget
    ### one
    One.
    ## !time: No time
    ~ sure, but later
    ### one
    One.
    """

  private func found(_ words: String, _ acts: String = "") throws -> [String] {
    var walk = try Walk(script)
    try walk.run(acts)
    return name(walk.call.find(words), walk)
  }

  private func name(_ finding: Finding, _ walk: Walk) -> [String] {
    func name(_ found: FoundReply) -> String {
      switch found {
      case .reply(let reply): walk.script.label(reply)
      case .objection(let card): "!\(walk.script.name(card))"
      }
    }
    return switch finding {
    case .none: []
    case .one(let found): [name(found)]
    case .several(let found): found.map(name) + ["?"]
    }
  }

  @Test(arguments: [
    ("Yes, go ahead", ["Yes, go ahead"]), ("yes go AHEAD!", ["Yes, go ahead"]),
    ("Im driving", ["Busy right now"]), ("I’m driving", ["Busy right now"]),
    ("busy", ["Busy right now"]), ("yes", ["Yes, go ahead", "Yesterday was better", "?"]),
    ("yest", ["Yesterday was better"]), ("sure", ["Yes, go ahead"]),
    ("take me off", ["Stop calling"]), ("no budget", ["!price"]), ("Too expensive", ["!price"]),
    ("nothing like it", []), ("", []), ("  ?!", []), ("hidden", []),
  ])
  func `words mean a label or phrase, whole or by a beginning that one alone has`(
    words: String, meaning: [String]
  ) throws {
    #expect(try found(words) == meaning)
  }

  @Test func `a reply that a guard shows is found, and at another step other ones`() throws {
    #expect(try found("hidden", "a /set size = 1") == ["Hidden words"])
    #expect(try found("yes", "a < Yes, go ahead") == ["Yes"])
  }

  @Test(arguments: [
    ("price", ["!price"]), ("too", ["!price"]), ("no", ["!price", "!time", "?"]), ("x", []),
    ("", []),
  ])
  func `a card is found by name, title or phrase`(words: String, meaning: [String]) throws {
    let walk = try Walk(script)
    #expect(name(walk.call.findObjection(words), walk) == meaning)
  }

  @Test func `a reply that may end the call is told before it is picked`() throws {
    let walk = try Walk(script)
    let ending = walk.script.replies.refs.filter { reply in
      walk.script.steps[walk.script.start].replies.contains(reply)
        || walk.script.anytime.contains(reply)
    }.filter { walk.call.endsCall($0) }.map { walk.script.label($0) }
    #expect(Set(ending) == ["Stop calling", "Maybe", "Ends in body"])
  }

  @Test func `a label wins over a phrase, and of two that are named whole none is taken`() throws {
    let script = """
      # s
      ## a
      - Go ahead | yes | sure -> a
      - Yes | of course -> a
      - Fine | sure -> a
      - Hard to say | too dear -> a
      => later
      # objections
      ## !price: Too dear
      ~ no budget
      ### one
      One.
      ## !money: Money
      ~ no budget
      ### one
      One.
      """
    let walk = try Walk(script)
    func found(_ words: String) -> [String] { name(walk.call.find(words), walk) }
    #expect(found("yes") == ["Yes"])
    #expect(found("sure") == ["Go ahead", "Fine", "?"])
    #expect(found("too dear") == ["Hard to say"])
    #expect(found("no budget") == ["!price", "!money", "?"])
    #expect(name(walk.call.findObjection("no budget"), walk) == ["!price", "!money", "?"])
  }
}
