import CReadline
import Glibc

/// A list of C strings as readline takes it: made by malloc, its last entry null.
private typealias Matches = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>

extension LineEditor {
  /// What TAB makes of the line; readline frees the result.
  func complete() -> UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? {
    // Otherwise readline would complete names of files everywhere.
    patter_readline_completion_is_over()
    guard let line = String(validatingCString: patter_readline_line()), let completer else {
      return nil
    }
    let cursor = Int(patter_readline_point())
    let completion = completer(line, cursor)
    guard Completion.slice(of: line, from: completion.start, to: cursor) != nil else { return nil }
    hiddenPrefix = completion.start
    listsFileNames = completion.isFileName
    if completion.isFileName { return fileNames(line, from: completion.start, to: cursor) }
    patter_readline_append(completion.appendsSpace ? 0x20 : 0)
    return copied(completion.matches(line: line, cursor: cursor))
  }

  private func fileNames(_ line: String, from start: Int, to cursor: Int) -> Matches? {
    guard let word = Completion.slice(of: line, from: start, to: cursor),
      let before = Completion.slice(of: line, from: 0, to: start),
      let found = patter_readline_file_names(word)
    else { return nil }
    defer { release(found) }
    // readline would look for a file named like the whole line.
    patter_readline_is_no_file_name()
    // A name that is not UTF-8, or that could work on the terminal, is left to be typed.
    let names = strings(in: found)
    let safe = names.filter { SafeText.clean($0) == $0 }
    guard safe.count == names.count else { return nil }
    patter_readline_append(0x20)
    if let only = names.first, names.count == 1, isFolder(only) {
      patter_readline_append(0)
      return copied([before + (only.hasSuffix("/") ? only : only + "/")])
    }
    // The first is what they have in common; the order of a folder is none.
    return copied((names.prefix(1) + names.dropFirst().sorted()).map { before + $0 })
  }

  /// Shows the candidates below the line, in columns, in the order they came.
  func list(_ matches: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?, _ count: Int) {
    guard let matches else { return }
    let names = strings(in: matches).dropFirst().map { match in
      SafeText.clean(String(decoding: match.utf8.dropFirst(hiddenPrefix), as: UTF8.self))
    }
    let size = WindowSize.current()
    let screen = Screen(look: .plain)
    screen.write("\r\n")
    let shown = listsFileNames ? names.map(Self.lastPart) : names
    screen.lines(Self.columns(shown, width: size.columns, rows: max(1, size.rows - 3)))
    fflush(nil)
    do throws(SystemError) { try screen.flush() } catch { return }
    rl_on_new_line()
    rl_redisplay()
  }

  /// Names side by side, filled row by row; what has no room is counted in the last line.
  static func columns(_ names: [String], width: Int, rows: Int) -> [String] {
    let widest = min((names.map { Width.columns(of: $0) }.max() ?? 0) + 2, width)
    let perRow = max(1, (width - 1) / max(1, widest))
    let shown = names.prefix(perRow * rows)
    var lines: [String] = []
    for first in stride(from: 0, to: shown.count, by: perRow) {
      let row = shown[first..<min(first + perRow, shown.count)]
      let cells = row.map { Width.padded(Width.truncated($0, to: width - 1), to: widest) }
      var line = cells.joined()
      while line.last == " " { line.removeLast() }
      lines.append(line)
    }
    if shown.count < names.count { lines.append("… \(names.count - shown.count)") }
    return lines
  }

  /// Of a path only its last part, as readline shows it.
  private static func lastPart(_ name: String) -> String {
    guard let slash = name.dropLast().lastIndex(of: "/") else { return name }
    return String(name[name.index(after: slash)...])
  }

  private func isFolder(_ path: String) -> Bool {
    guard let expanded = tilde_expand(path) else { return false }
    defer { free(expanded) }
    var status = stat()
    return stat(expanded, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private func strings(in matches: Matches) -> [String] {
    var result: [String] = []
    var index = 0
    while let match = matches[index] {
      result.append(String(cString: match))
      index += 1
    }
    return result
  }

  private func release(_ matches: Matches) {
    var index = 0
    while let match = matches[index] {
      free(match)
      index += 1
    }
    free(matches)
  }

  private func copied(_ strings: [String]) -> Matches? {
    guard !strings.isEmpty,
      let memory = calloc(strings.count + 1, MemoryLayout<UnsafeMutablePointer<CChar>?>.stride)
    else { return nil }
    let matches = memory.bindMemory(
      to: UnsafeMutablePointer<CChar>?.self, capacity: strings.count + 1)
    for (index, string) in strings.enumerated() { matches[index] = strdup(string) }
    return matches
  }
}
