import Glibc

/// Whether proofs are run in their full size: `PATTER_PROOF=full swift test`.
package let isFullProof = getenv("PATTER_PROOF").map { String(cString: $0) } == "full"

/// How often a large proof repeats itself: a little, or in full.
package func proofSize(_ small: Int, full: Int) -> Int { isFullProof ? full : small }
