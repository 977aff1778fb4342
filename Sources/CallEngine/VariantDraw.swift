package import CallModel
import Statistics

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
