import CallModel
import Rehearsal
import Testing

struct ProspectMoveTests {
  @Test func `moves are told apart by what they are about`() {
    #expect(ProspectMove.reply(Ref(1)) != .reply(Ref(2)))
    #expect(ProspectMove.hangsUp(nil) != .listens)
  }
}
