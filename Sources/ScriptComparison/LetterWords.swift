package import CallModel

extension Script {
  /// What each letter of each experiment says, by the experiment's name in this version: its lines as
  /// scripts write them, one a line, notes with `>` in front. Guards are left out.
  package var letterWords: [String: [Letter: String]] {
    let text = ScriptText(self)
    var experiments: [String: [Letter: String]] = [:]
    for step in steps.refs where steps[step].letters != 0 {
      var words: [Letter: [String]] = [:]
      // Lines of a block have the letter of its bracket.
      var block: (letter: Letter, end: Int)?
      for (index, line) in lines[steps[step].passage.lines].enumerated() {
        if let open = block, open.end <= index { block = nil }
        switch line {
        case .variant(let letter, let skip): block = (letter, index + 1 + Int(skip))
        case .speak(let line):
          if let letter = line.letter ?? block?.letter {
            words[letter, default: []].append(text.pieces(line.pieces))
          }
        case .note(let line):
          if let letter = line.letter ?? block?.letter {
            words[letter, default: []].append("> " + text.pieces(line.pieces))
          }
        case .ask, .assign, .test, .otherwise, .arm: continue
        }
      }
      experiments[name(step)] = words.mapValues { $0.joined(separator: "\n") }
    }
    return experiments
  }
}
