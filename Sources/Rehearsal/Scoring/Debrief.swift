import CallEngine
import CallModel

/// What a trainee is told after a rehearsal, beside his points.
package struct Debrief: Sendable, Equatable {
  /// A place where the call turned.
  package struct TurningPoint: Sendable, Equatable {
    /// The event, by its number.
    package let seq: Int32
    /// The step or rebuttal.
    package let step: String
    /// By how much the prospect's mood moved.
    package let weight: Int
    /// Why.
    package let cause: Mood.Cause
  }

  /// A line that would have been better, and what was said in its place.
  package struct BetterLine: Sendable, Equatable {
    /// The event after which it was due.
    package let seq: Int32
    /// The step or rebuttal.
    package let step: String
    /// What was typed; empty for nothing, nil where another way was taken.
    package let typed: String?
    /// The line.
    package let line: String
  }

  /// Where the prospect's mood moved most, in the order of the call; at most three.
  package let turningPoints: [TurningPoint]
  /// The line of which most was left out; nil where nothing was.
  package let better: BetterLine?
  /// What the persona leaves the trainee with.
  package let notes: [String]
  /// The cards that were lost: not met, cut off, or said with half of their points missing.
  package let weakCards: [String]
}

extension Judging {
  /// What a trainee is told.
  package var debrief: Debrief {
    let events = recital.call.events
    let moves = mood.moves.enumerated().sorted {
      (abs($0.element.cause.weight), $1.offset) > (abs($1.element.cause.weight), $0.offset)
    }
    .prefix(3).map(\.element).sorted { $0.seq < $1.seq }
    let points = moves.map { move in
      Debrief.TurningPoint(
        seq: move.seq,
        step: events.indices.contains(Int(move.seq))
          ? events[Int(move.seq)].step.map { script.name($0) } ?? "" : "",
        weight: move.cause.weight, cause: move.cause)
    }
    return Debrief(
      turningPoints: points, better: better, notes: personaNotes, weakCards: weakCards)
  }

  /// The typed line of which the smallest share was said, or the rebuttal of a card that was missed.
  private var better: Debrief.BetterLine? {
    var worst: (share: Int32, line: Debrief.BetterLine)?
    for turn in recital.turns {
      if case .objection(let card) = turn.move, let act = turn.act, !act.kind.raises(card),
        let first = script.objections[card].rebuttals.refs.first
      {
        return Debrief.BetterLine(
          seq: turn.seq, step: script.name(first), typed: nil, line: words(of: first))
      }
      guard let typed = turn.typed else { continue }
      for line in turn.lines {
        let comparison = comparer.compare(typed, with: line.text, isMust: line.must != nil)
        let share = line.must != nil && !comparison.isExact ? 0 : comparison.saidShare
        if share < 1_000_000, share < worst?.share ?? 1_000_000 {
          worst = (
            share,
            Debrief.BetterLine(
              seq: turn.seq, step: script.name(turn.step), typed: typed, line: line.text)
          )
        }
      }
    }
    return worst?.line
  }

  /// What a rebuttal says, gaps left out.
  private func words(of step: Ref<Step>) -> String {
    script.lines[script.steps[step].passage.lines].compactMap { line in
      if case .speak(let words) = line { plain(words.pieces) } else { nil }
    }.joined(separator: " ")
  }

  private func plain(_ pieces: Refs<Piece>) -> String {
    scene.plain(pieces, in: recital.call)
  }

  private var personaNotes: [String] { scene.persona.notes.map(plain) }

  private var weakCards: [String] {
    var weak: Set<String> = []
    for turn in recital.turns {
      if case .objection(let card) = turn.move, let act = turn.act, !act.kind.raises(card) {
        weak.insert(script.name(card))
      }
      guard let card = script.steps[turn.step].owner.objection, let typed = turn.typed else {
        continue
      }
      let points = turn.lines.flatMap {
        comparer.compare(typed, with: $0.text, isMust: false).points
      }
      if points.count(where: \.isSaid) * 2 < points.count { weak.insert(script.name(card)) }
    }
    for reason in objections where !reason.isEarned {
      guard let turn = recital.turns.first(where: { $0.act?.seq == reason.seq }),
        case .objection(let card) = turn.move
      else { continue }
      weak.insert(script.name(card))
    }
    return weak.sorted()
  }
}

extension CallEvent.Kind {
  /// Whether it raises a card.
  fileprivate func raises(_ card: Ref<Objection>) -> Bool {
    if case .objectionRaised(card, _) = self { true } else { false }
  }
}
