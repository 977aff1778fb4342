import CallModel
import CallReports
import CallStore
import ScriptComparison
import ScriptCompiler
import ScriptSyntax
import SourceText

/// Reads what the rules of `tune` look at: counts by version and of the calls that reached the goal,
/// words that nothing understood, and what `check` advises.
struct TuningReader {
  let reader: LogReader
  let compilation: Compilation
  let script: Script
  let map: SourceMap

  /// What calls are put together by.
  private enum Group: Hashable {
    case version(Int)
    case goal
  }

  private var subject: ReportSubject { reader.subject }

  /// What the log says of the calls that fit; they are read one by one.
  func evidence(
    _ filter: CountFilter, _ advice: [Diagnostic]
  ) throws(Failure) -> TuningEvidence {
    var table = CountTable<Group>(
      history: subject.history, versionCount: subject.versions.count)
    let places = filter.scripts.map { key in
      subject.versions.firstIndex { $0.key == key } ?? 0
    }
    let goal = table.place(of: .goal)
    var kinds: [Int32: Counted.Kind] = [:]
    var wordy: [(row: Int64, version: Int)] = []
    var phrases = PhraseGathering()
    do throws(StoreError) {
      try reader.store.eachCountedCall(filter) { (call) throws(StoreError) in
        let version = places[call.script]
        var groups = [table.place(of: .version(version))]
        for count in call.counts {
          if kinds[count.thing] == nil {
            kinds[count.thing] = try reader.store.counted(count).kind
          }
          let kind = kinds[count.thing]
          if kind == .goal { groups.append(goal) }
          if kind == .wordsUnmatched, wordy.last?.row != call.row {
            wordy.append((call.row, version))
          }
        }
        for group in groups {
          for count in call.counts {
            try table.add(
              count.thing, n: count.n, ms: count.ms, version: version, group: group
            ) { () throws(StoreError) in try reader.store.counted(count) }
          }
        }
      }
      var known: [String: ToldWords] = [:]
      for call in wordy {
        try reader.addWords(ofCall: call.row, call.version, to: &phrases, &known)
      }
    } catch { throw Failure(error) }
    let versions = Set(places).sorted().map { place in
      TuningVersion(
        subject.versions[place].script, place: place, history: subject.history,
        counts: table.counts(of: .version(place)))
    }
    return TuningEvidence(
      script: script, versions: versions, goals: table.counts(of: .goal), phrases: phrases.groups,
      advice: steps(of: advice), unwritten: unwritten, experiments: try experiments(filter),
      letterWords: script.letterWords)
  }

  /// What the letters came to; nil where the script has none.
  private func experiments(_ filter: CountFilter) throws(Failure) -> ExperimentReading? {
    guard script.steps.refs.contains(where: { script.steps[$0].letters != 0 }) else { return nil }
    return ExperimentReading(try reader.prospects(filter).experiments, effect: .half)
  }

  /// The replies that a rebuttal has by itself: their place in the file is the rebuttal's.
  private var unwritten: Set<Ref<Reply>> {
    var replies: Set<Ref<Reply>> = []
    for step in script.steps.refs {
      for reply in script.steps[step].replies.refs where map[reply] == map[step] {
        replies.insert(reply)
      }
    }
    return replies
  }

  /// The advice that speaks of a line of a step or rebuttal.
  private func steps(of advice: [Diagnostic]) -> [TuningEvidence.Advice] {
    var headings: [Int32: [Int: Ref<Step>]] = [:]
    for step in script.steps.refs {
      let span = map[step]
      let line = compilation.files[Int(span.file)].lineIndex(of: Int(span.start))
      headings[span.file, default: [:]][line] = step
    }
    let trees = compilation.files.enumerated().map { index, file in
      var ignored = Diagnostics()
      return ScriptTree(file, index: index, &ignored)
    }
    return advice.enumerated().compactMap { number, diagnostic in
      guard diagnostic.rule.level == .advice else { return nil }
      let file = Int(diagnostic.span.file)
      let line = compilation.files[file].lineIndex(of: Int(diagnostic.span.start))
      let block = trees[file].blocks.first { $0.line == line || $0.lines.contains(line) }
      guard let block, let step = headings[diagnostic.span.file]?[block.line] else { return nil }
      return TuningEvidence.Advice(id: diagnostic.rule.id, step: step, number: number)
    }
  }
}
