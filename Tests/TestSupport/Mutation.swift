/// A text with one thing done to it that an editor, a merge or a broken disk might do.
package func mutated(_ bytes: [UInt8], _ random: inout Random) -> [UInt8] {
  var bytes = bytes
  let place = Int.random(in: 0...bytes.count, using: &random)
  switch Int.random(in: 0..<9, using: &random) {
  case 0: return Array(bytes[..<place])
  case 1:
    let end = min(bytes.count, place + Int.random(in: 1...12, using: &random))
    bytes.removeSubrange(place..<end)
  case 2:
    let noise = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      UInt8.random(in: 0...255, using: &random)
    }
    bytes.insert(contentsOf: noise, at: place)
  case 3, 4:
    let sign = signs[Int.random(in: signs.indices, using: &random)]
    bytes.insert(contentsOf: sign.utf8, at: place)
  default:
    var lines = bytes.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    let line = Int.random(in: lines.indices, using: &random)
    let other = Int.random(in: lines.indices, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(lines[line], at: other)
    case 2: lines.swapAt(line, other)
    case 3: lines[line].insert(contentsOf: "  ".utf8, at: 0)
    default: lines[line].insert(contentsOf: signs[other % signs.count].utf8, at: 0)
    }
    bytes = Array(lines.joined(separator: [10]))
  }
  return bytes
}

/// Signs that mean something to a script, alone or where they do not belong.
private let signs = [
  "# ", "## ", "### ", "#### ", "- ", "? ", "> ", "~ ", "-> ", "=> ", "[", "]", "[if ", "[else]",
  "[must] ", "[A] ", "[set ", "{", "}", "(", ")", "(20s)", "(was ", "(+1)", "#", "!", "|", "\"",
  "\\", "*", "//", "---", "---\n", "\r", "\r\n", "\n", "\n\n", "\t", "\u{FEFF}", "\0", " is ",
  " or ", " and ", " not ", ",", ":", "=", "→ ", "⇒ ", "– ", "“", "”", "｜", "（", "）", "［", "］",
  "【", "】", "，", "、", "：", "＝", "！", "＃ ", "？ ", "\u{A0}", "\u{3000}", "é", "e\u{301}", "👩‍🍳",
  "99999999999999999999", "2026-13-41", "{lead.", "1,000", "-", "--",
]
