/// The probabilities of several tests at once, made larger so that the chance of any false call stays
/// below the level (Holm 1979, "A simple sequentially rejective multiple test procedure"), in the
/// order given.
package func holm(_ probabilities: [Double]) -> [Double] {
  let order = probabilities.indices.sorted { probabilities[$0] < probabilities[$1] }
  var adjusted = probabilities
  var largest = 0.0
  for (rank, index) in order.enumerated() {
    largest = max(largest, min(1, Double(order.count - rank) * probabilities[index]))
    adjusted[index] = largest
  }
  return adjusted
}
