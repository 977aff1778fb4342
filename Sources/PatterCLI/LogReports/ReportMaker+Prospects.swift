import CallReports

/// The reports that count prospects.
extension ReportMaker {
  func variants() throws(Failure) -> Report {
    try question.refuseGroups("variants")
    return VariantsReport.make(
      try reader.prospects(question.filter),
      effect: question.effect.map { .points($0) } ?? .half,
      versionNames: question.subject.versions.indices.map { question.subject.name(ofVersion: $0) })
  }

  func attempts() throws(Failure) -> Report {
    try question.refuseGroups("attempts")
    return AttemptsReport.make(try reader.prospects(question.filter))
  }

  func pipeline() throws(Failure) -> Report {
    try question.refuseGroups("pipeline")
    return PipelineReport.make(
      try reader.prospects(question.filter), script: question.subject.script)
  }
}
