import CallEngine
import CallModel
import SpokenLanguage

// What the trainee said.
extension Judging {
  /// Whether a turn's lines were said as far as anybody can tell: of what was typed, one key point at
  /// least. What is said aloud is believed.
  func isSaid(_ turn: SaidTurn) -> Bool { !unsaid.contains(turn.seq) }

  /// The same of the last turn at a step before an event that had lines; true where there is none.
  func isSaid(at step: Ref<Step>, before seq: Int32) -> Bool {
    recital.turns.last { $0.step == step && $0.seq < seq && !$0.lines.isEmpty }.map(isSaid) ?? true
  }

  /// Whether the first words came in time.
  func firstWords(_ limit: Int) -> [Score.Reason] {
    guard let turn = recital.turns.first else { return [] }
    let words = turn.spokenLength(script)
    // 150 words a minute are spoken, 40 are typed.
    let needed = turn.typed == nil ? words * 400 : words * 1500
    let taken = turn.said - turn.began
    let isInTime = taken <= Int64(needed + limit * 1000)
    return [
      reason(
        turn.seq, turn.step, isInTime,
        isInTime
          ? "the first words came at once"
          : "the first words took \(taken / 1000) s, and need \(needed / 1000)")
    ]
  }

  /// The key points of lines that were typed, at steps that fit.
  func keyPoints(_ fits: (Ref<Step>) -> Bool) -> [Score.Reason] {
    recital.turns.flatMap { turn -> [Score.Reason] in
      guard let typed = turn.typed, fits(turn.step) else { return [] }
      return turn.lines.filter { $0.must == nil }.flatMap { line in
        comparer.compare(typed, with: line.text, isMust: false).points.map { point in
          reason(
            turn.seq, turn.step, point.isSaid,
            (point.isSaid ? "said: " : "left out: ") + point.words)
        }
      }
    }
  }

  /// The must lines that were due. Whoever said one before an objection broke in
  /// has said it; whoever went on for the prospect has not.
  var mustLines: [Score.Reason] {
    let state = recital.call.state
    return script.mustLines.refs.filter { state.dueMust.contains($0) }.map { must in
      let name = script.name(must)
      let step = script.mustLines[must].step
      let turns = recital.turns.filter { $0.lines.contains { $0.must == must } }
      let seq = turns.last?.seq ?? recital.call.events.last?.seq ?? 0
      guard !turns.isEmpty else {
        return reason(seq, step, false, "\(name) was not said")
      }
      let typed = turns.filter { $0.typed != nil }
      if isTakenBack(must) {
        return reason(seq, step, false, "\(name) was taken back: it was not said")
      }
      let isExact =
        typed.isEmpty
        || typed.contains { turn in
          turn.lines.contains { line in
            line.must == must
              && comparer.compare(turn.typed ?? "", with: line.text, isMust: true).isExact
          }
        }
      return reason(
        seq, step, isExact, isExact ? "\(name) was said" : "\(name) was not said word for word")
    }
  }

  /// Whether the trainee said himself that a must line was not said, and did not say it later.
  private func isTakenBack(_ must: Ref<MustLine>) -> Bool {
    let last = recital.call.events.last { event in
      switch event.kind {
      case .lineSpoken(must), .lineUnsaid(must): true
      default: false
      }
    }
    if case .lineUnsaid = last?.kind { return true }
    return false
  }

  /// Whether anything was offered before a question was answered.
  var offer: [Score.Reason] {
    guard let words = SpokenWords.of(script.language) else { return [] }
    var first: SaidTurn?
    for turn in recital.turns {
      guard let typed = turn.typed else { continue }
      first = first ?? turn
      let spoken = SpokenText(typed)
      let isOffer = spoken.sentences.contains {
        let judgement = words.judge(spoken, $0)
        return judgement.isOffer || judgement.isDiscount
      }
      if isOffer, !turn.lines.contains(where: { offers($0.text, words) }) {
        return [reason(turn.seq, turn.step, false, "an offer before any question was answered")]
      }
      if case .answered = turn.act?.kind { break }
      if script.stageName(of: turn.step) == "discovery", turn.act != nil { break }
    }
    guard let first, recital.turns.contains(where: { $0.typed != nil && isSaid($0) }) else {
      return []
    }
    return [reason(first.seq, first.step, true, "nothing was offered before a question")]
  }

  /// Whether the script itself offers here; then the trainee may.
  private func offers(_ line: String, _ words: SpokenWords) -> Bool {
    let spoken = SpokenText(line)
    return spoken.sentences.contains {
      let judgement = words.judge(spoken, $0)
      return judgement.isOffer || judgement.isDiscount
    }
  }

  /// Whether typed lines are short, or ask.
  func dialogue(_ limit: Int) -> [Score.Reason] {
    recital.turns.compactMap { turn in
      guard let typed = turn.typed, !typed.isEmpty else { return nil }
      let words = script.language.spokenLength(of: typed)
      let isShort = words <= max(limit, 1) || typed.contains(where: \.isQuestionMark)
      // What has nothing to do with the line is short for nothing.
      guard !isShort || isSaid(turn) else { return nil }
      return reason(
        turn.seq, turn.step, isShort,
        isShort ? "short, or a question" : "\(words) words without a question")
    }
  }

  /// Whether what was typed speaks of the prospect.
  var aboutThem: [Score.Reason] {
    guard let words = SpokenWords.of(script.language) else { return [] }
    var (ours, yours) = (0, 0)
    var worst: (turn: SaidTurn, more: Int)?
    for turn in recital.turns {
      guard let typed = turn.typed else { continue }
      let spoken = SpokenText(typed)
      var more = 0
      for sentence in spoken.sentences {
        let judgement = words.judge(spoken, sentence)
        ours += judgement.oursCount
        yours += judgement.yoursCount
        more += judgement.oursCount - judgement.yoursCount
      }
      if more > worst?.more ?? 0 || worst == nil { worst = (turn, more) }
    }
    guard let worst, ours + yours > 0 else { return [] }
    return [
      reason(
        worst.turn.seq, worst.turn.step, ours <= yours,
        "of the caller \(ours) times, of the prospect \(yours) times")
    ]
  }

  /// Whether the prospect had his share of the words.
  func talk(_ limit: Int) -> [Score.Reason] {
    guard let share = talkShare, let last = recital.turns.last else { return [] }
    return [
      reason(last.seq, nil, share <= limit, "the trainee spoke \(share) % of the words")
    ]
  }
}
