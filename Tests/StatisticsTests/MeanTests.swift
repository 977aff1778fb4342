import Statistics
import Testing

/// Expected figures from SciPy 1.x: `scipy.stats.t.ppf`, `t.cdf`, `t.interval`.
@Suite struct MeanTests {
  @Test(arguments: [
    (0.95, 9, 2.262157162798205), (0.95, 1, 12.706204736174694), (0.95, 30, 2.0422724563012378),
    (0.99, 4, 4.604094871349992),
  ])
  func `critical values of Student's distribution`(confidence: Double, degrees: Int, value: Double)
  {
    #expect(abs(StudentT.critical(confidence: confidence, degrees: degrees) - value) < 1e-9)
  }

  @Test func `probabilities of Student's distribution`() {
    #expect(abs(StudentT.probability(upTo: 1.3, degrees: 7) - 0.8826160823038114) < 1e-12)
    #expect(StudentT.probability(upTo: 0, degrees: 3) == 0.5)
    // With many degrees it is the normal distribution.
    #expect(abs(StudentT.critical(confidence: 0.95, degrees: 1_000_000) - 1.959966) < 1e-5)
  }

  @Test func `the mean of a scale with its interval`() throws {
    // numpy.mean, numpy.std(ddof=1), scipy.stats.t.interval of [7, 8, 8, 9, 10, 3].
    let mean = Mean([(7, 1), (8, 2), (9, 1), (10, 1), (3, 1)])
    #expect(mean.count == 6)
    #expect(abs(mean.value - 7.5) < 1e-12)
    #expect(abs(mean.deviation - 2.4289915602982237) < 1e-12)
    let interval = try #require(mean.student())
    #expect(abs(interval.low - 4.950925) < 1e-5)
    #expect(abs(interval.high - 10.049075) < 1e-5)
    #expect(Mean([(7, 1)]).student() == nil)
    #expect(Mean([]).value == 0)
  }

  @Test func `the difference of two means with Welch's interval`() throws {
    // scipy.stats.ttest_ind(b, a, equal_var=False).confidence_interval(): the example of unequal
    // spreads that textbooks and encyclopedias give.
    let a = [
      27.5, 21.0, 19.0, 23.6, 17.0, 17.9, 16.9, 20.1, 21.9, 22.6, 23.1, 19.6, 19.0, 21.7, 21.4,
    ]
    let b = [
      27.1, 22.0, 20.8, 23.4, 23.4, 23.5, 25.8, 22.0, 24.8, 20.2, 21.9, 22.1, 22.9, 20.5, 24.4,
    ]
    let difference = MeanDifference(Mean(of: a), Mean(of: b))
    #expect(abs(try #require(difference.degrees) - 24.98852929023142) < 1e-9)
    #expect(abs(try #require(difference.difference) - 2.1666666666666714) < 1e-12)
    let interval = try #require(difference.welch())
    #expect(abs(interval.low - 0.3492370661924069) < 1e-8)
    #expect(abs(interval.high - 3.984096267140929) < 1e-8)
    let few = try #require(
      MeanDifference(Mean(of: [0.2, 0.4, 0.45]), Mean(of: [0.9, 0.7])).welch())
    #expect(abs(few.low - -0.05833425995609337) < 1e-8 && abs(few.high - 0.9583342599560933) < 1e-8)
  }

  @Test func `without two values on both sides a difference has no interval`() {
    let (none, one, two) = (Mean(of: []), Mean(of: [0.5]), Mean(of: [0.5, 0.5]))
    #expect(MeanDifference(none, two).difference == nil)
    #expect(MeanDifference(one, two).difference == 0)
    #expect(MeanDifference(one, two).welch() == nil)
    #expect(MeanDifference(two, one).welch() == nil)
    // All alike: there is no spread to go by.
    #expect(MeanDifference(two, two).welch() == Interval(0, 0))
  }

  @Test func `the net promoter score with its interval`() {
    let score = NetPromoterScore(promoters: 50, detractors: 20, total: 100)
    #expect(score.score == 0.3)
    let interval = score.interval()
    // (50.75 − 20.75) / 103 ± 1.96 √((71.5/103 − 0.2913²) / 103)
    #expect(abs(interval.low - 0.140577) < 1e-4)
    #expect(abs(interval.high - 0.441948) < 1e-4)
    #expect(NetPromoterScore(promoters: 0, detractors: 0, total: 0).score == nil)
  }

  @Test func `the interval of the score holds the truth as often as it says`() {
    var chance = SplitMix64(seed: 5)
    for (p, d, n) in [(0.5, 0.2, 30), (0.7, 0.1, 100), (0.3, 0.3, 20)] {
      var held = 0
      for _ in 0..<2000 {
        var (promoters, detractors) = (0, 0)
        for _ in 0..<n {
          let draw = chance.uniform()
          if draw < p { promoters += 1 } else if draw < p + d { detractors += 1 }
        }
        let score = NetPromoterScore(promoters: promoters, detractors: detractors, total: n)
        if score.interval().contains(p - d) { held += 1 }
      }
      #expect((0.93...0.98).contains(Double(held) / 2000), "\(p) \(d) \(n): \(held)")
    }
  }
}
