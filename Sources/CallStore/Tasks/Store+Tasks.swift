import CallModel

extension Store {
  /// Keeps tasks, all or none. Gives their numbers, in order.
  @discardableResult
  package func keep(tasks: [FollowUpTask]) throws(StoreError) -> [TaskNumber] {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in try keep(tasks: tasks) }
    }
    var numbers: [TaskNumber] = []
    for task in tasks { numbers.append(try insert(task)) }
    return numbers
  }

  private func insert(_ task: FollowUpTask) throws(StoreError) -> TaskNumber {
    let call = try task.call.map { (id) throws(StoreError) in try row(of: id) }
    let script = try task.script.map { (hash) throws(StoreError) -> Int64 in
      guard let key = try self.script(hash) else { throw damaged("a script is missing") }
      return key.row
    }
    let agent = try task.agent.map { (name) throws(StoreError) in try row(ofAgent: name) }
    try database.prepare(
      """
      INSERT INTO task (uuid, state, kind, lead, call, campaign, script, touch, message, text, due_at,
        made_at, agent)
      VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)
      """
    ).with(UUIDv7.fresh().bytes).with(task.state.rawValue).with(task.kind.rawValue)
      .with(task.lead?.row).with(call).with(task.campaign?.row).with(script)
      .with(task.touch.map(Int64.init)).with(row(ofNameIfAny: task.message)).with(task.text)
      .with(task.dueAt).with(task.madeAt).with(agent).run()
    return TaskNumber(row: database.lastRow)
  }

  /// A task by its number; nil when there is none.
  package func task(_ number: TaskNumber) throws(StoreError) -> FollowUpTask? {
    try database.prepare(
      """
      SELECT state, kind, lead, (SELECT uuid FROM call WHERE id = task.call), campaign,
        (SELECT hash FROM script WHERE id = task.script), touch, message, text, due_at, made_at,
        (SELECT name FROM agent WHERE id = task.agent), ended_at,
        (SELECT name FROM agent WHERE id = task.ended_by), reason
      FROM task WHERE id = ?1
      """
    ).with(number.row).first { (row) throws(StoreError) in
      guard let state = FollowUpTask.State(rawValue: Int(row.int(0))),
        let kind = TaskKind(rawValue: Int(row.int(1)))
      else { throw damaged("task \(number.row) cannot be read") }
      var task = FollowUpTask(
        kind: kind, lead: row.optionalInt(2).map { LeadNumber(row: $0) },
        call: row.optionalBytes(3).flatMap { UUIDv7(bytes: $0) },
        campaign: row.optionalInt(4).map { CampaignKey(row: $0) },
        script: row.optionalBytes(5).flatMap { Digest(bytes: $0) },
        touch: row.optionalInt(6).map { Int($0) }, message: try name(ifAny: row.optionalInt(7)),
        text: row.optionalText(8), dueAt: row.int(9), madeAt: row.int(10),
        agent: row.optionalText(11))
      task.state = state
      task.endedAt = row.optionalInt(12)
      task.endedBy = row.optionalText(13)
      task.reason = row.optionalText(14)
      return task
    }
  }

  /// The open tasks that are due before a moment, the longest due first.
  /// - Parameter agent: only this operator's and nobody's.
  package func openTasks(
    dueBefore: Int64, for agent: AgentKey? = nil, limit: Int = 1000
  ) throws(StoreError) -> [TaskNumber] {
    try database.prepare(
      """
      SELECT id FROM task WHERE state = 0 AND due_at < ?1 AND (?2 IS NULL OR agent IS NULL OR agent = ?2)
      ORDER BY due_at, id LIMIT ?3
      """
    ).with(dueBefore).with(agent?.row).with(limit).all { TaskNumber(row: $0.int(0)) }
  }

  /// Tasks in the order they were made, from behind one on; only those that are still to be done, or all.
  package func tasks(
    after last: TaskNumber?, isOpen: Bool, limit: Int
  ) throws(StoreError) -> [TaskNumber] {
    try database.prepare(
      "SELECT id FROM task WHERE id > ?1 AND (NOT ?2 OR state = 0) ORDER BY id LIMIT ?3"
    ).with(last?.row ?? 0).with(isOpen ? 1 : 0).with(limit).all { TaskNumber(row: $0.int(0)) }
  }

  /// All tasks of a lead, in the order they were made.
  package func tasks(ofLead lead: LeadNumber) throws(StoreError) -> [TaskNumber] {
    try database.prepare("SELECT id FROM task WHERE lead = ?1 ORDER BY id")
      .with(lead.row).all { TaskNumber(row: $0.int(0)) }
  }

  /// Ends a task; false when somebody has ended it before.
  package func end(
    _ task: TaskNumber, as state: FollowUpTask.State, at now: Int64, by agent: String,
    reason: String? = nil
  ) throws(StoreError) -> Bool {
    precondition(state != .open, "an ended task is not open")
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in
        try end(task, as: state, at: now, by: agent, reason: reason)
      }
    }
    try database.prepare(
      """
      UPDATE task SET state = ?2, ended_at = ?3, ended_by = ?4, reason = ?5
      WHERE id = ?1 AND state = 0
      """
    ).with(task.row).with(state.rawValue).with(now).with(row(ofAgent: agent)).with(reason).run()
    return database.changes == 1
  }

  /// Moves an open task to another moment; false when it is open no longer.
  package func move(_ task: TaskNumber, to due: Int64) throws(StoreError) -> Bool {
    try write { () throws(StoreError) in
      try database.prepare("UPDATE task SET due_at = ?2 WHERE id = ?1 AND state = 0")
        .with(task.row).with(due).run()
      return database.changes == 1
    }
  }

  /// Cancels what is open for a lead, in one campaign or in all; says why. Inside a transaction or
  /// alone.
  package func cancelTasks(
    of lead: LeadNumber, in campaign: CampaignKey? = nil, because reason: String, at now: Int64,
    by agent: String
  ) throws(StoreError) {
    guard database.isInTransaction else {
      return try write { () throws(StoreError) in
        try cancelTasks(of: lead, in: campaign, because: reason, at: now, by: agent)
      }
    }
    try database.prepare(
      """
      UPDATE task SET state = 3, ended_at = ?3, ended_by = ?4, reason = ?5
      WHERE lead = ?1 AND state = 0 AND (?2 IS NULL OR campaign = ?2)
      """
    ).with(lead.row).with(campaign?.row).with(now).with(row(ofAgent: agent)).with(reason).run()
  }
}
