@testable import CallStore
import Testing

struct UUIDv7Tests {
  @Test func `an id carries its version, its variant and its time`() {
    // RFC 9562, appendix A.6: 2022-02-22 14:22:22 -05:00.
    let id = UUIDSource().next(now: 0x017F_22E2_79B0)
    #expect(id.description.hasPrefix("017f22e2-79b0-7"))
    #expect(id.bytes.count == 16)
    #expect(id.bytes[6] >> 4 == 7)
    #expect(id.bytes[8] >> 6 == 0b10)
  }

  @Test func `later ids are greater within a millisecond and when the clock is set back`() {
    let source = UUIDSource()
    var last = source.next(now: 1_700_000_000_000)
    for step in 0..<20_000 {
      let next = source.next(now: 1_700_000_000_000 - UInt64(step % 3))
      #expect(next > last)
      last = next
    }
    #expect(source.next(now: 1_700_000_000_000 + 3_600_000) > last)
  }

  @Test func `fresh ids are all different`() {
    #expect(Set((0..<10_000).map { _ in UUIDv7.fresh() }).count == 10_000)
  }

  @Test func `an id is read back from its text and its bytes`() throws {
    let id = UUIDv7.fresh()
    #expect(UUIDv7(id.description) == id)
    #expect(UUIDv7(id.description.uppercased()) == id)
    #expect(UUIDv7(bytes: id.bytes) == id)
    #expect(UUIDv7(bytes: Array(id.bytes.dropLast())) == nil)
  }

  @Test(arguments: [
    "", "g", "017f22e2-79b", "017f22e279b07cc398c4dc0c0c07398f",
    "017f22e2-79b0-7cc3-98c4-dc0c0c0739",
    "017f22e-279b0-7cc3-98c4-dc0c0c07398f", "017f22e2-79b0-7cc3-98c4-dc0c0c07398f0",
  ])
  func `what is no whole id is none`(text: String) {
    #expect(UUIDv7(text) == nil)
  }

  @Test func `a beginning covers the ids that begin so and no others`() throws {
    let id = try #require(UUIDv7("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"))
    let whole = id.description
    for end in 1...whole.count {
      let prefix = try #require(UUIDv7.Prefix(whole.prefix(end)))
      #expect(prefix.first <= id && id <= prefix.last)
      #expect(prefix.first.description.hasPrefix(whole.prefix(end)))
      #expect(prefix.last.description.hasPrefix(whole.prefix(end)))
    }
    #expect(UUIDv7.Prefix("017f22e279b07cc3")?.first == UUIDv7.Prefix("017f22e2-79b0-7cc3")?.first)
    for text in ["", "-", "x", "01-7f", "017f22e2--79b0", whole + "0"] {
      #expect(UUIDv7.Prefix(text) == nil)
    }
  }
}
