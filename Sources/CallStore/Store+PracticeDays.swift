package import CallModel

extension Store {
  /// The days on which somebody drilled cards, in order; cards that came back by themselves, since they
  /// were lost in a rehearsal or a call, are no drill.
  package func drillDays(of agent: AgentKey) throws(StoreError) -> [CivilDate] {
    try database.prepare(
      """
      SELECT DISTINCT day FROM drill_review JOIN drill_card ON drill_card.id = drill_card
      WHERE agent = ?1 AND source = 0 ORDER BY day
      """
    ).with(agent.row).all { CivilDate(days: Int32(clamping: $0.int(0))) }
  }

  /// The days on which somebody made live calls, in order.
  package func liveDays(of agent: AgentKey) throws(StoreError) -> [CivilDate] {
    try database.prepare(
      "SELECT DISTINCT day FROM call WHERE agent = ?1 AND purpose = ?2 ORDER BY day"
    ).with(agent.row).with(CallPurpose.live.rawValue)
      .all { CivilDate(days: Int32(clamping: $0.int(0))) }
  }
}
