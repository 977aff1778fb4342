import TestSupport

/// A script made by chance, as text and as a plain map of what leads where, so that what the checks
/// prove in one sweep can be compared with what is found by trying.
struct RandomMap {
  /// The script.
  private(set) var text = ""
  /// What leads where. Steps are `s0`, rebuttals `!c0/r0`, outcomes `=o0`; a reply that asks is a
  /// place of its own, `s0#1`.
  private(set) var next: [String: [String]] = [:]
  /// The same without what the operator or the prospect may do anywhere.
  private(set) var written: [String: [String]] = [:]
  /// The places that are sure to ask or set a field, and those that may.
  private(set) var sure: [String: Set<String>] = [:]
  private(set) var maybe: [String: Set<String>] = [:]
  /// The steps with a line that every won call needs.
  private(set) var mustSteps: [String] = []
  /// The rebuttals from which the card leads back.
  private(set) var backs: Set<String> = []
  let outcomes = ["o0", "o1", "o2", "o3"]
  /// The outcomes that are won; the first is the goal.
  let won = ["o0", "o1"]
  let fields = ["f0", "f1", "f2", "f3"]
  private(set) var steps: [String] = []
  private var anytimeCount = 0
  private var chance: Random

  init(seed: UInt64) {
    chance = Random(seed: seed)
    build()
  }

  private mutating func pick(_ count: Int) -> Int { Int(chance.next() % UInt64(count)) }
  private mutating func line(_ line: String) { text += line + "\n" }

  private mutating func lead(_ from: String, _ to: String, isWritten: Bool = true) {
    next[from, default: []].append(to)
    if isWritten { written[from, default: []].append(to) }
  }

  private mutating func mention(_ field: String, at place: String, isSure: Bool) {
    maybe[field, default: []].insert(place)
    if isSure { sure[field, default: []].insert(place) }
  }

  private mutating func build() {
    steps = (0..<3 + pick(7)).map { "s\($0)" }
    let cards = pick(3)
    line("---\ntitle: T\nlanguage: en\ngoal: o0\nqualify: NOTE\n---")
    line("# fields\n- f0: text, for need\n- f1: text, for opportunity")
    line("- f2: text, for team\n- f3: text, for effect")
    line(
      "# outcomes\n- o0: won, needs f0 and f1\n- o1: won, needs f2\n- o2: open, needs f3\n- o3: lost"
    )
    if pick(3) == 0 {
      line("# anytime")
      for index in 0...pick(2) {
        anytimeCount = index + 1
        writeReply(index, at: "any", cards: cards, card: nil)
      }
    }
    line("# discovery")
    for step in steps { writeStep(step, cards: cards) }
    if cards > 0 { line("# objections") }
    for card in 0..<cards { writeCard("c\(card)", cards: cards) }
  }

  private mutating func writeStep(_ step: String, cards: Int) {
    leadAnywhere(step, cards: cards)
    line("## \(step)\nHello.")
    if pick(4) == 0 {
      line("[must] Law.")
      mustSteps.append(step)
    }
    writeAsk(at: step)
    let count = pick(4)
    var needsClosing = count == 0
    if needsClosing { lead(step, step + "#closing") }
    for index in 0..<count {
      if !writeReply(index, at: step, cards: cards, card: nil) {
        needsClosing = true
      }
    }
    guard needsClosing else { return }
    line("")
    for _ in 0..<pick(2) {
      writeJump("[if f0 is \"x\"] ", from: step + "#closing", cards: cards, card: nil)
    }
    writeJump("", from: step + "#closing", cards: cards, card: nil)
  }

  /// A field that is asked or set in a step: without a guard, with one, or unless it is known.
  private mutating func writeAsk(at place: String) {
    let field = fields[pick(4)]
    switch pick(9) {
    case 0, 1: line("? \(field)")
    case 2: line("[if f3 is \"y\"] ? \(field)")
    case 3: line("[if \(field) is unknown] ? \(field)")
    case 4: line("[set \(field) = \"z\"]")
    default: return
    }
    let isGuarded = text.hasSuffix("\"y\"] ? \(field)\n")
    mention(field, at: place, isSure: !isGuarded)
  }

  /// Writes a reply; gives false when it needs the closing jump. Its closing edges come from the step.
  @discardableResult
  private mutating func writeReply(
    _ index: Int, at place: String, cards: Int, card: (name: String, next: String?)?
  ) -> Bool {
    let node = "\(place)#\(index)"
    if place != "any" { lead(place, node) }
    switch pick(5) {
    case 0:
      line("- R\(index)")
      let field = fields[pick(4)]
      line("  ? \(field)")
      mention(field, at: node, isSure: true)
      writeJump("  ", from: node, cards: cards, card: card)
    case 1 where card == nil && place != "any":
      line("- R\(index)")
      lead(node, place + "#closing")
      return false
    default:
      text += "- R\(index) "
      writeJump("", from: node, cards: cards, card: card)
    }
    return true
  }

  private mutating func writeJump(
    _ front: String, from place: String, cards: Int, card: (name: String, next: String?)?
  ) {
    let step = place.split(separator: "#").first.map(String.init) ?? place
    switch pick(card == nil ? 8 : 11) {
    case 0...3:
      let target = steps[pick(steps.count)]
      line("\(front)-> \(target)")
      lead(place, target)
    case 4:
      line("\(front)-> again")
      if step != "any" { lead(place, step) }
    case 5 where cards > 0:
      let target = pick(cards)
      line("\(front)-> !c\(target)")
      lead(place, "!c\(target)/r0")
    case 5, 6, 7:
      let outcome = outcomes[pick(4)]
      line("\(front)=> \(outcome)")
      lead(place, "=\(outcome)")
    case 8 where card?.next != nil:
      line("\(front)-> next")
      if let next = card?.next { lead(place, next) }
    default:
      line("\(front)-> back")
      backs.insert(step)
    }
  }

  /// What may happen at every step and rebuttal: a card is raised, an anytime reply is given.
  private mutating func leadAnywhere(_ place: String, cards: Int) {
    for card in 0..<cards { lead(place, "!c\(card)/r0", isWritten: false) }
    for index in 0..<anytimeCount { lead(place, "any#\(index)", isWritten: false) }
  }

  private mutating func writeCard(_ card: String, cards: Int) {
    line("## !\(card)\n~ dear me")
    let count = 1 + pick(3)
    let hasOtherwise = pick(2) == 0
    for index in 0..<count {
      let place = "!\(card)/r\(index)"
      let isLast = index == count - 1
      let next = isLast ? (hasOtherwise ? "!\(card)/otherwise" : nil) : "!\(card)/r\(index + 1)"
      line("### r\(index)\nWhy?")
      writeAsk(at: place)
      // Raised once more, a card goes on with what was not given yet; another one may be raised.
      if let next { lead(place, next) }
      leadAnywhere(place, cards: cards)
      for reply in 0...pick(2) {
        writeReply(reply, at: place, cards: cards, card: (card, next))
      }
    }
    guard hasOtherwise else { return }
    leadAnywhere("!\(card)/otherwise", cards: cards)
    line("### otherwise\nFine.")
    switch pick(3) {
    case 0:
      line("=> o2")
      lead("!\(card)/otherwise", "=o2")
    case 1:
      line("-> s0")
      lead("!\(card)/otherwise", "s0")
    default: backs.insert("!\(card)/otherwise")
    }
  }
}

extension RandomMap {
  /// Everything that can be reached from a place without entering some others, with how many steps,
  /// rebuttals and anytime replies lie on the shortest way there.
  func reached(
    from start: String, without blocked: Set<String> = [], along map: [String: [String]]? = nil
  ) -> [String: Int] {
    let map = map ?? next
    guard !blocked.contains(start) else { return [:] }
    var distances = [start: 1]
    var queue = [start]
    // Each place may be looked at again when a shorter way to it is found.
    while !queue.isEmpty {
      let place = queue.removeFirst()
      for target in map[place] ?? [] where !blocked.contains(target) {
        let isNamed = target.hasPrefix("any") || !(target.contains("#") || target.hasPrefix("="))
        let distance = (distances[place] ?? 0) + (isNamed ? 1 : 0)
        if let known = distances[target], known <= distance { continue }
        distances[target] = distance
        queue.append(target)
      }
    }
    return distances
  }
}
