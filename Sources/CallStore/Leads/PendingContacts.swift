/// The codes of an import that the store does not have yet, with their leads: a hash table whose
/// pairs are handed over in the order of the codes, so that the store's tree takes them one beside
/// the other.
struct PendingContacts {
  /// It is full with so many codes.
  static let limit = 1 << 20
  // Twice as many places as codes; a lead of 0 is an empty place. 24 bytes a code at the most.
  private var codes: [Int64]
  private var leads: [Int32]
  private(set) var count = 0
  private var mask: Int

  init() {
    codes = [Int64](repeating: 0, count: 1 << 10)
    leads = [Int32](repeating: 0, count: 1 << 10)
    mask = codes.count - 1
  }

  var isFull: Bool { count >= Self.limit }

  /// The number of the lead that has a code, counted from the import's first one; nil for none.
  subscript(code: Int64) -> Int32? {
    let place = place(of: code)
    return leads[place] == 0 ? nil : leads[place]
  }

  /// Adds a code that is not there.
  mutating func add(_ code: Int64, _ lead: Int32) {
    precondition(lead > 0, "leads are counted from 1")
    if count * 2 > mask { grow() }
    let place = place(of: code)
    codes[place] = code
    leads[place] = lead
    count += 1
  }

  /// Hands over all pairs in the order of the codes, and forgets them.
  mutating func drain<Failure>(
    _ body: (Int64, Int32) throws(Failure) -> Void
  ) throws(Failure) {
    var order = leads.indices.filter { leads[$0] != 0 }.map { Int32($0) }
    order.sort { codes[Int($0)] < codes[Int($1)] }
    for place in order { try body(codes[Int(place)], leads[Int(place)]) }
    for place in leads.indices { leads[place] = 0 }
    count = 0
  }

  private func place(of code: Int64) -> Int {
    var place = Int(truncatingIfNeeded: code) & mask
    while leads[place] != 0, codes[place] != code { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldCodes, oldLeads) = (codes, leads)
    codes = [Int64](repeating: 0, count: oldCodes.count * 2)
    leads = [Int32](repeating: 0, count: codes.count)
    mask = codes.count - 1
    for (index, lead) in oldLeads.enumerated() where lead != 0 {
      let place = place(of: oldCodes[index])
      codes[place] = oldCodes[index]
      leads[place] = lead
    }
  }
}
