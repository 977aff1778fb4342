import CallModel

/// An act of a transcript: where it is done, and what.
struct Act {
  /// What a line of a transcript can tell.
  enum Deed: Equatable {
    case reply(String)
    case goOn
    case answer(field: String, value: String)
    case skip(field: String)
    case raise(String)
    case words(String)
    case back
    case again
    case set(field: String, value: String)
    case note(String)
    case unsay
    case end(String)
  }

  let place: String
  let deed: Deed
  let line: String
}

/// A transcript: its head, its acts, and the outcome that must be its end.
struct TranscriptFile {
  var head: [(key: String, value: String)] = []
  var acts: [Act] = []
  var outcome: String?

  /// Reads a transcript in the form of the script language's section 7.
  init(_ text: String) throws {
    var isHead = true
    for line in text.split(whereSeparator: \.isNewline).map(String.init) {
      let line = line.trimmingBlanks
      if line.isEmpty || line.hasPrefix("//") { continue }
      if line.hasPrefix("=> ") {
        outcome = line.dropFirst(3).trimmingBlanks
        continue
      }
      if isHead, let colon = line.firstIndex(of: ":"), !line[..<colon].contains(" ") {
        head.append((String(line[..<colon]), line[line.index(after: colon)...].trimmingBlanks))
        continue
      }
      isHead = false
      acts.append(try Act(line))
    }
  }

  subscript(key: String) -> String? { head.first { $0.key == key }?.value }

  /// A head's `name=value, name=value`; a value with a comma stands in quotes.
  func pairs(_ key: String) -> [(name: String, value: String)] {
    var pairs: [(name: String, value: String)] = []
    var name = ""
    var value: String?
    var isQuoted = false
    func close() {
      if let value { pairs.append((name.trimmingBlanks, value.trimmingBlanks)) }
      (name, value) = ("", nil)
    }
    for character in self[key] ?? "" {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: close()
      case "=" where value == nil: value = ""
      default: if value == nil { name.append(character) } else { value?.append(character) }
      }
    }
    close()
    return pairs
  }
}

extension Act {
  init(_ line: String) throws {
    self.line = line
    let gap = line.firstIndex { $0 == " " || $0 == "\t" } ?? line.endIndex
    place = String(line[..<gap])
    let rest = line[gap...].trimmingBlanks
    func after(_ count: Int) -> String { rest.dropFirst(count).trimmingBlanks }
    func pair(_ text: String) -> (String, String?) {
      guard let sign = text.firstIndex(of: "=") else { return (text, nil) }
      return (text[..<sign].trimmingBlanks, text[text.index(after: sign)...].trimmingBlanks)
    }
    switch rest.first {
    case "<": deed = after(1).isEmpty ? .goOn : .reply(after(1))
    case "?":
      let (field, value) = pair(after(1))
      if let value {
        deed = .answer(field: field, value: value)
      } else {
        deed = .skip(field: field)
      }
    case "!": deed = .raise(after(1))
    case "\"": deed = .words(after(1))
    case "/":
      let word = rest.prefix { $0 != " " }
      let argument = after(word.count)
      switch word {
      case "/back": deed = .back
      case "/again": deed = .again
      case "/unsaid": deed = .unsay
      case "/note": deed = .note(argument)
      case "/end": deed = .end(argument)
      case "/set":
        let (field, value) = pair(argument)
        deed = .set(field: field, value: value ?? "")
      default: throw Unexpected("no act is written `\(rest)`")
      }
    default: throw Unexpected("no act is written `\(line)`")
    }
  }
}

/// What a walk did not expect.
struct Unexpected: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }
}
