package import CallModel
import Statistics

extension CallStart {
  /// The letter that this lead hears at a step: the one of an earlier call while the step still has
  /// it, under a former name (`was`) too; else drawn. Nil for a step without letters.
  func letter(of step: Ref<Step>, _ script: Script) -> Letter? {
    let letters = script.steps[step].letters
    guard letters != 0 else { return nil }
    let names = script.experimentNames(step)
    for name in names {
      if let earlier = earlierLetters[name], letters & (1 << UInt32(earlier.index)) != 0 {
        return earlier
      }
    }
    return drawnLetter(
      letters, experiment: names[0], seed: variantSeed, isAdaptive: script.isAdaptive,
      counts: letterCounts[names[0]] ?? [:])
  }
}

extension Script {
  /// What the experiment of a step is and was called, its name of today first. A rebuttal's names
  /// are those of its card with its own.
  fileprivate func experimentNames(_ step: Ref<Step>) -> [String] {
    let name = name(step)
    let former = texts[steps[step].formerIDs].map { text[$0] }
    guard let card = steps[step].owner.objection else { return [name] + former }
    let cards = [self.name(card)] + texts[objections[card].formerIDs].map { text[$0] }
    let own = [name.split(separator: "/").last.map(String.init) ?? name] + former
    return [name] + cards.flatMap { card in own.map { "\(card)/\($0)" } }
  }
}

/// Draws the letter of an experiment for a lead: the same lead hears the same letter each time.
/// - Parameters:
///   - letters: the letters to draw from, a bit each; not empty.
///   - experiment: the experiment's name.
///   - counts: what the log says of each letter, for an adaptive script.
/// - Returns: by an even split of a hash of the lead's seed and the name; or, where `isAdaptive`, by
///   Thompson sampling (Thompson 1933): the letter whose draw from Beta(1 + k, 1 + n − k) is highest,
///   k goals in n calls, with a floor of 1 % for each letter.
package func drawnLetter(
  _ letters: UInt32, experiment: String, seed: UInt64, isAdaptive: Bool,
  counts: [Letter: LetterCount]
) -> Letter? {
  let candidates = (0..<26).filter { letters & (1 << UInt32($0)) != 0 }.compactMap(
    Letter.init(index:))
  guard !candidates.isEmpty else { return nil }
  var generator = SplitMix64(seed: SplitMix64.seed(seed, experiment))
  let even = candidates[Int(generator.next() % UInt64(candidates.count))]
  guard isAdaptive else { return even }
  if generator.uniform() < 0.01 * Double(candidates.count) { return even }
  var best = even
  var highest = -1.0
  for letter in candidates {
    let count = counts[letter] ?? LetterCount(calls: 0, goals: 0)
    let draw = generator.beta(
      1 + Double(count.goals), 1 + Double(max(0, count.calls - count.goals)))
    if draw > highest {
      highest = draw
      best = letter
    }
  }
  return best
}
