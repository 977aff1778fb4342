/// The codes of an import that the store does not have yet, with their leads: a hash table whose
/// pairs are handed over in the order of the codes, so that the store's tree takes them one beside
/// the other.
///
/// A code's place is told by how great it is, and what finds its place taken goes behind. So the table
/// itself is in order but for the runs of taken places, each of which is put in order as it is handed
/// over.
struct PendingContacts {
  /// It is full with so many codes: those of a million leads with phone and mail.
  static let limit = 1 << 21
  /// Places behind the last one that a code can be told, for what finds it taken.
  private static let tail = 1 << 8
  private static let empty: Int64 = -1

  // 12 bytes a place; at the most 7 of 10 are taken.
  private var codes: [Int64]
  private var leads: [Int32]
  private(set) var count = 0

  init() {
    self.init(size: 1 << 10)
  }

  private init(size: Int) {
    codes = [Int64](repeating: Self.empty, count: size + Self.tail)
    leads = [Int32](repeating: 0, count: codes.count)
  }

  /// How many places codes are told.
  private var size: Int { codes.count - Self.tail }

  var isFull: Bool { count >= Self.limit }

  /// The number of the lead that has a code, counted from the import's first one; nil for none.
  subscript(code: Int64) -> Int32? {
    guard code >= 0, let place = place(of: code), codes[place] == code else { return nil }
    return leads[place]
  }

  /// Adds a code, 0 or more, that is not there.
  mutating func add(_ code: Int64, _ lead: Int32) {
    precondition(code >= 0, "codes have 63 bits")
    if count * 10 >= size * 7 { grow() }
    var place = place(of: code)
    while place == nil {
      grow()
      place = self.place(of: code)
    }
    codes[place ?? 0] = code
    leads[place ?? 0] = lead
    count += 1
  }

  /// Hands over all pairs in the order of the codes, and forgets them.
  mutating func drain<Failure>(
    _ body: (Int64, Int32) throws(Failure) -> Void
  ) throws(Failure) {
    var place = 0
    while place < codes.count {
      let start = place
      while place < codes.count, codes[place] != Self.empty {
        // The run up to here is in order; this pair moves to where it belongs in it.
        let (code, lead) = (codes[place], leads[place])
        var free = place
        while free > start, codes[free - 1] > code {
          (codes[free], leads[free]) = (codes[free - 1], leads[free - 1])
          free -= 1
        }
        (codes[free], leads[free]) = (code, lead)
        place += 1
      }
      for taken in start..<place { try body(codes[taken], leads[taken]) }
      place += 1
    }
    self = PendingContacts()
  }

  /// Where a code is, else the empty place where it belongs; nil when the tail is full.
  private func place(of code: Int64) -> Int? {
    var place = Int(UInt64(bitPattern: code << 1).multipliedFullWidth(by: UInt64(size)).high)
    while place < codes.count {
      if codes[place] == code || codes[place] == Self.empty { return place }
      place += 1
    }
    return nil
  }

  private mutating func grow() {
    var larger = PendingContacts(size: size * 3 / 2)
    for (place, code) in codes.enumerated() where code != Self.empty {
      larger.add(code, leads[place])
    }
    self = larger
  }
}
