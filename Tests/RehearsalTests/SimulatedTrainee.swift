import CallEngine
import CallModel
import Rehearsal

/// A trainee who does everything right but for the mistakes he is told to make: the eight classic ones
/// of cold calling.
struct SimulatedTrainee {
  /// A classic mistake.
  enum Mistake: CaseIterable {
    /// Afraid of the first words.
    case fear
    /// Does not follow the script.
    case noScript
    /// Speaks of himself.
    case selfTalk
    /// Lectures.
    case monologue
    /// Lets useful answers pass.
    case ignoring
    /// Opens with the offer.
    case offerFirst
    /// Meets an objection wrongly.
    case wrongCard
    /// Keeps no record.
    case noRecord

    /// Where it costs points.
    var measures: Set<Rubric.Measure> {
      switch self {
      case .fear: [.firstWords]
      // A rebuttal that is not said answers no objection.
      case .noScript: [.lines, .objections]
      case .selfTalk: [.aboutThem]
      // Whoever lectures may have more than his share of the words too.
      case .monologue: [.dialogue, .talkShare]
      case .ignoring: [.listening]
      case .offerFirst: [.offer]
      case .wrongCard: [.objections]
      case .noRecord: [.notes]
      }
    }
  }

  /// What a mistake is made with, in English.
  private static let selfTalk =
    " We are the best, and our people are proud of our work. We love what we do, we really do."
  private static let offer = " Our audit costs only 490 euros."
  private static let lecture = String(
    repeating: " It is a long story that began many years ago with a mill and a river.", count: 5)

  var player: RehearsalPlayer
  private var mistakes: Set<Mistake>
  private var made: Set<Mistake> = []
  private var ms: Int64 = 0
  private var hasSpoken = false

  init(_ scene: Scene, _ level: PracticeLevel, _ mistakes: Set<Mistake> = []) {
    player = RehearsalPlayer(scene, level)
    self.mistakes = mistakes
  }

  /// Leads the call to its end.
  mutating func play() -> Call {
    for _ in 0..<400 {
      switch player.call.state.phase {
      case .ended, .notBegun, .ringing, .missed: return player.call
      case .wrapUp: act(.wrapUp(mistakes.contains(.noRecord) ? nil : "friendly, ring on Friday"), 4)
      case .talking, .ending: turn()
      }
    }
    return player.call
  }

  private mutating func act(_ act: RecordedRehearsal.Act, _ seconds: Int64) {
    ms += seconds * 1000
    player.act(act, ms)
  }

  /// Whether to make a mistake now; each is made once.
  private mutating func makes(_ mistake: Mistake, when isFit: Bool = true) -> Bool {
    guard isFit, mistakes.contains(mistake), !made.contains(mistake) else { return false }
    made.insert(mistake)
    return true
  }

  private mutating func turn() {
    let scene = player.scene
    switch scene.turn(in: player.call) {
    case .none: break
    case .saying: say()
    case .routing(let move):
      switch move {
      case .reply(let reply): act(.reply(scene.script.name(reply)), 3)
      case .objection(let card):
        let other = scene.script.objections.refs.first { $0 != card }
        if let other, makes(.wrongCard) {
          act(.card(scene.script.name(other)), 3)
        } else {
          act(.card(scene.script.name(card)), 3)
        }
      case .answer(let field, let value):
        if makes(.ignoring) {
          act(.skip, 3)
        } else {
          act(.value(scene.script.plain(value, of: field)), 3)
        }
      case .listens, .hangsUp: break
      }
    }
  }

  private mutating func say() {
    let lines = player.due
    let isGreeting = !hasSpoken
    var words = lines.map(\.text).joined(separator: " ")
    let hasOwnLines = !lines.isEmpty && lines.allSatisfy { $0.must == nil } && !isGreeting
    if makes(.offerFirst, when: isGreeting) { words += Self.offer }
    if makes(.noScript, when: hasOwnLines) { words = "Well, you know, anyway, so there it is?" }
    if makes(.selfTalk, when: hasOwnLines && words.contains("?")) {
      words += String(repeating: Self.selfTalk, count: 5)
    }
    if makes(.monologue, when: hasOwnLines && !words.contains("?")) { words += Self.lecture }
    let seconds: Int64 = makes(.fear, when: isGreeting) ? 300 : 8
    hasSpoken = true
    act(.say(player.level.isTyped && !lines.isEmpty ? words : nil), seconds)
  }
}
