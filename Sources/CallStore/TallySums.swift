import CallModel

/// Which tally something belongs to.
struct TallyPlace: Hashable {
  let purpose: Int32
  let script: Int32
  let campaign: Int32
  let day: Int32
  /// The row of what is counted; below 0 for what the store has no row for.
  let thing: Int32
}

/// What the tallies have to be, summed from the calls; as large as the tallies themselves.
struct TallySums {
  /// A sum.
  struct Sum: Hashable {
    var n: Int64 = 0
    var ms: Int64 = 0
  }

  private(set) var sums: [TallyPlace: Sum] = [:]

  /// Adds the counts of a call.
  mutating func add(_ counts: [RowCount], of call: CallPlace) {
    for count in counts {
      let place = TallyPlace(
        purpose: call.purpose, script: call.script, campaign: call.campaign, day: call.day,
        thing: count.thing)
      sums[place, default: Sum()].n += count.n
      sums[place, default: Sum()].ms += count.ms
    }
  }

  /// Takes a sum out; nil where nothing was summed.
  mutating func take(_ place: TallyPlace) -> Sum? { sums.removeValue(forKey: place) }
}

/// Where the counts of a call go.
struct CallPlace {
  let purpose: Int32
  let script: Int32
  let campaign: Int32
  let day: Int32

  init(purpose: Int64, script: Int64, campaign: Int64, day: Int64) {
    self.purpose = Int32(clamping: purpose)
    self.script = Int32(clamping: script)
    self.campaign = Int32(clamping: campaign)
    self.day = Int32(clamping: day)
  }
}

extension Store {
  /// Sums all tallies anew from what each call is counted by, in one transaction. Takes as much memory
  /// as there are tallies. `progress` is told how many calls are summed.
  package func sumTallies(progress: (_ done: Int) -> Void = { _ in }) throws(StoreError) {
    try write { () throws(StoreError) in
      var sums = TallySums()
      var done = 0
      try database.prepare(
        """
        SELECT purpose, script, coalesce(campaign, 0), day, counts
        FROM call_figures JOIN call ON call.id = call_figures.call
        """
      ).each { (row) throws(StoreError) in
        var counts: [RowCount] = []
        guard row.withBytes(4, { CountBytes.read($0, into: &counts) }) else {
          throw damaged("the counts of a call cannot be read")
        }
        sums.add(
          counts,
          of: CallPlace(
            purpose: row.int(0), script: row.int(1), campaign: row.int(2), day: row.int(3)))
        done += 1
        progress(done)
      }
      try database.run("DELETE FROM tally")
      for (place, sum) in sums.sums {
        try database.prepare(
          """
          INSERT INTO tally (purpose, script, campaign, day, counted, n, ms)
          VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
          """
        ).with(Int64(place.purpose)).with(Int64(place.script)).with(Int64(place.campaign))
          .with(Int64(place.day)).with(Int64(place.thing)).with(sum.n).with(sum.ms).run()
      }
    }
  }
}
